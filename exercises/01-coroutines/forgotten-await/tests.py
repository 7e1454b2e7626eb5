PURCHASES = [("tea", 3, 9), ("bread", 2, 8), ("milk", 5, 10)]


@visible
async def test_returns_the_total(run):
    """en: `buy` returns price times count.
    zh: `buy` 返回单价乘以数量。"""
    for item, count, total in PURCHASES:
        seen = await run(f"await buy({item!r}, {count})")
        seen.returned(total)


def receipts(seen):
    """The printed receipts; whatever else an answer prints is its own affair."""
    return [line for line in seen.output if line["text"].startswith("saved: ")]


@visible
async def test_saves_the_receipt_before_it_returns(run):
    """en: The receipt has been saved when `buy` returns.
    zh: `buy` 返回时，收据已经保存好了。"""
    for item, count, total in PURCHASES:
        seen = await run(f"await buy({item!r}, {count})")
        wanted = f"saved: {count} x {item} = {total}"
        saved = [line["text"] for line in receipts(seen)]
        assert saved == [wanted], (
            f"en: When buy({item!r}, {count}) returns, the line “{wanted}” must have been printed once; "
            f"printed receipts: {', '.join(saved) or 'none'}. "
            f"zh: buy({item!r}, {count}) 返回时，应该已经打印过一次“{wanted}”；"
            f"实际打印的收据：{'、'.join(saved) or '没有'}。"
        )


def lines_that_waited_a_second(seen):
    """The line of each wait of 1 s; awaiting a task that waits is not another wait."""
    return [
        span["line"]
        for task in seen.tasks
        for span in task["spans"]
        if span["state"] in ("sleep", "block", "thread") and round(span["to"] - span["from"], 9) == 1
    ]


async def test_asks_the_shop_once(run):
    """en: The shop is asked once for each purchase: the receipt is saved after 1 + 2 seconds.
    zh: 每次购买只向商店询问一次价格：收据在 1 + 2 秒后保存好。"""
    for item, count, _ in PURCHASES:
        seen = await run(f"await buy({item!r}, {count})")
        lines = lines_that_waited_a_second(seen)
        # One of the lines is the shop's. Another may wait as often as it likes: to show progress, say.
        assert any(lines.count(line) == 1 for line in lines), (
            f"en: buy({item!r}, {count}) should ask the shop once, for 1 s; "
            f"lines that waited 1 s: {', '.join(map(str, lines)) or 'none'}. "
            f"zh: buy({item!r}, {count}) 应该只向商店询问一次，用 1 秒；"
            f"等待了 1 秒的行：{'、'.join(map(str, lines)) or '没有'}。"
        )
        for line in receipts(seen):
            assert line["at"] == 3, (
                f"en: The receipt of buy({item!r}, {count}) was saved after {line['at']:g} s, "
                "but asking for the price once and saving takes 3 s. "
                f"zh: buy({item!r}, {count}) 的收据在 {line['at']:g} 秒后保存好，"
                "而询问一次价格再保存应该用 3 秒。"
            )
