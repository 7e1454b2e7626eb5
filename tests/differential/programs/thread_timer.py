"""threading.Timer calls later; cancel() stops it in time."""
import threading
import time


def ring(name):
    print(f"{time.monotonic() - start:.1f} {name}")


start = time.monotonic()
timers = [threading.Timer(0.2, ring, ["second"]), threading.Timer(0.1, ring, args=("first",))]
gone = threading.Timer(0.3, ring, ["never printed"])
for timer in (*timers, gone):
    timer.start()
time.sleep(0.15)
gone.cancel()
for timer in timers:
    timer.join()
gone.join()
print(f"{time.monotonic() - start:.1f}")
