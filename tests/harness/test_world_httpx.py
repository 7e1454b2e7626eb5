"""httpx, blocking and on the loop; messages are those of httpx 0.28."""
from __future__ import annotations

import unittest

from .programs import ProgramCase, findings, spans

WORLD = {
    "http": {
        "http://elsewhere/": {"fails": "refused", "latency": 0},
        "/text": {"text": "one\ntwo\n"},
        "/slow": 1,
        "/very-slow": 9,
        "/missing": {"status": 404},
        "/pieces": {"text": "a\nb\n", "chunks": 2, "chunkLatency": 0.5},
        "/old": {"status": 302, "headers": {"Location": "/text"}},
        "/hangs-up": {"fails": "disconnected"},
        "http://nowhere/": {"fails": "dns"},
        "http://far/": {"fails": "timeout", "latency": 9},
    }
}
ATTEMPT = """
            import asyncio, httpx
            async def attempt(url, **kwargs):
                async with httpx.AsyncClient() as client:
                    try:
                        (await client.get(url, **kwargs)).raise_for_status()
                    except httpx.HTTPError as error:
                        print(type(error).__name__, repr(str(error)))
            def blocking(url, **kwargs):
                try:
                    httpx.get(url, **kwargs)
                except httpx.HTTPError as error:
                    print(type(error).__name__, repr(str(error)))
"""


class OnTheLoop(ProgramCase):
    def test_requests_wait_side_by_side(self) -> None:
        source = """
            import asyncio, httpx
            async def main():
                async with httpx.AsyncClient(base_url="http://h/api", headers={"X-A": "b"}) as client:
                    responses = await asyncio.gather(*(client.get("/slow") for _ in range(3)))
                return str(responses[0].url), responses[0].request.headers["x-a"], responses[0].elapsed.total_seconds()
        """
        seen = self.finishes(source, "await main()", world=WORLD)
        self.assertEqual((seen["result"], seen["elapsed"]), ({"tuple": ["http://h/api/slow", "b", 1.0]}, 1.0))
        self.assertEqual(spans(seen, "Task-2"), [(0.0, 1.0, "wait", "GET http://h/api/slow", 5)])

    def test_a_body_is_streamed(self) -> None:
        source = """
            import asyncio, httpx
            async def main():
                now = asyncio.get_running_loop().time
                async with httpx.AsyncClient() as client:
                    async with client.stream("GET", "http://h/pieces") as response:
                        print(now())
                        async for line in response.aiter_lines():
                            print(line, now())
                    async with client.stream("GET", "http://h/text") as response:
                        try:
                            response.text
                        except httpx.ResponseNotRead as error:
                            print(error)
                        print([part async for part in response.aiter_bytes(5)])
            asyncio.run(main())
        """
        self.prints(
            source,
            "1000.1",
            "a 1000.6",
            "b 1001.1",
            "Attempted to access streaming response content, without having called `read()`.",
            "[b'one\\nt', b'wo\\n']",
            world=WORLD,
        )

    def test_requests_wait_for_a_connection_and_not_for_ever(self) -> None:
        source = """
            import asyncio, httpx
            async def main(**timeout):
                limits = httpx.Limits(max_connections=1)
                async with httpx.AsyncClient(limits=limits, timeout=httpx.Timeout(5, **timeout)) as client:
                    calls = [client.get("http://h/slow") for _ in range(3)]
                    seen = await asyncio.gather(*calls, return_exceptions=True)
                return [type(one).__name__ for one in seen]
        """
        seen = self.finishes(source, "await main()", world=WORLD)
        self.assertEqual((seen["result"], seen["elapsed"]), ({"list": ["Response"] * 3}, 3.0))
        self.assertEqual(spans(seen, "Task-3")[0], (0.0, 1.0, "wait", "a connection of the pool", 7))
        seen = self.finishes(source, "await main(pool=1.5)", world=WORLD)
        self.assertEqual(seen["result"], {"list": ["Response", "Response", "PoolTimeout"]})

    def test_failures_have_their_exceptions_and_messages(self) -> None:
        calls = [
            'asyncio.run(attempt("http://h/missing"))',
            'asyncio.run(attempt("http://h/very-slow"))',
            'asyncio.run(attempt("http://h/slow", timeout=0.5))',
            'asyncio.run(attempt("http://far/", timeout=0.5))',
            'asyncio.run(attempt("http://nowhere/"))',
            'asyncio.run(attempt("http://elsewhere/"))',
            'asyncio.run(attempt("http://h/hangs-up"))',
            'asyncio.run(attempt("h/text"))',
        ]
        seen = self.prints(
            ATTEMPT + "".join(f"            {call}\n" for call in calls),
            "HTTPStatusError \"Client error '404 Not Found' for url 'http://h/missing'\\nFor more information check: "
            'https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/404"',
            "ReadTimeout ''",
            "ReadTimeout ''",
            "ConnectTimeout ''",
            "ConnectError '[Errno -2] Name or service not known'",
            "ConnectError 'All connection attempts failed'",
            "RemoteProtocolError 'Server disconnected without sending a response.'",
            "UnsupportedProtocol \"Request URL is missing an 'http://' or 'https://' protocol.\"",
            world=WORLD,
        )
        self.assertEqual(seen["elapsed"], 6.3)

    def test_a_closed_client_says_so(self) -> None:
        source = """
            import asyncio, httpx
            async def main():
                async with httpx.AsyncClient() as client:
                    pass
                await client.get("http://h/text")
        """
        error = self.observe(source, "await main()", world=WORLD)["error"]
        self.assertEqual(error["message"], "Cannot send a request, as the client has been closed.")


