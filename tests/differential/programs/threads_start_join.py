"""threading.Thread: start, join, is_alive, a timeout of join, and names."""
import threading
import time


def work(delay, results):
    time.sleep(delay)
    results.append((threading.current_thread().name, delay))


start = time.monotonic()
results = []
threads = [threading.Thread(target=work, args=(n / 10, results), name=f"worker {n}") for n in (3, 1, 2)]
print(threads[0].is_alive())
for thread in threads:
    thread.start()
threads[0].join(timeout=0.1)
print(threads[0].is_alive(), f"{time.monotonic() - start:.1f}")
for thread in threads:
    thread.join()
print(sorted(results), f"{time.monotonic() - start:.1f}")
print(threading.current_thread() is threading.main_thread(), threading.current_thread().name)
try:
    threads[0].start()
except RuntimeError as error:
    print(error)
