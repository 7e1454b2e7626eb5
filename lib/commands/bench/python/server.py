"""
A warm CPython that checks answers: `fork` in a copy of this process for each answer, `forks` in one for each of its
checks, `exec` in this very one.
Reads lines {"id", "checks", "source"}, writes lines {"id", "passed"}.
"""

import gc
import json
import os
import sys

import check_answer

WARM_UP_ANSWER = """
import asyncio

async def work(seconds):
    await asyncio.sleep(seconds)
    return seconds

async def warm_up(seconds):
    queue = asyncio.Queue()
    task = asyncio.create_task(queue.get())
    queue.put_nowait(await asyncio.gather(work(seconds), work(2 * seconds)))
    async with asyncio.Semaphore(1):
        await asyncio.wait([asyncio.create_task(work(seconds))], timeout=1)
    try:
        await asyncio.wait_for(work(9 * seconds), seconds)
    except TimeoutError:
        pass
    return await task
"""
WARM_UP_CHECKS = [(lambda answer, s: answer.warm_up(s), [1, 2], 4)]


def tell(request, passed):
    # One write of a short line: children that write at the same time do not mix.
    os.write(1, b'{"id": %d, "passed": %s}\n' % (request["id"], b"true" if passed else b"false"))


def passes(source, checks):
    try:
        return check_answer.passes(source, checks)
    except Exception:
        return False


def passes_apart(source, checks):
    """Each check in a process of its own, so that none finds what another left behind."""
    return all(exit_code(fork(lambda: passes(source, [check]))) == 0 for check in checks)


def fork(work):
    child = os.fork()
    if child:
        return child
    passed = False
    try:
        passed = work()
    finally:
        os._exit(0 if passed else 1)


def exit_code(child):
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def serve(mode):
    # What runs once has its code adapted and its memory laid out; each copy inherits that.
    for _ in range(50):
        assert check_answer.passes(WARM_UP_ANSWER, WARM_UP_CHECKS)
    known_checks = {}
    children = set()
    gc.collect()
    gc.freeze()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        source = request["source"]
        if request["checks"] not in known_checks:
            known_checks[request["checks"]] = check_answer.load_checks(request["checks"])
        checks = known_checks[request["checks"]]
        if mode == "exec":
            tell(request, passes(source, checks))
            continue
        judge = passes if mode == "fork" else passes_apart
        children.add(fork(lambda: tell(request, judge(source, checks))))
        children -= {gone for gone in children if os.waitpid(gone, os.WNOHANG)[0]}
    for child in children:
        os.waitpid(child, 0)


serve(sys.argv[1])
