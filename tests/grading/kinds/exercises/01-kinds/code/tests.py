@visible
async def test_keeps_the_order(run):
    """en: The greetings come in the order of the names.
    zh: 问候语按名字的顺序排列。"""
    (await run("await greet_both('Ada', 'Bo')")).returned(["hello Ada", "hello Bo"])


@visible
async def test_greets_both_at_once(run):
    """en: Both greetings take as long as one.
    zh: 两句问候的用时与一句相同。"""
    (await run("await greet_both('Ada', 'Bo')")).took(1)
