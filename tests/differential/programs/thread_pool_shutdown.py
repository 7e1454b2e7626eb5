"""shutdown(cancel_futures=True) drops what has not begun; leaving a `with` waits for all."""
import time
from concurrent.futures import ThreadPoolExecutor


def work(x):
    time.sleep(0.2)
    print("did", x)
    return x


start = time.monotonic()
pool = ThreadPoolExecutor(max_workers=1)
jobs = [pool.submit(work, x) for x in range(3)]
time.sleep(0.1)
pool.shutdown(wait=False, cancel_futures=True)
print([job.cancelled() for job in jobs], f"{time.monotonic() - start:.1f}")
print(jobs[0].result(), f"{time.monotonic() - start:.1f}")
with ThreadPoolExecutor(max_workers=2) as pool:
    for x in "abc":
        pool.submit(work, x)
    print("submitted")
print(f"{time.monotonic() - start:.1f}")
