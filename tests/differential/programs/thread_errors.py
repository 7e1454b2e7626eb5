"""An exception in a thread ends that thread alone; excepthook hears of it."""
import threading
import time


def fails(n):
    time.sleep(n / 10)
    raise ValueError(n)


def hook(args):
    print("heard:", args.exc_type.__name__, args.exc_value, args.thread.name)


threading.excepthook = hook
threads = [threading.Thread(target=fails, args=(n,), name=f"thread {n}") for n in (2, 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("the program goes on", threading.active_count())
