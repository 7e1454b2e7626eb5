CHECKS = [
    (lambda answer, s: answer.fastest([("a", 3 * s), ("b", s), ("c", 2 * s)]), "b", 1),
    (lambda answer, s: answer.fastest([("a", 2 * s)]), "a", 2),
    (lambda answer, s: answer.fastest([("a", 6 * s), ("b", 2 * s), ("c", 9 * s)]), "b", 2),
    (lambda answer, s: answer.ranking([("a", 3 * s), ("b", s), ("c", 2 * s)]), ["b", "c", "a"], 3),
    (lambda answer, s: answer.ranking([(n, (1 + n % 2 * 2) * s) for n in (1, 2)]), [2, 1], 3),
]
