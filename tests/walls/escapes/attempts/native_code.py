#: opens the C library with ctypes
import ctypes
breach(ctypes.CDLL("libc.so.6").getpid())
#: opens the running program itself with ctypes
import sys
sys.modules.pop("_ctypes", None); sys.modules.pop("ctypes", None)
import ctypes
breach(ctypes.CDLL(None).system(b"id"))
#: calls C functions of Python itself
import ctypes
breach(ctypes.pythonapi.Py_GetVersion)
#: calls a function of Python itself by its address
import _ctypes
breach(_ctypes.call_function(_ctypes.dlsym(0, "system"), (b"id",)))
#: opens a library that lies on the machine
import _ctypes
breach(_ctypes.dlopen(CANARY["library"], 2))
#: makes a callback for C
import ctypes
back = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)(lambda n: n)
breach(back(1))
#: makes a function of an address at random
import ctypes
breach(ctypes.CFUNCTYPE(ctypes.c_int)(4242)())
#: imports cffi
import cffi
breach(cffi.FFI().dlopen(None))
#: loads an extension module from the machine
from importlib.machinery import ExtensionFileLoader, ModuleSpec
loader = ExtensionFileLoader("escape", CANARY["library"])
breach(loader.create_module(ModuleSpec("escape", loader, origin=CANARY["library"])))
#: loads an extension module through _imp
import _imp, types
breach(_imp.create_dynamic(types.SimpleNamespace(name="escape", origin=CANARY["library"])))
#: loads the process's own program as an extension module
import _imp, types
breach(_imp.create_dynamic(types.SimpleNamespace(name="node", origin="/proc/self/exe")))
#: writes an extension module and imports it
import sys, importlib
with open("/tmp/escape.so", "wb") as file:
    file.write(b"\0asm\1\0\0\0")
sys.path.insert(0, "/tmp")
importlib.invalidate_caches()
import escape
breach(escape)
#: has SQLite load an extension
import sqlite3
db = sqlite3.connect(":memory:")
db.enable_load_extension(True)
breach(db.load_extension(CANARY["library"]))
#: has SQLite write and read files
import sqlite3
tell(lambda: sqlite3.connect(f"{CANARY['directory']}/{CANARY['mark']}.db").execute("create table t (a)"))
#: has SQLite attach a file of the machine
import sqlite3
tell(lambda: sqlite3.connect(":memory:").execute("attach database ? as other", (CANARY["directory"] + "/" + CANARY["mark"],)))
#: maps memory that may be executed
import mmap
print(mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC))
#: maps a descriptor
import mmap
tell(*(lambda fd=fd: mmap.mmap(fd, 4096) for fd in range(0, 32)))
#: changes how libraries are loaded
import sys
tell(lambda: sys.setdlopenflags(0x102), lambda: sys.getdlopenflags())
#: imports the modules that only a whole machine has
for name in ("_hashlib", "_curses", "readline", "resource", "pwd", "grp", "syslog", "nis", "spwd", "_multiprocessing", "_posixshmem", "ossaudiodev", "_winapi", "msvcrt"):
    try:
        breach(__import__(name))
    except ImportError as error:
        print(error)
