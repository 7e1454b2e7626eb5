"""What the program prints: stamped with virtual time and task, capped, and passed on at once.

A virtual thread runs in one go, so what it prints "later" is printed early: everything is put in order of its virtual
time at the end. The copy that goes to the real file descriptors at once is for runs that get killed.
"""
from __future__ import annotations

import io
from asyncio import tasks
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from . import stop_texts
from .stops import OutputLimit
from .sealed import seal, unseal
from .student_file import running_line
from .timing.clock import NS, Clock

if TYPE_CHECKING:
    from .threads.virtual_threads import Job

#: Writes bytes to a file descriptor, 1 or 2.
Echo = Callable[[int, bytes], Any]

#: Lines of `output`; the text of a stream is whole all the same.
_MOST_LINES: Final = 10_000
#: Of warnings and tracebacks, which do not count against the program's own limit.
_REPORT_BYTES: Final = 32 * 1024

_current_task = tasks.current_task

_STREAMS: Final = {1: "stdout", 2: "stderr"}


class Chunk(NamedTuple):
    """Sorts by time, then by the order of writing."""

    ns: int
    number: int
    fd: int
    task: str | None
    text: str
    thread: Job | None


class Output:
    """The two streams of one run; `stdout` and `stderr` are the files to put into `sys`."""

    def __init__(self, clock: Clock, limit_bytes: int, echo: Echo | None = None) -> None:
        self._clock, self._limit, self._echo = clock, limit_bytes, echo
        clock.output = self
        self.stdout, self.stderr = StudentStream(self, 1), StudentStream(self, 2)
        self.restart()

    def restart(self) -> None:
        self._chunks: list[Chunk] = []
        self._end_ns: int | None = None
        self._is_deaf = False
        self._bytes_left = self._limit
        self._report_bytes_left = _REPORT_BYTES

    def write(self, fd: int, text: str) -> None:
        """From the program: counted against the limit, and dropped once the engine has ended the run."""
        if not text or self._clock.stopped is not None or self._is_deaf:
            return
        data = text.encode()
        if len(data) > self._bytes_left:
            self._keep(fd, data[: self._bytes_left].decode(errors="ignore"))
            self._clock.stop(OutputLimit(stop_texts.output(self._limit), line=running_line()))
        self._bytes_left -= len(data)
        self._keep(fd, text)

    def report(self, text: str) -> None:
        """From the engine, on stderr: a traceback or a warning, as the interpreter itself would print it."""
        size = len(text.encode(errors="replace"))
        if size <= self._report_bytes_left:
            self._report_bytes_left -= size
            self._keep(2, text)

    def _keep(self, fd: int, text: str) -> None:
        if text:
            clock = self._clock
            ns = clock.ns if self._end_ns is None else self._end_ns
            self._chunks.append(Chunk(ns, len(self._chunks), fd, self._task(), text, clock.thread))
            if self._echo is not None:
                self._echo(fd, text.encode(errors="replace"))

    def _task(self) -> str | None:
        clock = self._clock
        if clock.thread is not None:
            return clock.thread.task
        lane = clock.recorder.current if clock.recorder is not None else None
        if lane is None:
            return None
        task = _current_task()
        # An eager task runs its first step inside the step of the task that makes it.
        return lane.name if task is None or task is lane.task else task.get_name()

    def delay(self, jobs: list[Job], start_ns: int, ns: int) -> None:
        """What these jobs print from `start_ns` on, they print so much later."""
        for index, chunk in enumerate(self._chunks):
            if chunk.thread in jobs and chunk.ns >= start_ns:
                self._chunks[index] = chunk._replace(ns=chunk.ns + ns)

    def end_at(self, ns: int, is_deaf: bool) -> None:
        """What a daemon would have printed later, it did not live to print.

        What a `__del__` prints from now on is printed at the end, or is not heard: an expression has its value by then.
        """
        self._end_ns, self._is_deaf = ns, is_deaf
        self._chunks = [chunk for chunk in self._chunks if chunk.ns <= ns]

    def cut(self, job: Job, ns: int) -> None:
        """This job was ended from outside."""
        self._chunks = [chunk for chunk in self._chunks if chunk.thread is not job or chunk.ns <= ns]

    def text(self, fd: int) -> str:
        return "".join(chunk.text for chunk in sorted(self._chunks) if chunk.fd == fd)

    def lines(self) -> list[dict[str, Any]]:
        """The observation's `output`: lines in order of time; a line's time and task are of its first character."""
        lines: list[tuple[int, int, dict[str, Any]]] = []
        begun: dict[int, tuple[Chunk, list[str]]] = {}
        for chunk in sorted(self._chunks):
            first, parts = begun.pop(chunk.fd, (chunk, []))
            *whole, rest = chunk.text.split("\n")
            for text in whole:
                lines.append(_line(first, "".join([*parts, text])))
                first, parts = chunk, []
            if rest:
                begun[chunk.fd] = (first, [*parts, rest])
        lines += [_line(first, "".join(parts)) for first, parts in begun.values()]
        lines.sort(key=lambda line: line[:2])
        return [line for _, _, line in lines[:_MOST_LINES]]


def _line(first: Chunk, text: str) -> tuple[int, int, dict[str, Any]]:
    stamped = {"at": first.ns / NS, "task": first.task, "stream": _STREAMS[first.fd], "text": text}
    return first.ns, first.number, stamped


class _Bytes(io.RawIOBase):
    """`sys.stdout.buffer`."""

    def __init__(self, output: Output, fd: int) -> None:
        self._output, self._fd = seal(output), fd

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        data = bytes(data)
        unseal(self._output).write(self._fd, data.decode(errors="replace"))
        return len(data)


class StudentStream(io.TextIOBase):
    """`sys.stdout` or `sys.stderr` of the program."""

    encoding = "utf-8"
    errors = "strict"
    line_buffering = True

    def __init__(self, output: Output, fd: int) -> None:
        self._output, self._fd = seal(output), fd
        self.name, self.mode = f"<{_STREAMS[fd]}>", "w"
        self.buffer = _Bytes(output, fd)

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        unseal(self._output).write(self._fd, text)
        return len(text)

    def fileno(self) -> int:
        return self._fd

    def isatty(self) -> bool:
        return False

    def reconfigure(self, **_: Any) -> None:
        """Line buffering and encoding are as they are."""

    def close(self) -> None:
        """A program that closes its stdout can still be told what went wrong."""


class NoKeyboard(io.TextIOBase):
    """`sys.stdin`: nobody sits there."""

    encoding = "utf-8"

    def readable(self) -> bool:
        return True

    def readline(self, size: int = -1, /) -> str:
        raise EOFError("nothing can be typed in here: give the value in the program instead of calling input()")

    def read(self, size: int | None = -1, /) -> str:
        return self.readline()

    def fileno(self) -> int:
        return 0
