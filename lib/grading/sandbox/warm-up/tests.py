async def test_waits_for_nothing(run):
    """en: It returns at once.  zh: 立即返回。"""
    seen = await run("1")
    seen.returned(1)
    seen.took(0)
