"""map() of a pool keeps the order of its input; its size decides how long it takes."""
import time
from concurrent.futures import ThreadPoolExecutor


def work(x, y):
    time.sleep(0.1)
    return x * y


for workers in (1, 2, 4):
    start = time.monotonic()
    with ThreadPoolExecutor(max_workers=workers) as pool:
        print(workers, list(pool.map(work, range(4), (1, 10, 100, 1000))), f"{time.monotonic() - start:.1f}")
start = time.monotonic()
with ThreadPoolExecutor() as pool:
    results = pool.map(time.sleep, (0.1, 0.2))
    print(f"map() returns at {time.monotonic() - start:.1f}")
    print(next(results), f"{time.monotonic() - start:.1f}")
