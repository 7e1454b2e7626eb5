"""A Postgres server of the simulated world: SQL, transactions and row locks on virtual time.

    text ─ lexer ─► parse_* ─► syntax tree ─► analysis ─► plan of closures ─ run ─► rows
                               (syntax.py)    names, types   (one go)        │
                                                                            ▼
                                               tables.py: versions of rows · transactions.py: who sees and waits

It is an engine of its own rather than sqlite with a translator in front. What a program must see is Postgres' types,
messages and locks, and each of these needs the statement analysed: `$1` must be known to be an integer before the
driver can refuse 'a' for it, and who waits for which row depends on versions that sqlite does not keep. With names and
types known, evaluating is the smaller part; and tables of a lesson are small.

Simplified, and said so where a program could notice: definitions (CREATE, ALTER …) take effect for everybody at once;
SERIALIZABLE does not notice write skew; text sorts by code point; intervals have no months; times are UTC. Plain
indexes are remembered by name only. What is not understood is refused by name (errors.not_simulated).
"""
from __future__ import annotations

from .errors import SqlError
from .server import Server, the_server
from .session import Session

__all__ = ["Server", "Session", "SqlError", "the_server"]
