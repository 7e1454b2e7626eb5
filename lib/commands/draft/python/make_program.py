"""From a block of a document to a program that runs by itself, or to the reason why it cannot."""

from __future__ import annotations

import ast
import json
import re
import textwrap

from collapsed import split_statements
from completing import (
    undefined_names,
    with_definitions,
    with_fixed_chance,
    with_imports,
    with_new_loop,
    with_session,
    with_stand_ins,
)
from edits import functions, with_import, without_comments
from layout import lay_out

_HERE = frozenset(
    """abc argparse array ast asyncio base64 bisect calendar cmath collections colorsys concurrent contextlib
    contextvars copy copyreg csv dataclasses datetime decimal difflib enum errno fractions functools gc
    graphlib hashlib heapq html inspect io itertools json keyword logging math numbers operator os pathlib
    pickle pprint queue random re reprlib secrets shutil signal statistics string struct sys tempfile textwrap
    threading time timeit traceback types typing unicodedata urllib uuid warnings weakref zlib __future__
    multiprocessing aiohttp httpx requests aiofiles asyncpg""".split()
)


def make_program(text: str, collapsed: bool, earlier: list[str]) -> str:
    """
    JSON {"source", "notes"} or {"problem"}, and in any case "text", the block as Python where it is any.
    `earlier` are the texts of the blocks before it, whose definitions it may use.
    """
    try:
        text, notes = _as_python(text, collapsed)
    except SyntaxError as error:
        line = "" if error.lineno is None else f" at line {error.lineno}"
        return json.dumps({"problem": f"is no Python{line}: {error.msg}", "text": ""})
    try:
        return json.dumps({**_make(text, notes, earlier), "text": text})
    except SyntaxError as error:
        return json.dumps({"problem": f"is no program: {error.msg}", "text": ""})


def _as_python(text: str, collapsed: bool) -> tuple[str, list[str]]:
    notes: list[str] = []
    text = textwrap.dedent(text.expandtabs(4)).strip("\n") + "\n"
    if re.search(r"^\s*(>>>|In \[\d+\]:)", text, re.MULTILINE):
        text = _session(text)
        notes.append("was an interactive session")
    if collapsed:
        text = lay_out(split_statements(text.strip()))
        notes.append("had lost its line breaks")
    ast.parse(text)
    return text, notes


def _make(text: str, notes: list[str], earlier: list[str]) -> dict[str, object]:
    text, is_wrapped = with_session(text)
    if is_wrapped:
        notes.append("put into an aiohttp.ClientSession, which it calls session")
    text, borrowed = with_definitions(text, earlier)
    if borrowed:
        notes.append(f"defined in earlier blocks: {', '.join(borrowed)}")
    tree = ast.parse(text)
    if _top_level_awaits(tree):
        text = _in_main(text, tree)
        notes.append("awaits outside of a function: put into one")
    text, stand_ins = with_stand_ins(text)
    if stand_ins:
        notes.append(f"stand-ins for what is not defined: {', '.join(stand_ins)}")
    text, imported = with_imports(text)
    if imported:
        notes.append(f"imports added: {', '.join(imported)}")
    text, modernised = with_new_loop(text)
    if modernised:
        notes.append("asyncio.get_event_loop() without a loop raises since Python 3.14: new_event_loop()")
    if problem := _problem(text):
        return {"problem": problem}
    if not _runs_something(ast.parse(text)):
        text, entry = _with_driver(text)
        if entry is None:
            return {"problem": _why_no_driver(ast.parse(text))}
        notes.append(f"asyncio.run({entry}()) added")
    text, is_fixed = with_fixed_chance(text)
    if is_fixed:
        notes.append("random.seed(1) added, so that it does the same each time")
    text = without_comments(text)
    compile(text, "program.py", "exec")
    return {"source": text.rstrip() + "\n", "notes": notes}


def _session(text: str) -> str:
    """What was typed at the prompts, without what was answered. An empty line parts statements there and here."""
    lines: list[str] = []
    for line in text.split("\n"):
        match = re.match(r"\s*(?:>>>|In \[\d+\]:|\.\.\.:?) ?(.*)$", line)
        if match is None:
            match = re.match(r"\s*\.\.\.:? ?(.*)$", line)
        if match is not None:
            lines.append(match.group(1))
    return "\n".join(lines).strip("\n") + "\n"


