def generate(rng):
    first, second = rng.sample(["apple", "bread", "cheese", "dates", "eggs", "fish", "grapes", "honey"], 2)
    fast = rng.randint(1, 5)
    slow = fast + rng.randint(1, 5)
    return {"first": first, "second": second, "slow": slow, "fast": fast}
