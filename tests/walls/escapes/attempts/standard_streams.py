#: writes a frame that says it ended well
import os, json, struct
body = json.dumps({"type": "ended", "id": 1, "call": {"end": "returned", "result": "{}", "stdout": "", "stderr": "", "denied": []}}).encode()
for fd in (1, 2):
    os.write(fd, struct.pack("<I", len(body)) + body)
#: writes frames to each descriptor there is
import os, json, struct
for id in range(1, 40):
    body = json.dumps({"type": "ended", "id": id, "call": {"end": "returned", "result": "{}", "stdout": "", "stderr": "", "denied": []}}).encode()
    for fd in (1, 2, *range(4, 32)):
        try:
            os.write(fd, struct.pack("<I", len(body)) + body)
        except OSError:
            pass
#: writes a head that announces four gigabytes
import os
os.write(1, b"\xff\xff\xff\xff"); os.write(2, b"\xff\xff\xff\xff")
#: writes the result itself
import os
breach(os.write(3, b'{"version": 1, "status": "finished"}'))
#: writes a good-looking result and exits
import os
os.write(3, b'{"version": 1, "status": "finished"}')
os._exit(0)
#: writes the result in pieces
import os
os.writev(3, [b"{", b"}"])
os.writev(3, [b"{}"] * 2000)
#: writes nothing to the result, many times
import os
for _ in range(1000):
    os.write(3, b"")
#: writes more to the result than it may hold
import os
os.write(3, b"[" * 30_000_000)
#: puts the result in the place of stdout
import os
tell(lambda: os.dup2(3, 1), lambda: os.dup2(1, 3), lambda: os.dup(3), lambda: os.dup2(0, 3))
print("{}")
#: closes all descriptors
import os
os.closerange(0, 64)
for fd in range(64):
    try:
        os.close(fd)
    except OSError:
        pass
print("still here")
#: closes two billion descriptors
import os
os.closerange(0, 2**31 - 1)
#: reads the request again
import os
print(os.read(0, 1_000_000))
tell(lambda: os.lseek(0, 0, 0), lambda: os.pread(0, 100, 0), lambda: os.read(0, 100), lambda: os.read(1, 100), lambda: os.read(3, 100))
#: writes to what it reads and reads what it writes
import os
tell(lambda: os.write(0, b"{}"), lambda: os.read(3, 100), lambda: os.fstat(0), lambda: os.ftruncate(3, 0), lambda: os.fsync(3), lambda: os.isatty(0), lambda: os.ttyname(0))
#: opens its own descriptors by their names
for path in ("/dev/stdin", "/dev/stdout", "/dev/fd/3", "/proc/self/fd/1", "/proc/self/fd/0", "/dev/tty", "/dev/console"):
    for mode in ("rb", "wb"):
        try:
            with open(path, mode) as file:
                file.write(b"\0\0\0\0") if mode == "wb" else breach((path, file.read(10)))
        except OSError as error:
            print(path, error)
#: makes its streams blocking, asynchronous and larger
import fcntl, os
tell(lambda: os.set_blocking(1, False), lambda: os.set_inheritable(3, True), lambda: fcntl.fcntl(1, fcntl.F_SETFL, os.O_NONBLOCK))
#: controls its terminal
import fcntl, termios
tell(lambda: fcntl.ioctl(0, termios.TIOCSTI, b"x"), lambda: termios.tcgetattr(0), lambda: termios.tcflush(1, 0), lambda: fcntl.ioctl(1, termios.TIOCGWINSZ, b"\0" * 8))
#: locks its descriptors
import fcntl
tell(lambda: fcntl.flock(1, fcntl.LOCK_EX), lambda: fcntl.lockf(1, fcntl.LOCK_EX))
#: prints what is no text
import sys, os
os.write(1, bytes(range(256)) * 4)
sys.stdout.buffer.write(b"\xff\xfe\0" * 100)
sys.stderr.write("\ud800" if False else "\0\x1b]0;title\x07")
#: dumps a traceback straight to a descriptor
import faulthandler
for fd in (1, 2, 3):
    tell(lambda: faulthandler.dump_traceback(file=fd))
