#: Calls one function of one module (both are filled in) with all sorts of arguments.
import importlib
path = f"{CANARY['directory']}/{CANARY['mark']}"
numbers = (0, 1, -1, CANARY["process"], 2**31 - 1, 2**64)
texts = (path, CANARY["file"], path.encode(), "/bin/touch", b"x", "")
singles = [*numbers, *texts, None, [], {}, print, 1.5, (127, 0)]
packs = [()]
packs += [(one,) for one in singles]
packs += [(one, other) for one in singles[:12] for other in (0, 9, path, ["touch", path], b"x")]
packs += [(one, other, 0) for one in (0, 1, path) for other in (0, 1, path, ["touch", path])]
packs += [(one, other, 1, 1) for one in (0, path) for other in (0, ["touch", path], b"x")]
packs += [(0,) * length for length in (5, 6, 7, 8)]
function = getattr(importlib.import_module(MODULE), NAME)
for pack in packs:
    try:
        result = function(*pack)
    except Exception as error:
        result = error
    if "root" + ":x:" in repr(result)[:4000]:
        breach(result)
print("called")
