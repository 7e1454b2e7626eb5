"""What a response says of itself, and ways to read it."""
import requests

BASE = "http://localhost:8099"

response = requests.get(f"{BASE}/text", params={"q": "a b&c", "n": [1, 2], "none": None}, headers={"X-A": "b"})
print(response, response.status_code, response.reason, response.ok, bool(response), response.url)
print(response.headers["CONTENT-type"], response.encoding, response.request.method, response.request.headers["x-a"])
print(repr(response.text), response.content, list(response.iter_lines()))
print(f"{response.elapsed.total_seconds():.1f}", response.history, response.is_redirect)
print(requests.get(f"{BASE}/users/3").json(), requests.codes.ok == 200)
response = requests.get(f"{BASE}/old")
print(response.url, [old.status_code for old in response.history])
print(requests.get(f"{BASE}/old", allow_redirects=False).headers["location"])
print(requests.head(f"{BASE}/text").text == "")
