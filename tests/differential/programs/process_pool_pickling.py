"""What goes to another process must be picklable: a lambda is not."""
import time
from concurrent.futures import ProcessPoolExecutor, as_completed


def work(x):
    time.sleep(x / 10)
    return {"x": x}


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as pool:
        try:
            pool.submit(lambda: 1).result()
        except Exception as error:
            print("not sent:", "pickle" in str(error).lower())
        for job in as_completed([pool.submit(work, x) for x in (3, 1)]):
            print(job.result())
