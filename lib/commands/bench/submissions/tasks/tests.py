async def test_toasts_while_it_brews(run):
    """en: Toast is made while the tea brews.  zh: 泡茶的同时烤面包。"""
    (await run("await breakfast({'tea': 3}, 2)")).returned(["tea is ready", "toast is ready"]).took(3)


async def test_waits_for_toast(run):
    """en: Toast may take longer than the tea.  zh: 烤面包可能比泡茶更久。"""
    (await run("await breakfast({'tea': 1}, 4)")).returned(["tea is ready", "toast is ready"]).took(4)


async def test_brews_all_at_once(run):
    """en: All cups brew at the same time.  zh: 所有杯子同时泡。"""
    (
        (await run("await breakfast({'a': 1, 'b': 3, 'c': 2}, 1)"))
        .returned(["a is ready", "b is ready", "c is ready", "toast is ready"])
        .took(3)
    )


async def test_makes_toast_alone(run):
    """en: Without cups there is only toast.  zh: 没有杯子时只有面包。"""
    (await run("await breakfast({}, 2)")).returned(["toast is ready"]).took(2)


async def test_serves_a_table(run):
    """en: Ten cups take as long as one.  zh: 十杯和一杯用时相同。"""
    expression = "len(await breakfast({str(n): 2 for n in range(10)}, 1))"
    (await run(expression)).returned(11).took(2)
