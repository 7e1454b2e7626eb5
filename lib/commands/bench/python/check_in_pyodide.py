"""The checks where Pyodide's own event loop counts as running already."""

import asyncio

import check_answer


def passes(source, checks):
    asyncio.events._set_running_loop(None)
    try:
        return check_answer.passes(source, check_answer.load_checks(checks))
    except Exception:
        return False
