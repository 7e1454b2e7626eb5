@visible
@weight(2)
async def test_the_loop_stays_free(run):
    """en: All files are checked at the same time, and nothing blocks the event loop.
    zh: 所有文件同时校验，没有任何东西阻塞事件循环。"""
    (await run("await check_all(['a', 'b', 'c', 'd'])")).never_blocked().took_at_most(2)


@visible
async def test_gives_the_sums(run):
    """en: `check` gives the file's sum.
    zh: `check` 返回文件的校验和。"""
    (await run("await check('a.bin')")).returned(68)
