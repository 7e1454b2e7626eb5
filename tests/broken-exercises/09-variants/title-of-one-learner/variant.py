def generate(rng):
    fast = rng.randint(1, 20)
    slow = fast + rng.randint(1, 40)
    last = rng.randint(1, 40)
    return {"slow": slow, "fast": fast, "last": last, "all": slow + fast + last, "too_soon": fast + last}
