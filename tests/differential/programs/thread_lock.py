"""threading.Lock: threads take turns; without waiting acquire(False) fails."""
import threading
import time


def work(n):
    time.sleep(n / 20)
    with lock:
        order.append(n)
        time.sleep(0.2)


start = time.monotonic()
lock, order = threading.Lock(), []
threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(order, f"{time.monotonic() - start:.1f}")
with lock:
    print(lock.acquire(blocking=False), lock.acquire(timeout=0.1), lock.locked(), f"{time.monotonic() - start:.1f}")
again = threading.RLock()
with again, again:
    print("taken twice")
