"""aiohttp's client on virtual time; messages are those of aiohttp 3.14."""
from __future__ import annotations

import unittest

from .programs import ProgramCase, findings, spans

#: The tutorial's program.
SEED = """
import aiohttp
import asyncio
import time

async def fetch_url(session, url, delay=1):
    start_time = time.time()
    async with session.get(f'https://httpbin.org/delay/{delay}') as response:
        data = await response.json()
    elapsed = time.time() - start_time
    print(f"Fetched {url} in {elapsed:.2f}s")
    return f"Data from {url}"

async def sequential_fetch():
    async with aiohttp.ClientSession() as session:
        start_time = time.time()
        results = []
        for i in range(3):
            result = await fetch_url(session, f'url_{i}', delay=1)
            results.append(result)
        elapsed = time.time() - start_time
        print(f"Sequential fetching took {elapsed:.2f} seconds")
        return results

async def concurrent_fetch():
    async with aiohttp.ClientSession() as session:
        start_time = time.time()
        tasks = [
            fetch_url(session, 'url_1', delay=1),
            fetch_url(session, 'url_2', delay=1),
            fetch_url(session, 'url_3', delay=1),
            fetch_url(session, 'url_4', delay=2),
            fetch_url(session, 'url_5', delay=1),
        ]
        results = await asyncio.gather(*tasks)
        elapsed = time.time() - start_time
        print(f"Concurrent fetching took {elapsed:.2f} seconds")
        return results

async def main():
    await sequential_fetch()
    await concurrent_fetch()

asyncio.run(main())
"""

TEXT = {"http": {"/text": {"text": "one\ntwo\n"}}}
PIECES = {"http": {"*": {"latency": 1, "text": "a\nb\n", "chunks": 2, "chunkLatency": 0.5}}}


class Session(ProgramCase):
    def asks(self, body: str, world: dict[str, object] | None = None) -> dict[str, object]:
        """What `body` prints, with a session `s` that is open and `t`, which prints an exception."""
        lines = "\n".join(f"            {line}" for line in body.strip().splitlines())
        source = f"""
import asyncio, aiohttp
async def t(coroutine):
    try:
        return await coroutine
    except Exception as error:
        print(type(error).__name__, str(error))
async def main():
        async with aiohttp.ClientSession() as s:
{lines}
asyncio.run(main())
"""
        return self.finishes(source, world=world)

    def says(self, body: str, *lines: str, world: dict[str, object] | None = None) -> None:
        seen = self.asks(body, world)
        self.assertEqual(str(seen["stdout"]).splitlines(), list(lines))

    def test_the_tutorials_program_prints_what_it_says(self) -> None:
        seen = self.prints(
            SEED,
            *[f"Fetched url_{n} in 1.00s" for n in range(3)],
            "Sequential fetching took 3.00 seconds",
            *[f"Fetched url_{n} in 1.00s" for n in (1, 2, 3, 5)],
            "Fetched url_4 in 2.00s",
            "Concurrent fetching took 2.00 seconds",
        )
        self.assertEqual((seen["elapsed"], seen["calls"], seen["peakConcurrency"]), (5.0, {"http.get": 8}, 5))
        self.assertEqual(spans(seen, "Task-2"), [(3.0, 4.0, "wait", "GET https://httpbin.org/delay/1", 8)])

    def test_a_request_is_awaited_or_entered(self) -> None:
        self.says(
            """
r = await s.get("http://h/text", params={"q": "a b", "n": [1, 2]})
print(r.status, r.reason, r.ok, r.url, r.content_type, r.charset, r.headers["CONTENT-LENGTH"])
async with s.post("http://h/text") as r:
    print(r.method, repr(await r.text()), r.closed)
""",
            "200 OK True http://h/text?q=a+b&n=1&n=2 text/plain utf-8 8",
            "POST 'one\\ntwo\\n' True",
            world=TEXT,
        )

    def test_a_body_is_read_in_the_ways_of_a_stream(self) -> None:
        self.says(
            """
c = (await s.get("http://h/text")).content
print(await c.read(2), await c.readline(), await c.readany(), await c.read(), c.at_eof())
print([line async for line in (await s.get("http://h/text")).content])
print([part async for part in (await s.get("http://h/text")).content.iter_chunked(3)])
""",
            "b'on' b'e\\n' b'two\\n' b'' True",
            "[b'one\\n', b'two\\n']",
            "[b'one', b'\\ntw', b'o\\n']",
            world=TEXT,
        )

    def test_pieces_arrive_whether_or_not_somebody_reads(self) -> None:
        self.says(
            """
now = asyncio.get_running_loop().time
r = await s.get("http://h/")
print(now())
async for line in r.content:
    print(line, now())
r = await s.get("http://h/")
await asyncio.sleep(5)
print(await r.text() == "a\\nb\\n", now())
""",
            "1001.0",
            "b'a\\n' 1001.5",
            "b'b\\n' 1002.0",
            "True 1008.0",
            world=PIECES,
        )

    def test_misuse_is_answered_in_aiohttps_words(self) -> None:
        self.says(
            """
async with s.get("http://h/text") as r:
    await t(r.json())
async with s.get("http://h/text") as r:
    pass
await t(r.text())
await t(s.get("http://h/text", raise_for_status=True))
await t(s.post("http://h/text", json={}, data={}))
await t(s.get("h/text"))
await t(s.get("http://h/text", params={"q": None}))
def unknown():
    s.get("http://h/text", colour="red")
def not_awaited():
    s.get("http://h/text").json()
def a_number():
    aiohttp.ClientSession(timeout=5)
for misuse in (unknown, not_awaited, a_number, s.__enter__):
    try:
        misuse()
    except Exception as error:
        print(error)
await s.close()
await t(s.get("http://h/text"))
""",
            "ContentTypeError 200, message='Attempt to decode JSON with unexpected mimetype: "
            "text/plain; charset=utf-8', url='http://h/text'",
            "ClientConnectionError Connection closed",
            "ClientResponseError 404, message='Not Found', url='http://h/text'",
            "ValueError data and json parameters can not be used at the same time",
            "InvalidUrlClientError h/text",
            "TypeError Invalid variable type: value should be str, int or float, got None of type <class 'NoneType'>",
            "ClientSession._request() got an unexpected keyword argument 'colour'",
            "'_RequestContextManager' object has no attribute 'json'",
            "timeout parameter cannot be of <class 'int'> type, please use 'timeout=ClientTimeout(...)'",
            "Use async with instead",
            "RuntimeError Session is closed",
            world={"http": {"/text": [{"text": "x"}, {"text": "x"}, {"status": 404, "text": "x"}]}},
        )

    def test_it_needs_a_running_loop(self) -> None:
        seen = self.observe("import aiohttp\naiohttp.ClientSession()")
        self.assertEqual((seen["error"]["type"], seen["error"]["message"]), ("RuntimeError", "no running event loop"))

    def test_failures_have_their_exceptions(self) -> None:
        fails = {f"http://{kind}/": {"fails": kind} for kind in ("refused", "dns", "timeout", "disconnected")}
        self.says(
            """
for kind in ("refused", "dns", "timeout", "disconnected"):
    await t(s.get(f"http://{kind}/"))
await t(s.get("http://elsewhere:81/"))
""",
            "ClientConnectorError Cannot connect to host refused:80 ssl:default "
            "[Connect call failed ('203.0.113.221', 80)]",
            "ClientConnectorDNSError Cannot connect to host dns:80 ssl:default [Name or service not known]",
            "ConnectionTimeoutError Connection timeout to host http://timeout/",
            "ServerDisconnectedError Server disconnected",
            "ClientConnectorError Cannot connect to host elsewhere:81 ssl:default "
            "[Connect call failed ('203.0.113.102', 81)]",
            world={"http": fails},
        )

    def test_a_server_that_hangs_up_is_asked_once_more_if_that_is_harmless(self) -> None:
        world = {"http": {"*": [{"fails": "disconnected"}, {"text": "ok"}]}}
        seen = self.asks('print((await s.get("http://h/")).status)', world)
        self.assertEqual((seen["stdout"], seen["calls"]), ("200\n", {"http.get": 2}))
        seen = self.asks('await t(s.post("http://h/"))', world)
        said = "ServerDisconnectedError Server disconnected\n"
        self.assertEqual((seen["stdout"], seen["calls"]), (said, {"http.post": 1}))

    def test_redirects_are_followed_unless_told_otherwise(self) -> None:
        self.says(
            """
r = await s.post("http://h/old", data="x")
print(r.status, r.method, r.url, len(r.history))
print((await s.get("http://h/old", allow_redirects=False)).status)
await t(s.get("http://h/loop"))
""",
            "200 GET http://h/new 1",
            "302",
            "TooManyRedirects 0, message='', url='http://h/loop'",
            world={
                "http": {
                    "/old": {"status": 302, "headers": {"Location": "/new"}},
                    "/loop": {"status": 302, "headers": {"Location": "/loop"}},
                    "/new": 0.1,
                }
            },
        )


