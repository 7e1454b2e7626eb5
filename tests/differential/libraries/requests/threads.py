"""requests in a pool of threads."""
import time
from concurrent.futures import ThreadPoolExecutor

import requests

BASE = "http://localhost:8099"


def fetch(seconds):
    return requests.get(f"{BASE}/wait/{seconds}").text.strip()


start = time.perf_counter()
with ThreadPoolExecutor(max_workers=2) as pool:
    for text in pool.map(fetch, [0.6, 0.2, 0.3, 0.4]):
        print(text, f"{time.perf_counter() - start:.1f}")
print(f"all {time.perf_counter() - start:.1f}")
