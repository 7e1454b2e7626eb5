async def most_paying(run):
    """How many customers paid at once at most, of six who pay for a second each: in the simulated shop, paying is sleeping."""
    seen = await run("await asyncio.gather(*(customer(name, 1) for name in 'ABCDEF'))")
    paying = sorted(
        (at, change)
        for task in seen.tasks
        for span in task["spans"]
        if span["state"] == "sleep"
        for at, change in ((span["from"], 1), (span["to"], -1))
    )
    most = now = 0
    for _, change in paying:
        now += change
        most = max(most, now)
    return most


@visible
@weight(2)
async def test_only_two_pay_at_once(run):
    """en: Never more than two customers pay at the same time.
    zh: 任何时候最多只有两位顾客在付款。"""
    most = await most_paying(run)
    assert most <= 2, (
        f"en: Of six customers, {most} paid at the same time, but there are 2 tills. "
        f"zh: 六位顾客中有 {most} 位同时付款，但只有 2 个收银台。"
    )


@visible
async def test_uses_both_tills(run):
    """en: Both tills are used: two customers may pay at the same time.
    zh: 两个收银台都用上了：两位顾客可以同时付款。"""
    most = await most_paying(run)
    assert most >= 2, (
        f"en: Of six customers, at most {most} paid at the same time, but there are 2 tills. "
        f"zh: 六位顾客中最多只有 {most} 位同时付款，但有 2 个收银台。"
    )


async def test_everybody_has_paid(run):
    """en: Everybody pays for the time that it takes, and the names come back.
    zh: 每个人都用了自己所需要的时间付款，并返回名字。"""
    (await run("await customer('Ida', 2)")).returned("Ida").took(2)
