def generate(rng):
    host = rng.choice(["news", "shop", "wiki", "maps", "jobs", "music"]) + rng.choice([".example", ".test"])
    most, slow = rng.randint(2, 4), rng.randint(2, 4)
    # One slow page, and as many that take a second as the other places get through meanwhile.
    return {"host": host, "most": most, "slow": slow, "count": 1 + (most - 1) * slow}
