"""add_done_callback() of a pool's future, cancel() of a job that still waits, and an initializer."""
import time
from concurrent.futures import CancelledError, ThreadPoolExecutor


def work(x):
    time.sleep(0.2)
    return x


def ended(job):
    print(f"{time.monotonic() - start:.1f} callback:", "cancelled" if job.cancelled() else job.result())


start = time.monotonic()
with ThreadPoolExecutor(max_workers=1, initializer=print, initargs=("a worker starts",)) as pool:
    jobs = [pool.submit(work, x) for x in range(3)]
    for job in jobs:
        job.add_done_callback(ended)
    time.sleep(0.1)
    print([job.cancel() for job in jobs[:2]], [job.cancelled() for job in jobs])
try:
    jobs[1].result()
except CancelledError:
    print(f"{time.monotonic() - start:.1f} cancelled")
