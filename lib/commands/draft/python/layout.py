"""How deep each statement of a collapsed program stands: by what must be, then by which names it uses."""

from __future__ import annotations

import ast
import re

from collapsed import Piece

_INDENT = "    "
_HEADS_AFTER = {
    "else": ("if", "elif", "for", "while", "try", "except"),
    "elif": ("if", "elif"),
    "except": ("try", "except"),
    "finally": ("try", "except", "else"),
}


class Block:
    """One that is open: its head, what names the head and the body bring, what was known before."""

    def __init__(self, head: str, index: int, known: set[str]) -> None:
        self.word = _word(head)
        self.head = head
        self.index = index
        self.bound = _names(head, ast.Store) - known
        # Coroutines and tasks made of the head's names are still to be awaited within.
        self.waiting: set[str] = set()
        self.statements = 0
        self.is_closed = False


def lay_out(pieces: list[Piece]) -> str:
    """The program, indented anew."""
    lines: list[str] = []
    stack: list[Block] = []
    known: set[str] = set()
    comments: list[str] = []
    for index, piece in enumerate(pieces):
        if piece.is_comment:
            comments.append(piece.text)
            continue
        closed = _close(stack, pieces, index)
        for block in closed:
            if block.statements == 0:
                lines.append(_INDENT * (len(stack) + closed.index(block) + 1) + "pass")
        depth = len(stack)
        if depth == 0 and lines and _parts_from(pieces[index].text, lines):
            lines += ["", ""]
        lines += [_INDENT * depth + comment for comment in comments]
        comments = []
        lines += _wrapped(piece.text, _INDENT * depth)
        for block in stack:
            block.statements += 1
            block.bound |= _names(piece.text, ast.Store) - known
            if (
                block.word == "with"
                and "await" not in piece.text
                and _names(piece.text, ast.Load) & (_targets(block.head) | block.waiting)
            ):
                block.waiting |= _names(piece.text, ast.Store)
        if stack and re.match(r"(return|raise|break|continue)\b", piece.text):
            stack[-1].is_closed = True
        if _opens(piece.text):
            stack.append(Block(piece.text, index, set(known)))
        known |= _names(piece.text, ast.Store)
    if stack and stack[-1].statements == 0:
        lines.append(_INDENT * len(stack) + "pass")
    return "\n".join([*lines, *comments, ""])


def _close(stack: list[Block], pieces: list[Piece], index: int) -> list[Block]:
    """Takes the blocks off the stack that do not hold this statement, outermost first."""
    keep = len(stack)
    text = pieces[index].text
    while keep > 0 and not _holds(stack[:keep], pieces, index):
        keep -= 1
    if (word := _word(text)) in _HEADS_AFTER:
        # Its own head's block ends here, whatever was thought to stand in it.
        owner = next((at for at in range(len(stack) - 1, -1, -1) if stack[at].word in _HEADS_AFTER[word]), None)
        keep = owner if owner is not None else keep
    closed = stack[keep:]
    del stack[keep:]
    return closed


def _holds(stack: list[Block], pieces: list[Piece], index: int) -> bool:
    """Whether the innermost of these blocks goes on with this statement."""
    block, text = stack[-1], pieces[index].text
    if _is_for_the_module(text):
        return block.word == "if" and "__name__" in block.head
    if block.statements == 0:
        return True
    if block.is_closed:
        return False
    if block.word in ("def", "class"):
        if _word(text) not in ("def", "class") and not text.startswith("@"):
            return block.word == "def"
        # A function after statements of another one stands beside it; methods stand in their class.
        return block.word == "class" and bool(re.search(r"\((self|cls)\b", _following_head(pieces, index)))
    rest = _rest_of_function(pieces, index)
    if block.word == "try":
        return any(_word(piece) in ("except", "finally") for piece in rest)
    if block.word == "while" and re.match(r"while\s+(True|1)\s*:", block.head):
        return not re.match(r"return\b", text)
    if block.word in ("with", "for") and _targets(block.head):
        targets = _targets(block.head) | block.waiting
        for piece in rest:
            if _names(piece, ast.Load) & targets:
                return True
        return block.word == "for" and bool(_names(text, ast.Load) & block.bound) and not text.startswith("return")
    if block.word == "if" and "__name__" in block.head:
        return True
    return bool(_names(text, ast.Load) & block.bound) and not text.startswith("return")


