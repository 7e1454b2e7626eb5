"""concurrent.futures.wait() with each return_when, and with a timeout."""
import time
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, wait


def work(x, fail=False):
    time.sleep(x / 10)
    if fail:
        raise ValueError(x)
    return x


start = time.monotonic()
with ThreadPoolExecutor(max_workers=4) as pool:
    jobs = [pool.submit(work, 1), pool.submit(work, 2, True), pool.submit(work, 4), pool.submit(work, 5)]
    for when in (FIRST_COMPLETED, FIRST_EXCEPTION):
        done, left = wait(jobs, return_when=when)
        print(when, len(done), len(left), f"{time.monotonic() - start:.1f}")
    done, left = wait(jobs, timeout=0.1)
    print("timeout", len(done), len(left), f"{time.monotonic() - start:.1f}")
    done, left = wait(left, return_when=ALL_COMPLETED)
    print(sorted(job.result() for job in done), len(left), f"{time.monotonic() - start:.1f}")
