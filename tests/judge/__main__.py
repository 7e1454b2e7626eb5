"""`python3 -m tests.judge` from the project's root: all of them, in this Python."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "lib" / "grading"))

from .run_all import run_all  # noqa: E402

outcome = run_all()
for failure in outcome["failures"]:
    print(failure, file=sys.stderr)
print(f"{outcome['passed']} passed, {outcome['failed']} failed")
sys.exit(1 if outcome["failed"] else 0)
