def generate(rng):
    verb, things = rng.choice(
        [
            ("water", ["rose", "fern", "basil", "tulip", "cactus", "ivy"]),
            ("feed", ["cat", "dog", "parrot", "hamster", "goldfish", "pony"]),
            ("ring", ["anna", "boris", "clara", "david", "emma", "felix"]),
            ("wash", ["shirt", "scarf", "towel", "jeans", "socks", "apron"]),
        ]
    )
    names = dict(zip(["first", "second", "third", "fourth"], rng.sample(things, 4)))
    early = rng.random() < 0.5
    lost, kept = '{}("{}")'.format(verb, names["third"]), '{} = {}("{}")'.format("later", verb, names["fourth"])
    lines = [lost, kept] if early else [kept, lost]
    pause = rng.choice([0.5, 1, 1.5, 2, 3])
    return {**names, "verb": verb, "pause": pause, "line_a": lines[0], "line_b": lines[1]}
