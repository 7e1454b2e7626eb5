"""Other processes: beside each other in time, apart in memory, and only what can be pickled crosses."""
from __future__ import annotations

from .programs import ProgramCase, findings, spans

HEAD = """
import asyncio, time, os, multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
def crunch(n=0):
    return n * n
def doze(n):
    time.sleep(n)
    print("slept", n)
    return n
def fail(n):
    raise ValueError(f"no {n}")
def who():
    return multiprocessing.current_process().name
"""
ONE_SECOND = {"cpu": {"seconds": {"crunch": 1}}}


class ProcessCase(ProgramCase):
    def main(self, body: str, *lines: str, world: object = None, status: str = "finished") -> dict[str, object]:
        """Runs `body` under the usual guard."""
        indented = "\n".join(f"    {line}" for line in body.strip().split("\n"))
        seen = self.observe(f"{HEAD}\nif __name__ == '__main__':\n{indented}\n", world=world)
        self.assertEqual((seen["status"], seen["stdout"].splitlines()), (status, list(lines)), seen["stderr"])
        return seen


class ProcessPoolExecutorTest(ProcessCase):
    def test_processes_compute_at_the_same_time(self) -> None:
        body = """
with ProcessPoolExecutor() as pool:
    print(list(pool.map(crunch, range(4))))
print(time.monotonic() - 1000, time.process_time())
"""
        self.main(body, "[0, 1, 4, 9]", "1.0 0.0", world=ONE_SECOND)

    def test_a_pool_has_as_many_workers_as_it_has(self) -> None:
        body = """
with ProcessPoolExecutor(max_workers=2) as pool:
    futures = [pool.submit(doze, n) for n in (1, 2, 3)]
print([future.result() for future in futures], time.monotonic() - 1000)
"""
        self.main(body, "slept 1", "slept 2", "slept 3", "[1, 2, 3] 4.0")

    def test_the_loop_goes_on_meanwhile(self) -> None:
        body = """
async def main():
    with ProcessPoolExecutor() as pool:
        work = asyncio.get_running_loop().run_in_executor(pool, crunch, 3)
        for _ in range(2):
            await asyncio.sleep(0.4)
            print("tick")
        print(await work, time.monotonic() - 1000)
asyncio.run(main())
"""
        seen = self.main(body, "tick", "tick", "9 1.0", world=ONE_SECOND)
        self.assertEqual([span[2:4] for span in spans(seen, "Task-1")][-1], ("thread", "process: crunch"))
        self.assertEqual(findings(seen, "cpu-hog"), [])

    def test_a_lambda_cannot_cross(self) -> None:
        body = """
with ProcessPoolExecutor() as pool:
    try:
        pool.submit(lambda: 1).result()
    except Exception as error:
        print("pickle" in str(error))
"""
        self.main(body, "True")

    def test_globals_are_each_process_s_own(self) -> None:
        source = """
from concurrent.futures import ProcessPoolExecutor
seen = []
def note(n):
    seen.append(n)
    return list(seen)
if __name__ == "__main__":
    seen.append("mine")
    with ProcessPoolExecutor(1) as pool:
        print(list(pool.map(note, "ab")), seen)
"""
        self.prints(source, "[['a'], ['a', 'b']] ['mine']")

    def test_arguments_and_results_are_copies_of_the_programs_own_classes(self) -> None:
        source = """
from concurrent.futures import ProcessPoolExecutor
class Point:
    def __init__(self, x): self.x = x
def move(point):
    point.x += 1
    return point
if __name__ == "__main__":
    start = Point(1)
    with ProcessPoolExecutor(1) as pool:
        end = pool.submit(move, start).result()
    print(start.x, end.x, type(end) is Point)
"""
        self.prints(source, "1 2 True")

    def test_functions_of_an_imported_answer_cross_as_well(self) -> None:
        source = HEAD + """
async def squares():
    with ProcessPoolExecutor(2) as pool:
        loop = asyncio.get_running_loop()
        return await asyncio.gather(*(loop.run_in_executor(pool, crunch, n) for n in range(4)))
"""
        seen = self.finishes(source, "await squares()", world=ONE_SECOND)
        self.assertEqual((seen["result"], seen["elapsed"]), ({"list": [0, 1, 4, 9]}, 2))

    def test_an_exception_comes_back_with_its_place(self) -> None:
        seen = self.main("with ProcessPoolExecutor(1) as pool:\n    pool.submit(fail, 3).result()", status="raised")
        self.assertEqual((seen["error"]["type"], seen["error"]["message"]), ("ValueError", "no 3"))
        self.assertIn('File "answer.py", line 11, in fail', seen["error"]["traceback"])

    def test_a_program_without_a_guard_starts_itself_again(self) -> None:
        source = HEAD + "print('start')\nwith ProcessPoolExecutor(1) as pool:\n    print(pool.submit(crunch, 2).result())"
        seen = self.observe(source)
        self.assertEqual(seen["stdout"], "start\nstart\n")
        self.assertEqual(seen["error"]["type"], "concurrent.futures.process.BrokenProcessPool")

    def test_jobs_handed_in_together_fail_together_without_a_guard(self) -> None:
        seen = self.observe(HEAD + "with ProcessPoolExecutor(2) as pool:\n    print(list(pool.map(crunch, [1, 2, 3])))")
        message = "A process in the process pool was terminated abruptly while the future was running or pending."
        self.assertEqual(seen["error"]["message"], message)
        self.assertIn("if __name__ == '__main__':", seen["stderr"])

    def test_initializers_chunks_and_names(self) -> None:
        source = """
import os, multiprocessing, threading
from concurrent.futures import ProcessPoolExecutor
base = 0
def begin(n):
    global base
    base = n
def add(n):
    return base + n
def who(_):
    return multiprocessing.current_process().name, os.getpid(), threading.current_thread().name
if __name__ == "__main__":
    with ProcessPoolExecutor(1, initializer=begin, initargs=(10,)) as pool:
        print(list(pool.map(add, range(3), chunksize=2)), base)
        print(pool.submit(who, 0).result(), who(0))
"""
        self.prints(
            source,
            "[10, 11, 12] 0",
            "('ForkServerProcess-1', 1001, 'MainThread') ('MainProcess', 1000, 'MainThread')",
        )


