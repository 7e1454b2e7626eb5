"""Sentences in both languages: amounts, lines, and how a run can end other than well."""

from __future__ import annotations

import math
import re
from typing import Any

from .failure import Localized

_MOST_NAMED = 3
_MOST_TASKS_NAMED = 5
_PLACE = re.compile(r" \(answer\.py, line \d+\)$")
_UNDEFINED = re.compile(r"name '(\w+)' is not defined")


def nanoseconds(seconds: float) -> int:
    """Times cross as floats and are exact to 1 ns: they are compared as integers."""
    return round(seconds * 1_000_000_000)


def seconds(value: float) -> Localized:
    number = f"{nanoseconds(value) / 1e9:.9f}".rstrip("0").rstrip(".")
    return {"en": f"{number} s", "zh": f"{number} 秒"}


def tasks(count: int) -> Localized:
    return {"en": "1 task" if count == 1 else f"{count} tasks", "zh": f"{count} 个任务"}


def lines(count: int) -> Localized:
    return {"en": "1 line" if count == 1 else f"{count} lines", "zh": f"{count} 行"}


def times(count: int) -> Localized:
    return {"en": "once" if count == 1 else f"{count} times", "zh": f"{count} 次"}


def task(one: dict[str, Any]) -> Localized:
    """A task by its name, and by its coroutine, of which learners know more: names are counted if nobody gives them."""
    return {"en": f"`{one['name']}` ({one['coroutine']})", "zh": f"`{one['name']}`（{one['coroutine']}）"}


def task_list(all_of_them: list[dict[str, Any]]) -> Localized:
    """A sentence on which tasks there were."""
    if not all_of_them:
        return {"en": "The program made no task at all.", "zh": "程序没有创建任何任务。"}
    named = [task(one) for one in all_of_them[:_MOST_TASKS_NAMED]]
    more = len(all_of_them) - len(named)
    return {
        "en": f"The tasks were {', '.join(one['en'] for one in named)}{f' and {more} more' if more else ''}.",
        "zh": f"程序中的任务有 {'、'.join(one['zh'] for one in named)}{f'，另外还有 {more} 个' if more else ''}。",
    }


_OUTCOMES: dict[str, Localized] = {
    "returned": {"en": "it returned", "zh": "正常返回了"},
    "raised": {"en": "it raised an exception", "zh": "抛出了异常"},
    "pending": {"en": "it was still unfinished at the end", "zh": "到最后还没有完成"},
}


def outcome(word: str) -> Localized:
    """Of a task that was not cancelled."""
    return _OUTCOMES[word]


def at_line(line: int | None) -> Localized:
    """In brackets, with what separates it from the words before; empty where no line is known."""
    if line is None:
        return {"en": "", "zh": ""}
    return {"en": f" (line {line})", "zh": f"（第 {line} 行）"}


_OUT_OF_TIME = "timed-out on the virtual clock"
_TOO_MANY_TASKS = "out-of-memory for tasks"

_LIMITS: dict[str, Localized] = {
    "timed-out": {
        "en": "was stopped because it ran for too long: look for a loop that never ends",
        "zh": "运行太久，被停止了：请检查是否有永远不会结束的循环",
    },
    _OUT_OF_TIME: {
        "en": "was still not done after {hours} hours of its own time: look for a wait or a loop that never ends",
        "zh": "在它自己的时钟上过了 {hours} 小时还没有结束：请检查是否有永远等不到结果的等待或循环",
    },
    "out-of-memory": {
        "en": "was stopped because it used too much memory: look for a list or a string that keeps growing",
        "zh": "占用内存太多，被停止了：请检查是否有不断变大的列表或字符串",
    },
    _TOO_MANY_TASKS: {
        "en": "was stopped because it had too many unfinished tasks at once: look for a loop that makes tasks without "
        "waiting for them",
        "zh": "同时未完成的任务太多，被停止了：请检查是否有循环不断创建任务却不等待它们",
    },
    "too-much-output": {
        "en": "was stopped because it printed too much: look for a print inside a loop that never ends",
        "zh": "输出太多，被停止了：请检查是否有永远不会结束的循环在打印",
    },
    "stack-overflow": {
        "en": "was stopped because calls were nested too deeply: look for a function that keeps calling itself",
        "zh": "调用层数太深，被停止了：请检查是否有函数在不停地调用自己",
    },
    "denied": {
        "en": "tried to do something that is not possible here, such as reaching the network or other programs",
        "zh": "尝试了这里不允许的操作，例如访问网络或其他程序",
    },
    "exited": {
        "en": "ended the whole program instead of returning: remove exit(), sys.exit() or SystemExit",
        "zh": "没有正常返回，而是退出了整个程序：请去掉 exit()、sys.exit() 或 SystemExit",
    },
    "crashed": {
        "en": "crashed the Python interpreter",
        "zh": "使 Python 解释器崩溃了",
    },
    "deadlocked": {
        "en": "can never end: a deadlock. Nothing is left that could wake the tasks that are waiting",
        "zh": "永远无法结束：发生了死锁。再没有什么能唤醒正在等待的任务",
    },
}


