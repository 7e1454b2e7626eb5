#: reads the environment
import os, sys
print(dict(os.environ), os.getenv("LOOPWISE_CANARY"), os.getenv("PATH"), os.getenv("HOME"))
tell(lambda: os.reload_environ(), lambda: dict(os.environ), lambda: sys.argv, lambda: sys.orig_argv, lambda: sys.executable, lambda: sys._base_executable)
if os.getenv("PATH") or os.getenv("LOOPWISE_CANARY"): breach(dict(os.environ))
#: asks who it is
import os, getpass, socket, platform
tell(os.getlogin, getpass.getuser, os.getuid, os.getgid, os.getpid, os.getppid, socket.gethostname, os.uname, platform.uname, platform.processor, lambda: os.path.expanduser("~"), os.getcwd)
#: asks what machine it is on
import os
tell(os.cpu_count, os.process_cpu_count, os.getloadavg, os.times, lambda: [os.sysconf(name) for name in ("SC_PHYS_PAGES", "SC_AVPHYS_PAGES", "SC_NPROCESSORS_ONLN", "SC_CLK_TCK")], lambda: os.statvfs("/"), lambda: os.confstr("CS_PATH"), lambda: os.get_terminal_size())
#: looks for paths of the machine in all strings
import gc, sys
found = set()
for thing in gc.get_objects():
    for item in (thing.values() if isinstance(thing, dict) else thing if isinstance(thing, (list, tuple)) else ()):
        if isinstance(item, str) and item.startswith(("/work", "/home", "/root", "/usr/", "/tmp/loopwise", "/Users")):
            found.add(item)
print(sorted(found))
#: looks for paths of the machine in its modules
import sys
for name, module in list(sys.modules.items()):
    for path in (getattr(module, "__file__", None), getattr(getattr(module, "__spec__", None), "origin", None)):
        if isinstance(path, str) and path.startswith(("/work", "/home", "/root", "/usr")):
            breach((name, path))
#: tells the real time from each clock
import time
for clock in (time.time, time.monotonic, time.perf_counter, time.process_time, time.thread_time, lambda: time.clock_gettime(7)):
    tell(clock)
if time.time() > 1_782_000_000: breach(time.time())
#: times its own work
import time
def spend(n):
    before = time.perf_counter_ns()
    for _ in range(n): pass
    return time.perf_counter_ns() - before
times = [spend(n) for n in (10, 100_000, 10, 100_000)]
if times[0] != times[2] or times[1] != times[3]: breach(times)
#: times what only a real clock could tell
import _datetime, time
seen = {_datetime.datetime.now().year, _datetime.date.today().year, time.gmtime().tm_year, time.localtime().tm_year}
print(seen)
if not seen <= {2025, 2026}: breach(seen)
print(time.tzname, time.timezone, time.daylight)
#: finds randomness that differs from run to run
import os, random, secrets, uuid
print(os.urandom(8).hex(), random.SystemRandom().random(), secrets.token_hex(8), uuid.uuid4())
tell(lambda: uuid.uuid1(), lambda: uuid.getnode())
#: looks at addresses for what the machine put there
print(id(object()) < 2**27, hash("text"), id(None))
if id(object()) >= 2**32: breach(id(object()))
#: reads the time zone's files
import zoneinfo, time, os
os.environ["TZ"] = "Asia/Tokyo"
tell(lambda: time.tzset(), lambda: zoneinfo.ZoneInfo("Europe/Berlin"), lambda: zoneinfo.available_timezones(), lambda: time.localtime())
#: asks for its locale
import locale
tell(lambda: locale.setlocale(locale.LC_ALL, ""), lambda: locale.getlocale(), lambda: locale.getencoding())
#: asks for users and groups
tell(lambda: __import__("pwd").getpwall(), lambda: __import__("grp").getgrall(), lambda: __import__("spwd").getspall())
#: looks into freed memory for what others left
data = [bytearray(10_000_000) for _ in range(3)]
print(any(any(block) for block in data))
import array
print(sum(map(len, ([0] * 1000, array.array("B", bytes(1000))))))
