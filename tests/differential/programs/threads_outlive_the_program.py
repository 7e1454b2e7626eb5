"""The interpreter waits at its end for threads that are no daemons."""
import threading
import time


def work():
    time.sleep(0.3)
    print("the thread ends")


class Daemon(threading.Thread):
    def run(self):
        time.sleep(5)
        print("never printed")


threading.Thread(target=work).start()
Daemon(daemon=True).start()
time.sleep(0.1)
print("the program ends")
