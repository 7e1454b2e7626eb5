"""`python3 -m tests.differential` from the project's root: every program really and virtually, and a table of both.

    [NAME…]          these programs only
    --python 3.11    in this Python instead of the newest
    --record         write recorded.json, which tests/python/differential.test.ts compares the image with
"""
from __future__ import annotations

import argparse
import sys

from .compare import compare_all, print_table, record
from .program_file import read_programs
from .pythons import find_python, newest_python


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m tests.differential")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--python")
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    version, python = newest_python()
    if options.python:
        version = tuple(int(part) for part in options.python.split("."))
        python = find_python(version)
        if python is None:
            raise SystemExit(f"no Python {options.python} was found")
    programs = read_programs(options.names)
    rows = compare_all(python, [program for program in programs if program.needs <= version])
    agree = print_table(rows, [program for program in programs if program.needs > version], ".".join(map(str, version)))
    if options.record:
        record(rows, python)
    return 0 if agree else 1


sys.exit(main())
