PAGES = [(3, 1, 2), (1, 4, 2), (0.5, 0.25, 0.5)]


@visible
@weight(3)
async def test_takes_as_long_as_the_slowest(run):
    """en: The page takes as long as its slowest request.
    zh: 加载页面的时间等于最慢的那个请求的时间。"""
    for delays in PAGES:
        seen = await run(f"await load_page{delays}")
        seen.took(max(delays))


@visible
async def test_returns_in_the_order_of_the_page(run):
    """en: The answers come back in the order weather, news, mail.
    zh: 返回的答复按照天气、新闻、邮件的顺序排列。"""
    for weather, news, mail in PAGES:
        seen = await run(f"await load_page({weather}, {news}, {mail})")
        seen.returned([f"weather in {weather} s", f"news in {news} s", f"mail in {mail} s"])


# No answer that polls, or shows its progress, sleeps for as long as this.
UNUSUAL = (2.125, 1.0625, 3.1875)


def waits_of_fetch(seen):
    """How long each wait of `fetch` was: of the lines that waited for one of the unusual times, and of no others."""
    spans = [
        (span["line"], round(span["to"] - span["from"], 9))
        for task in seen.tasks
        for span in task["spans"]
        if span["state"] in ("sleep", "block", "thread")
    ]
    lines = {line for line, seconds in spans if seconds in UNUSUAL}
    return sorted(seconds for line, seconds in spans if line in lines)


async def test_makes_every_request_once(run):
    """en: Each of the three requests is made, and made once.
    zh: 三个请求都发出了，并且各只发出一次。"""
    seen = await run(f"await load_page{UNUSUAL}")
    # Whatever else an answer prints is its own affair; but a line says nothing of a request that nobody waited for.
    arrived = sorted(line for line in seen.stdout.splitlines() if line.endswith(" arrived"))
    assert arrived == ["mail arrived", "news arrived", "weather arrived"] and waits_of_fetch(seen) == sorted(UNUSUAL), (
        f"en: load_page{UNUSUAL} must call fetch once for the weather, once for the news and once for the mail. "
        f"zh: load_page{UNUSUAL} 应该为天气、新闻和邮件各调用一次 fetch。"
    )