def error_text(error: dict[str, Any] | None) -> str:
    """Type and message, as the last line of a traceback shows them."""
    if error is None:
        return ""
    # Where it happened is said in the student's language, once.
    message = _PLACE.sub("", error["message"])
    return f"{error['type']}: {message}" if message else error["type"]


def _waiting(observation: dict[str, Any]) -> Localized:
    """Who waits for ever and where, to follow the words on a deadlock."""
    found = [one for one in observation["diagnostics"] if one["kind"] == "deadlock" and one["task"]][:_MOST_NAMED]
    if not found:
        return at_line((observation["error"] or {}).get("line"))
    lines = [at_line(one["line"]) for one in found]
    return {
        "en": ": " + ", ".join(one["task"] + line["en"] for one, line in zip(found, lines)),
        "zh": "：" + "，".join(one["task"] + line["zh"] for one, line in zip(found, lines)),
    }


# Python's own words, from their beginning, and what they mean to whoever puts lines in order.
_INDENTATION: dict[str, Localized] = {
    "expected an indented block": {
        "en": " The line after one that ends with a colon has to be indented further.",
        "zh": "以冒号结尾的行，它的下一行必须多缩进一级。",
    },
    "unexpected indent": {
        "en": " A line may be indented further only after one that ends with a colon.",
        "zh": "只有在以冒号结尾的行之后，下一行才能多缩进一级。",
    },
    "unindent does not match": {
        "en": " A line that goes back has to stand exactly below an earlier one of its block.",
        "zh": "缩进减少的行，必须与前面同一代码块的行对齐。",
    },
}


def _on_indentation(error: dict[str, Any]) -> Localized:
    """What to do about an IndentationError; empty for any other error."""
    known = (advice for words, advice in _INDENTATION.items() if error["message"].startswith(words))
    return next(known, {"en": "", "zh": ""}) if error["type"] == "IndentationError" else {"en": "", "zh": ""}


def ending(what: Localized, observation: dict[str, Any]) -> Localized:
    """One sentence on a run that did not finish. `what` names the run; in Chinese with the space that follows code."""
    status, error = observation["status"], observation["error"]
    line = at_line(error["line"] if error else None)
    text = text_zh = error_text(error)
    if error and error.get("messageZh"):
        text_zh = error_text({**error, "message": error["messageZh"].rstrip("。")})
    if status == "not-importable":
        if not error or not text:
            return {"en": "Your program could not be loaded.", "zh": "你的程序无法加载。"}
        advice = _on_indentation(error)
        return {
            "en": f"Your program could not be loaded: {text}{line['en']}.{advice['en']}",
            "zh": f"你的程序无法加载：{text_zh}{line['zh']}。{advice['zh']}",
        }
    if status == "raised":
        undefined = _UNDEFINED.match(error["message"]) if error and error["line"] is None else None
        if undefined:
            # Not in a line of the program: it is the test that calls what is not there.
            return {
                "en": f"Your program has no `{undefined[1]}`: keep the names that the exercise asks for.",
                "zh": f"你的程序里没有 `{undefined[1]}`：请保留题目要求的名字。",
            }
        return {
            "en": f"{what['en']} raised {text or 'an exception'}{line['en']}.",
            "zh": f"{what['zh']}抛出了 {text_zh or '异常'}{line['zh']}。",
        }
    if status == "finished":
        return {"en": f"{what['en']} finished normally.", "zh": f"{what['zh']}正常结束了。"}
    words = _LIMITS[status]
    if status == "timed-out" and observation["elapsed"] >= observation["limits"].get("virtualSeconds", math.inf):
        hours = f"{observation['limits']['virtualSeconds'] / 3600:g}"
        words = {language: text.replace("{hours}", hours) for language, text in _LIMITS[_OUT_OF_TIME].items()}
    if status == "out-of-memory" and error and error["type"] == "TaskLimit":
        words = _LIMITS[_TOO_MANY_TASKS]
    if status == "deadlocked":
        line = _waiting(observation)
    return {"en": f"{what['en']} {words['en']}{line['en']}.", "zh": f"{what['zh']}{words['zh']}{line['zh']}。"}
