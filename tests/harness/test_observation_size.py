"""An observation fits the host's limit, whatever it is of."""
from __future__ import annotations

import json

from harness.observation_size import encode_within

from .programs import LIMITS, ProgramCase

MOST_BYTES = LIMITS["observationBytes"]


def encode(most_bytes: int, seen: dict[str, object]) -> bytes:
    rest = {key: value for key, value in seen.items() if key != "tasks"}
    return encode_within(most_bytes, rest, json.dumps(seen["tasks"]))


class ObservationSizeTest(ProgramCase):
    def test_one_that_fits_stays_as_it_is(self) -> None:
        seen = self.finishes("import asyncio\nasyncio.run(asyncio.sleep(1))")
        self.assertEqual(json.loads(encode(MOST_BYTES, seen)), seen)

    def test_spans_go_before_lanes_and_the_rest_stays_tiled(self) -> None:
        source = """
            import asyncio
            async def job():
                for _ in range(3_000):
                    await asyncio.sleep(0.123456789)
            async def main():
                await asyncio.gather(job(), job())
            asyncio.run(main())
            """
        data = encode(600_000, self.finishes(source))
        seen = json.loads(data)
        self.assertLessEqual(len(data), 600_000)
        self.is_sound(seen)
        self.assertEqual(len(seen["tasks"]), 3)
        self.assertEqual(seen["tasks"][1]["spans"][-1]["on"], "… 2,001 more spans")

    def test_many_lanes_with_long_names_fit(self) -> None:
        source = """
            import asyncio
            async def main():
                jobs = [asyncio.create_task(asyncio.sleep(n), name="\\U0001f600" * 500) for n in range(9_000)]
                print("x")
                await asyncio.gather(*jobs)
            asyncio.run(main())
            """
        data = encode(MOST_BYTES, self.finishes(source))
        self.assertLessEqual(len(data), MOST_BYTES)
        seen = json.loads(data)
        self.is_sound(seen)
        self.assertEqual((seen["status"], seen["stdout"], len(seen["tasks"])), ("finished", "x\n", 500))

    def test_a_run_of_tasks_keeps_a_lane_however_little_fits(self) -> None:
        source = """
            import asyncio
            async def main():
                await asyncio.gather(*(asyncio.sleep(n) for n in range(100)))
            asyncio.run(main())
            """
        seen = json.loads(encode(2_000, self.finishes(source)))
        self.is_sound(seen)
        self.assertEqual([span["on"] for span in seen["tasks"][0]["spans"]], ["… 101 lanes"])

    def test_the_rest_is_shortened_last(self) -> None:
        seen = self.finishes("def f(): return ['x' * 100] * 1_000", "f()")
        data = encode(2_000, seen)
        self.assertLessEqual(len(data), 2_000)
        self.assertEqual(json.loads(data)["result"]["opaque"], "object")

    def test_what_was_printed_is_cut_where_nothing_else_is_left(self) -> None:
        seen = self.finishes("print('\\0' * 9_000)\nimport sys\nprint('\U0001f600' * 900, file=sys.stderr)")
        data = encode(3_000, seen)
        self.assertLessEqual(len(data), 3_000)
        short = json.loads(data)
        for stream in ("stdout", "stderr"):
            self.assertTrue(short[stream] and seen[stream].startswith(short[stream]))
