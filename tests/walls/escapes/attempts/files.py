#: opens files of the machine
for path in ("/etc/passwd", "/etc/shadow", "/etc/hostname", "/proc/self/environ", "/proc/self/maps", "/proc/self/mem", "/proc/self/cmdline", "/proc/1/environ", "/proc/cpuinfo", "/dev/mem", "/dev/random", "/dev/tty", "/sys/class/net", CANARY["file"]):
    try:
        with open(path, "rb") as file:
            breach((path, file.read(200)))
    except OSError as error:
        print(path, error)
#: opens files of the machine with io and os
import _io, io, os
for opening in (io.FileIO, _io.FileIO, io.open, io.open_code, lambda path: os.fdopen(os.open(path, os.O_RDONLY))):
    for path in (CANARY["file"], "/etc/passwd", b"/etc/passwd"):
        try:
            breach(opening(path).read(100))
        except (OSError, TypeError) as error:
            print(type(error).__name__)
#: climbs up with dots and with a trailing slash
for path in ("../../../../etc/passwd", "/lib/../etc/passwd", "/lib/python314.zip/../../etc/passwd", "//etc/passwd", "/./etc/passwd", "/etc/passwd/", "etc/passwd", "/lib/python314.zip\0/etc/passwd"):
    try:
        breach((path, open(path, "rb").read(100)))
    except (OSError, ValueError) as error:
        print(error)
#: writes where the machine would let anyone write
for path in (f"/tmp/{CANARY['mark']}", f"/dev/shm/{CANARY['mark']}", f"/var/tmp/{CANARY['mark']}", f"{CANARY['directory']}/{CANARY['mark']}", CANARY["mark"], CANARY["file"]):
    for mode in ("w", "a", "x", "r+", "wb"):
        try:
            with open(path, mode) as file:
                file.write("escaped" if "b" not in mode else b"escaped")
        except OSError as error:
            print(path, mode, error)
#: opens with each flag there is
import os
flags = sorted({getattr(os, name) for name in dir(os) if name.startswith("O_")})
for flag in flags:
    for path in (CANARY["file"], f"{CANARY['directory']}/{CANARY['mark']}", "/lib/python314.zip", "/"):
        for more in (os.O_RDONLY, os.O_WRONLY, os.O_RDWR, os.O_CREAT | os.O_RDWR):
            try:
                fd = os.open(path, flag | more, 0o777)
            except (OSError, OverflowError):
                continue
            try:
                os.write(fd, b"escaped")
            except OSError:
                pass
            os.close(fd)
#: takes each small number for an open file
import io
for number in range(4, 64):
    try:
        file = io.FileIO(number, "r+", closefd=False)
        breach((number, file.read(64)))
    except OSError as error:
        print(number, error)
#: writes into the standard library's archive
import os
for mode in ("r+b", "wb", "ab", "xb"):
    try:
        file = open("/lib/python314.zip", mode)
        file.write(b"escaped")
        file.flush()
    except OSError as error:
        print(mode, error)
tell(lambda: os.truncate("/lib/python314.zip", 0), lambda: os.unlink("/lib/python314.zip"), lambda: os.rename("/lib/python314.zip", "/x"), lambda: os.chmod("/lib/python314.zip", 0o777))
#: writes into the archive through a descriptor that reads
import os
fd = os.open("/lib/python314.zip", os.O_RDONLY)
tell(lambda: os.write(fd, b"escaped"), lambda: os.ftruncate(fd, 0), lambda: os.pwrite(fd, b"escaped", 0), lambda: os.fchmod(fd, 0o777))
#: keeps the archive open at each descriptor there is
import os
opened = []
try:
    while len(opened) < 5000:
        opened.append(os.open("/lib/python314.zip", os.O_RDONLY))
except OSError as error:
    print(len(opened), error)
#: reads the archive beyond its ends
import os
fd = os.open("/lib/python314.zip", os.O_RDONLY)
for offset, whence in ((2**62, 0), (-1, 0), (2**53, 0), (-(2**62), 1), (2**63 - 1, 2), (0, 7), (10**9, 0)):
    tell(lambda: os.lseek(fd, offset, whence), lambda: len(os.read(fd, 100)))
