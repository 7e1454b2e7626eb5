"""A body that arrives piece by piece holds the thread piece by piece."""
import time

import requests

BASE = "http://localhost:8099"

start = time.perf_counter()
with requests.get(f"{BASE}/lines", stream=True) as response:
    print(f"head {time.perf_counter() - start:.1f}")
    for line in response.iter_lines(chunk_size=None):
        print(line, f"{time.perf_counter() - start:.1f}")
start = time.perf_counter()
print(requests.get(f"{BASE}/lines").text.split(), f"{time.perf_counter() - start:.1f}")
