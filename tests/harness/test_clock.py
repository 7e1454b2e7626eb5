"""Virtual time: exact, at once, and read by every clock."""
from __future__ import annotations

from harness.timing.clock import NS, Clock, to_ns
from harness.stops import TimeLimit

from .programs import ProgramCase


class ClockTest(ProgramCase):
    def test_dates_survive_pickle_and_copy(self) -> None:
        source = """
            import copy, pickle
            from datetime import date, datetime, timedelta, timezone
            def f():
                moment = datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=timezone(timedelta(hours=8)))
                for one in (datetime.now(), moment, date.today()):
                    others = [copy.copy(one), copy.deepcopy([one])[0]]
                    others += [pickle.loads(pickle.dumps(one, level)) for level in range(6)]
                    for other in others:
                        assert other == one and type(other) is type(one) and repr(other) == repr(one), other
                assert pickle.loads(pickle.dumps(datetime)) is datetime
                return True
            """
        self.assertIs(self.returns(source, "f()"), True)

    def test_a_positive_delay_is_at_least_one_nanosecond(self) -> None:
        self.assertEqual(to_ns(1e-12), 1)
        self.assertEqual(to_ns(0), 0)
        self.assertEqual(to_ns(0.1) * 10, NS)

    def test_the_limit_stops_the_clock_at_the_limit(self) -> None:
        clock = Clock(limit_ns=5 * NS)
        with self.assertRaises(TimeLimit):
            clock.advance_to(6 * NS)
        self.assertEqual(clock.ns, 5 * NS)
        with self.assertRaises(TimeLimit):
            clock.advance_to(1 * NS)

    def test_gathered_sleeps_take_as_long_as_the_longest(self) -> None:
        seen = self.finishes(
            """
            import asyncio
            async def main():
                await asyncio.gather(asyncio.sleep(1), asyncio.sleep(2), asyncio.sleep(3600))
            asyncio.run(main())
            """
        )
        self.assertEqual(seen["elapsed"], 3600)

    def test_a_tenth_of_a_second_ten_times_is_one_second(self) -> None:
        source = "import asyncio\nasync def f():\n    for _ in range(10): await asyncio.sleep(0.1)"
        seen = self.finishes(source, "await f()")
        self.assertEqual(seen["elapsed"], 1)

    def test_time_sleep_moves_the_clock(self) -> None:
        seen = self.prints(
            """
            import time
            start = time.perf_counter()
            time.sleep(3600)
            print(time.perf_counter() - start)
            """,
            "3600.0",
        )
        self.assertEqual(seen["elapsed"], 3600)

    def test_all_clocks_agree(self) -> None:
        self.prints(
            """
            import asyncio, datetime, time
            from datetime import datetime as Moment
            async def main():
                loop = asyncio.get_running_loop()
                clocks = [time.time, time.monotonic, time.perf_counter, loop.time,
                          lambda: time.time_ns() / 1e9, lambda: Moment.now().timestamp(),
                          lambda: datetime.datetime.now(datetime.timezone.utc).timestamp(),
                          lambda: time.mktime(time.localtime())]
                before = [clock() for clock in clocks]
                await asyncio.sleep(2)
                print([round(clock() - start, 6) for clock, start in zip(clocks, before)])
                print(time.process_time())
            asyncio.run(main())
            """,
            "[2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0]",
            "0.0",
        )

    def test_monotonic_clocks_do_not_start_at_zero(self) -> None:
        self.prints("import time\nprint(time.monotonic(), time.perf_counter())", "1000.0 1000.0")

    def test_the_wall_clock_starts_at_a_fixed_date(self) -> None:
        self.prints(
            "import datetime\nprint(datetime.datetime.now(datetime.timezone.utc), datetime.datetime.utcnow().year)",
            "2026-01-01 00:00:00+00:00 2026",
        )

    def test_datetime_stays_a_datetime(self) -> None:
        self.prints(
            """
            import datetime
            now = datetime.datetime.now()
            print(isinstance(now, datetime.datetime), isinstance(now, datetime.date), isinstance(3, datetime.datetime))
            class Stamp(datetime.datetime): pass
            stamp = Stamp(2020, 1, 2)
            print(type(stamp).__name__, isinstance(now, Stamp), datetime.date.today() == now.date())
            print(datetime.datetime.strptime("2020", "%Y"), datetime.datetime(2020, 1, 1) < now)
            """,
            "True True False",
            "Stamp False True",
            "2020-01-01 00:00:00 True",
        )

    def test_time_sleep_refuses_what_the_real_one_refuses(self) -> None:
        self.prints(
            """
            import time
            for value in (-1, "1", None, float("nan")):
                try:
                    time.sleep(value)
                except (ValueError, TypeError) as error:
                    print(type(error).__name__, error)
            """,
            "ValueError sleep length must be non-negative",
            "TypeError 'str' object cannot be interpreted as an integer",
            "TypeError 'NoneType' object cannot be interpreted as an integer",
            "ValueError Invalid value NaN (not a number)",
        )

    def test_busy_waiting_on_a_clock_ends(self) -> None:
        seen = self.finishes(
            """
            import time
            end = time.monotonic() + 2
            while time.monotonic() < end:
                pass
            """
        )
        self.assertEqual(seen["elapsed"], 2)

    def test_many_tasks_may_read_the_clock_at_one_instant(self) -> None:
        seen = self.finishes(
            """
            import asyncio, time
            async def job():
                start = [time.monotonic() for _ in range(20)]
                await asyncio.sleep(1)
                return time.monotonic() - start[0]
            async def main():
                assert set(await asyncio.gather(*[job() for _ in range(2000)])) == {1.0}
            asyncio.run(main())
            """
        )
        self.assertEqual(seen["elapsed"], 1)

    def test_a_run_on_another_clock_does_not_move_this_one(self) -> None:
        import time

        before = time.monotonic()
        self.finishes("import time\ntime.sleep(3600)")
        self.assertLess(time.monotonic() - before, 3600)
