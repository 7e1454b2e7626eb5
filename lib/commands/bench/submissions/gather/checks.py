CHECKS = [
    (lambda answer, s: answer.load([("a", s), ("b", 3 * s), ("c", 2 * s)]), ["A", "B", "C"], 3),
    (lambda answer, s: answer.load([("c", 3 * s), ("b", 2 * s), ("a", s)]), ["C", "B", "A"], 3),
    (lambda answer, s: answer.load([("a", 2 * s)]), ["A"], 2),
    (lambda answer, s: answer.load([("a", s), ("b", s), ("c", s), ("d", s)]), ["A", "B", "C", "D"], 1),
    (lambda answer, s: answer.load([("x", 2 * s)] * 20), ["X"] * 20, 2),
]
