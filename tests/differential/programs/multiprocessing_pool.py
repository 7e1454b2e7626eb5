"""multiprocessing.Pool: map, starmap, apply_async, imap."""
import multiprocessing
import time


def square(x):
    time.sleep(0.1)
    return x * x


def power(x, y):
    time.sleep(0.1)
    return x**y


if __name__ == "__main__":
    start = time.monotonic()
    with multiprocessing.Pool(2) as pool:
        print(pool.map(square, range(4), chunksize=1), f"{time.monotonic() - start:.1f}")
        print(pool.starmap(power, [(2, 3), (3, 2)]), f"{time.monotonic() - start:.1f}")
        later = pool.apply_async(square, (9,))
        print(later.get(), f"{time.monotonic() - start:.1f}")
        print(list(pool.imap(square, (1, 2))), pool.apply(power, (2, 2)), f"{time.monotonic() - start:.1f}")
