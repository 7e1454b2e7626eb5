SITE = {f"https://${host}/page/{number}": {"latency": 1, "text": f"page {number}"} for number in range(${count})}
SITE["https://${host}/page/0"]["latency"] = ${slow}


async def crawl_site(run):
    return await run("await crawl(${count})", http=SITE)


def most_at_once(tasks):
    changes = sorted(
        (at, change)
        for task in tasks
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
@weight(6)
async def test_never_too_many_at_once(run):
    """en: Never more than ${most} requests are on their way at the same time.
    zh: 任何时候最多只有 ${most} 个请求同时进行。"""
    most = most_at_once((await crawl_site(run)).called("http.get").tasks)
    assert most <= ${most}, (
        f"en: {most} requests were on their way at once, but at most ${most} may. "
        f"zh: 有 {most} 个请求同时进行，最多只能有 ${most} 个。"
    )


@visible("after-due")
@weight(3)
async def test_does_not_dawdle(run):
    """en: As soon as one page is there the next is asked for, also while a slow one is on its way.
    zh: 只要有一个页面返回，就立刻请求下一个，哪怕还有一个慢的页面没有返回。"""
    (await crawl_site(run)).took(${slow})


@weight(2)
async def test_pages_in_order(run):
    """en: All pages come back in the order of their numbers, with one request for each.
    zh: 所有页面按照编号的顺序返回，每个页面只请求一次。"""
    wanted = [page["text"] for page in SITE.values()]
    (await crawl_site(run)).returned(wanted).called("http.get", ${count})


@visible
async def test_cleans_up(run):
    """en: What was opened is closed in the end.
    zh: 打开的资源最后都关闭了。"""
    (await crawl_site(run)).called("http.get").cleaned_up()
