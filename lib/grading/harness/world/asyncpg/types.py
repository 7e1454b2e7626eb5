"""asyncpg.types: what statements and servers are described with."""
from __future__ import annotations

from collections import namedtuple

Type = namedtuple("Type", ["oid", "name", "kind", "schema"])
Attribute = namedtuple("Attribute", ["name", "type"])
ServerVersion = namedtuple("ServerVersion", ["major", "minor", "micro", "releaselevel", "serial"])
for _class in (Type, Attribute, ServerVersion):
    _class.__module__ = "asyncpg.types"
