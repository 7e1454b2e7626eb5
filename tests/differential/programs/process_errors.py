"""An error in a process of a pool comes back with its type; Pool.map raises the first."""
import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor


def work(x):
    time.sleep(0.1)
    if x == 2:
        raise ValueError("two is wrong")
    return x


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as pool:
        jobs = [pool.submit(work, x) for x in range(3)]
        print([repr(job.exception()) for job in jobs])
    with multiprocessing.Pool(2) as pool:
        try:
            pool.map(work, range(4))
        except ValueError as error:
            print("map:", error)
        later = pool.apply_async(work, (1,), callback=lambda x: print("callback", x))
        later.wait()
        print(later.successful(), sorted(pool.imap_unordered(work, (1, 3))))
