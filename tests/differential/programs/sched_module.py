"""The sched module on time.monotonic and time.sleep: events by time, then by priority; cancel."""
import sched
import time

start = time.monotonic()


def say(name):
    print(f"{time.monotonic() - start:.1f} {name}")


scheduler = sched.scheduler(time.monotonic, time.sleep)
scheduler.enter(0.2, 1, say, ("second",))
scheduler.enter(0.1, 1, say, ("first",))
gone = scheduler.enter(0.3, 1, say, ("never printed",))
at = time.monotonic() + 0.4
scheduler.enterabs(at, 2, say, ("after the urgent one",))
scheduler.enterabs(at, 1, say, ("urgent",))
scheduler.cancel(gone)
print(len(scheduler.queue))
scheduler.run()
print(scheduler.empty())
