"""A misreading that changes the program: as if awaits in a row ran together."""

from __future__ import annotations

import ast
import json

from edits import Edit, Program


def concurrent_awaits(source: str) -> str:
    """JSON: the program with each run of awaits in a row gathered, or null where there is none."""
    program = Program(source)
    edits: list[Edit] = []
    for node in ast.walk(program.tree):
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if isinstance(block, list):
                edits += _gathered(program, block)
    return json.dumps(program.edited(edits) if edits else None)


def _gathered(program: Program, block: list[ast.stmt]) -> list[Edit]:
    edits: list[Edit] = []
    run: list[ast.stmt] = []
    for statement in [*block, None]:
        if statement is not None and _awaits_call(statement) and not _uses(statement, run):
            run.append(statement)
            continue
        if len(run) > 1:
            calls = ", ".join(program.text(one.value.value) for one in run)
            targets = ", ".join(program.text(one.targets[0]) if isinstance(one, ast.Assign) else "_" for one in run)
            start, end = program.span(run[0])[0], program.span(run[-1])[1]
            edits.append(Edit(start, end, f"{targets} = await __import__('asyncio').gather({calls})"))
        run = [statement] if statement is not None and _awaits_call(statement) else []
    return edits


def _awaits_call(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, (ast.Expr, ast.Assign))
        and isinstance(statement.value, ast.Await)
        and isinstance(statement.value.value, ast.Call)
        and (
            not isinstance(statement, ast.Assign)
            or (len(statement.targets) == 1 and isinstance(statement.targets[0], ast.Name))
        )
    )


def _uses(statement: ast.stmt, earlier: list[ast.stmt]) -> bool:
    bound = {one.targets[0].id for one in earlier if isinstance(one, ast.Assign)}
    return any(isinstance(node, ast.Name) and node.id in bound for node in ast.walk(statement.value))
