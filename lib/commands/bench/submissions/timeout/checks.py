CHECKS = [
    (lambda answer, s: answer.within(3 * s, [("a", s), ("b", 2 * s)]), ["a done", "b done"], 3),
    (lambda answer, s: answer.within(2 * s, [("a", 9 * s)]), ["a stopped", "a was too slow"], 2),
    (
        lambda answer, s: answer.within(2 * s, [("a", 9 * s), ("b", s)]),
        ["a stopped", "a was too slow", "b done"],
        3,
    ),
    (lambda answer, s: answer.within(s, []), [], 0),
    (
        lambda answer, s: answer.within(s, [("a", 5 * s), ("b", 5 * s)]),
        ["a stopped", "a was too slow", "b stopped", "b was too slow"],
        2,
    ),
]
