"""The simulated network: routes, replies, failures, limits, and what answers where nothing is declared."""
from __future__ import annotations

import unittest
from typing import Any

from harness.world.http import Address, Exchange, Headers, Network, Request
from harness.world.http.routes import Route

from .programs import ProgramCase


def request(url: str, method: str = "GET", body: bytes = b"", kind: str = "application/json") -> Request:
    return Request(method, Address.parse(url), Headers([("Content-Type", kind)] if body else []), body)


def ask(declared: dict[str, Any] | None, url: str, method: str = "GET", now: float = 0.0) -> Exchange:
    return Network(declared).ask(request(url, method), now)


def body(exchange: Exchange) -> str:
    return b"".join(exchange.answer.pieces).decode()


class Routes(unittest.TestCase):
    def fits(self, route: str, url: str, method: str = "GET") -> dict[str, str] | None:
        return Route(route, 1).fit(method, Address.parse(url))

    def test_without_a_scheme_it_is_the_end_of_the_path_in_whole_parts(self) -> None:
        self.assertEqual(self.fits("/users/{id}", "https://api.example.com/v1/users/7?page=2"), {"id": "7"})
        self.assertEqual(self.fits("a", "http://h/x/a"), {})
        self.assertIsNone(self.fits("/users/{id}", "https://h/superusers/7"))
        self.assertIsNone(self.fits("/users/{id}", "https://h/users/7/posts"))

    def test_with_a_scheme_it_is_the_whole_url(self) -> None:
        self.assertEqual(self.fits("https://API.example.com:443/x", "https://api.example.com/x"), {})
        self.assertEqual(self.fits("http://h", "http://h/"), {})
        self.assertIsNone(self.fits("http://h/x", "https://h/x"))
        self.assertIsNone(self.fits("http://h/x", "http://h:81/x"))

    def test_places_stand_for_one_part_and_a_star_for_any_rest(self) -> None:
        self.assertEqual(self.fits("/u/{name}/*", "http://h/u/%C3%BC/a/b"), {"name": "ü"})
        self.assertEqual(self.fits("*", "http://h/"), {})

    def test_a_method_and_a_query_count_where_they_are_named(self) -> None:
        self.assertIsNone(self.fits("POST /x", "http://h/x"))
        self.assertEqual(self.fits("POST /x", "http://h/x", "POST"), {})
        self.assertEqual(self.fits("/x?page={n}", "http://h/x?page=2"), {"n": "2"})
        self.assertIsNone(self.fits("/x?page=1", "http://h/x"))

    def test_the_first_route_that_fits_answers(self) -> None:
        self.assertEqual(ask({"/a": 1, "*": 2}, "http://h/a").latency, 1)
        self.assertEqual(ask({"*": 2, "/a": 1}, "http://h/a").latency, 2)


class Replies(unittest.TestCase):
    def test_a_number_is_the_latency_and_a_place_can_be_it(self) -> None:
        self.assertEqual(ask({"/a": 0.5}, "http://h/a").latency, 0.5)
        self.assertEqual(ask({"/a": {}}, "http://h/a").latency, 0.1)
        self.assertEqual(ask({"/delay/{n}": {"latency": "{n}"}}, "http://h/delay/2.5").latency, 2.5)
        self.assertEqual(ask({"/delay/{n}": {"latency": "{n}"}}, "http://h/delay/long").answer.status, 404)

    def test_a_list_answers_one_after_the_other_and_its_last_repeats(self) -> None:
        network = Network({"/a": [{"status": 500}, 2]})
        seen = [network.ask(request("http://h/a"), 0.0) for _ in range(3)]
        self.assertEqual([(one.answer.status, one.latency) for one in seen], [(500, 0.1), (200, 2), (200, 2)])

    def test_the_places_of_the_route_are_filled_into_text_json_and_headers(self) -> None:
        reply = {"json": {"id": "{id}", "all": ["no. {id}", "{other}"]}, "headers": {"X-Id": "{id}"}}
        seen = ask({"/users/{id}": reply}, "http://h/users/7")
        self.assertEqual(body(seen), '{"id": "7", "all": ["no. 7", "{other}"]}')
        self.assertEqual((seen.answer.headers["x-id"], seen.answer.headers["content-type"]), ("7", "application/json"))
        self.assertEqual(body(ask({"/users/{id}": {"text": "Hi {id}"}}, "http://h/users/7")), "Hi 7")

    def test_by_default_the_body_is_what_was_asked(self) -> None:
        asked = '{"url": "http://h/a?x=1&x=2", "method": "GET", "args": {"x": ["1", "2"]}}'
        self.assertEqual(body(ask({"/a": 1}, "http://h/a?x=1&x=2")), asked)
        posted = Network({"/a": 1}).ask(request("http://h/a", "POST", b'{"a": 1}'), 0.0)
        self.assertIn('"json": {"a": 1}', body(posted))

    def test_pieces_are_whole_lines_if_there_are_enough(self) -> None:
        lines = ask({"/a": {"text": "1\n22\n333\n", "chunks": 2, "chunkLatency": 0.5}}, "http://h/a", now=10.0)
        self.assertEqual(lines.answer.pieces, (b"1\n", b"22\n333\n"))
        self.assertEqual((lines.head_at, lines.piece_at(0), lines.ends_at), (10.1, 10.6, 11.1))
        self.assertEqual(lines.answer.headers["Transfer-Encoding"], "chunked")
        self.assertEqual(ask({"/a": {"text": "abcde", "chunks": 3}}, "http://h/a").answer.pieces, (b"a", b"bc", b"de"))
        self.assertEqual(ask({"/a": {"text": "ab", "chunks": 9}}, "http://h/a").answer.pieces, (b"a", b"b"))

    def test_head_and_no_content_have_no_body(self) -> None:
        head = ask({"/a": {"text": "abc"}}, "http://h/a", "HEAD")
        self.assertEqual((head.answer.pieces, head.answer.headers["Content-Length"]), ((), "3"))
        self.assertEqual(ask({"/a": {"status": 204}}, "http://h/a").answer.pieces, ())

    def test_more_requests_than_the_limit_within_its_window_get_429(self) -> None:
        network = Network({"/a": {"limit": {"requests": 2, "seconds": 3}}})
        seen = [network.ask(request("http://h/a"), now).answer for now in (0, 0.5, 1, 3, 3.2, 3.5)]
        self.assertEqual([answer.status for answer in seen], [200, 200, 429, 200, 429, 200])
        self.assertEqual([answer.headers.get("Retry-After") for answer in seen], [None, None, "2", None, "1", None])

    def test_a_server_without_routes_cannot_be_connected_to(self) -> None:
        for routes in ({}, {"http://other/a": 1}, {"http://h:81/a": 1}, {"https://h/a": 1}):
            self.assertEqual((ask(routes, "http://h/a").fails, ask(routes, "http://h/a").latency), ("refused", 0.0))

    def test_a_server_with_routes_says_what_it_does_not_have(self) -> None:
        routes = {"http://h/a": 1, "POST http://{name}.example/a": 1}
        for url, status in (("http://h/b", 404), ("http://h/", 404), ("http://x.example/a", 405), ("http://x.example/b", 404)):
            self.assertEqual((ask(routes, url).answer.status, ask(routes, url).latency), (status, 0.1), url)


