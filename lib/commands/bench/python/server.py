"""
A warm CPython that checks answers: `fork` in a copy of this process for each, `exec` in this very one.
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


def answer_to(request, checks):
    try:
        passed = check_answer.passes(request["source"], checks)
    except Exception:
        passed = False
    # One write of a short line: children that write at the same time do not mix.
    os.write(1, b'{"id": %d, "passed": %s}\n' % (request["id"], b"true" if passed else b"false"))


def serve(forking):
    # What runs once has its code adapted and its memory laid out; each copy inherits that.
    for _ in range(50):
        assert check_answer.passes(WARM_UP_ANSWER, WARM_UP_CHECKS)
    known_checks = {}
    children = set()
    gc.collect()
    gc.freeze()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        source = request["checks"]
        if source not in known_checks:
            known_checks[source] = check_answer.load_checks(source)
        if not forking:
            answer_to(request, known_checks[source])
            continue
        child = os.fork()
        if child == 0:
            try:
                answer_to(request, known_checks[source])
            finally:
                os._exit(0)
        children.add(child)
        children -= {gone for gone in children if os.waitpid(gone, os.WNOHANG)[0]}
    for child in children:
        os.waitpid(child, 0)


serve(sys.argv[1] == "fork")