def _is_for_the_module(text: str) -> bool:
    return re.match(r"asyncio\.run\(|if __name__|loop = asyncio\.(get|new)_event_loop\(", text) is not None


def _following_head(pieces: list[Piece], index: int) -> str:
    return next((piece.text for piece in pieces[index:] if _word(piece.text) in ("def", "class")), "")


def _rest_of_function(pieces: list[Piece], index: int) -> list[str]:
    rest: list[str] = []
    for piece in pieces[index:]:
        if _word(piece.text) in ("def", "class") or _is_for_the_module(piece.text):
            break
        if not piece.is_comment:
            rest.append(piece.text)
    return rest


def _word(text: str) -> str:
    return re.sub(r"^async\s+", "", text).split("(")[0].split(":")[0].split(" ")[0]


def _opens(text: str) -> bool:
    return text.endswith(":") and _word(text) in (
        "def", "class", "if", "elif", "else", "for", "while", "try", "except", "finally", "with", "match", "case"
    )  # fmt: skip


def _targets(head: str) -> set[str]:
    return _names(head, ast.Store)


def _names(text: str, context: type[ast.expr_context]) -> set[str]:
    word = _word(text)
    body = f"{text} pass" if text.endswith(":") else text
    before = "try: pass\n" if word in ("except", "finally") else "if x: pass\n" if word in ("elif", "else") else ""
    try:
        tree = ast.parse(f"async def _():\n {(before + body).replace(chr(10), chr(10) + ' ')}")
    except SyntaxError:
        return set()
    statement = tree.body[0].body[0]
    names = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, context)}
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return {one.arg for one in statement.args.args} if context is ast.Store else set()
    return names - {"x"} if before else names


def _parts_from(text: str, lines: list[str]) -> bool:
    """Two empty lines around functions, none between imports."""
    last = lines[-1]
    if last.startswith("@"):
        return False
    return last.startswith(" ") or _word(text) in ("def", "class") or text.startswith("@")


def _wrapped(text: str, indent: str) -> list[str]:
    """A line that is too long is broken at the commas of its outermost brackets."""
    if '"""' in text or "'''" in text:
        return [indent + text]
    text = _tidied(text)
    if len(indent) + len(text) <= 100 or re.search(r"[(\[{]", text) is None:
        return [indent + text]
    parts, depth, start = [], 0, 0
    first = 0
    for at, character in enumerate(_blanked(text)):
        if character in "([{":
            depth += 1
            if depth == 1 and not parts:
                first = start = at + 1
        elif character in ")]}":
            depth -= 1
            if depth == 0:
                parts.append(text[start:at])
                rest = text[at:]
                break
        elif character == "," and depth == 1:
            parts.append(text[start:at])
            start = at + 1
    else:
        return [indent + text]
    items = [part.strip() for part in parts if part.strip()]
    # A generator takes no comma behind it.
    comma = "," if len(items) > 1 else ""
    inner = [f"{indent}{_INDENT}{item}{',' if item is not items[-1] else comma}" for item in items]
    return [indent + text[:first].rstrip(), *inner, indent + rest.strip()]


def _tidied(text: str) -> str:
    """Without the spaces, and the last comma, that a line break beside a bracket has left."""
    blanked = _blanked(text)
    gaps = [match.span(1) for match in re.finditer(r"[(\[{](\s+)", blanked)]
    gaps += [match.span(1) for match in re.finditer(r"[^(\[{\s](,?\s+)(?=[)\]}])", blanked)]
    for start, end in sorted(gaps, reverse=True):
        text = text[:start] + text[end:]
    return text


def _blanked(text: str) -> str:
    """The text with its strings blanked out, character by character."""
    return re.sub(r"""[rbuf]*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""", lambda match: "_" * len(match.group()), text)
