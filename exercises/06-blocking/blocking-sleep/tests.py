ORDERS = [
    [("espresso", 1), ("latte", 3), ("tea", 2)],
    [("mocha", 4), ("espresso", 0.5)],
    [("tea", 2), ("cocoa", 2), ("juice", 1), ("latte", 5)],
]


@visible
@weight(3)
async def test_brews_all_cups_together(run):
    """en: The cups of an order brew together, and nothing blocks the event loop.
    zh: 一张订单里的饮品同时制作，没有任何东西阻塞事件循环。"""
    for order in ORDERS:
        seen = await run(f"await serve({order})")
        seen.never_blocked()
        seen.took_at_most(max(seconds for _, seconds in order))


@visible
async def test_gives_every_cup_its_time(run):
    """en: Between “started” and “ready” every cup takes the seconds that it needs.
    zh: 从 started 到 ready，每一杯都用了它所需要的秒数。"""
    for order in ORDERS:
        seen = await run(f"await serve({order})")
        at = {line["text"]: line["at"] for line in seen.output}
        for cup, seconds in order:
            started, ready = at.get(f"{cup}: started"), at.get(f"{cup}: ready")
            assert started is not None and ready is not None, (
                f"en: The lines “{cup}: started” and “{cup}: ready” must both be printed. "
                f"zh: “{cup}: started” 和 “{cup}: ready” 这两行都必须打印出来。"
            )
            took = round(ready - started, 9)
            assert took == seconds, (
                f"en: {cup} was ready {took:g} s after it was started, but needs {seconds:g} s. "
                f"zh: {cup} 开始后 {took:g} 秒就做好了，但它需要 {seconds:g} 秒。"
            )


async def test_serves_in_the_order_of_the_orders(run):
    """en: The names come back in the order in which the cups were ordered.
    zh: 返回的名字按照下单的顺序排列。"""
    for order in ORDERS:
        seen = await run(f"await serve({order})")
        seen.returned([cup for cup, _ in order])
