"""queue.Queue between threads: producer and consumer, bounded.

differs: a virtual thread runs in one go, so none can end another's wait half-way: a deadlock, by name
compares: refusal
"""
import queue
import threading
import time


def consumer():
    while (item := items.get()) is not None:
        time.sleep(0.1)
        print(f"{time.monotonic() - start:.1f} consumed {item}")


start = time.monotonic()
items = queue.Queue(maxsize=1)
thread = threading.Thread(target=consumer)
thread.start()
for n in range(3):
    items.put(n)
    time.sleep(0.05)
items.put(None)
thread.join()
