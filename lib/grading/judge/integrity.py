"""Words for staff on what in an answer's source reaches for more than its exercise: read as tokens, never run.

A flag is no proof and costs nobody points: a person looks at the line. Who hides well is not seen here; that he gains
nothing is the sandbox's work. Tokens and not a syntax tree, as a tree of hostile source can break the interpreter that
builds it.
"""

from __future__ import annotations

import re
import tokenize
from collections.abc import Iterator
from typing import Final

from .tokens import END, Token, read_tokens

_MOST_FLAGS: Final = 20
#: Tokens: hostile source must not be looked at again and again.
_LOOK_BACK = _LOOK_AHEAD = 100

_FRAMES: Final = "reads frames of the interpreter"
_GC: Final = "asks the garbage collector for other objects"
_TRACING: Final = "traces or hooks into the interpreter"
_FUNCTIONS: Final = "reaches behind functions and classes"
_LOOP: Final = "touches the insides of the event loop"
_TASK: Final = "touches the insides of a task"
_DESCRIPTORS: Final = "writes around print"
_ENDS: Final = "ends the interpreter at once, or leaves something for its end"
_ENGINE: Final = "looks for the engine"
_PATCHES: Final = "replaces a part of Python's library"
_TEXT: Final = "runs text as code"
_HANDED_OVER: Final = "hands on a built-in function that looks at its caller"
_COMPUTED: Final = "uses an attribute by a computed name"

#: Words that tell enough by themselves, as a name, an attribute, or all of a string.
_WORDS: Final = {
    word: kind
    for kind, words in {
        _FRAMES: "f_back f_locals f_globals f_builtins f_code tb_frame cr_frame gi_frame ag_frame _getframe"
        " _getframemodulename currentframe _current_frames getinnerframes getouterframes walk_stack extract_stack",
        _GC: "get_objects get_referrers get_referents",
        _TRACING: "settrace settrace_all_threads setprofile setprofile_all_threads addaudithook unraisablehook"
        " _warn_unawaited_coroutine _showwarnmsg_impl",
        _FUNCTIONS: "__globals__ __closure__ __code__ __subclasses__ __builtins__ __base__ __bases__"
        " cell_contents co_consts co_code __tick__",
        _LOOP: "_ready _scheduled _run_once _call_at_ns _process_events _timer_cancelled_count _clock_resolution",
        _TASK: "_fut_waiter _must_cancel _coro _Task__step __step",
        _DESCRIPTORS: "FileIO writev pwrite pwritev fdopen dup2",
        _ENDS: "_exit atexit",
        _ENGINE: "harness judge ctypes _ctypes pyodide _pyodide_core pyodide_js",
        _TEXT: "__import__",
    }.items()
    for word in words.split()
}

#: After a module's name.
_MEMBERS: Final = {
    ("gc", "callbacks"): _GC,
    ("inspect", "stack"): _FRAMES,
    ("inspect", "trace"): _FRAMES,
    ("os", "write"): _DESCRIPTORS,
    ("os", "dup"): _DESCRIPTORS,
    ("os", "close"): _DESCRIPTORS,
    ("os", "abort"): _ENDS,
    ("os", "kill"): _ENDS,
    ("sys", "modules"): _ENGINE,
    ("sys", "monitoring"): _TRACING,
    ("sys", "_xoptions"): _ENGINE,
}

#: Hooks that are there to be replaced.
_MAY_BE_SET: Final = frozenset([("threading", "excepthook"), ("sys", "excepthook")])

#: Called by the engine, they would look at the engine.
_CALLER_SEES: Final = frozenset(["exec", "eval", "globals", "locals"])

#: Methods of a loop that nobody assigns to in good faith.
_LOOP_METHODS: Final = frozenset(
    "call_at call_later call_soon call_soon_threadsafe create_task run_forever run_until_complete time".split()
)
_LOOP_CLASSES: Final = frozenset("BaseEventLoop BaseSelectorEventLoop SelectorEventLoop".split())
_LIBRARY: Final = frozenset("asyncio time json builtins datetime os sys threading random io gc warnings".split())
_OWN: Final = frozenset(["self", "cls"])

#: Without one of these there is nothing to look for, which is so in nearly all answers.
_WORTH_A_LOOK: Final = re.compile(
    r"\b(?:"
    + "|".join(
        [
            *map(re.escape, sorted(_WORDS)),
            *sorted({f"{module}" for module, _ in _MEMBERS} - {"os", "sys"}),
            r"(?:os|sys|builtins)\s*\.",
            r"(?:exec|eval|globals|locals|compile|vars|getattr|setattr|delattr|patch|__dict__|__class__)",
            *sorted(_LOOP_CLASSES),
        ]
    )
    + r")\b"
    r"|\.\s*\w+\s*=(?!=)|\bopen\s*\(\s*3\b|\bimport\s[^\n]{0,99}\bas\b",
)


