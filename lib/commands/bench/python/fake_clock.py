"""The least that makes asyncio's own loop run on a fake clock: a selector that never waits, and moves the time instead."""

import asyncio


class FakeClockLoop(asyncio.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = self
        self._now = 0.0

    def time(self):
        return self._now

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError("deadlock")
        self._now += timeout
        return []

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass
