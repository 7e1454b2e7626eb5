"""threading.Semaphore: two of five at a time; BoundedSemaphore refuses one release too many."""
import threading
import time


def work(n):
    with gate:
        time.sleep(0.2)
        ended.append(f"{time.monotonic() - start:.1f}")


start = time.monotonic()
gate, ended = threading.Semaphore(2), []
threads = [threading.Thread(target=work, args=(n,)) for n in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(ended))
bounded = threading.BoundedSemaphore(1)
print(bounded.acquire(), bounded.acquire(blocking=False), bounded.acquire(timeout=0.1), f"{time.monotonic() - start:.1f}")
bounded.release()
try:
    bounded.release()
except ValueError as error:
    print(error)
