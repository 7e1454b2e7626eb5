"""Threads that append to one list do so when they are done.

differs: a virtual thread runs in one go when it starts, so the list is in the order of starts; the time is right
compares: elapsed
"""
import threading
import time


def work(n):
    time.sleep(n / 10)
    results.append(n)


results = []
threads = [threading.Thread(target=work, args=(n,)) for n in (3, 1, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results)
