"""concurrent.futures.as_completed(): by the order of ends; a dict finds what a future stands for."""
import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def fetch(page):
    time.sleep(page / 10)
    if page == 3:
        raise ConnectionError("page 3 is gone")
    return f"text of page {page}"


start = time.monotonic()
with ThreadPoolExecutor(max_workers=5) as pool:
    pages = {pool.submit(fetch, page): page for page in (4, 3, 1, 2)}
    for job in as_completed(pages):
        try:
            print(pages[job], job.result(), f"{time.monotonic() - start:.1f}")
        except ConnectionError as error:
            print(pages[job], error, f"{time.monotonic() - start:.1f}")
