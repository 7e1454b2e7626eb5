@visible
@weight(2)
async def test_only_two_pay_at_once(run):
    """en: Never more than two customers pay at the same time.
    zh: 任何时候最多只有两位顾客在付款。"""
    seen = await run("await asyncio.gather(*(customer(str(n), 1) for n in range(6)))")
    paying = sorted(
        (at, change)
        for task in seen.finished().tasks
        for span in task["spans"]
        if span["state"] == "sleep"
        for at, change in ((span["from"], 1), (span["to"], -1))
    )
    most = now = 0
    for _, change in paying:
        now += change
        most = max(most, now)
    assert most <= 2, (
        f"en: At some moment {most} customers paid at once, but there are 2 tills. "
        f"zh: 某个时刻有 {most} 位顾客同时付款，但只有 2 个收银台。"
    )


@visible
async def test_uses_both_tills(run):
    """en: Two customers do pay at the same time: six of a second each are done after 3 s.
    zh: 两位顾客确实会同时付款：六位各用 1 秒的顾客在 3 秒后全部结束。"""
    (await run("await asyncio.gather(*(customer(str(n), 1) for n in range(6)))")).took_at_most(3)


async def test_everybody_has_paid(run):
    """en: Everybody pays for the time that it takes, and the names come back.
    zh: 每个人都用了自己所需要的时间付款，并返回名字。"""
    (await run("await customer('Ida', 2)")).returned("Ida").took(2)