class Undeclared(unittest.TestCase):
    def test_every_url_answers_after_a_tenth_of_a_second_in_the_shape_of_httpbin(self) -> None:
        seen = ask(None, "https://httpbin.org/get?a=1")
        self.assertEqual((seen.latency, seen.answer.status), (0.1, 200))
        self.assertEqual(
            body(seen),
            '{"args": {"a": "1"}, "headers": {}, "method": "GET", "origin": "203.0.113.1", '
            '"url": "https://httpbin.org/get?a=1"}',
        )

    def test_pages_that_do_something(self) -> None:
        self.assertEqual(ask(None, "https://httpbin.org/delay/3").latency, 3)
        self.assertEqual(ask(None, "https://httpbin.org/delay/30").latency, 10)
        self.assertEqual(ask(None, "https://example.com/x/delay/30").latency, 30)
        self.assertEqual(ask(None, "https://httpbin.org/status/418").answer.status, 418)
        self.assertEqual(len(ask(None, "https://httpbin.org/stream/3").answer.pieces), 3)
        self.assertEqual(ask(None, "https://httpbin.org/redirect/2").answer.headers["Location"], "/redirect/1")
        self.assertIn("slideshow", body(ask(None, "https://httpbin.org/json")))

    def test_a_post_is_shown_what_it_carried(self) -> None:
        form = "application/x-www-form-urlencoded"
        posted = Network(None).ask(request("https://h/post", "POST", b"a=1&b=x+y", form), 0.0)
        self.assertIn('"form": {"a": "1", "b": "x y"}, ', body(posted))


class Runs(ProgramCase):
    PROGRAM = """
        import aiohttp, requests, httpx
        async def main():
            requests.get("http://h/a")
            async with aiohttp.ClientSession() as session:
                await session.post("http://h/a")
                return await (await session.get("http://h/a")).text()
    """

    def test_calls_are_counted_by_method_for_all_libraries_alike(self) -> None:
        seen = self.finishes(self.PROGRAM, "await main()", world={"http": {"/a": {"text": "ok"}}})
        self.assertEqual((seen["calls"], seen["result"]), ({"http.get": 2, "http.post": 1}, "ok"))

    def test_what_was_asked_while_importing_does_not_count(self) -> None:
        world = {"http": {"/a": [{"text": "first"}, {"text": "second"}]}}
        source = """
            import requests
            requests.get("http://h/a")
            def again():
                return requests.get("http://h/a").text
        """
        seen = self.finishes(source, "again()", world=world)
        self.assertEqual((seen["calls"], seen["result"], seen["elapsed"]), ({"http.get": 1}, "first", 0.1))

    def test_two_runs_are_the_same_byte_for_byte(self) -> None:
        source = """
            import asyncio, aiohttp, httpx
            async def main():
                async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=2)) as session:
                    print(session, session.connector)
                    print(await asyncio.gather(*(session.get("http://h/x") for _ in range(4))))
                print(httpx.AsyncClient(), httpx.get("http://h/y").headers)
                aiohttp.ClientSession()
            asyncio.run(main())
        """
        self.assertEqual(self.observe(source), self.observe(source))

    def test_addresses_in_messages_are_made_from_the_hosts_name(self) -> None:
        source = """
            import aiohttp
            async def main():
                async with aiohttp.ClientSession() as session:
                    await session.get("https://api.example.com/x")
        """
        error = self.observe(source, "await main()", world={"http": {}})["error"]
        self.assertEqual(error["type"], "aiohttp.client_exceptions.ClientConnectorError")
        self.assertRegex(
            error["message"],
            r"^Cannot connect to host api\.example\.com:443 ssl:default "
            r"\[Connect call failed \('203\.0\.113\.\d+', 443\)\]$",
        )


if __name__ == "__main__":
    unittest.main()
