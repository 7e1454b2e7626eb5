@visible
async def test_are_home(run):
    """en: Both are home in the end.
    zh: 最后两人都到家了。"""
    seen = await run()
    printed = sorted(line["text"] for line in seen.output if line["stream"] == "stdout")
    assert printed == ["Ada is home", "Bo is home"], (
        f"en: These are home in the end: {', '.join(printed) or 'nobody'}.  "
        f"zh: 最后到家的有：{'、'.join(printed) or '没有人'}。"
    )


@visible
async def test_together(run):
    """en: They walk at the same time.
    zh: 他们同时走。"""
    (await run()).took_at_most(2)