class _Awaits(ast.NodeVisitor):
    """Looks for what wants a running loop."""

    found = False

    def visit_Await(self, node: ast.AST) -> None:
        self.found = True

    def visit_Call(self, node: ast.Call) -> None:
        match node.func:
            case ast.Attribute(value=ast.Name(id="asyncio"), attr="create_task" | "get_running_loop"):
                self.found = True
        self.generic_visit(node)

    visit_AsyncFor = visit_AsyncWith = visit_Await

    def visit_FunctionDef(self, node: ast.AST) -> None: ...

    visit_AsyncFunctionDef = visit_Lambda = visit_ClassDef = visit_FunctionDef


def _top_level_awaits(tree: ast.AST) -> bool:
    visitor = _Awaits()
    visitor.visit(tree)
    return visitor.found


def _in_main(text: str, tree: ast.Module) -> str:
    """Imports and definitions stay; all other statements go into main()."""
    lines = text.split("\n")
    outside: list[str] = []
    inside: list[str] = []
    end = 0
    for node in tree.body:
        stays = isinstance(node, (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        (outside if stays else inside).extend(lines[end : node.end_lineno])
        end = node.end_lineno
    inside += lines[end:]
    name = "main" if "main" not in {one.name for one in functions(tree)} else "program"
    body = textwrap.indent("\n".join(inside).strip("\n"), "    ")
    return "\n".join([*outside, "", "", f"async def {name}():", body, "", "", f"asyncio.run({name}())", ""]).lstrip(
        "\n"
    )


def _problem(text: str) -> str | None:
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                return "imports from a package around it"
            names = [node.module or ""]
        else:
            continue
        for name in names:
            if name.split(".")[0] not in _HERE:
                return f"needs the module {name.split('.')[0]}, which is not simulated"
    if unknown := undefined_names(tree):
        return f"uses names that it does not define: {', '.join(unknown[:5])}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "input":
            return "waits for what somebody types: input()"
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and node.value.value is Ellipsis
            and len(list(ast.walk(tree))) < 12
        ):
            return "is a sketch: it holds nothing but …"
    return None


def _runs_something(tree: ast.Module) -> bool:
    """Whether there is more on the module's level than definitions and constants."""
    for node in tree.body:
        if isinstance(node, (ast.For, ast.While, ast.If, ast.With, ast.Try)):
            return True
        if isinstance(node, (ast.Expr, ast.Assign)) and isinstance(node.value, ast.Call):
            call = ast.unparse(node.value.func)
            if call.endswith((".run", "run_until_complete", "run_forever", "print")) or isinstance(node, ast.Expr):
                return True
    return not functions(tree)


def _entry(tree: ast.Module) -> str | None:
    """A coroutine function without parameters that no other one calls: main, if it is among them."""
    coroutines = [node for node in tree.body if isinstance(node, ast.AsyncFunctionDef) and not _is_generator(node)]
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    free = [one.name for one in coroutines if not _required(one.args)]
    entries = [name for name in free if name not in called]
    return "main" if "main" in free else entries[0] if len(entries) == 1 else None


def _required(arguments: ast.arguments) -> int:
    given = len(arguments.posonlyargs) + len(arguments.args) - len(arguments.defaults)
    return given + sum(default is None for default in arguments.kw_defaults)


def _is_generator(function: ast.AST) -> bool:
    return any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in ast.walk(function))


def _with_driver(text: str) -> tuple[str, str | None]:
    entry = _entry(ast.parse(text))
    if entry is None:
        return text, None
    # It may stand there, commented out.
    text = re.sub(rf"^#\s*asyncio\.run\({entry}\(\)\)\s*$\n?", "", text, flags=re.MULTILINE).rstrip("\n")
    return with_import(f"{text}\n\n\nasyncio.run({entry}())\n", "asyncio"), entry


def _why_no_driver(tree: ast.Module) -> str:
    coroutines = [node.name for node in tree.body if isinstance(node, ast.AsyncFunctionDef)]
    if not coroutines:
        return "only defines, and no coroutine function that could be run"
    if len(coroutines) == 1:
        return f"only defines {coroutines[0]}, which takes arguments that it does not say"
    return f"only defines {', '.join(coroutines[:4])}, and does not say which of them begins"
