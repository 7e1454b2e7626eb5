"""Finds awaits that follow each other although none needs the other's result.

Two looks at the same thing must agree. The source says which awaits are independent: calls of the program's own
coroutine functions whose arguments use nothing that an earlier one of them has made. The recording says which of these
really waited one after the other, and for how long. Whether the *order* matters to the author nobody can see, so only
the clear cases count: the same function several times, or different ones whose results are all kept.
"""
from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..syntax import walk
from ..timing.clock import NS, seconds_text
from . import finding_texts
from .diagnostics import Diagnostics
from .lane import Lane, Span

_LOOPS: Final = (ast.For, ast.AsyncFor, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_COMPOUND: Final = frozenset([
    ast.Module, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.AsyncFor, ast.While, ast.If, ast.With,
    ast.AsyncWith, ast.Try, ast.TryStar, ast.ExceptHandler, ast.match_case,
])  # fmt: skip
_SHARING: Final = frozenset([ast.Global, ast.Nonlocal])
_WAITING: Final = frozenset(["sleep", "wait", "thread"])


@dataclass
class _Await:
    """`kept` is whether the result gets a name; `makes` are the names that its statement binds."""

    function: str
    lines: range
    uses: frozenset[str]
    makes: frozenset[str]
    kept: bool


@dataclass
class _Group:
    """Awaits that could run together; with `repeated`, a single one in a loop."""

    awaits: list[_Await]
    repeated: bool


IndependentAwaits = list[_Group]


def find_sequential_awaits(groups: IndependentAwaits, lanes: list[Lane], diagnostics: Diagnostics) -> None:
    """Add a finding for each group of independent awaits that a task really waited for in turn."""
    lanes = [lane for lane in lanes if len(lane.spans) > 1]
    for group in groups:
        for lane in lanes:
            durations = _loop_durations(group, lane) if group.repeated else _group_durations(group, lane)
            if len(durations) > 1:
                _report(group, lane, durations, diagnostics)
                break


def _report(group: _Group, lane: Lane, durations: list[int], diagnostics: Diagnostics) -> None:
    total, longest = sum(durations), max(durations)
    line = group.awaits[0].lines.start
    lines = list(dict.fromkeys(one.lines.start for one in group.awaits))
    text = finding_texts.sequential_awaits(lines, seconds_text(total / NS), seconds_text(longest / NS))
    diagnostics.sequential_awaits(line, lane.name, total - longest, text)


# -- the source ----------------------------------------------------------------------------------------------------
def independent_awaits(nodes: list[ast.AST]) -> IndependentAwaits:
    """Of a whole program, given as all of its nodes; in the order of its lines."""
    return sorted(_independent_groups(nodes), key=lambda group: group.awaits[0].lines.start)


def _independent_groups(nodes: list[ast.AST]) -> Iterator[_Group]:
    own = {node.name: node for node in nodes if node.__class__ is ast.AsyncFunctionDef}
    if not own:
        return
    if not _SHARING.isdisjoint([node.__class__ for node in nodes]):
        own = {name: function for name, function in own.items() if not _shares_names(function)}
    for node in nodes:
        if node.__class__ in _COMPOUND:
            for name in ("body", "orelse", "finalbody"):
                body = getattr(node, name, None)
                if body is not None and len(body) > 1:
                    yield from _groups_in(body, own)
        if node.__class__ in (ast.For, ast.ListComp):
            yield from _loops(node, own)


def _shares_names(function: ast.AsyncFunctionDef) -> bool:
    """It rebinds names of others: together, its calls could lose each other's changes."""
    return any(part.__class__ in _SHARING for part in walk(function))


def _groups_in(body: list[ast.stmt], own: dict[str, ast.AsyncFunctionDef]) -> Iterator[_Group]:
    """Runs of neighbouring statements, each a single await that uses nothing made by those before it."""
    group: list[_Await] = []
    for statement in [*body, ast.Pass()]:
        one = _await_of(statement, own)
        if one is not None and not any(earlier.makes & one.uses for earlier in group):
            group.append(one)
            continue
        if _is_clear(group):
            yield _Group(group, repeated=False)
        group = [one] if one is not None else []


def _is_clear(group: list[_Await]) -> bool:
    same_function = len({one.function for one in group}) == 1
    return len(group) > 1 and (same_function or all(one.kept for one in group))


def _loops(node: ast.For | ast.ListComp, own: dict[str, ast.AsyncFunctionDef]) -> Iterator[_Group]:
    """`for x in xs: … await f(x)`, where no turn uses what an earlier turn made."""
    if isinstance(node, ast.ListComp):
        found = _own_call(node.elt, own)
        awaits = [found] if found is not None else []
        made: set[str] = set()
    else:
        awaits = [one for statement in node.body if (one := _await_of(statement, own)) is not None]
        made = {name for statement in node.body for name in _names(statement, ast.Store)}
        if any(_ties_turns(part) for statement in node.body for part in walk(statement)):
            return
    if len(awaits) == 1 and not awaits[0].uses & made:
        called = own[awaits[0].function]
        # A function that loops itself leaves the same trace in one call as in several.
        if not any(isinstance(part, _LOOPS) for part in walk(called)):
            yield _Group(awaits, repeated=True)


def _ties_turns(part: ast.AST) -> bool:
    """What a turn finds decides whether there is a next one; or whoever iterates does; or the turns keep a distance."""
    if isinstance(part, ast.Call):
        return ast.unparse(part.func) in ("asyncio.sleep", "sleep")
    return isinstance(part, (ast.Break, ast.Return, ast.Yield))


def _await_of(statement: ast.stmt, own: dict[str, ast.AsyncFunctionDef]) -> _Await | None:
    """The await of `await f(…)`, `x = await f(…)` or `xs.append(await f(…))`, f(…) perhaps in create_task()."""
    if not isinstance(statement, (ast.Expr, ast.Assign, ast.AnnAssign)) or statement.value is None:
        return None
    value = statement.value
    is_append = (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Attribute)
        and value.func.attr in ("append", "add")
        and len(value.args) == 1
    )
    found = _own_call(value.args[0] if is_append else value, own)
    if found is not None:
        found.makes = frozenset(_names(statement, ast.Store))
        found.kept = bool(found.makes) or is_append
    return found


