def generate(rng):
    polite, rude = rng.sample(["clock", "radio", "lamp", "kettle", "printer", "scanner", "fan", "pump"], 2)
    short = rng.randint(1, 4)
    long = short + rng.randint(2, 4)
    return {
        "polite": polite,
        "rude": rude,
        "short": short,
        "long": long,
        "both": short + long,
        "until": short + long + 1,
    }
