# A hidden expectation that no answer may get to see: S-7f31-Q
def shops(north, south, west):
    """url → what it answers: (seconds, price)"""
    names = {"north": north, "south": south, "west": west}
    return {
        f"https://{name}.example/price": {"latency": seconds, "json": {"price": price}}
        for name, (seconds, price) in names.items()
    }


VISIBLE = shops((1, 310), (3, 280), (2, 295))
HIDDEN = shops((1.5, 7441), (2.5, 7393), (4, 9127))


@visible
async def test_takes_as_long_as_the_slowest_shop(run):
    """en: All shops are asked at once.  zh: 同时询问所有商店。"""
    (await run("await cheapest('tea')", http=VISIBLE)).took(3)
    (await run("await cheapest('milk')", http=HIDDEN)).took(4)


async def test_asks_every_shop_once(run):
    """en: Every shop is asked once.  zh: 每家商店只询问一次。"""
    for item, http in (("tea", VISIBLE), ("milk", HIDDEN)):
        seen = await run(f"await cheapest({item!r})", http=http)
        assert seen.calls == {"http.get": 3}, "en: S-7f31-Q  zh: S-7f31-Q"


async def test_finds_the_lowest_price(run):
    """en: The lowest price comes back.  zh: 返回最低的价格。"""
    (await run("await cheapest('tea')", http=VISIBLE)).returned(280)
    (await run("await cheapest('milk')", http=HIDDEN)).returned(7393)
