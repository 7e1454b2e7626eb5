@visible
@weight(2)
async def test_both_are_fetched_at_once(run):
    """en: News and weather are fetched at the same time.
    zh: 新闻和天气是同时获取的。"""
    seen = await run()
    seen.took_at_most(3).ran_at_once(2)


@visible
async def test_shows_what_it_has_fetched(run):
    """en: In the end the news is shown, and then the weather.
    zh: 最后先显示新闻，再显示天气。"""
    seen = await run()
    printed = [line["text"] for line in seen.finished().output if line["text"] != "loading …"]
    assert printed == ["news loaded", "weather loaded"], (
        f"en: Beside “loading …” the program printed {printed}. "
        f"zh: 除了 “loading …”，程序打印的是 {printed}。"
    )


async def test_says_that_it_is_loading(run):
    """en: “loading …” is printed at once, before anything is there.
    zh: “loading …” 立刻打印，这时还什么都没有获取到。"""
    seen = await run()
    said = [line["at"] for line in seen.output if line["text"] == "loading …"]
    assert said == [0], "en: “loading …” should be printed once, at second 0. zh: “loading …” 应该在第 0 秒打印一次。"
