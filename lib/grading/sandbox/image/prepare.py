"""Build step: import our packages, warm them up, note where their entries are, and leave no trace of the build.

Runs in `__main__` of the interpreter whose memory becomes the image.
In:  /build/packages/<name>/**.py and /build/entries.json {"entry": "package.module.function"}
Out: /build/addresses.json {"entry": address of the function object}
"""

import gc
import importlib
import json
import os
import sys

PACKAGES = "/build/packages"


def prepare() -> None:
    with open("/build/entries.json", encoding="utf-8") as file:
        paths: dict[str, str] = json.load(file)
    sys.path.insert(0, PACKAGES)
    entries = {name: find(path) for name, path in paths.items()}
    for module in {entry.__module__: sys.modules[entry.__module__] for entry in entries.values()}.values():
        if hasattr(module, "warm"):
            module.warm()
    # It loads native libraries, which no host call here can refuse politely: a program that tries gets an ImportError.
    sys.modules["_ctypes"] = None
    sys.path.remove(PACKAGES)
    for path in [path for path in sys.path_importer_cache if path.startswith("/build")]:
        del sys.path_importer_cache[path]
    with open("/build/addresses.json", "w", encoding="utf-8") as file:
        json.dump({name: id(entry) for name, entry in entries.items()}, file)
    os.environ.clear()


def find(path: str):
    module, _, function = path.rpartition(".")
    return getattr(importlib.import_module(module), function)


prepare()
for name in ("prepare", "find", "PACKAGES", "json", "os", "importlib", "name"):
    globals().pop(name, None)
sys.modules["__main__"].__doc__ = None
gc.collect()
gc.freeze()
del gc, sys
