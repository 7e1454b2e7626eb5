async def test_quick_jobs_end(run):
    """en: Jobs within the limit are done.  zh: 限时内的任务完成。"""
    (await run("await within(3, [('a', 1), ('b', 2)])")).returned(["a done", "b done"]).took(3)


async def test_slow_jobs_are_stopped(run):
    """en: A job beyond the limit is stopped.  zh: 超时的任务被停止。"""
    (await run("await within(2, [('a', 9)])")).returned(["a stopped", "a was too slow"]).took(2)


async def test_goes_on_after_a_slow_one(run):
    """en: After a slow job the next one runs.  zh: 慢任务之后继续下一个。"""
    seen = await run("await within(2, [('a', 9), ('b', 1)])")
    seen.returned(["a stopped", "a was too slow", "b done"]).took(3)


async def test_nothing_to_do(run):
    """en: No jobs, no time.  zh: 没有任务就不用时间。"""
    (await run("await within(1, [])")).returned([]).took(0)


async def test_every_job_has_its_own_limit(run):
    """en: The limit is for each job.  zh: 每个任务各有时限。"""
    seen = await run("await within(1, [('a', 5), ('b', 5)])")
    seen.returned(["a stopped", "a was too slow", "b stopped", "b was too slow"]).took(2)
