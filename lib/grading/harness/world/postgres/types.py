"""The types of SQL, and the Python values that stand for them inside the engine.

boolean bool · integers int · numeric Decimal · floats float · strings str · json, jsonb their text · date, time,
timestamp, interval those of datetime (timestamptz aware, in UTC) · uuid uuid.UUID · bytea bytes · arrays list.
NULL is None everywhere.
"""
from __future__ import annotations

from typing import Final


class Type:
    """`name` is how messages say it, `short` how the catalogue (and asyncpg) does. Compared by identity."""

    __slots__ = ("array", "category", "element", "name", "oid", "short")

    def __init__(self, name: str, short: str, oid: int, category: str, array_oid: int = 0) -> None:
        self.name, self.short, self.oid, self.category = name, short, oid, category
        self.element: Type | None = None
        self.array: Type | None = None
        if array_oid:
            self.array = Type(f"{name}[]", f"{short}[]", array_oid, "A")
            self.array.element = self

    def __repr__(self) -> str:
        return f"<Type {self.name}>"


# Categories: Boolean, Number, String, Date and time, Timespan, User-defined, Array, X unknown, Pseudo.
BOOL: Final = Type("boolean", "bool", 16, "B", 1000)
BYTEA: Final = Type("bytea", "bytea", 17, "U", 1001)
NAME: Final = Type("name", "name", 19, "S", 1003)
INT8: Final = Type("bigint", "int8", 20, "N", 1016)
INT2: Final = Type("smallint", "int2", 21, "N", 1005)
INT4: Final = Type("integer", "int4", 23, "N", 1007)
TEXT: Final = Type("text", "text", 25, "S", 1009)
JSON: Final = Type("json", "json", 114, "U", 199)
FLOAT4: Final = Type("real", "float4", 700, "N", 1021)
FLOAT8: Final = Type("double precision", "float8", 701, "N", 1022)
UNKNOWN: Final = Type("unknown", "unknown", 705, "X")
BPCHAR: Final = Type("character", "bpchar", 1042, "S", 1014)
VARCHAR: Final = Type("character varying", "varchar", 1043, "S", 1015)
DATE: Final = Type("date", "date", 1082, "D", 1182)
TIME: Final = Type("time without time zone", "time", 1083, "D", 1183)
TIMESTAMP: Final = Type("timestamp without time zone", "timestamp", 1114, "D", 1115)
TIMESTAMPTZ: Final = Type("timestamp with time zone", "timestamptz", 1184, "D", 1185)
INTERVAL: Final = Type("interval", "interval", 1186, "T", 1187)
NUMERIC: Final = Type("numeric", "numeric", 1700, "N", 1231)
UUID: Final = Type("uuid", "uuid", 2950, "U", 2951)
JSONB: Final = Type("jsonb", "jsonb", 3802, "U", 3807)
VOID: Final = Type("void", "void", 2278, "P")
RECORD: Final = Type("record", "record", 2249, "P", 2287)

#: As a program writes them, in lower case.
BY_NAME: Final[dict[str, Type]] = {
    "bool": BOOL, "boolean": BOOL, "bytea": BYTEA, "name": NAME,
    "smallint": INT2, "int2": INT2, "integer": INT4, "int": INT4, "int4": INT4, "bigint": INT8, "int8": INT8,
    "text": TEXT, "varchar": VARCHAR, "character varying": VARCHAR, "char varying": VARCHAR, "char": BPCHAR,
    "character": BPCHAR, "bpchar": BPCHAR,
    "json": JSON, "jsonb": JSONB, "uuid": UUID,
    "real": FLOAT4, "float4": FLOAT4, "float": FLOAT8, "float8": FLOAT8, "double precision": FLOAT8,
    "numeric": NUMERIC, "decimal": NUMERIC, "dec": NUMERIC,
    "date": DATE, "time": TIME, "time without time zone": TIME, "timestamp": TIMESTAMP,
    "timestamp without time zone": TIMESTAMP, "timestamptz": TIMESTAMPTZ, "timestamp with time zone": TIMESTAMPTZ,
    "interval": INTERVAL, "regclass": TEXT,
}  # fmt: skip

SERIALS: Final = {
    "smallserial": INT2, "serial2": INT2, "serial": INT4, "serial4": INT4, "bigserial": INT8, "serial8": INT8,
}  # fmt: skip

#: Types that Postgres has and this engine does not.
NOT_SIMULATED: Final = frozenset(
    [
        "inet", "cidr", "macaddr", "macaddr8", "point", "line", "lseg", "box", "path", "polygon", "circle", "money",
        "bit", "varbit", "bit varying", "tsvector", "tsquery", "xml", "hstore", "citext", "int4range", "int8range",
        "numrange", "tsrange", "tstzrange", "daterange", "timetz", "time with time zone", "oid", "vector",
    ]
)  # fmt: skip

INTEGERS: Final = (INT2, INT4, INT8)
LIMITS: Final = {INT2: 1 << 15, INT4: 1 << 31, INT8: 1 << 63}

#: Narrow to wide: an operation on two of them is done in the wider one.
NUMBER_ORDER: Final = (INT2, INT4, INT8, NUMERIC, FLOAT4, FLOAT8)
DATE_ORDER: Final = (DATE, TIMESTAMP, TIMESTAMPTZ)
STRINGS: Final = (TEXT, VARCHAR, BPCHAR, NAME)


def common_type(types: list[Type]) -> Type | None:
    """Of the branches of a CASE, UNION and the like: unknown literals follow the others. None if there is none."""
    known = [kind for kind in types if kind is not UNKNOWN]
    if not known:
        return TEXT
    best = known[0]
    for kind in known[1:]:
        if kind is best:
            continue
        if kind.category != best.category:
            return None
        if kind.category == "N":
            best = max(best, kind, key=NUMBER_ORDER.index)
        elif kind.category == "D" and kind in DATE_ORDER and best in DATE_ORDER:
            best = max(best, kind, key=DATE_ORDER.index)
        elif kind.category == "S":
            best = TEXT
        elif kind.category != "A" or kind is not best:
            return None
    return best