class Unclosed(ProgramCase):
    def test_a_session_that_was_never_closed_is_a_finding(self) -> None:
        source = """
            import asyncio, aiohttp
            async def main():
                session = aiohttp.ClientSession()
                await session.get("http://h/")
            asyncio.run(main())
        """
        seen = self.finishes(source)
        self.assertEqual(
            seen["stderr"],
            "Unclosed client session\nclient_session: <aiohttp.client.ClientSession object>\n"
            "Unclosed connector\nconnector: <aiohttp.connector.TCPConnector object>\n",
        )
        (finding,) = findings(seen, "unclosed-resource")
        self.assertEqual(finding["line"], 4)
        self.assertIn("This ClientSession was never closed", finding["detail"])

    def test_one_that_was_closed_is_none(self) -> None:
        source = """
            import asyncio, aiohttp
            async def main():
                session = aiohttp.ClientSession()
                await session.get("http://h/")
                await session.close()
            asyncio.run(main())
        """
        seen = self.finishes(source)
        self.assertEqual((seen["stderr"], findings(seen, "unclosed-resource")), ("", []))

    def test_a_deadlock_says_nothing_of_sessions(self) -> None:
        source = """
            import asyncio, aiohttp
            async def main():
                async with aiohttp.ClientSession():
                    await asyncio.Event().wait()
            asyncio.run(main())
        """
        seen = self.observe(source)
        self.assertEqual((seen["status"], findings(seen, "unclosed-resource")), ("deadlocked", []))


class Refused(ProgramCase):
    def test_what_is_not_simulated_says_so_by_name(self) -> None:
        for source, name in (
            ("from aiohttp import web", "aiohttp.web"),
            ("import aiohttp.web\naiohttp.web.Application()", "aiohttp.web"),
            ("import aiohttp\naiohttp.CookieJar()", "aiohttp.CookieJar"),
            ("from aiohttp.test_utils import TestServer", "aiohttp.test_utils.TestServer"),
        ):
            error = self.observe(source)["error"]
            self.assertTrue(error["message"].startswith(f"{name} is not supported: "), error)
            self.assertTrue(error["type"].endswith("NotSupportedHere"))

    def test_what_aiohttp_does_not_have_is_an_attribute_error(self) -> None:
        error = self.observe("import aiohttp\naiohttp.fetch")["error"]
        self.assertEqual(error["message"], "module 'aiohttp' has no attribute 'fetch'")


if __name__ == "__main__":
    unittest.main()
