"""threading.Event between threads: workers wait for the main thread to say go.

differs: a virtual thread runs in one go, so none can end another's wait half-way: a deadlock, by name
compares: refusal
"""
import threading
import time


def work(n):
    go.wait()
    time.sleep(n / 10)
    print(f"{time.monotonic() - start:.1f} worker {n}")


start = time.monotonic()
go = threading.Event()
threads = [threading.Thread(target=work, args=(n,)) for n in (2, 1)]
for thread in threads:
    thread.start()
time.sleep(0.2)
print(f"{time.monotonic() - start:.1f} go")
go.set()
for thread in threads:
    thread.join()
