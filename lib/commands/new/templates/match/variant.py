def generate(rng):
    slow, fast = rng.sample(range(2, 60), 2)
    return {"slow": slow, "fast": fast}
