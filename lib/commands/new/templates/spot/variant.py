def generate(rng):
    # Two of twelve: hardly two learners have the same lines to find.
    culprits = rng.sample(range(12), 2)
    visits = ["time.sleep(1)" if place in culprits else "await asyncio.sleep(1)" for place in range(12)]
    first_line = 6
    return {"visits": "\n    ".join(visits), "innocent": first_line + visits.index("await asyncio.sleep(1)")}
