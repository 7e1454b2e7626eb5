def generate(rng):
    host = rng.choice(["news", "shop", "wiki", "maps", "jobs", "music"]) + rng.choice([".example", ".test"])
    most = rng.randint(2, 4)
    slow = rng.randint(3, 6)
    # One slow page and five quick ones, each starting where a place is free first.
    free = [0] * most
    for delay in [slow, 1, 1, 1, 1, 1]:
        free[free.index(min(free))] += delay
    return {"host": host, "most": most, "slow": slow, "best": max(free)}