def _own_call(node: ast.expr, own: dict[str, ast.AsyncFunctionDef]) -> _Await | None:
    if not isinstance(node, ast.Await):
        return None
    call = node.value
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "create_task":
        call = call.args[0] if call.args else call  # awaited at once, a task waits like any coroutine
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in own):
        return None
    lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
    return _Await(call.func.id, lines, frozenset(_names(call, ast.Load)), frozenset(), kept=False)


def _names(node: ast.AST, context: type[ast.expr_context]) -> Iterator[str]:
    return (part.id for part in walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, context))


# -- the recording -------------------------------------------------------------------------------------------------
def _waits_at(lane: Lane, lines: range) -> list[Span]:
    return [span for span in lane.spans if span[2] in _WAITING and any(line in lines for line in span[4])]


def _group_durations(group: _Group, lane: Lane) -> list[int]:
    """How long this task waited at each await of the group, where it did."""
    durations = (sum(span[1] - span[0] for span in _waits_at(lane, one.lines)) for one in group.awaits)
    return [duration for duration in durations if duration > 0]


def _loop_durations(group: _Group, lane: Lane) -> list[int]:
    """How long each turn waited. Turns are told apart by the first place in the called function that waited."""
    turns: list[int] = []
    spans = _waits_at(lane, group.awaits[0].lines)
    for span in spans:
        if span[4] == spans[0][4] or not turns:
            turns.append(0)
        turns[-1] += span[1] - span[0]
    return [turn for turn in turns if turn > 0]
