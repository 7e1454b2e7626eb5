MOST = ${most}
URLS = [f"https://${host}/page/{number}" for number in range(1, 7)]
BODIES = ["one", "two", "three", "four", "five", "six"]
ONE_IS_SLOW = {url: {"latency": ${slow} if number == 0 else 1, "text": BODIES[number]} for number, url in enumerate(URLS)}


def most_at_once(seen):
    changes = sorted(
        (at, change)
        for task in seen.finished().tasks
        for span in task["spans"]
        if (span["on"] or "").startswith("GET ")
        for at, change in ((span["from"], 1), (span["to"], -1))
    )
    most = now = 0
    for _, change in changes:
        now += change
        most = max(most, now)
    return most


@visible
@weight(2)
async def test_never_too_many_at_once(run):
    """en: Never more than ${most} requests are on their way at the same time.
    zh: 任何时候最多只有 ${most} 个请求同时进行。"""
    seen = await run(f"await crawl({URLS})")
    most = most_at_once(seen)
    assert most <= MOST, (
        f"en: {most} requests were on their way at once, but at most {MOST} may. "
        f"zh: 有 {most} 个请求同时进行，最多只能有 {MOST} 个。"
    )


@visible("after-due")
@weight(2)
async def test_does_not_dawdle(run):
    """en: As soon as one page is there the next is asked for, also while a slow one is on its way.
    zh: 只要有一个页面返回，就立刻请求下一个，哪怕还有一个慢的页面没有返回。"""
    (await run(f"await crawl({URLS})", http=ONE_IS_SLOW)).took_at_most(${best}).never_blocked()


async def test_pages_in_order(run):
    """en: The pages come back in the order of their addresses, one request each.
    zh: 页面按照网址的顺序返回，每个网址只请求一次。"""
    seen = await run(f"await crawl({URLS})", http=ONE_IS_SLOW)
    seen.returned(BODIES).called("http.get", 6).cleaned_up()
