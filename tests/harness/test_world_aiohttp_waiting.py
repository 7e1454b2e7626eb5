"""aiohttp's timeouts, and the line for a connection of its connector."""
from __future__ import annotations

import unittest

from .programs import ProgramCase, spans

PIECES = {"http": {"*": {"latency": 1, "text": "a\nb\n", "chunks": 2, "chunkLatency": 0.5}}}


class Timeouts(ProgramCase):
    SOURCE = """
        import asyncio, aiohttp
        async def attempt(**limits):
            async with aiohttp.ClientSession() as session:
                try:
                    async with session.get("http://h/", timeout=aiohttp.ClientTimeout(**limits)) as response:
                        return await response.text()
                except asyncio.TimeoutError as error:
                    return type(error).__name__, str(error)
    """

    def after(self, limits: str, world: dict[str, object] = PIECES) -> tuple[object, float]:
        seen = self.finishes(self.SOURCE, f"await attempt({limits})", world=world)
        return seen["result"], seen["elapsed"]

    def test_total_is_for_all_of_it(self) -> None:
        self.assertEqual(self.after("total=0.5"), ({"tuple": ["TimeoutError", ""]}, 0.5))
        self.assertEqual(self.after("total=1.7"), ({"tuple": ["TimeoutError", ""]}, 1.7))
        self.assertEqual(self.after("total=2.1"), ("a\nb\n", 2.0))

    def test_what_arrives_at_the_moment_of_the_timeout_is_late(self) -> None:
        self.assertEqual(self.after("total=2"), ({"tuple": ["TimeoutError", ""]}, 2.0))

    def test_sock_read_is_from_one_piece_to_the_next(self) -> None:
        late = {"tuple": ["SocketTimeoutError", "Timeout on reading data from socket"]}
        self.assertEqual(self.after("sock_read=0.4"), (late, 0.4))
        pieces = {"http": {"*": {"latency": 0.1, "text": "ab", "chunks": 2, "chunkLatency": 0.5}}}
        self.assertEqual(self.after("sock_read=0.4", pieces), (late, 0.5))
        self.assertEqual(self.after("sock_read=0.6", pieces), ("ab", 1.1))

    def test_connecting_has_limits_of_its_own(self) -> None:
        never = {"http": {"*": {"latency": 9, "fails": "timeout"}}}
        late = {"tuple": ["ConnectionTimeoutError", "Connection timeout to host http://h/"]}
        self.assertEqual(self.after("sock_connect=0.3", never), (late, 0.3))
        self.assertEqual(self.after("connect=0.2", never), (late, 0.2))
        self.assertEqual(self.after("connect=0.2")[1], 2.0)

    def test_the_default_is_five_minutes(self) -> None:
        seen = self.observe(
            "import aiohttp\nasync def main():\n async with aiohttp.ClientSession() as s:\n  await s.get('http://h/')",
            "await main()",
            world={"http": {"*": 1000}},
        )
        self.assertEqual((seen["error"]["type"], seen["elapsed"]), ("TimeoutError", 300.0))


class Connector(ProgramCase):
    SOURCE = """
        import asyncio, aiohttp
        async def fetch(session, url):
            async with session.get(url) as response:
                await response.read()
            print(url, asyncio.get_running_loop().time() - 1000)
        async def main(urls, **limits):
            async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(**limits)) as session:
                await asyncio.gather(*(fetch(session, url) for url in urls))
    """

    def test_requests_wait_in_line_for_a_connection(self) -> None:
        urls = [f"http://h/{n}" for n in range(5)]
        seen = self.finishes(self.SOURCE, f"await main({urls}, limit=2)", world={"http": {"*": 1}})
        times = [(f"http://h/{n}", f"{1 + n // 2}.0") for n in range(5)]
        self.assertEqual(seen["stdout"].splitlines(), [" ".join(one) for one in times])
        self.assertEqual(
            spans(seen, "Task-4"),
            [(0.0, 1.0, "wait", "a connection of the connector", 4), (1.0, 2.0, "wait", "GET http://h/2", 4)],
        )

    def test_a_limit_per_host_lets_other_hosts_pass(self) -> None:
        urls = ["http://a/1", "http://a/2", "http://b/1"]
        seen = self.finishes(self.SOURCE, f"await main({urls}, limit_per_host=1)", world={"http": {"*": 1}})
        self.assertEqual(seen["stdout"].splitlines(), ["http://a/1 1.0", "http://b/1 1.0", "http://a/2 2.0"])

    def test_an_unread_response_holds_its_connection_until_its_body_is_there(self) -> None:
        source = """
            import asyncio, aiohttp
            async def main():
                async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)) as session:
                    held = await session.get("http://h/")
                    await session.get("http://h/")
        """
        self.assertEqual(self.finishes(source, "await main()", world=PIECES)["elapsed"], 3.0)

    def test_who_is_cancelled_or_times_out_gives_its_connection_back(self) -> None:
        source = """
            import asyncio, aiohttp
            async def main():
                async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)) as session:
                    first = asyncio.create_task(session.get("http://h/"))
                    await asyncio.sleep(0.2)
                    second = asyncio.create_task(session.get("http://h/"))
                    third = asyncio.create_task(session.get("http://h/"))
                    await asyncio.sleep(0.2)
                    second.cancel()
                    first.cancel()
                    return (await third).status
        """
        seen = self.finishes(source, "await main()", world={"http": {"*": 1}})
        self.assertEqual((seen["result"], seen["elapsed"], seen["calls"]), (200, 1.4, {"http.get": 2}))

    def test_closing_the_session_ends_the_requests_in_flight(self) -> None:
        source = """
            import asyncio, aiohttp
            async def main():
                async with aiohttp.ClientSession() as session:
                    tasks = [asyncio.create_task(session.request(method, "http://h/")) for method in ("GET", "POST")]
                    await asyncio.sleep(0.1)
                return [str(one) for one in await asyncio.gather(*tasks, return_exceptions=True)]
        """
        seen = self.finishes(source, "await main()", world={"http": {"*": 1}})
        ends = {"list": ["Connector is closed.", "Server disconnected"]}
        self.assertEqual((seen["result"], seen["elapsed"]), (ends, 0.1))


class OneLoop(ProgramCase):
    def test_a_session_works_in_the_run_of_its_loop_only(self) -> None:
        source = """
            import asyncio, aiohttp
            session = None
            async def open_one():
                global session
                session = aiohttp.ClientSession()
            async def use():
                await session.get("http://h/")
            asyncio.run(open_one())
            asyncio.run(use())
        """
        seen = self.observe(source)
        self.assertEqual((seen["error"]["type"], seen["error"]["message"]), ("RuntimeError", "Event loop is closed"))
        self.assertEqual(seen["calls"], {})


if __name__ == "__main__":
    unittest.main()
