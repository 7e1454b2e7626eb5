"""ProcessPoolExecutor: jobs run side by side; a pool of two takes twice as long as one of four."""
import time
from concurrent.futures import ProcessPoolExecutor


def work(x):
    time.sleep(0.2)
    return x * x


if __name__ == "__main__":
    for workers in (2, 4):
        start = time.monotonic()
        with ProcessPoolExecutor(max_workers=workers) as pool:
            print(workers, list(pool.map(work, range(4))), f"{time.monotonic() - start:.1f}")
