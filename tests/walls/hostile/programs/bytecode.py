#: runs code without a return -> crashed or raised or timed-out or stack-overflow or denied or out-of-memory or finished
def f(): pass
f.__code__ = f.__code__.replace(co_code=b"")
f()
#: takes from an empty stack -> crashed or raised or timed-out or stack-overflow or denied or out-of-memory or finished
import opcode
def f(): pass
exec(f.__code__.replace(co_code=bytes([opcode.opmap["POP_TOP"], 0] * 400), co_stacksize=0))
#: reads constants that are not there -> crashed or raised or timed-out or stack-overflow or denied or out-of-memory or finished
import opcode
def f(): pass
exec(f.__code__.replace(co_consts=(), co_code=bytes([opcode.opmap["LOAD_CONST"], 200, opcode.opmap["RETURN_VALUE"], 0] * 9)))
#: jumps far away -> crashed or raised or timed-out or stack-overflow or denied or out-of-memory or finished
import opcode
def f(): pass
exec(f.__code__.replace(co_code=bytes([opcode.opmap["EXTENDED_ARG"], 255, opcode.opmap["JUMP_FORWARD"], 255] * 4)))
#: jumps to itself, where nothing polls -> crashed or raised or timed-out or denied or finished
import opcode
def f(): pass
exec(f.__code__.replace(co_code=bytes([opcode.opmap["RESUME"], 0, opcode.opmap["JUMP_BACKWARD_NO_INTERRUPT"], 1, 0, 0, 0, 0])))
#: runs bytes at random -> crashed or raised or timed-out or stack-overflow or denied or out-of-memory or finished
import random
def f(): pass
exec(f.__code__.replace(co_code=random.Random(1).randbytes(400), co_stacksize=400))
#: calls what is no function from C, by a fake code object -> raised or crashed or finished
def f(): pass
f.__code__ = "not code"
#: gives a function code with other free variables -> raised ValueError
def f(): pass
def g(x): return lambda: x
f.__code__ = g(1).__code__
#: unmarshals rubbish -> denied Denied
import marshal
exec(marshal.loads(b"\xe3" + b"\xff" * 100))
