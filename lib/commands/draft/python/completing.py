"""What a fragment of a document takes for granted, put beside it: imports, definitions, a session, chance."""

from __future__ import annotations

import ast
import asyncio
import builtins
import re
import textwrap

from edits import Program, functions, with_import

# Modules whose names are used without an import in fragments.
_IMPLIED = frozenset(
    """asyncio time random aiohttp aiofiles asyncpg httpx requests contextlib functools itertools logging datetime math
    json os sys""".split()
)


def with_session(text: str) -> tuple[str, bool]:
    """Within a session, where the program takes one for granted under the name that everybody gives it."""
    tree = ast.parse(text)
    if (
        "session" not in undefined_names(tree)
        or re.search(r"\bsession\.(get|post|put|patch|delete|head|options|request)\(", text) is None
    ):
        return text, False
    stays = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    lines = text.split("\n")
    at = stays[-1].end_lineno if stays else 0
    body = textwrap.indent("\n".join(lines[at:]).strip("\n"), "    ")
    return "\n".join([*lines[:at], "async with aiohttp.ClientSession() as session:", body, ""]), True


def with_definitions(text: str, earlier: list[str]) -> tuple[str, list[str]]:
    """The program with the functions and classes that it uses and that blocks before it define, the nearest ones."""
    borrowed: list[str] = []
    while True:
        for name in undefined_names(ast.parse(text)):
            if name not in _IMPLIED and (definition := _definition(name, earlier)) is not None:
                break
        else:
            return text, borrowed
        borrowed.append(name)
        text = _with_definition(text, definition)


def _with_definition(text: str, definition: str) -> str:
    """The program with it behind the imports."""
    imports = [node for node in ast.parse(text).body if isinstance(node, (ast.Import, ast.ImportFrom))]
    lines = text.split("\n")
    head = lines[: imports[-1].end_lineno if imports else 0]
    rest = "\n".join(lines[len(head) :]).strip("\n")
    return "\n".join([*head, *(["", ""] if head else []), definition, "", "", rest, ""])


def _definition(name: str, earlier: list[str]) -> str | None:
    for text in reversed(earlier):
        for node in ast.parse(text).body:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and node.name == name:
                first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
                return "\n".join(text.split("\n")[first - 1 : node.end_lineno])
    return None


def with_stand_ins(text: str) -> tuple[str, list[str]]:
    """The program with a coroutine of a few lines for each that it awaits, or makes a task of, and does not define."""
    tree = ast.parse(text)
    undefined = [name for name in undefined_names(tree) if name not in _IMPLIED and name not in asyncio.__all__]
    calls = {
        name: call
        for call in _awaited_calls(tree)
        if isinstance(call.func, ast.Name) and (name := call.func.id) in undefined
    }
    for seconds, name in enumerate(sorted(calls, key=undefined.index), start=1):
        parameters = "*args, **kwargs" if calls[name].args or calls[name].keywords else ""
        lines = (
            f"async def {name}({parameters}):",
            f'    print("{name} starts")',
            f"    await asyncio.sleep({seconds})",
        )
        definition = "\n".join([*lines, f'    print("{name} ends")', f'    return "{name}"'])
        text = _with_definition(text, definition)
    return text, list(calls)


def _awaited_calls(tree: ast.Module) -> list[ast.Call]:
    takers = ("create_task", "ensure_future", "gather", "wait_for", "shield", "run", "run_until_complete")
    found: list[ast.Call] = []
    for node in ast.walk(tree):
        match node:
            case ast.Await(value=ast.Call() as call):
                found.append(call)
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in takers:
                found += [one for one in node.args if isinstance(one, ast.Call)]
    return found


def with_imports(text: str) -> tuple[str, list[str]]:
    tree = ast.parse(text)
    undefined = undefined_names(tree)
    missing = [name for name in undefined if name in _IMPLIED]
    for name in missing:
        text = with_import(text, name)
    # asyncio's own names, where they are called or caught as it has them.
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    caught = {
        node.type.id
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Name)
    }
    own = [name for name in undefined if name in called | caught and name in asyncio.__all__]
    if own:
        gap = "" if text.startswith(("import ", "from ")) else "\n\n"
        text = f"from asyncio import {', '.join(sorted(own))}\n{gap}{text}"
    return text, missing + own


def with_fixed_chance(text: str) -> tuple[str, bool]:
    tree = ast.parse(text)
    imports = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    names = {
        name
        for node in imports
        for one in node.names
        for name in [one.name if isinstance(node, ast.Import) else node.module]
    }
    if "random" not in names or "random.seed(" in text:
        return text, False
    text = with_import(text, "random")
    last = [node for node in ast.parse(text).body if isinstance(node, (ast.Import, ast.ImportFrom))][-1].end_lineno
    lines = text.split("\n")
    return "\n".join([*lines[:last], "", "random.seed(1)", *lines[last:]]), True


def with_new_loop(text: str) -> tuple[str, bool]:
    program = Program(text)
    inside = {id(node) for one in functions(program.tree) for node in ast.walk(one)}
    edits = [
        program.replace(node.func, f"{program.text(node.func).removesuffix('get_event_loop')}new_event_loop")
        for node in ast.walk(program.tree)
        if isinstance(node, ast.Call) and id(node) not in inside and program.function(node) == "get_event_loop"
        and isinstance(node.func, ast.Attribute)
    ]  # fmt: skip
    return program.edited(edits), bool(edits)


def undefined_names(tree: ast.Module) -> list[str]:
    """Names that are read and nowhere bound, in their order. Scopes are not told apart: what is bound counts everywhere."""
    bound = set(dir(builtins)) | {"__name__", "__file__", "__doc__"}
    read: dict[str, None] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Load()):
                read[name] = None
            case ast.Name(id=name):
                bound.add(name)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                bound.add(name)
            case ast.arg(arg=name):
                bound.add(name)
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                bound |= {(one.asname or one.name).split(".")[0] for one in names}
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                bound.add(name)
    return [name for name in read if name not in bound]
