#: sums a long range -> timed-out
sum(range(10**12))
#: looks for what is not there in an endless iterator -> timed-out
import itertools
any(itertools.repeat(0))
#: looks for a member of an endless iterator -> timed-out
import itertools
-1 in itertools.count()
#: drains an endless iterator -> timed-out
import collections, itertools
collections.deque(itertools.repeat(0), maxlen=0)
#: counts in an endless cycle of maps -> timed-out
import itertools, operator
all(map(operator.not_, itertools.repeat(0)))
#: takes products for ever -> timed-out
import itertools
sum(1 for _ in [] ) or any(map(any, itertools.product([0], repeat=1)) for _ in ()) or any(map(len, itertools.repeat(())))
#: takes an element far away in an islice -> timed-out
import itertools, sys
next(itertools.islice(itertools.repeat(0), sys.maxsize, None))
#: has a regular expression backtrack for ever -> timed-out
import re
re.match(r"(a+)+$", "a" * 40 + "b")
#: has a regular expression with nested groups backtrack for ever -> timed-out
import re
re.search(r"^(\w+\s?)*$", "word " * 30 + "!")
#: raises a number to a huge power -> timed-out or out-of-memory
3 ** 3 ** 20
#: multiplies huge numbers -> timed-out or out-of-memory
n = 7 ** 2_000_000
while True: n = n * n % (n - 1)
#: takes a power modulo a huge number -> timed-out
pow(3, (1 << 200_000) - 1, (1 << 200_000) - 159)
#: divides huge numbers -> finished or timed-out
a = 1 << 40_000_000
a // ((1 << 20_000_000) + 1)
#: writes a huge number in decimals -> raised ValueError
str(1 << 10_000_000)
#: lifts the limit of digits and writes a huge number in decimals -> timed-out or out-of-memory
import sys
sys.set_int_max_str_digits(0)
str(7 ** 5_000_000)
#: takes a factorial -> timed-out or out-of-memory
import math
math.factorial(10**7)
#: takes binomials and common divisors -> timed-out or out-of-memory
import math
math.comb(10**8, 10**7)
#: squares a root of a huge number -> finished or timed-out
import math
math.isqrt(1 << 60_000_000)
#: computes a decimal of a hundred million digits -> timed-out or out-of-memory
import decimal
decimal.getcontext().prec = 100_000_000
decimal.Decimal(2).exp()
#: searches a string in the worst way -> finished
("a" * 10**6).count("a" * 10**5 + "b" + "a" * 10**5)
#: replaces again and again -> timed-out or out-of-memory
s = "ab" * 1_000
while True: s = s.replace("a", "ab")
#: sorts by a key that always lies -> finished
class Liar:
    def __lt__(self, other): return True
sorted(Liar() for _ in range(200_000))
#: sorts a million random numbers for ever -> timed-out
import random
numbers = [random.random() for _ in range(20_000)]
while True: sorted(numbers)
#: hashes 30 MB again and again -> timed-out
import hashlib
data = bytes(30_000_000)
while True: hashlib.sha512(data)
#: compresses again and again -> timed-out
import zlib
data = bytes(10_000_000)
while True: zlib.compress(data, 9)
#: reads nested JSON -> stack-overflow or raised RecursionError
import json
json.loads("[" * 200_000 + "]" * 200_000)
#: reads one long JSON again and again -> timed-out
import json
text = "[" + "1," * 100_000 + "1]"
while True: json.loads(text)
#: compares long lists of equal things -> timed-out
a = [0] * 1_000_000
b = [0] * 1_000_000
while a == b: pass
#: matches a pattern of file names that backtracks -> finished
import fnmatch
fnmatch.fnmatchcase("a" * 100_000, "*a" * 40 + "b")
#: compares two texts line by line in cubic time -> timed-out
import difflib
"".join(difflib.ndiff(["a" * 300 + str(n) for n in range(3_000)], ["b" * 300 + str(n) for n in range(3_000)]))
#: gives keys that all collide to a dictionary -> timed-out
class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, other): return self.n == other.n
{Key(n): n for n in range(100_000)}
#: makes integers that all collide in a set -> finished
m = (1 << 61) - 1
set(n * m for n in range(50_000))
#: joins, splits and translates for ever -> timed-out
s = "a," * 200_000
while True: s = ",".join(s.split(","))
#: casts and compares views of memory for ever -> timed-out
view = memoryview(bytes(10_000_000))
while view == memoryview(bytes(10_000_000)): pass
#: counts letters for ever -> timed-out
import collections
text = "abc" * 100_000
while True: collections.Counter(text)
#: permutes for ever -> timed-out
import collections, itertools
collections.deque(itertools.permutations(range(30)), maxlen=0)
#: packs and unpacks for ever -> timed-out
import struct
while True: struct.unpack("1000000B", struct.pack("1000000B", *bytes(1_000_000)))
#: normalises what unicode makes long -> timed-out
import unicodedata
unicodedata.normalize("NFC", "a" + "\u0300\u0327" * 300_000)
