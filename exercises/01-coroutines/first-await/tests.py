@visible
async def test_the_program_greets(run):
    """en: The program prints its greeting.
    zh: 程序打印出问候语。"""
    (await run()).printed(["Hello, world!"])


@visible
async def test_greets_after_two_seconds(run):
    """en: `greet` waits for two seconds, and then greets.
    zh: `greet` 先等待两秒，然后问候。"""
    seen = await run("await greet('Ada')")
    seen.awaited_everything().took(2).printed(["Hello, Ada!"])
