"""requests, which holds the thread that calls it; messages are those of requests 2.34."""
from __future__ import annotations

import unittest

from .programs import ProgramCase, findings, spans

WORLD = {
    "http": {
        "https://elsewhere/x": {"fails": "refused", "latency": 0},
        "/text": {"text": "one\ntwo\n"},
        "/slow": 1,
        "/missing": {"status": 404},
        "/pieces": {"text": "a\nb\n", "chunks": 2, "chunkLatency": 0.5},
        "/old": {"status": 302, "headers": {"Location": "/text"}},
        "/hangs-up": {"fails": "disconnected"},
        "http://nowhere/": {"fails": "dns"},
        "http://far/": {"fails": "timeout", "latency": 9},
    }
}


class Blocking(ProgramCase):
    def test_it_holds_the_loop(self) -> None:
        source = """
            import asyncio, requests
            async def fetch():
                return requests.get("http://h/slow").status_code
            async def main():
                return await asyncio.gather(fetch(), fetch())
        """
        seen = self.finishes(source, "await main()", world=WORLD)
        self.assertEqual((seen["result"], seen["elapsed"], seen["calls"]), ({"list": [200, 200]}, 2.0, {"http.get": 2}))
        self.assertEqual(spans(seen, "Task-2")[0], (0.0, 1.0, "block", "requests.get('http://h/slow')", 4))
        (finding,) = findings(seen, "blocking-call")
        self.assertEqual((finding["line"], finding["seconds"]), (4, 2.0))

    def test_in_threads_others_go_on(self) -> None:
        source = """
            import asyncio, requests
            async def main():
                threads = (asyncio.to_thread(requests.get, "http://h/slow") for _ in range(3))
                return [response.ok for response in await asyncio.gather(*threads)]
        """
        seen = self.finishes(source, "await main()", world=WORLD)
        self.assertEqual((seen["elapsed"], findings(seen, "blocking-call")), (1.0, []))

    def test_a_streamed_body_holds_the_thread_piece_by_piece(self) -> None:
        source = """
            import requests, time
            start = time.time()
            with requests.get("http://h/pieces", stream=True) as response:
                print(round(time.time() - start, 3))
                for line in response.iter_lines(chunk_size=None):
                    print(line, round(time.time() - start, 3))
        """
        self.prints(source, "0.1", "b'a' 0.6", "b'b' 1.1", world=WORLD)


class Answers(ProgramCase):
    def test_a_response_says_what_it_is(self) -> None:
        source = """
            import requests
            r = requests.get("http://h/text", params={"q": "a b", "n": [1, 2], "none": None}, headers={"X-A": "b"})
            print(r, r.status_code, r.reason, r.ok, r.url, r.encoding, r.headers["content-TYPE"])
            print(repr(r.text), list(r.iter_lines()), r.elapsed, r.request.headers["x-a"])
            print(requests.get("http://h/old").history, requests.head("http://h/old").status_code)
            with requests.Session() as session:
                print(session.post("http://h/slow", json={"a": 1}).json()["json"], requests.codes.not_found)
        """
        self.prints(
            source,
            "<Response [200]> 200 OK True http://h/text?q=a+b&n=1&n=2 utf-8 text/plain; charset=utf-8",
            "'one\\ntwo\\n' [b'one', b'two'] 0:00:00.100000 b",
            "[<Response [302]>] 302",
            "{'a': 1} 404",
            world=WORLD,
        )

    def test_failures_have_their_exceptions_and_messages(self) -> None:
        source = """
            import requests
            def attempt(url, **kwargs):
                try:
                    requests.get(url, **kwargs).raise_for_status()
                except requests.RequestException as error:
                    print(type(error).__name__, error)
            attempt("http://h/missing")
            attempt("http://h/slow", timeout=0.2)
            attempt("http://h/slow", timeout=(5, 0.5))
            attempt("http://h/hangs-up")
            attempt("http://nowhere/")
            attempt("http://far/", timeout=2)
            attempt("https://elsewhere/x?a=1")
            attempt("example.com/x")
            attempt("ftp://h/")
        """
        pool = "HTTPConnectionPool(host={!r}, port=80): "
        seen = self.prints(
            source,
            "HTTPError 404 Client Error: Not Found for url: http://h/missing",
            f"ReadTimeout {pool.format('h')}Read timed out. (read timeout=0.2)",
            f"ReadTimeout {pool.format('h')}Read timed out. (read timeout=0.5)",
            "ConnectionError ('Connection aborted.', "
            "RemoteDisconnected('Remote end closed connection without response'))",
            f"ConnectionError {pool.format('nowhere')}Max retries exceeded with url: / (Caused by NameResolutionError("
            "\"HTTPConnection(host='nowhere', port=80): Failed to resolve 'nowhere' ([Errno -2] Name or service not "
            'known)"))',
            f"ConnectTimeout {pool.format('far')}Max retries exceeded with url: / (Caused by ConnectTimeoutError("
            "HTTPConnection(host='far', port=80), 'Connection to far timed out. (connect timeout=2)'))",
            "ConnectionError HTTPSConnectionPool(host='elsewhere', port=443): Max retries exceeded with url: /x?a=1 "
            "(Caused by NewConnectionError(\"HTTPSConnection(host='elsewhere', port=443): Failed to establish a new "
            'connection: [Errno 111] Connection refused"))',
            "MissingSchema Invalid URL 'example.com/x': No scheme supplied. Perhaps you meant https://example.com/x?",
            "InvalidSchema No connection adapters were found for 'ftp://h/'",
            world=WORLD,
        )
        self.assertEqual(seen["elapsed"], 3.0)

    def test_a_body_that_is_no_json_is_an_error_of_both_kinds(self) -> None:
        source = """
            import json, requests
            try:
                requests.get("http://h/text").json()
            except json.JSONDecodeError as error:
                print(type(error).__module__, isinstance(error, requests.RequestException), error)
        """
        self.prints(source, "requests.exceptions True Expecting value: line 1 column 1 (char 0)", world=WORLD)

    def test_what_is_not_simulated_says_so_by_name(self) -> None:
        error = self.observe("import requests\nrequests.Session().mount('https://', None)")["error"]
        self.assertTrue(error["message"].startswith("requests.Session.mount is not supported: "))
        error = self.observe("import requests\nrequests.post('http://h/', files={'a': b''})")["error"]
        self.assertTrue(error["message"].startswith("files= of a request of requests is not supported: "))


class Refused(ProgramCase):
    def test_what_is_not_simulated_says_so_by_name(self) -> None:
        retry = "is not supported: write the retry as a loop of your own"
        for module, name, sentence in (
            ("requests.adapters", "HTTPAdapter", retry), ("urllib3.util.retry", "Retry", retry),
            ("requests.auth", "HTTPBasicAuth", "is not supported: give auth=(user, password)"),
        ):  # fmt: skip
            error = self.observe(f"from {module} import {name}")["error"]
            self.assertEqual(error["message"], f"{module}.{name} {sentence}")


if __name__ == "__main__":
    unittest.main()
