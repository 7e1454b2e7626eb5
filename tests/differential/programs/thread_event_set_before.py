"""threading.Event and queue.Queue where nobody has to wait for another thread, or only for so long."""
import queue
import threading
import time


def work(name):
    go.wait()
    time.sleep(0.1)
    items.put(name)


start = time.monotonic()
go, items = threading.Event(), queue.Queue()
print(go.wait(timeout=0.1), go.is_set(), f"{time.monotonic() - start:.1f}")
go.set()
threads = [threading.Thread(target=work, args=(name,)) for name in ("a", "b")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(items.get() for _ in range(2)), items.empty(), f"{time.monotonic() - start:.1f}")
try:
    items.get(timeout=0.1)
except queue.Empty:
    print(f"{time.monotonic() - start:.1f} empty")
try:
    items.get_nowait()
except queue.Empty:
    print("still empty")
