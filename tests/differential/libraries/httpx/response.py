"""What a response says of itself, of the blocking functions and of a client."""
import httpx

BASE = "http://localhost:8099"

response = httpx.get(f"{BASE}/text", params={"q": "a b&c", "n": [1, 2], "yes": True}, headers={"X-A": "b"})
print(response, response.status_code, response.reason_phrase, response.is_success, response.headers["CONTENT-type"])
print(repr(response.text), response.content, response.encoding, [line.strip() for line in response.iter_lines()])
print(f"{response.elapsed.total_seconds():.1f}", response.history, response.request, response.http_version)
print(httpx.get(f"{BASE}/old").status_code, httpx.get(f"{BASE}/old", follow_redirects=True).json())
with httpx.Client(base_url=BASE, headers={"X-Token": "abc"}) as client:
    for response in (
        client.post("/echo", json={"a": [1, 2]}),
        client.post("/echo", data={"name": "Ann Lee", "age": "3"}),
        client.put("/echo", content="plain"),
        client.get("/echo", params=[("tag", "x"), ("tag", "y z")]),
    ):
        seen = response.json()
        print({name: seen.get(name) for name in ("method", "args", "form", "json")})
    print(response.request.headers["x-token"], response.url.path)
