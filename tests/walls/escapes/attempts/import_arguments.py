#: reads for two gigabytes
import os
for fd in (0, 4):
    for length in (2**24, 2**27, 2**30, 2**31 - 1, -1):
        tell(lambda: len(os.read(fd, length)))
fd = os.open("/lib/python314.zip", os.O_RDONLY)
print(len(os.read(fd, 2**25)))
#: wants all the entropy there is
import os
for length in (0, 1, 257, 2**20, 2**24, 2**28, 2**31 - 1, 2**40, -1):
    tell(lambda: len(os.urandom(length)))
#: wants entropy without end
import os
while True: os.urandom(2**20)
#: asks for dates at the end of all numbers
import time, datetime
for when in (0, -1, 2**31, 2**32, 2**53, 2**62, -(2**62), 2**63 - 1, -(2**63), 1e300, float("nan"), float("inf"), -62135596801, 253402300800):
    tell(lambda: time.gmtime(when), lambda: time.localtime(when), lambda: time.ctime(when), lambda: datetime.datetime.fromtimestamp(when))
#: asks for times of dates that are not
import time
for fields in ((2**31 - 1,) * 9, (-(2**31),) * 9, (50, 1, 1, 0, 0, 0, 0, 0, 0), (1970, 13, 40, 25, 61, 61, 0, 0, -1), (0,) * 9, (9999, 12, 31, 23, 59, 59, 0, 0, 0)):
    tell(lambda: time.mktime(fields), lambda: time.strftime("%c %Z %j", fields), lambda: time.asctime(fields))
#: sleeps at the end of all numbers
import time
for seconds in (0, -1, 1e-300, 1e9, 2**62, float("nan"), float("inf")):
    tell(lambda: time.sleep(seconds))
#: reads and writes many buffers at once
import os
for count in (0, 1, 1024, 1025, 5000, 100_000):
    tell(lambda: os.writev(1, [b"x"] * count), lambda: os.writev(1, [b""] * count), lambda: os.readv(0, [bytearray(1)] * count))
#: writes buffers that overlap and are large
import os
block = b"x" * 10_000_000
tell(lambda: os.writev(1, [block] * 1000))
#: seeks in streams that have no place
import os
for fd in range(-2, 8):
    for offset, whence in ((0, 0), (-1, 1), (2**63 - 1, 0), (-(2**63), 2), (0, 9)):
        tell(lambda: os.lseek(fd, offset, whence))
#: takes memory until there is none, in each size
import gc
sizes = [2**31 - 1, 2**30, 2**27, 2**26, 2**24, 2**20, 2**16, 2**12]
kept = []
for size in sizes:
    try:
        while len(kept) < 4000: kept.append(bytearray(size))
    except MemoryError:
        print(size, len(kept))
kept.clear()
gc.collect()
#: asks for clocks that are not
import time
for clock in (-1, 0, 1, 2, 3, 4, 7, 99, 2**31 - 1):
    tell(lambda: time.clock_gettime(clock), lambda: time.clock_getres(clock), lambda: time.clock_settime(clock, 0))
#: asks for descriptors that are not
import os
for fd in (-1, 4, 31, 2**15, 2**31 - 1, -(2**31)):
    tell(lambda: os.fstat(fd), lambda: os.close(fd), lambda: os.write(fd, b"x"), lambda: os.read(fd, 1), lambda: os.isatty(fd), lambda: os.fsync(fd), lambda: os.pread(fd, 1, 0))
#: exits with codes that are none
import os
tell(lambda: os._exit(2**31))
os._exit(-1)
#: asks for its directory in small buffers
import os
for _ in range(1000): os.getcwd(), os.getcwdb()
print(os.getcwd())
#: polls denied calls without end
import os
while True:
    try: os.mkdir("/x")
    except OSError: pass
#: looks at the clock without end
import time
while True: time.time()