#: imports modules from a path of the machine
import sys, importlib
sys.path[:0] = [CANARY["directory"], "/tmp", "/usr/lib/python3", "."]
sys.path_importer_cache.clear()
importlib.invalidate_caches()
try:
    import escape_canary
    breach(escape_canary.SECRET)
except ImportError as error:
    print(error)
#: imports from an archive of the machine
import zipimport
for path in (CANARY["directory"] + "/escape.zip", "/lib/python314.zip/../../etc", CANARY["file"]):
    tell(lambda: zipimport.zipimporter(path).load_module("escape_canary"))
#: patches the archive's directory so that an import reads elsewhere
import zipimport, sys
cache = zipimport._zip_directory_cache
for archive, entries in list(cache.items()):
    for name in list(entries)[:2000]:
        entry = list(entries[name])
        entry[4] = 2**31 - 1
        entries[name] = tuple(entry)
try:
    import fractions, wave, mailbox
except Exception as error:
    print(type(error).__name__)
#: asks for directories
import os, glob, pathlib, shutil
tell(lambda: os.listdir("/etc"), lambda: os.listdir(CANARY["directory"]), lambda: glob.glob("/proc/*/environ"), lambda: list(pathlib.Path("/home").iterdir()), lambda: next(os.walk("/root")), lambda: shutil.disk_usage("/"), lambda: os.listdir("/proc/self/fd"))
#: makes links, pipes and devices
import os
name = f"{CANARY['directory']}/{CANARY['mark']}"
for call, args in (("symlink", (CANARY["file"], name)), ("link", (CANARY["file"], name)), ("mkfifo", (name,)), ("mknod", (name,)), ("mkdir", (name,)), ("rename", (CANARY["file"], name)), ("unlink", (CANARY["file"],)), ("truncate", (CANARY["file"], 0)), ("utime", (CANARY["file"],)), ("chmod", (CANARY["file"], 0)), ("chown", (CANARY["file"], 0, 0)), ("rmdir", (CANARY["directory"],))):
    if hasattr(os, call):
        tell(lambda: getattr(os, call)(*args))
#: makes temporary files
import tempfile, os
for folder in (None, CANARY["directory"], "/dev/shm", "/var/tmp", "."):
    tell(lambda: tempfile.mkstemp(prefix=CANARY["mark"], dir=folder), lambda: tempfile.mkdtemp(prefix=CANARY["mark"], dir=folder), lambda: tempfile.TemporaryFile(dir=folder).write(b"escaped"))
#: takes a path without an end
import os
for length in (4_094, 4_095, 4_096, 5_000, 1_000_000):
    tell(lambda: os.stat("/" + "x" * length), lambda: os.open("/" + "x" * length, os.O_RDONLY), lambda: os.access("/" + "x" * length, os.R_OK))
#: goes through the database and log modules
import dbm, shelve, logging, logging.handlers
name = f"{CANARY['directory']}/{CANARY['mark']}"
tell(lambda: dbm.open(name, "c"), lambda: shelve.open(name), lambda: logging.FileHandler(name).emit(logging.makeLogRecord({"msg": "escaped"})), lambda: logging.handlers.SysLogHandler(CANARY["socket"]), lambda: logging.handlers.RotatingFileHandler(name))
#: reads and writes with pickles that open files
import pickle
payload = b"cio\nopen\n(S'" + CANARY["file"].encode() + b"'\ntR."
tell(lambda: pickle.loads(payload).read())
#: compiles and runs files of the machine
import py_compile, runpy, linecache, tokenize
name = f"{CANARY['directory']}/{CANARY['mark']}.pyc"
tell(lambda: runpy.run_path(CANARY["file"]), lambda: linecache.getlines(CANARY["file"]), lambda: tokenize.open(CANARY["file"]).read(), lambda: py_compile.compile(CANARY["file"], name, doraise=True))