class MultiprocessingTest(ProcessCase):
    def test_pool_maps_in_parallel(self) -> None:
        body = """
with multiprocessing.Pool(4) as pool:
    print(pool.map(crunch, range(4)), pool.starmap(crunch, [(5,)]), pool.apply(crunch, (6,)))
    print(list(pool.imap_unordered(doze, (0.2, 0.1))))
print(round(time.monotonic() - 1000, 9))
"""
        self.main(body, "[0, 1, 4, 9] [25] 36", "slept 0.1", "slept 0.2", "[0.1, 0.2]", "3.2", world=ONE_SECOND)

    def test_async_results(self) -> None:
        body = """
with multiprocessing.Pool(2) as pool:
    one = pool.apply_async(doze, (1,), callback=lambda n: print("got", n))
    bad = pool.map_async(fail, [1, 2], error_callback=lambda error: print("bad", error))
    try:
        one.get(timeout=0.5)
    except multiprocessing.TimeoutError:
        print("not yet", one.ready())
    print(one.get(), bad.successful())
    pool.close()
    pool.join()
"""
        self.main(body, "bad no 1", "not yet False", "slept 1", "got 1", "1 False")

    def test_a_pool_that_blocks_the_loop_is_found(self) -> None:
        body = """
async def main():
    with multiprocessing.Pool(2) as pool:
        pool.map(doze, [1, 1])
asyncio.run(main())
"""
        (found,) = findings(self.main(body, "slept 1", "slept 1"), "blocking-call")
        self.assertEqual(found["seconds"], 1)

    def test_a_closed_pool_takes_nothing(self) -> None:
        body = """
pool = multiprocessing.Pool(2)
pool.close()
try:
    pool.map(crunch, [1])
except ValueError as error:
    print(error)
"""
        self.main(body, "Pool not running")

    def test_a_pool_without_a_guard_ends_by_name(self) -> None:
        seen = self.observe(HEAD + "pool = multiprocessing.Pool(2)\nprint(pool.map(crunch, [1]))")
        self.assertEqual((seen["status"], seen["error"]["type"]), ("timed-out", "Livelock"))
        self.assertIn("if __name__ == '__main__'", seen["error"]["message"])

    def test_a_process_runs_beside_the_program(self) -> None:
        body = """
process = multiprocessing.Process(target=doze, args=(1,), name="worker")
print(process.is_alive(), process.exitcode)
process.start()
print(process.is_alive(), process.exitcode, process.pid)
process.join(0.5)
print(process.is_alive())
process.join()
print(process.is_alive(), process.exitcode, time.monotonic() - 1000)
"""
        self.main(body, "False None", "True None 1001", "True", "slept 1", "False 0 1.0")

    def test_a_process_that_fails_says_so(self) -> None:
        seen = self.main("p = multiprocessing.Process(target=fail, args=(1,))\np.start()\np.join()\nprint(p.exitcode)", "1")
        self.assertIn("Process Process-1:\nTraceback", seen["stderr"])
        self.assertIn("ValueError: no 1", seen["stderr"])

    def test_a_terminated_process_stops(self) -> None:
        body = """
p = multiprocessing.Process(target=doze, args=(5,))
p.start()
time.sleep(1)
p.terminate()
p.join()
print(p.exitcode, time.monotonic() - 1000)
"""
        self.main(body, "-15 1.0")

    def test_a_subclass_runs_as_a_copy(self) -> None:
        source = """
import multiprocessing
class Worker(multiprocessing.Process):
    def __init__(self, n):
        super().__init__()
        self.n = n
    def run(self):
        self.n += 1
        print("ran", self.n)
if __name__ == "__main__":
    worker = Worker(1)
    worker.start()
    worker.join()
    print(worker.n)
"""
        self.prints(source, "ran 2", "1")

    def test_a_queue_brings_items_when_they_were_put(self) -> None:
        source = """
import multiprocessing, time, queue
def produce(items):
    for n in range(3):
        time.sleep(1)
        items.put(n)
if __name__ == "__main__":
    items = multiprocessing.Queue()
    process = multiprocessing.Process(target=produce, args=(items,))
    process.start()
    print(items.empty())
    for _ in range(3):
        print(items.get(), time.monotonic() - 1000)
    try:
        items.get(timeout=1)
    except queue.Empty:
        print("empty", time.monotonic() - 1000)
"""
        self.prints(source, "True", "0 1.0", "1 2.0", "2 3.0", "empty 4.0")

    def test_a_value_is_shared(self) -> None:
        source = """
import multiprocessing
def add(total):
    with total.get_lock():
        total.value += 1
if __name__ == "__main__":
    total = multiprocessing.Value("i", 0)
    processes = [multiprocessing.Process(target=add, args=(total,)) for _ in range(3)]
    for process in processes: process.start()
    for process in processes: process.join()
    print(total.value)
"""
        self.prints(source, "3")

    def test_processes_are_started_as_the_program_says_and_never_forked(self) -> None:
        body = """
print(multiprocessing.get_start_method(), multiprocessing.get_start_method(allow_none=True))
multiprocessing.set_start_method("spawn")
print(multiprocessing.get_start_method())
with ProcessPoolExecutor(1) as pool:
    print(pool.submit(who).result(), pool.submit(os.getpid).result())
for call in (lambda: multiprocessing.set_start_method("forkserver"), lambda: multiprocessing.get_context("fork")):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, str(error)[:46])
"""
        self.main(
            body,
            "forkserver None",
            "spawn",
            "SpawnProcess-1 1001",
            "RuntimeError context has already been set",
            "NotSupportedHere the start method 'fork' is not supported: proc",
        )

    def test_what_two_processes_cannot_do_here_is_refused_by_name(self) -> None:
        seen = self.observe("import multiprocessing\nmultiprocessing.Pipe()")
        self.assertIn("multiprocessing.Pipe is not supported", seen["error"]["message"])
