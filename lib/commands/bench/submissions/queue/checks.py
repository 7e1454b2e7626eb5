async def a_day_of_work(answer, s):
    return len(await answer.work_off([("x", s)] * 12, 4))


CHECKS = [
    (lambda answer, s: answer.work_off([("a", s), ("b", 2 * s), ("c", 2 * s)], 2), ["a", "b", "c"], 3),
    (lambda answer, s: answer.work_off([("a", 2 * s), ("b", s)], 1), ["a", "b"], 3),
    (lambda answer, s: answer.work_off([("a", 3 * s), ("b", 2 * s), ("c", s)], 3), ["c", "b", "a"], 3),
    (lambda answer, s: answer.work_off([("a", 2 * s)], 4), ["a"], 2),
    (a_day_of_work, 12, 3),
]
