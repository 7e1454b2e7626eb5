"""
What is typically done wrong in asynchronous programs, done to a program that is right: each alone, at each place.

Whether it *is* a fault there, only running the program tells.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterator

from edits import Edit, Program, with_import

# What one place of the program becomes: the fault's name, the line, the edits, a module that they need.
Fault = tuple[str, int, list[Edit], str | None]


def faults(source: str) -> str:
    """JSON [{"fault", "line", "source", "before", "after"}]; before and after where a single line differs."""
    program = Program(source)
    found: list[dict[str, object]] = []
    seen = {source}
    for inject in _INJECTIONS:
        for fault, line, edits, module in inject(program):
            changed = program.edited(edits)
            single = _single_difference(source, changed)
            if module is not None:
                changed = with_import(changed, module)
            try:
                compile(changed, "program.py", "exec")
            except SyntaxError:
                continue
            if changed not in seen:
                seen.add(changed)
                found.append({"fault": fault, "line": line, "source": changed, **single})
    return json.dumps(found)


def _single_difference(source: str, changed: str) -> dict[str, str | None]:
    before, after = source.split("\n"), changed.split("\n")
    differing = [at for at, (one, other) in enumerate(zip(before, after)) if one != other]
    if len(before) != len(after) or len(differing) != 1:
        return {"before": None, "after": None}
    return {"before": before[differing[0]], "after": after[differing[0]]}


def _awaits(program: Program) -> Iterator[ast.Await]:
    return (node for node in ast.walk(program.tree) if isinstance(node, ast.Await))


def _calls(program: Program, *names: str) -> Iterator[ast.Call]:
    return (node for node in ast.walk(program.tree) if isinstance(node, ast.Call) and program.calls(node, *names))


def _statements(program: Program) -> Iterator[ast.stmt]:
    return (node for node in ast.walk(program.tree) if isinstance(node, ast.stmt))


def _blocking_sleep(program: Program) -> Iterator[Fault]:
    for node in _awaits(program):
        if program.calls(node.value, "sleep") and node.value.args:
            yield "blocking-sleep", node.lineno, [
                program.replace(node, f"time.sleep({program.text(node.value.args[0])})")
            ], "time"


def _dropped_await(program: Program) -> Iterator[Fault]:
    for statement in _statements(program):
        value = getattr(statement, "value", None)
        if (
            isinstance(statement, (ast.Expr, ast.Assign, ast.Return))
            and isinstance(value, ast.Await)
            and isinstance(value.value, ast.Call)
        ):
            if not program.calls(value.value, "create_task"):
                yield "dropped-await", value.lineno, [program.replace(value, program.text(value.value))], None


def _awaits_in_a_row(program: Program) -> Iterator[Fault]:
    for node in _awaits(program):
        if program.calls(node.value, "gather") and not node.value.keywords and node.value.args:
            items = node.value.args
            if len(items) == 1 and isinstance(items[0], ast.Starred):
                given = items[0].value
                if isinstance(given, (ast.GeneratorExp, ast.ListComp)):
                    element = program.text(given.elt)
                    loops = program.data[program.span(given.elt)[1] : program.span(given)[1] - 1].decode()
                    text = f"[await {element}{loops}]"
                else:
                    text = f"[await one for one in {program.text(given)}]"
            elif any(isinstance(item, ast.Starred) for item in items):
                continue
            elif len(items) == 1:
                continue
            else:
                text = "[" + ", ".join(f"await {program.text(item)}" for item in items) + "]"
            yield "awaits-in-a-row", node.lineno, [program.replace(node, text)], None


def _created_tasks(program: Program) -> Iterator[tuple[ast.Assign, str, ast.Call]]:
    for statement in _statements(program):
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call() as call) if program.calls(
                call, "create_task", "ensure_future"
            ):
                yield statement, name, call


def _lost_task(program: Program) -> Iterator[Fault]:
    tasks = {name for _, name, _ in _created_tasks(program)}
    removed: list[Edit] = []
    line = 0
    for statement in _statements(program):
        match statement:
            case ast.Expr(value=ast.Await(value=ast.Name(id=name))) if name in tasks:
                edit = _removed_line(program, statement)
                line = line or statement.lineno
                removed.append(edit)
                yield "lost-task", statement.lineno, [edit], None
    if len(removed) > 1:
        yield "lost-task", line, removed, None


def _removed_line(program: Program, statement: ast.stmt) -> Edit:
    start, end = program.span(statement)
    return Edit(start - statement.col_offset, min(end + 1, len(program.data)), "")


def _awaited_at_once(program: Program) -> Iterator[Fault]:
    created = list(_created_tasks(program))
    for statement, name, _ in created:
        yield "awaited-at-once", statement.lineno + 1, [program.after(statement, f"await {name}")], None
    for node in ast.walk(program.tree):
        match node:
            case ast.ListComp(elt=ast.Call() as call) if program.calls(call, "create_task"):
                yield "awaited-at-once", call.lineno, [program.replace(call, f"await {program.text(call)}")], None


def _never_a_task(program: Program) -> Iterator[Fault]:
    for _, _, call in _created_tasks(program):
        if len(call.args) == 1 and not call.keywords:
            yield "never-a-task", call.lineno, [program.replace(call, program.text(call.args[0]))], None
    for node in ast.walk(program.tree):
        match node:
            case ast.ListComp(elt=ast.Call() as call) if program.calls(call, "create_task") and len(call.args) == 1:
                yield "never-a-task", call.lineno, [program.replace(call, program.text(call.args[0]))], None


def _called_not_passed(program: Program) -> Iterator[Fault]:
    for node in _awaits(program):
        if program.calls(node.value, "to_thread") and node.value.args and not node.value.keywords:
            function, *arguments = [program.text(one) for one in node.value.args]
            yield "called-not-passed", node.lineno, [program.replace(node, f"{function}({', '.join(arguments)})")], None


def _never_run(program: Program) -> Iterator[Fault]:
    for statement in program.tree.body:
        match statement:
            case ast.Expr(value=ast.Call(args=[ast.Call() as inner]) as call) if program.calls(call, "run"):
                yield "never-run", call.lineno, [program.replace(call, program.text(inner))], None


def _in_finishing_order(program: Program) -> Iterator[Fault]:
    for statement in _statements(program):
        match statement:
            case ast.Assign(value=ast.Await(value=ast.Call() as call) as awaited) | ast.Return(
                value=ast.Await(value=ast.Call() as call) as awaited
            ) if (program.calls(call, "gather") and not call.keywords):
                items = ", ".join(program.text(item) for item in call.args)
                module = program.text(call.func).rpartition(".")[0]
                if module:
                    text = f"[await one for one in {module}.as_completed([{items}])]"
                    yield "in-finishing-order", awaited.lineno, [program.replace(awaited, text)], None


def _does_not_wait(program: Program) -> Iterator[Fault]:
    for call in _calls(program, "sleep"):
        if call.args and program.text(call.args[0]) != "0":
            yield "does-not-wait", call.lineno, [program.replace(call.args[0], "0")], None


def _waits_longer(program: Program) -> Iterator[Fault]:
    for call in _calls(program, "sleep"):
        if call.args:
            argument = call.args[0]
            text = program.text(argument)
            simple = isinstance(argument, (ast.Name, ast.Constant, ast.Call, ast.Attribute))
            yield "waits-longer", call.lineno, [
                program.replace(argument, f"2 * {text}" if simple else f"2 * ({text})")
            ], None


def _prints_less(program: Program) -> Iterator[Fault]:
    for statement in _statements(program):
        match statement:
            case ast.Expr(value=ast.Call(func=ast.Name(id="print"))):
                yield "prints-less", statement.lineno, [program.replace(statement, "pass")], None


# The typical ones first: where two make the same program, it has the first one's name.
_INJECTIONS: list[Callable[[Program], Iterator[Fault]]] = [
    _blocking_sleep,
    _dropped_await,
    _awaits_in_a_row,
    _lost_task,
    _awaited_at_once,
    _never_a_task,
    _called_not_passed,
    _never_run,
    _in_finishing_order,
    _does_not_wait,
    _waits_longer,
    _prints_less,
]
