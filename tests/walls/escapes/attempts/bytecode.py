#: loads constants that are not there
def f(): return [1, 2, 3].append(4)
for index in range(64):
    g = f.__code__.replace(co_consts=(), co_code=bytes([149, 0, 82, index, 35, 0]))
f.__code__ = f.__code__.replace(co_consts=())
f()
#: runs each single operation with each of a few arguments
import types
def f(): pass
code = f.__code__
for operation in range(1, 256):
    for argument in (0, 1, 200):
        try:
            exec(code.replace(co_code=bytes([operation, argument] * 4), co_stacksize=8))
        except Exception:
            pass
#: runs bytes at random
import random
pick = random.Random(3)
def f(a=1, b=2): return a + b
for _ in range(300):
    try:
        f.__code__ = f.__code__.replace(co_code=bytes(pick.randrange(256) for _ in range(40)), co_stacksize=100)
        f()
    except Exception:
        pass
#: jumps out of its code
def f():
    while True: break
import opcode
for name in ("JUMP_FORWARD", "JUMP_BACKWARD", "JUMP_BACKWARD_NO_INTERRUPT"):
    number = opcode.opmap[name]
    try:
        exec(f.__code__.replace(co_code=bytes([opcode.opmap["EXTENDED_ARG"], 255, number, 255] * 4)))
    except Exception as error:
        print(type(error).__name__)
#: takes more from the stack than lies there
import opcode
def f(): pass
exec(f.__code__.replace(co_code=bytes([opcode.opmap["POP_TOP"], 0] * 400), co_stacksize=0))
#: puts more on the stack than fits
import opcode
def f(): pass
exec(f.__code__.replace(co_code=bytes([opcode.opmap["LOAD_CONST"], 0] * 60_000), co_stacksize=1))
#: reads and writes fast variables that are not there
import opcode
def f(): pass
for name in ("LOAD_FAST", "STORE_FAST", "DELETE_FAST", "LOAD_FAST_CHECK", "LOAD_DEREF", "STORE_DEREF", "LOAD_FAST_BORROW"):
    if name in opcode.opmap:
        exec(f.__code__.replace(co_code=bytes([opcode.opmap["LOAD_CONST"], 0, opcode.opmap[name], 250] * 20), co_stacksize=30))
#: forges an exception table
def f():
    try: raise ValueError
    except ValueError: return 1
for table in (b"\xff" * 40, b"\x80\x01\x7f\x7f", bytes(range(64)) * 3):
    try:
        exec(f.__code__.replace(co_exceptiontable=table))
    except Exception as error:
        print(type(error).__name__)
#: forges a table of lines
def f(): raise ValueError
for table in (b"", b"\xff" * 100, bytes(range(256))):
    try:
        exec(f.__code__.replace(co_linetable=table))
    except ValueError as error:
        print(error.__traceback__.tb_next.tb_lineno)
#: loads code from marshal that nobody wrote
import marshal, random
pick = random.Random(9)
whole = marshal.dumps(compile("def f(a, *b, c=1):\n  return [a, b, c]\nf(1)\n", "x", "exec"))
for _ in range(3000):
    data = bytearray(whole)
    for _ in range(pick.randrange(1, 5)):
        data[pick.randrange(len(data))] = pick.randrange(256)
    try:
        code = marshal.loads(bytes(data))
        if isinstance(code, type(marshal.loads(whole))):
            exec(code, {})
    except (Exception, SystemExit):
        pass
#: hands in pickles that nobody wrote
import pickle, random
pick = random.Random(4)
whole = pickle.dumps([{"a": (1, 2.5, "x"), "b": {3}}, b"bytes", object], 4)
for _ in range(5000):
    data = bytearray(whole)
    data[pick.randrange(len(data))] = pick.randrange(256)
    try:
        pickle.loads(bytes(data))
    except Exception:
        pass
#: makes an object of the host's out of bytes, as known exploits do
def trick(): pass
fake = bytearray(b"\0" * 8 + (2**31 - 1).to_bytes(4, "little") * 8)
class A: pass
def f(): return A
import opcode
code = f.__code__.replace(co_names=(), co_code=bytes([opcode.opmap["EXTENDED_ARG"], 1, opcode.opmap["LOAD_CONST"], 128, opcode.opmap["RETURN_VALUE"], 0]))
f.__code__ = code
thing = f()
print(type(thing), repr(thing)[:100])
thing[0:100] = b"x" * 100
