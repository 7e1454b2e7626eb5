"""map() of a pool raises where the failed result would come; its timeout counts from the call."""
import time
from concurrent.futures import ThreadPoolExecutor, TimeoutError


def work(x):
    time.sleep(x / 10)
    if x == 2:
        raise ValueError("two")
    return x


start = time.monotonic()
with ThreadPoolExecutor(max_workers=4) as pool:
    results = pool.map(work, (1, 2, 3))
    print(next(results))
    try:
        next(results)
    except ValueError as error:
        print(error, f"{time.monotonic() - start:.1f}")
    print(list(results))
    try:
        for result in pool.map(work, (1, 4), timeout=0.2):
            print(result)
    except TimeoutError:
        print(f"timed out {time.monotonic() - start:.1f}")
print(f"{time.monotonic() - start:.1f}")
