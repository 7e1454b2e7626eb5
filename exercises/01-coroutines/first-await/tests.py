@visible
async def test_the_program_greets(run):
    """en: After two seconds the program has printed its greeting.
    zh: 两秒后程序打印出问候语。"""
    (await run()).printed(["Hello, world!"]).took(2)


@visible
async def test_greets_after_two_seconds(run):
    """en: `greet` waits for two seconds, and then greets.
    zh: `greet` 先等待两秒，然后问候。"""
    (await run("await greet('Ada')")).awaited_everything().printed(["Hello, Ada!"]).took(2)
