"""multiprocessing.Queue: results of processes come back through it."""
import multiprocessing
import time


def work(n, results):
    time.sleep(n / 10)
    results.put((n, n * n))


if __name__ == "__main__":
    start = time.monotonic()
    results = multiprocessing.Queue()
    workers = [multiprocessing.Process(target=work, args=(n, results)) for n in (3, 1, 2)]
    for process in workers:
        process.start()
    print([results.get() for _ in workers], f"{time.monotonic() - start:.1f}")
    for process in workers:
        process.join()
    print([process.exitcode for process in workers])
