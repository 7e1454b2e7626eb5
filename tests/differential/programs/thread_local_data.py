"""threading.local: each thread sees its own."""
import threading
import time

mine = threading.local()
mine.name = "main"


def work(name):
    had_one = hasattr(mine, "name")
    mine.name = name
    time.sleep(0.1)
    print(name, had_one, mine.name == name)


for name in ("a", "b"):
    thread = threading.Thread(target=work, args=(name,))
    thread.start()
    thread.join()
print(mine.name)
