import asyncio


class Door:
    """Lets a few in at a time, and remembers how many were inside together."""

    def __init__(self, places):
        self.places = asyncio.Semaphore(places)
        self.inside = 0
        self.most = 0

    async def visit(self, name, seconds):
        async with self.places:
            self.inside += 1
            self.most = max(self.most, self.inside)
            await asyncio.sleep(seconds)
            self.inside -= 1
        return name


async def visit_all(visits, places):
    door = Door(places)
    names = await asyncio.gather(*(door.visit(name, seconds) for name, seconds in visits))
    return names, door.most


async def main():
    names, most = await visit_all([("Ann", 1), ("Bo", 2), ("Cy", 1), ("Di", 2)], 2)
    print(names, "at most", most)


if __name__ == "__main__":
    asyncio.run(main())
