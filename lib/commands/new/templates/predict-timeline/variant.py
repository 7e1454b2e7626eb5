def generate(rng):
    first, second = rng.sample(["apple", "bread", "cheese", "dates", "eggs", "fish", "grapes", "honey"], 2)
    fast = rng.randint(1, 4)
    slow = fast + rng.randint(1, 4)
    together = {"first": first, "second": second, "slow": slow, "fast": fast}
    return {**together, "all": slow + fast, "until": slow + fast + 2}
