"""Finds the Pythons of this machine."""
from __future__ import annotations

import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import Final

#: Newest first.
VERSIONS: Final = ((3, 14), (3, 13), (3, 12), (3, 11))


@lru_cache
def find_python(version: tuple[int, ...]) -> str | None:
    """The command of this version, on the path or among pyenv's; None if there is none that starts."""
    name = "python" + ".".join(map(str, version))
    if sys.version_info[:2] == version:
        return sys.executable
    pyenv = sorted(Path.home().glob(f".pyenv/versions/{name.removeprefix('python')}.*/bin/{name}"))
    for command in [shutil.which(name), *map(str, pyenv)]:
        # A shim of pyenv is on the path also for a version that it will not start.
        if command and subprocess.run([command, "-c", ""], capture_output=True, check=False).returncode == 0:
            return command
    return None


def newest_python() -> tuple[tuple[int, ...], str]:
    for version in VERSIONS:
        command = find_python(version)
        if command:
            return version, command
    raise SystemExit("no Python 3.11 or newer was found")