class Blocking(ProgramCase):
    def test_it_holds_the_loop(self) -> None:
        source = """
            import asyncio, httpx
            async def fetch():
                with httpx.Client() as client:
                    return httpx.get("http://h/slow").status_code + client.get("http://h/slow").status_code
            async def main():
                return await asyncio.gather(fetch(), asyncio.to_thread(httpx.get, "http://h/slow"))
        """
        seen = self.finishes(source, "(await main())[0]", world=WORLD)
        self.assertEqual((seen["result"], seen["elapsed"]), (400, 3.0))
        calls = [finding["detail"].partition(" in ")[0] for finding in findings(seen, "blocking-call")]
        self.assertEqual(calls, ["httpx.get('http://h/slow')", "httpx.Client.get('http://h/slow')"])

    def test_failures_have_messages_of_their_own(self) -> None:
        calls = [
            'blocking("http://h/slow", timeout=0.5)',
            'blocking("http://elsewhere/")',
            'blocking("http://far/", timeout=1)',
        ]
        self.prints(
            ATTEMPT + "".join(f"            {call}\n" for call in calls),
            "ReadTimeout 'timed out'",
            "ConnectError '[Errno 111] Connection refused'",
            "ConnectTimeout 'timed out'",
            world=WORLD,
        )

    def test_redirects_are_not_followed_unless_told(self) -> None:
        source = """
            import httpx
            print(httpx.get("http://h/old"), httpx.get("http://h/old", follow_redirects=True).history)
        """
        self.prints(source, "<Response [302 Found]> [<Response [302 Found]>]", world=WORLD)

    def test_a_body_is_streamed(self) -> None:
        source = """
            import httpx, time
            with httpx.stream("GET", "http://h/pieces") as response:
                start = time.time()
                print([(line, round(time.time() - start, 3)) for line in response.iter_lines()], response.is_closed)
        """
        self.prints(source, "[('a', 0.5), ('b', 1.0)] True", world=WORLD)

    def test_a_connection_that_was_kept_belongs_to_one_loop(self) -> None:
        source = """
            import asyncio, httpx
            client = httpx.AsyncClient()
            async def use(url):
                try:
                    return (await client.get(url)).status_code
                except RuntimeError as error:
                    return error
            for url in ("http://h/slow", "http://other/slow", "http://h/slow", "http://h/slow"):
                print(asyncio.run(use(url)))
        """
        self.prints(source, "200", "200", "Event loop is closed", "200", world={"http": {"/slow": 1}})

    def test_a_verb_without_a_body_takes_none(self) -> None:
        error = self.observe("import httpx\nhttpx.Client().get('http://h/', json={})")["error"]
        self.assertEqual(error["message"], "Client.get() got an unexpected keyword argument 'json'")

    def test_what_is_not_simulated_says_so_by_name(self) -> None:
        error = self.observe("import httpx\nhttpx.MockTransport")["error"]
        self.assertTrue(error["message"].startswith("httpx.MockTransport is not supported: "))
        error = self.observe("import httpx\nhttpx.Client(event_hooks={'request': [print]})")["error"]
        self.assertTrue(error["message"].startswith("event_hooks= of httpx.Client is not supported: "))


if __name__ == "__main__":
    unittest.main()
