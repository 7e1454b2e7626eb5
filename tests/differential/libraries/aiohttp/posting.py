"""What a request carries."""
import asyncio

import aiohttp

BASE = "http://localhost:8099"


async def show(request):
    async with request as response:
        seen = await response.json()
        print(response.status, {name: seen.get(name) for name in ("method", "args", "data", "form", "json")})


async def main():
    async with aiohttp.ClientSession(BASE + "/", headers={"X-Token": "abc"}) as session:
        await show(session.post("/echo", json={"a": [1, 2]}))
        await show(session.post("/echo", data={"name": "Ann Lee", "age": 3}))
        await show(session.put("/echo", data="plain text"))
        await show(session.patch("/echo", data=b"bytes"))
        await show(session.delete("/echo"))
        await show(session.request("GET", "/echo", params={"tag": "a/b", "page": 2}))
        await show(session.get("/echo", params=[("tag", "x"), ("tag", "y z")]))
        print(session.headers["x-token"])


asyncio.run(main())
