"""Walking over syntax trees; ast.walk() does it at a fifth of the speed."""
from __future__ import annotations

import ast
from typing import Any, Final

#: Fields that hold no node: names, numbers, constants. Nor are operators, contexts and imported names visited.
_WITHOUT_NODES: Final = frozenset([
    "arg", "asname", "attr", "conversion", "ctx", "id", "is_async", "kind", "kwd_attrs", "level", "module", "name",
    "names", "op", "ops", "rest", "simple", "str", "tag", "type_comment", "type_ignores",
])  # fmt: skip
#: Classes whose `value` is no node.
_CONSTANTS: Final = (ast.Constant, ast.MatchSingleton)

_child_fields: Final[dict[type, tuple[str, ...]]] = {type(None): ()}  # a default or a key that is not there


def _fields_of(kind: Any) -> tuple[str, ...]:
    fields = () if kind in _CONSTANTS else tuple(field for field in kind._fields if field not in _WITHOUT_NODES)
    _child_fields[kind] = fields
    return fields


def walk(root: ast.AST) -> list[ast.AST]:
    """The node and the statements, expressions and their like below it, those of one level before those of the next."""
    found: list[Any] = [root]
    known, add = _child_fields.get, found.append
    for node in found:
        fields = known(node.__class__)
        for field in _fields_of(node.__class__) if fields is None else fields:
            value = getattr(node, field, None)
            if value.__class__ is list:
                found += value
            elif value is not None:
                add(value)
    return [node for node in found if node is not None]
