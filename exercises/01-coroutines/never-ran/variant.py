def generate(rng):
    verb, things = rng.choice(
        [
            ("water", ["rose", "fern", "basil", "tulip", "cactus", "ivy", "daisy", "lily"]),
            ("feed", ["cat", "dog", "parrot", "hamster", "goldfish", "pony", "rabbit", "goat"]),
            ("ring", ["anna", "boris", "clara", "david", "emma", "felix", "grace", "hugo"]),
            ("wash", ["shirt", "scarf", "towel", "jeans", "socks", "apron", "cap", "coat"]),
        ]
    )
    names = rng.sample(things, len(things))
    call = lambda: '{}("{}")'.format(verb, names.pop())
    task, awaited, lost, kept = call(), call(), call(), call()
    runs = ["await " + awaited, 'await tell("{}")'.format(names[0])]
    runs += ["await " + call() for _ in range(rng.randint(1, 2))] + ['print("on we go")'] * rng.randint(0, 1)
    lines = [*runs, lost, "later = " + kept]
    rng.shuffle(lines)
    # The task is made somewhere before the end, where it is awaited.
    made = rng.randint(0, len(lines))
    lines.insert(made, "task = asyncio.create_task({})".format(task))
    first_line = 14
    line_of = lambda text: first_line + lines.index(text)
    return {
        "verb": verb,
        "pause": rng.choice([0.5, 1, 1.5, 2, 3]),
        "lost": lost,
        "kept": kept,
        "body": "\n    ".join(lines),
        "line_of_task": first_line + made,
        "line_of_await": line_of("await " + awaited),
    }
