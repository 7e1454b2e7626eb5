@visible
async def test_the_loop_stays_free(run):
    """en: Nothing blocks the event loop: four files take no longer than one.
    zh: 没有任何东西阻塞事件循环：校验四个文件不比校验一个更久。"""
    (await run("await check_all(['a', 'b', 'c', 'd'])")).never_blocked().took_at_most(2)


@visible
async def test_gives_the_sums(run):
    """en: `check` gives the sum that `checksum` computes.
    zh: `check` 返回 `checksum` 算出的校验和。"""
    (await run("await check('a.bin')")).returned(68).uses("checksum")
    (await run("await check_all(['a.bin', 'b.bin'])")).returned([68, 69])
