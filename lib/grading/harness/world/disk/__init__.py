"""The disk of a run, in memory: what open(), os, pathlib, shutil, glob, tempfile and aiofiles work on.

    open("a.txt") ─┐                        ┌─ system_calls.py   open(2), stat(2), rename(2) … on the tree
    Path, shutil ──┼─► standins.py ─────────┤
    os.remove() ───┘   (in os, io, builtins)├─ opening.py        Python's own text and buffer classes over raw.py
    aiofiles ──────────────────────────────►└─ charging.py       latency and the observation's `calls`
                                                    │
                                                 tree.py         directories, files, paths

A program sees this disk and never the machine's. Imports go past it: the import system has private references to the
real functions. The working directory is /, which holds what the scenario declared; there are /tmp and /dev/null too.

Time and counting go by what the program calls, however Python's buffers cut it up: opening, reading, writing and
changing names each take the declared latency and are counted. Asking (stat, exists, listdir, glob) is free and not
counted, as is closing, since how often a library asks differs between versions of Python.
"""
from __future__ import annotations

from .standins import begin, install

__all__ = ["begin", "install"]
