#: Calls the function in slot INDEX of WebAssembly's function table, through the slot at OFFSET of a type.
import ctypes

class Victim:
    def __repr__(self): return "v"
    def __call__(self): return 1
    def __len__(self): return 1

ctypes.c_uint32.from_address(id(Victim) + OFFSET).value = INDEX
victim = Victim()
for use in (repr, str, bool, lambda victim: victim(), lambda victim: victim == 1):
    try:
        print(type(use(victim)))
    except Exception as error:
        print(type(error).__name__)
