"""What a request carries, and what a session adds."""
import requests

BASE = "http://localhost:8099"


def show(response):
    seen = response.json()
    print({name: seen.get(name) for name in ("method", "args", "data", "form", "json")})


show(requests.post(f"{BASE}/echo", json={"a": [1, 2]}))
show(requests.post(f"{BASE}/echo", data={"name": "Ann Lee", "age": 3}))
show(requests.put(f"{BASE}/echo", data="plain"))
show(requests.delete(f"{BASE}/echo"))
with requests.Session() as session:
    session.params = {"key": "k"}
    session.headers.update({"X-Token": "abc"})
    show(session.get(f"{BASE}/echo", params={"page": 2}))
    response = session.post(f"{BASE}/echo", json={})
    print(response.request.body, response.request.headers["X-Token"], response.request.headers["Content-Type"])
