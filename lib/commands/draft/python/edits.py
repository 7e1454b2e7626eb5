"""Edits of a program's text by the places that its syntax tree names: comments and layout stay as they are."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from typing import NamedTuple


class Edit(NamedTuple):
    start: int
    end: int
    text: str


class Program:
    """A program's bytes and tree. Places are byte offsets, as the tree counts columns in bytes."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.data = source.encode()
        self.tree = ast.parse(source)
        self._starts = [0]
        for line in self.data.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self.names = asyncio_names(self.tree)

    def span(self, node: ast.AST) -> tuple[int, int]:
        return (
            self._starts[node.lineno - 1] + node.col_offset,
            self._starts[node.end_lineno - 1] + node.end_col_offset,
        )

    def text(self, node: ast.AST) -> str:
        start, end = self.span(node)
        return self.data[start:end].decode()

    def indent(self, node: ast.AST) -> str:
        return " " * node.col_offset

    def line(self, number: int) -> str:
        return self.data[self._starts[number - 1] : self._starts[number]].decode().rstrip("\r\n")

    def replace(self, node: ast.AST, text: str) -> Edit:
        return Edit(*self.span(node), text)

    def after(self, node: ast.AST, text: str) -> Edit:
        """`text` as a line of its own behind the statement, at its indentation."""
        end = self.span(node)[1]
        return Edit(end, end, f"\n{self.indent(node)}{text}")

    def edited(self, edits: list[Edit]) -> str:
        data = self.data
        for start, end, text in sorted(edits, reverse=True):
            data = data[:start] + text.encode() + data[end:]
        return data.decode()

    def calls(self, node: ast.AST, *names: str) -> bool:
        """Whether the node is a call of one of these functions of asyncio."""
        return isinstance(node, ast.Call) and self.function(node) in names

    def is_asyncio(self, node: ast.AST) -> bool:
        return isinstance(node, ast.Name) and self.names.get(node.id) == "asyncio"

    def function(self, call: ast.Call) -> str | None:
        """The called function's name in asyncio; `create_task` of a task group is one as well."""
        match call.func:
            case ast.Name(id=name):
                return self.names.get(name)
            case ast.Attribute(value=module, attr=name) if self.is_asyncio(module):
                return name
            case ast.Attribute(attr="create_task"):
                return "create_task"
        return None


def asyncio_names(tree: ast.Module) -> dict[str, str]:
    """What names of the program mean: "asyncio" the module, else a function of it."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {one.asname or one.name: "asyncio" for one in node.names if one.name == "asyncio"}
        if isinstance(node, ast.ImportFrom) and node.module == "asyncio":
            names |= {one.asname or one.name: one.name for one in node.names}
    return names


def with_import(source: str, module: str) -> str:
    """The program with `import module` beside its first import, if it lacks it."""
    tree = ast.parse(source)
    imports = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    if any(
        isinstance(node, ast.Import) and any(one.name == module and not one.asname for one in node.names)
        for node in imports
    ):
        return source
    lines = source.split("\n")
    plain = [node for node in imports if not (isinstance(node, ast.ImportFrom) and node.module == "__future__")]
    if plain:
        # Sorted among the plain imports where they are sorted.
        at = next(
            (node.lineno - 1 for node in plain if isinstance(node, ast.Import) and node.names[0].name > module), None
        )
        at = plain[-1].end_lineno if at is None else at
        return "\n".join([*lines[:at], f"import {module}", *lines[at:]])
    first = imports[-1].end_lineno if imports else 0
    if not imports and tree.body and isinstance(tree.body[0], ast.Expr) and ast.get_docstring(tree) is not None:
        first = tree.body[0].end_lineno
    head, rest = lines[:first], "\n".join(lines[first:]).lstrip("\n")
    gap = ["", ""] if rest.startswith(("async ", "def ", "class ", "@")) else [""]
    return "\n".join([*head, f"import {module}", *gap, rest])


def without_comments(source: str) -> str:
    """The program without its comments: they tell what it does, which is what is asked for."""
    lines = source.split("\n")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            rest = lines[row - 1][:column].rstrip()
            lines[row - 1] = rest if rest else "\0"
    text = "\n".join(line for line in lines if line != "\0")
    return re.sub(r"\n{4,}", "\n\n\n", text).lstrip("\n")


def functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
