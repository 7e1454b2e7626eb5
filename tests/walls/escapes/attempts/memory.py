import ctypes, gc, random, sys

def memory(address, length):
    return memoryview((ctypes.c_ubyte * length).from_address(address)).cast("B")

def word(address):
    return (ctypes.c_uint32).from_address(address)

def top():
    """Size of memory, or nearly: the highest block that is handed out."""
    return max(map(id, [bytearray(200_000) for _ in range(8)]))

pick = random.Random(11)

#: reads at wild addresses
for address in (0, 1, 4, 1024, 2**16, 2**20, 2**24, 2**25, 2**27 - 4, 2**27, 2**30, 2**31 - 4, 2**31, 2**32 - 4):
    print(address, bytes(memory(address, 4)))
#: writes at an address beyond memory
word(2**31 - 8).value = 1
#: writes at random addresses
end = top()
for _ in range(200_000):
    word(pick.randrange(0, end) & ~3).value = pick.randrange(2**32)
#: writes at random addresses, and calls what it can meanwhile
end = top()
things = [len, print, sorted, str, repr, dict, list, gc.collect, "x".join, sum]
for _ in range(3_000):
    for _ in range(5):
        word(pick.randrange(0, end) & ~3).value = pick.randrange(2**20)
    try:
        pick.choice(things)([])
    except Exception:
        pass
#: fills all memory from below
memory(0, top() & ~0xFFFF)[:] = b"\xff" * (top() & ~0xFFFF)
#: fills memory from above, piece by piece
address = top() & ~0xFFF
blank = bytes(4096)
while address > 0:
    address -= 4096
    memory(address, 4096)[:] = blank
#: fills static data and the stack with numbers at random
noise = pick.randbytes(4096)
for address in range(1024, 8 * 2**20, 4096):
    memory(address, 4096)[:] = noise
#: fills each page's first word with a small number
for address in range(65536, top(), 4096):
    word(address).value = 7
#: calls functions of the table at random, through the slots of a type
class Victim:
    def __repr__(self): return "v"
    def __hash__(self): return 1
    def __len__(self): return 1
    def __call__(self): return 1
    def __iter__(self): return iter(())
uses = (repr, hash, len, iter, str, bool, lambda v: v(), lambda v: v + v, lambda v: v[0], lambda v: v.x, lambda v: v == v)
for _ in range(400):
    for offset in range(24, 200, 4):
        if pick.random() < 0.2:
            word(id(Victim) + offset).value = pick.randrange(1, 9000)
    try:
        pick.choice(uses)(Victim())
    except Exception:
        pass
#: calls each function of the table, through one slot of a type
class Victim: pass
for index in range(1, 9000):
    word(id(Victim) + 44).value = index
    try:
        repr(Victim())
    except Exception:
        pass
#: calls functions of the table at random, through the definition of a built-in function
for target in (len, abs, repr, sorted, id, hash, chr):
    definition = word(id(target) + 8).value
    for _ in range(100):
        word(definition + 4).value = pick.randrange(1, 9000)
        try:
            target(1)
        except Exception:
            pass
#: overwrites types that everything uses
for cls in (int, str, dict, list, tuple, type, object, BaseException):
    memory(id(cls), 160)[:] = pick.randbytes(160)
    try:
        cls.__name__, cls(), [cls]
    except Exception:
        pass
#: turns the counts of references to nothing
for thing in (None, True, 0, 1, (), "", int, str, sys, gc, print, sys.modules, BaseException, type(None)):
    word(id(thing)).value = 1
for _ in range(1000):
    [None, True, 0, 1, (), "", int, str]
gc.collect()
#: breaks the collector's lists
kept = [[] for _ in range(1000)]
for thing in kept[::3]:
    word(id(thing) - 8).value = pick.randrange(2**24)
    word(id(thing) - 4).value = pick.randrange(2**24)
gc.collect()
#: breaks the allocator's lists
blocks = [bytearray(pick.randrange(600, 5000)) for _ in range(500)]
addresses = [ctypes.addressof(ctypes.c_char.from_buffer(block)) for block in blocks]
for address in addresses:
    word(address - 4).value = pick.randrange(2**32)
    word(address - 8).value = pick.randrange(2**32)
