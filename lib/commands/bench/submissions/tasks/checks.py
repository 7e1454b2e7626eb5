async def serve_a_table(answer, s):
    return len(await answer.breakfast({str(n): 2 * s for n in range(10)}, s))


CHECKS = [
    (lambda answer, s: answer.breakfast({"tea": 3 * s}, 2 * s), ["tea is ready", "toast is ready"], 3),
    (lambda answer, s: answer.breakfast({"tea": s}, 4 * s), ["tea is ready", "toast is ready"], 4),
    (
        lambda answer, s: answer.breakfast({"a": s, "b": 3 * s, "c": 2 * s}, s),
        ["a is ready", "b is ready", "c is ready", "toast is ready"],
        3,
    ),
    (lambda answer, s: answer.breakfast({}, 2 * s), ["toast is ready"], 2),
    (serve_a_table, 11, 2),
]