def flags(source: str) -> list[str]:
    """Such as "line 12: reads frames of the interpreter (f_back)"; one for each line and kind."""
    if not _WORTH_A_LOOK.search(source):
        return []
    found: dict[tuple[int, str], str] = {}
    for line, kind, word in _Scan(read_tokens(source)).findings():
        found.setdefault((line, kind), f"line {line}: {kind} ({word})")
    return [found[place] for place in sorted(found)][:_MOST_FLAGS]


_FSTRING: Final = getattr(tokenize, "FSTRING_START", -1)
_BUILDS: Final = frozenset(["+", "%", "[", "join", "chr", "format", "decode", "replace", "b64decode"])


class _Scan:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._modules = {name: name for name in (*_LIBRARY, "inspect", "os")}
        self._modules.update(self._aliases())

    def _at(self, index: int) -> Token:
        return self._tokens[index] if 0 <= index < len(self._tokens) else END

    def _aliases(self) -> Iterator[tuple[str, str]]:
        """import time as t"""
        for index, token in enumerate(self._tokens):
            if token.text == "as" and self._at(index - 2).text in ("import", ","):
                yield self._at(index + 1).text, self._at(index - 1).text

    def findings(self) -> Iterator[tuple[int, str, str]]:
        for index, token in enumerate(self._tokens):
            if token.type == tokenize.STRING:
                word = token.text.strip("rRbBuU'\"")
                if word in _WORDS:
                    yield token.line, _WORDS[word], word
            elif token.type == tokenize.NAME:
                for kind, word in self._of_name(index, token.text):
                    yield token.line, kind, word

    def _of_name(self, index: int, name: str) -> Iterator[tuple[str, str]]:
        before, after = self._at(index - 1).text, self._at(index + 1).text
        owner = self._at(index - 2).text if before == "." else None
        if name in _WORDS and owner not in _OWN and not (after == "=" and owner is None):
            yield _WORDS[name], name
        if owner is not None:
            module = self._modules.get(owner, owner)
            if (module, name) in _MEMBERS:
                yield _MEMBERS[module, name], f"{module}.{name}"
            if after == "=":
                yield from self._of_assignment(index, owner, name)
            if name == "__dict__" and module in _LIBRARY:
                yield _PATCHES, f"{module}.__dict__"
        elif name in _CALLER_SEES and after not in ("(", "=", ":"):
            yield _HANDED_OVER, name
        elif after == "(" and before != "def":
            yield from self._of_call(index, name)
        if name in _LOOP_CLASSES and self._in_class_header(index):
            yield _LOOP, f"class … ({name})"

    def _of_assignment(self, index: int, owner: str, name: str) -> Iterator[tuple[str, str]]:
        start = index - 2
        while self._at(start - 1).text == "." and self._at(start - 2).type == tokenize.NAME:
            start -= 2
        root = self._at(start).text
        module = self._modules.get(root)
        if (module, name) in _MAY_BE_SET:
            return
        if module in _LIBRARY and self._at(start - 1).text != ".":
            yield _PATCHES, f"{module}…{name}" if owner != root else f"{module}.{name}"
        elif name in _LOOP_METHODS and owner not in _OWN and (name != "time" or "loop" in owner):
            yield _LOOP, f"{owner}.{name} = …"
        elif name == "__class__":
            yield _FUNCTIONS, f"{owner}.__class__ = …"

    def _of_call(self, index: int, name: str) -> Iterator[tuple[str, str]]:
        first = self._at(index + 2).text
        module = self._modules.get(first)
        if name in ("exec", "eval", "compile"):
            yield _TEXT, name
        elif name == "open" and first == "3":
            yield _DESCRIPTORS, "open(3)"
        elif name in ("vars", "setattr", "delattr") and module in _LIBRARY and self._at(index + 3).text in ",)":
            yield _PATCHES, f"{name}({module})"
        elif name in ("getattr", "setattr", "delattr") and first not in _OWN:
            if self._is_second_argument_built(index + 1):
                yield _COMPUTED, name
        elif name == "patch" and first.strip("'\"").partition(".")[0] in _LIBRARY:
            yield _PATCHES, f"patch({first})"

    def _is_second_argument_built(self, opening: int) -> bool:
        """Put together from parts, as in "f_" + "back"; a plain name may come from an honest list of names."""
        depth = arguments = 0
        for token in self._tokens[opening : opening + _LOOK_AHEAD]:
            if arguments == 1 and (token.type == _FSTRING or token.text in _BUILDS):
                return True
            if token.text in ("(", "[", "{"):
                depth += 1
            elif token.text in (")", "]", "}"):
                depth -= 1
            if depth == 0:
                return False
            arguments += token.text == "," and depth == 1
        return False

    def _in_class_header(self, index: int) -> bool:
        for token in reversed(self._tokens[max(0, index - _LOOK_BACK) : index]):
            if token.text == "class":
                return True
            if token.text == ":" or token.type == tokenize.NEWLINE:
                return False
        return False
