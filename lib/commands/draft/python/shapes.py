"""What of a program can be asked for: its lines in order, its telling words as blanks, its innocent lines."""

from __future__ import annotations

import ast
import json
import re

from edits import Edit, Program, functions, with_import

_FEWEST, _MOST = 4, 14
_BEGIN, _END = "# parsons: begin", "# parsons: end"
_STARTS_TASKS = re.compile(r"\b(gather|create_task|TaskGroup|as_completed|async with|async for)\b")


def shapes(source: str) -> str:
    """JSON {"features", "functions", "lines", "puzzles", "cloze"}."""
    program = Program(source)
    return json.dumps(
        {
            "features": _features(program),
            "coroutines": [one.name for one in functions(program.tree) if isinstance(one, ast.AsyncFunctionDef)],
            "roles": _roles(program),
            "puzzles": _puzzles(program),
            "cloze": _cloze(program),
        }
    )


def _features(program: Program) -> list[str]:
    """What of asyncio the program uses."""
    used = {program.function(node) for node in ast.walk(program.tree) if isinstance(node, ast.Call)}
    # Others have a `wait`, a `timeout` or a `Lock` as well: attributes count where they are asyncio's, or can be no other's.
    used |= {
        node.attr
        for node in ast.walk(program.tree)
        if isinstance(node, ast.Attribute)
        and (program.is_asyncio(node.value) or node.attr in ("cancel", "ClientSession"))
    }
    kinds = {type(node) for node in ast.walk(program.tree)}
    features = [
        name
        for name in ("gather", "create_task", "TaskGroup", "wait_for", "timeout", "as_completed", "wait", "to_thread")
        + ("Semaphore", "Lock", "Event", "Queue", "shield", "sleep", "ClientSession", "cancel")
        if name in used or (name == "create_task" and "ensure_future" in used)
    ]
    return (
        features + (["async-with"] if ast.AsyncWith in kinds else []) + (["async-for"] if ast.AsyncFor in kinds else [])
    )


def _roles(program: Program) -> list[dict[str, object]]:
    """Lines that could be taken for a culprit, each with what it does."""
    roles: dict[int, str] = {}
    own = {one.name for one in functions(program.tree)}

    def note(node: ast.AST, role: str) -> None:
        roles.setdefault(node.lineno, role)

    for node in ast.walk(program.tree):
        match node:
            case ast.Await(value=ast.Call() as call) if program.calls(call, "sleep"):
                note(node, "awaits-sleep")
            case ast.Await(value=ast.Call() as call) if program.calls(call, "gather"):
                note(node, "gathers")
            case ast.Await(value=ast.Name()):
                note(node, "awaits-task")
            case ast.Await(value=ast.Call()):
                note(node, "awaits-call")
            case ast.Call() if program.calls(node, "create_task"):
                note(node, "creates-task")
            case ast.Call() if program.calls(node, "run"):
                note(node, "runs")
    for node in ast.walk(program.tree):
        match node:
            case ast.Expr(value=ast.Call(func=ast.Name(id="print")) as call) if not _calls_own(call, own):
                note(node, "prints")
            case ast.AsyncWith():
                note(node, "async-with")
    return [{"line": line, "role": role} for line, role in sorted(roles.items())]


def _calls_own(call: ast.Call, own: set[str]) -> bool:
    """Whether it calls one of the program's own functions, which may do anything."""
    return any(
        isinstance(node, ast.Call)
        and (getattr(node.func, "id", None) in own or getattr(node.func, "attr", None) in own)
        for node in ast.walk(call)
    )


def _puzzles(program: Program) -> list[dict[str, object]]:
    """
    Functions whose bodies are some lines of one statement each, with an await among them: the solution with the body
    marked, and its lines. Those that start tasks come first, then the nearest to eight lines.
    """
    puzzles = []
    if (
        any(program.calls(node, "sleep") for node in ast.walk(program.tree))
        and with_import(program.source, "time") != program.source
    ):
        # time.sleep is a line on offer then, about which its import must say nothing.
        return _puzzles(Program(with_import(program.source, "time")))
    for function in functions(program.tree):
        if not isinstance(function, ast.AsyncFunctionDef):
            continue
        body = function.body[1:] if ast.get_docstring(function) is not None else function.body
        if not body or not any(
            isinstance(node, (ast.Await, ast.AsyncWith, ast.AsyncFor)) for one in body for node in ast.walk(one)
        ):
            continue
        lines = _body_lines(program, body)
        if lines is None:
            continue
        filled = [line for line in lines if line.strip()]
        if not _FEWEST <= len(filled) <= _MOST or len(set(map(str.strip, filled))) < 3:
            continue
        source = program.source.split("\n")
        first, last = body[0].lineno, body[-1].end_lineno
        first = min([first, *(one.lineno for one in getattr(body[0], "decorator_list", []))])
        pad = " " * body[0].col_offset
        marked = [*source[: first - 1], f"{pad}{_BEGIN}", *filled, f"{pad}{_END}", *source[last:]]
        plain = [*source[: first - 1], *filled, *source[last:]]
        puzzles.append(
            {"name": function.name, "solution": "\n".join(marked), "plain": "\n".join(plain), "lines": filled}
        )
    return sorted(puzzles, key=_rank)


