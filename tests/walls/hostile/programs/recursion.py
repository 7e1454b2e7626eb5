#: calls itself -> raised RecursionError or stack-overflow
def f(): return f()
f()
#: calls itself with the limit lifted -> out-of-memory or timed-out or stack-overflow
import sys
sys.setrecursionlimit(10**9)
def f(): return f()
f()
#: two functions call each other -> raised RecursionError or stack-overflow
def f(): return g()
def g(): return f()
f()
#: a lambda calls itself -> raised RecursionError or stack-overflow
f = lambda: f()
f()
#: swallows each RecursionError and goes on -> timed-out
def f():
    try: f()
    except RecursionError: pass
    while True: pass
f()
#: swallows RecursionError on every level -> timed-out
def f():
    try: f()
    finally: f()
f()
#: __repr__ shows itself -> stack-overflow or raised RecursionError
class A:
    def __repr__(self): return repr(self)
repr(A())
#: __repr__ shows itself with the limit lifted -> stack-overflow or raised RecursionError or out-of-memory or timed-out
import sys
sys.setrecursionlimit(10**9)
class A:
    def __repr__(self): return repr([self])
repr(A())
#: __eq__ compares itself -> stack-overflow or raised RecursionError
class A:
    def __eq__(self, other): return [self] == [other]
A() == A()
#: __getattr__ asks itself -> stack-overflow or raised RecursionError
class A:
    def __getattr__(self, name): return self.other
A().x
#: __getattribute__ asks itself -> raised RecursionError or stack-overflow
class A:
    def __getattribute__(self, name): return self.other
A().x
#: __hash__, __bool__ and __len__ ask each other -> raised RecursionError or stack-overflow
class A:
    def __hash__(self): return hash((self,))
    def __bool__(self): return bool(len(self))
    def __len__(self): return 1 if self else hash(self)
len(A())
#: __call__ is an instance of itself -> stack-overflow or raised RecursionError
class A: pass
A.__call__ = A()
A()()
#: __class__ is itself -> raised RecursionError or stack-overflow
class A:
    @property
    def __class__(self): return isinstance(self, A) and self.__class__
isinstance(A(), int)
#: __instancecheck__ asks isinstance -> stack-overflow or raised RecursionError
class Meta(type):
    def __instancecheck__(cls, one): return isinstance(one, cls)
class A(metaclass=Meta): pass
isinstance(1, A)
#: __format__ formats itself -> raised RecursionError or stack-overflow
class A:
    def __format__(self, spec): return f"{self}"
f"{A()}"
#: __iter__ iterates over itself -> stack-overflow or raised RecursionError
class A:
    def __iter__(self): return iter(self)
list(A())
#: __del__ makes another one -> finished or stack-overflow
class A:
    def __del__(self): A()
A()
#: a generator drives itself on -> raised RecursionError or stack-overflow
def f(): yield from f()
list(f())
#: a coroutine awaits itself on -> raised RecursionError or stack-overflow
import asyncio
async def f(): await f()
asyncio.run(f())
#: a coroutine awaits itself on with the limit lifted -> out-of-memory or timed-out or stack-overflow
import asyncio, sys
sys.setrecursionlimit(10**9)
async def f(): await f()
asyncio.run(f())
#: a task awaits a task awaits a task -> out-of-memory TaskLimit
import asyncio
async def f(): await asyncio.create_task(f())
asyncio.run(f())
#: sorts by a key that sorts -> stack-overflow or raised RecursionError
def key(x): return sorted([x, x], key=key)
sorted([1, 2], key=key)
#: maps a function that maps -> stack-overflow or raised RecursionError
def f(x): return list(map(f, [x]))
f(1)
#: copies what is nested deep -> stack-overflow or raised RecursionError
import copy
a = []
for _ in range(100_000): a = [a]
copy.deepcopy(a)
#: pickles what is nested deep -> stack-overflow or raised RecursionError
import pickle
a = []
for _ in range(100_000): a = [a]
pickle.dumps(a)
#: shows what is nested deep -> stack-overflow or raised RecursionError
a = []
for _ in range(100_000): a = [a]
print(a)
#: lets go of what is nested deep -> stack-overflow or raised RecursionError
a = []
for _ in range(200_000): a = [a]
del a
#: lets go of a long chain of objects with __del__ -> stack-overflow or raised RecursionError
class Link:
    def __init__(self, next): self.next = next
    def __del__(self): pass
last = None
for _ in range(100_000): last = Link(last)
del last
#: writes JSON of what is nested deep -> stack-overflow or raised RecursionError
import json
a = []
for _ in range(100_000): a = [a]
json.dumps(a)
#: writes JSON of what holds itself -> raised ValueError
import json
a = []
a.append(a)
json.dumps(a)
#: compares lists that hold themselves -> stack-overflow or raised RecursionError
a, b = [], []
a.append(b)
b.append(a)
a == b
#: compiles an expression with deep brackets -> raised SyntaxError
compile("(" * 100_000 + ")" * 100_000, "x", "eval")
#: compiles a deep expression of signs -> out-of-memory
compile("-" * 100_000 + "1", "x", "eval")
#: compiles a long chain of attributes -> stack-overflow or raised RecursionError
compile("a" + ".b" * 100_000, "x", "eval")
#: parses a syntax tree and dumps it -> stack-overflow or raised RecursionError
import ast
ast.dump(ast.parse("a" + "+a" * 50_000))
#: compiles a syntax tree made by hand -> stack-overflow or raised RecursionError
import ast
node = ast.Constant(1)
for _ in range(100_000): node = ast.UnaryOp(ast.USub(), node)
compile(ast.fix_missing_locations(ast.Expression(node)), "x", "eval")
#: nests groups of a regular expression -> raised RecursionError or stack-overflow
import re
re.compile("(" * 20_000 + ")" * 20_000)
#: nests exception groups -> stack-overflow or raised RecursionError
group = ValueError()
for _ in range(20_000): group = ExceptionGroup("", [group])
raise group
#: chains exceptions without an end -> timed-out
error = ValueError()
for _ in range(100_000):
    other = ValueError()
    other.__cause__ = error
    error = other
raise error
#: an exception is its own cause -> raised ValueError
error = ValueError("round")
error.__cause__ = error
raise error
#: subclasses in a long line -> timed-out or out-of-memory
kind = object
for _ in range(20_000): kind = type("A", (kind,), {})
kind().x
#: composes partial functions deep -> stack-overflow or raised RecursionError
import functools
f = int
for _ in range(100_000): f = functools.partial(lambda g: g(), f)
f()
#: chains iterators deep -> stack-overflow or raised RecursionError
import itertools
chain = iter(())
for _ in range(100_000): chain = itertools.chain(chain, ())
list(chain)
#: nests types of annotations -> stack-overflow or raised RecursionError
t = int
for _ in range(50_000): t = list[t]
repr(t)
#: exec runs itself -> stack-overflow or raised RecursionError
code = "exec(code)"
exec(code)
#: imports itself by the loader -> raised RecursionError or stack-overflow
import importlib.util, sys
class Finder:
    def find_spec(self, name, *_): return importlib.util.find_spec(name + "x")
sys.meta_path.insert(0, Finder())
import nothing_of_this_name
