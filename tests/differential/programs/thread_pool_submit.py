"""ThreadPoolExecutor: submit(), result(), exception(), timeouts, a job that fails, and shutdown."""
import concurrent.futures
import time


def work(x):
    time.sleep(x / 10)
    if x == 2:
        raise ValueError("two")
    return x * x


start = time.monotonic()
with concurrent.futures.ThreadPoolExecutor(max_workers=3) as pool:
    jobs = [pool.submit(work, x) for x in (1, 2, 3)]
    print(jobs[0].done(), jobs[0].running(), jobs[0].result(), f"{time.monotonic() - start:.1f}")
    try:
        jobs[2].result(timeout=0.1)
    except concurrent.futures.TimeoutError:
        print(f"not yet {time.monotonic() - start:.1f}")
    print(repr(jobs[1].exception()))
print(jobs[2].done(), jobs[2].result(), f"{time.monotonic() - start:.1f}")
try:
    pool.submit(work, 1)
except RuntimeError as error:
    print(error)