def _rank(puzzle: dict[str, object]) -> tuple[bool, int]:
    lines = puzzle["lines"]
    return not _STARTS_TASKS.search("\n".join(lines)), abs(len(lines) - 8)


def _body_lines(program: Program, body: list[ast.stmt]) -> list[str] | None:
    """One line for each statement and head; None where a line would be too long, or indentation is not by four."""
    lines: list[str] = []
    for statement in body:
        if not _statement_lines(program, statement, lines):
            return None
    base = body[0].col_offset
    fits = base % 4 == 0 and all(
        len(line) <= 110 and (len(line) - len(line.lstrip()) - base) % 4 == 0 for line in lines
    )
    return lines if fits else None


def _statement_lines(program: Program, statement: ast.stmt, lines: list[str]) -> bool:
    blocks = [name for name in ("body", "orelse", "finalbody", "handlers") if getattr(statement, name, None)]
    if not blocks:
        text = program.text(statement) if statement.lineno == statement.end_lineno else ast.unparse(statement)
        lines.append(program.indent(statement) + text)
        return "\n" not in text
    if not isinstance(statement, (ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith)) or blocks != ["body"]:
        # Those with several parts keep their lines, if each is a line of its own.
        if any(node.lineno != node.end_lineno for node in ast.walk(statement) if isinstance(node, ast.expr)):
            return False
        lines.extend(program.line(number) for number in range(statement.lineno, statement.end_lineno + 1))
        return True
    first = statement.body[0]
    if first.lineno == statement.lineno:
        return False
    lines.append(program.indent(statement) + ast.unparse(statement).split("\n")[0])
    return all(_statement_lines(program, one, lines) for one in statement.body)


def _cloze(program: Program) -> dict[str, object] | None:
    """The program with up to three telling words as blanks, each with what may be chosen."""
    places: list[tuple[Edit, list[str]]] = []
    for node in ast.walk(program.tree):
        match node:
            case ast.Await(value=ast.Call() as call) if program.calls(call, "sleep", "gather"):
                start, end = program.span(node)[0], program.span(call.func)[1]
                right = program.data[start:end].decode()
                bare = program.text(call.func)
                others = [bare, "time.sleep"] if program.calls(call, "sleep") else [bare, "await asyncio.wait"]
                places.append((Edit(start, end, right), [right, *others]))
            case ast.Call() if program.calls(node, "create_task") and program.text(node.func).startswith("asyncio."):
                places.append(
                    (program.replace(node.func, "asyncio.create_task"), ["asyncio.create_task", "await", "asyncio.run"])
                )
            case ast.Await(value=ast.Name(id=name)):
                places.append((program.replace(node, f"await {name}"), [f"await {name}", name, f"return {name}"]))
            case ast.AsyncWith() if program.text(node).startswith("async with "):
                start = program.span(node)[0]
                places.append((Edit(start, start + len("async with"), "async with"), ["async with", "with", "await"]))
            case ast.Await(value=ast.Call() as call):
                start, end = program.span(node)[0], program.span(call.func)[1]
                right = program.data[start:end].decode()
                places.append(
                    (
                        Edit(start, end, right),
                        [right, program.text(call.func), f"asyncio.create_task({program.text(call.func)})"],
                    )
                )
    if any("time.sleep" in choices for _, choices in places) and with_import(program.source, "time") != program.source:
        # One of the choices is about it, not about its import.
        return _cloze(Program(with_import(program.source, "time")))
    if not places:
        return None
    rank = {"gather": 0, "create_task": 1, "sleep": 2}
    # One of each sort, the most telling first; then in the order of the text.
    chosen: dict[str, tuple[Edit, list[str]]] = {}
    for edit, choices in sorted(places, key=lambda one: one[0].start):
        sort = next(
            (word for word in rank if word in edit.text), edit.text.split(" ")[0] if "async" in edit.text else "await"
        )
        chosen.setdefault(sort, (edit, choices))
    best = sorted(chosen, key=lambda sort: rank.get(sort, 3))[:3]
    ordered = sorted((chosen[sort] for sort in best), key=lambda one: one[0].start)
    blanks = [
        {"name": f"blank_{at + 1}", "right": edit.text, "choices": choices}
        for at, (edit, choices) in enumerate(ordered)
    ]
    template = program.edited([edit._replace(text=f"___blank_{at + 1}___") for at, (edit, _) in enumerate(ordered)])
    return {"template": template, "solution": program.source, "blanks": blanks}
