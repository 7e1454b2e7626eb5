"""The image's way in: JSON on fd 0, JSON on fd 3, prints on 1 and 2 meanwhile."""
from __future__ import annotations

import json
import os
import sys
import unittest
from pathlib import Path

from .programs import LIMITS, ProgramCase

_HAS_PROCESSES = hasattr(os, "fork") and sys.platform != "emscripten"


@unittest.skipUnless(_HAS_PROCESSES, "needs processes")
class EntryTest(ProgramCase):
    def call(self, source: str, before: str = "pass") -> tuple[dict[str, object], bytes]:
        """The observation, and what came on stdout; `before` runs ahead of the entry."""
        import subprocess

        import harness

        request = {"source": source, "scenario": {"expression": None, "seed": 0}, "limits": LIMITS}
        path = str(Path(harness.__file__).parent.parent)
        code = f"import sys; sys.path.insert(0, {path!r}); from harness.entry import observe, warm; {before}; observe()"
        reader, writer = os.pipe()
        with os.fdopen(reader, "rb") as results:
            done = subprocess.run(
                ["/bin/sh", "-c", f'exec "$0" "$@" 3>&{writer}', sys.executable, "-c", code],
                input=json.dumps(request).encode(), stdout=subprocess.PIPE, pass_fds=[writer], check=True,
            )  # fmt: skip
            os.close(writer)
            return json.loads(results.read()), done.stdout

    def test_an_observation_comes_back_and_prints_come_at_once(self) -> None:
        seen, printed = self.call("print('hello')", before="warm()")
        self.is_sound(seen)
        self.assertEqual((seen["status"], seen["stdout"], printed), ("finished", "hello\n", b"hello\n"))

    def test_a_program_that_replaces_json_dumps_changes_nothing(self) -> None:
        seen, _ = self.call("import json, os\njson.dumps = json.loads = os.write = os.read = None\nprint(1)")
        self.assertEqual((seen["status"], seen["stdout"]), ("finished", "1\n"))
