"""A job of a pool that uses another pool, and a thread that starts a thread."""
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def leaf(x):
    time.sleep(0.1)
    return x + 1


def branch(x):
    with ThreadPoolExecutor(max_workers=2) as pool:
        return sum(pool.map(leaf, (x, x)))


def outer():
    inner = threading.Thread(target=time.sleep, args=(0.2,))
    inner.start()
    time.sleep(0.1)
    inner.join()


start = time.monotonic()
with ThreadPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(branch, (1, 2, 3))), f"{time.monotonic() - start:.1f}")
thread = threading.Thread(target=outer)
thread.start()
thread.join()
print(f"{time.monotonic() - start:.1f}")
