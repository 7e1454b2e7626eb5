async def many(answer, s):
    return (await answer.visit_all([("x", s)] * 12, 3))[1]


CHECKS = [
    (lambda answer, s: answer.visit_all([("a", s), ("b", s), ("c", s), ("d", s)], 2), (["a", "b", "c", "d"], 2), 2),
    (lambda answer, s: answer.visit_all([("a", s), ("b", 2 * s), ("c", s)], 1), (["a", "b", "c"], 1), 4),
    (lambda answer, s: answer.visit_all([("a", s), ("b", 3 * s), ("c", 2 * s)], 5), (["a", "b", "c"], 3), 3),
    (lambda answer, s: answer.visit_all([("a", 3 * s), ("b", s), ("c", s), ("d", s)], 2), (["a", "b", "c", "d"], 2), 3),
    (many, 3, 4),
]
