"""Runs one program in a real Python, in real time.

Imported it is the parent's side. As a script it is the child's: it runs the program as `__main__` and says how long
that took, the interpreter's own start and end apart.
"""
from __future__ import annotations

import asyncio
import atexit
import concurrent.futures.process
import concurrent.futures.thread
import importlib
import logging
import multiprocessing.pool
import os
import queue
import runpy
import subprocess
import sys
import tempfile
import time
import unittest
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

_TIME_LIMIT: Final = 20
#: Read by the child and imported before its clock starts, so that importing is not measured.
_WARM: Final = (
    asyncio, concurrent.futures.process, concurrent.futures.thread, logging, multiprocessing.pool, queue, unittest
)  # fmt: skip


def run_real(
    python: str,
    program: Path,
    *,
    environment: dict[str, str] | None = None,
    files: dict[str, str] | None = None,
    imports: Iterable[str] = (),
) -> dict[str, Any]:
    """{"stdout", "stderr", "code", "elapsed"} of the program in this Python, in a folder with these files alone.

    `imports` are modules that it uses and that take long to import, which is not measured.
    """
    with tempfile.TemporaryDirectory(prefix="differential-") as folder:
        took = Path(folder, "took")
        work = Path(folder, "work")
        work.mkdir()
        for name, text in (files or {}).items():
            path = work / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        command = [python, "-P", "-B", __file__, str(program), str(took), *imports]
        env = {**os.environ, "PYTHONHASHSEED": "0", **(environment or {})}
        try:
            ended = subprocess.run(
                command, cwd=work, env=env, capture_output=True, encoding="utf-8", timeout=_TIME_LIMIT, check=False
            )
        except subprocess.TimeoutExpired:
            return {"stdout": "", "stderr": f"still running after {_TIME_LIMIT} s", "code": 1, "elapsed": _TIME_LIMIT}
        elapsed = float(took.read_text()) if took.exists() else -1.0
    return {"stdout": ended.stdout, "stderr": ended.stderr, "code": ended.returncode, "elapsed": elapsed}


def _child(program: str, took: str, *imports: str) -> None:
    for name in imports:
        importlib.import_module(name)
    # Functions given to atexit run when the threads of the program have ended, the first one last.
    atexit.register(lambda: Path(took).write_text(str(time.perf_counter() - start)))
    sys.argv = [program]
    start = time.perf_counter()
    runpy.run_path(program, run_name="__main__")


if __name__ == "__main__":
    _child(*sys.argv[1:])
