@visible
async def test_takes_its_time(run):
    """en: It takes as long as it should.  zh: 它用的时间正好。"""
    (await run()).took(SECONDS)