blocks.clear()
for _ in range(2000):
    bytearray(pick.randrange(600, 50_000))
#: breaks the free lists of small objects
things = [object() for _ in range(5000)]
places = list(map(id, things))
del things
for place in places[::2]:
    word(place).value = pick.randrange(2**26) & ~15
for _ in range(20_000):
    [object(), (1, 2), {}, 3.5 * _]
#: says that a string is as long as memory, and looks for what others left
mine = bytearray(b"-".join([b"ruobhgien"[::-1], b"terces"[::-1]]))
end = top() & ~0xFFFF
found = bytes(memory(1024, end - 1024))
at = found.find(mine + b"-")
if at >= 0:
    breach(found[at - 50 : at + 100])
print(len(found) > 10_000_000)
#: changes words that all programs share
for word_ in ("print", "asyncio", "__main__", "finished", "utf-8", "strict", "append"):
    address = id(sys.intern(word_))
    data = memory(address, 40)
    at = bytes(data).find(word_.encode())
    data[at : at + len(word_)] = b"x" * len(word_)
#: changes constants and code of functions that run next
import json
for function in (json.dumps, json.loads, sys.modules["os"].fspath):
    code = function.__code__
    memory(id(code) + 60, 120)[:] = pick.randbytes(120)
    try:
        function("1")
    except Exception:
        pass
#: overwrites all functions and dictionaries of its caller
frame = sys._getframe()
while frame:
    for name, thing in list(frame.f_globals.items()):
        if type(thing).__name__ in ("function", "module", "dict", "type"):
            memory(id(thing) + 8, 24)[:] = pick.randbytes(24)
    frame = frame.f_back
#: overwrites the frames that it returns to
frame = sys._getframe()
while frame:
    memory(id(frame), 56)[:] = pick.randbytes(56)
    place = word(id(frame) + 12).value
    frame = None
#: overwrites its thread's state
state = word(id(sys._getframe()) + 16).value
for address in range(state & ~0xFFFF, (state & ~0xFFFF) + 65536, 64):
    word(address).value = pick.randrange(2**26)
#: takes new memory and breaks it
block = bytearray(40_000_000)
address = ctypes.addressof(ctypes.c_char.from_buffer(block))
memory(address - 64, 64)[:] = pick.randbytes(64)
memory(address, 20_000_000)[:] = b"\x41" * 20_000_000
del block
bytearray(40_000_000)
#: breaks memory and comes to a good end all the same
for _ in range(64):
    word(pick.randrange(2**24, top()) & ~3).value = pick.randrange(2**32)
print("done")
#: breaks one byte in a thousand places that hold still
for _ in range(1000):
    address = pick.randrange(2**22, top())
    memory(address, 1)[0] ^= 1 << pick.randrange(8)
#: turns allocation off
import _testcapi
_testcapi.set_nomemory(0, 0)
[str(n) * 100 for n in range(1000)]
#: turns allocation off after a while, and on again at the end
import _testcapi
for start in range(0, 400, 7):
    try:
        _testcapi.set_nomemory(start, start + 3)
        eval(compile("[{'a': str(n)} for n in range(20)]", "x", "eval"))
    except MemoryError:
        pass
    finally:
        _testcapi.remove_mem_hooks()
#: has CPython's own tests break memory
import _testcapi
tell(lambda: _testcapi.pymem_buffer_overflow(), lambda: _testcapi.pymem_api_misuse(), lambda: _testcapi.pymem_malloc_without_gil())
#: has CPython's own tests crash
import _testcapi
_testcapi.crash_no_current_thread()
#: has CPython's own tests end fatally
import _testcapi
_testcapi.fatal_error(b"\xff fatal", True)
#: runs a program in an interpreter beside it
import _testcapi
print(_testcapi.run_in_subinterp("import os; os.write(1, b'from inside')"))
#: changes how Python is configured while it runs
import _testinternalcapi
tell(lambda: _testinternalcapi.get_configs(), lambda: _testinternalcapi.set_config({}), lambda: _testinternalcapi.reset_path_config(), lambda: _testinternalcapi.get_config())
