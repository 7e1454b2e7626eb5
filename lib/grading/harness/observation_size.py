"""An observation as bytes, never more than its limit. What explains least goes first, and always in the same order:

    spans beyond a few ──► lanes beyond the first ──► all lanes ──► the lines' times ──► result, diagnostics, error's text
      ──► the rest of what was printed
"""
from __future__ import annotations

from typing import Any, Final

from .json_text import from_json, to_json

_FEWER_SPANS: Final = 5_000
_BYTES_PER_SPAN: Final = 200  # twice what most take: lanes and lines want to stay as well
_FEWER_LANES: Final = 500
_SHORT_TEXT: Final = 200
_SHORT_NAME: Final = 20


def encode_within(most_bytes: int, observation: dict[str, Any], tasks: str) -> bytes:
    """An observation without its tasks, and these as JSON, as one document of at most this many bytes, in ASCII.

    Changes the observation where it is too large.
    """
    text = f'{to_json(observation)[:-1]},"tasks":{tasks}}}'
    if len(text) > most_bytes:
        observation["tasks"] = from_json(tasks)
    for reduce in _REDUCTIONS:
        if len(text) <= most_bytes:
            break
        reduce(observation, most_bytes)
        text = to_json(observation)
    if len(text) > most_bytes:
        _cut_streams(observation, most_bytes)
        text = to_json(observation)
    return text.encode()


def _merge_spans(observation: dict[str, Any], most_bytes: int) -> None:
    tasks = observation["tasks"]
    most = max(1, min(_FEWER_SPANS, most_bytes // _BYTES_PER_SPAN) // max(1, len(tasks)))
    for task in tasks:
        first, rest = task["spans"][: most - 1], task["spans"][most - 1 :]
        if len(rest) > 1:
            on = f"… {len(rest):,} more spans"
            rest = [{"from": rest[0]["from"], "to": rest[-1]["to"], "state": "wait", "on": on, "line": task["line"]}]
        task["spans"] = [*first, *rest]


def _keep_first_lanes(observation: dict[str, Any], _: int) -> None:
    del observation["tasks"][_FEWER_LANES:]


def _drop_lanes(observation: dict[str, Any], _: int) -> None:
    """One stays, so that nobody takes this for a run without tasks."""
    tasks = observation["tasks"]
    for task in tasks[:1]:
        task["name"], task["coroutine"] = task["name"][:_SHORT_NAME], task["coroutine"][:_SHORT_NAME]
        on, end = f"… {len(tasks):,} lanes", task["spans"][-1]["to"]
        task["spans"] = [{"from": task["created"], "to": end, "state": "wait", "on": on, "line": task["line"]}]
    del tasks[1:]


def _drop_lines(observation: dict[str, Any], _: int) -> None:
    observation["output"] = []


def _shorten_the_rest(observation: dict[str, Any], _: int) -> None:
    if observation["result"] is not None:
        observation["result"] = {"opaque": "object", "repr": "<a value with too much in it to be returned>"}
    for found in observation["diagnostics"]:
        found["task"] = found["task"] and found["task"][:_SHORT_TEXT]
        for language in ("detail", "detailZh"):
            found[language] = found[language][:_SHORT_TEXT]
    error = observation["error"]
    if error is not None:
        for language in ("message", "messageZh"):
            error[language] = error[language][:_SHORT_TEXT]
        error["traceback"] = ""


def _cut_streams(observation: dict[str, Any], most_bytes: int) -> None:
    """Half of what is left for each of stdout and stderr; a character may take six bytes, or twelve."""
    streams = {name: observation[name] for name in ("stdout", "stderr")}
    observation.update(dict.fromkeys(streams, ""))
    left = max(0, most_bytes - len(to_json(observation))) // 2
    for name, text in streams.items():
        while len(to_json(text)) > left + 2 and text:
            text = text[: len(text) * left // len(to_json(text))]
        observation[name] = text


_REDUCTIONS: Final = (_merge_spans, _keep_first_lanes, _drop_lanes, _drop_lines, _shorten_the_rest)
