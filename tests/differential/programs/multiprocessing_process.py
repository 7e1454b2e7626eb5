"""multiprocessing.Process: start, join, exitcode; a process has globals of its own."""
import multiprocessing
import sys
import time

counter = 0


def work(delay, code):
    global counter
    counter += 1
    time.sleep(delay)
    sys.exit(code)


if __name__ == "__main__":
    start = time.monotonic()
    workers = [multiprocessing.Process(target=work, args=(0.2 + n / 10, n), name=f"worker {n}") for n in range(3)]
    print(workers[0].is_alive(), workers[0].exitcode)
    for process in workers:
        process.start()
    print(workers[0].is_alive())
    for process in workers:
        process.join()
        print(process.name, process.exitcode, f"{time.monotonic() - start:.1f}")
    print(counter)
