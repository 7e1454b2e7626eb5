"""A real HTTP server that answers as a scenario's `http` declares, in real time.

    python3 tests/differential/serve_world.py WORLD.json --port 8099

WORLD.json is a scenario's world ({"http": {…}}). It runs until it is ended, and prints a line once it listens. What
fails before a connection is there (refused, dns) a server cannot show: let a route name a port where nobody listens, or
a host that does not exist. A route that fails by timeout never answers.
"""
from __future__ import annotations

import argparse
import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "lib" / "grading"))

from harness.world.http import Address, Exchange, Headers, Network, Request  # noqa: E402

_LONGEST_SILENCE: Final = 60.0


class WorldServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int, declared: dict[str, Any] | None) -> None:
        self._network, self._lock = Network(declared), threading.Lock()
        super().__init__(("localhost", port), _Handler)

    def ask(self, request: Request) -> Exchange:
        with self._lock:
            return self._network.ask(request, time.monotonic())


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: WorldServer

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        url = Address.parse(f"http://{self.headers.get('Host', 'localhost')}{self.path}")
        exchange = self.server.ask(Request(self.command, url, Headers(self.headers.items()), self.rfile.read(length)))
        _sleep_until(exchange.head_at if exchange.fails != "timeout" else exchange.began + _LONGEST_SILENCE)
        if exchange.fails:
            self.close_connection = True
            return
        self.send_response_only(exchange.answer.status, exchange.answer.reason)
        for name, value in exchange.answer.headers.pairs():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.flush()
        self._send_body(exchange)

    def _send_body(self, exchange: Exchange) -> None:
        chunked = len(exchange.answer.pieces) > 1
        for number, piece in enumerate(exchange.answer.pieces):
            _sleep_until(exchange.piece_at(number))
            self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece) if chunked else piece)
        if chunked:
            self.wfile.write(b"0\r\n\r\n")

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = _answer

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:
            pass  # the client has had enough

    def log_message(self, *_: Any) -> None:
        pass


def _sleep_until(at: float) -> None:
    time.sleep(max(0.0, at - time.monotonic()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("world", type=Path)
    parser.add_argument("--port", type=int, default=8099)
    chosen = parser.parse_args()
    with WorldServer(chosen.port, json.loads(chosen.world.read_text()).get("http")) as server:
        print(f"listening on http://localhost:{chosen.port}", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass


if __name__ == "__main__":
    main()
