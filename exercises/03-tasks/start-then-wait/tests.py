@visible
@weight(2)
async def test_both_are_fetched_at_once(run):
    """en: News and weather are fetched at the same time.
    zh: 新闻和天气是同时获取的。"""
    (await run()).took(3)


@visible
async def test_shows_what_it_has_fetched(run):
    """en: In the end the news is shown, and then the weather.
    zh: 最后先显示新闻，再显示天气。"""
    seen = await run()
    printed = [line["text"] for line in seen.finished().output if line["text"] != "loading …"]
    assert printed == ["news loaded", "weather loaded"], (
        f"en: After “loading …” the program should show the news and then the weather, but it printed {printed}. "
        f"zh: 在 “loading …” 之后，程序应该先显示新闻，再显示天气，但它打印的是 {printed}。"
    )


async def test_says_that_it_is_loading(run):
    """en: “loading …” is printed at once, before anything is there.
    zh: “loading …” 立刻打印，这时还什么都没有获取到。"""
    seen = await run()
    said = [line["at"] for line in seen.output if line["text"] == "loading …"]
    assert said, "en: “loading …” was never printed. zh: 程序没有打印 “loading …”。"
    assert said == [0], (
        f"en: “loading …” was printed at second {said[0]:g}, but should be at second 0. "
        f"zh: “loading …” 在第 {said[0]:g} 秒打印，应该在第 0 秒打印。"
    )
