"""Runs every test module of this folder from an explicit list, so that it works where there are no files to scan."""
from __future__ import annotations

import io
import json
import os
import unittest

from . import (
    test_asyncio,
    test_blocked_loop,
    test_cancellation,
    test_clock,
    test_cost,
    test_cpu,
    test_diagnostics,
    test_endings,
    test_entry,
    test_errors,
    test_guard,
    test_guard_honest,
    test_observation_size,
    test_order,
    test_ordered_set,
    test_output,
    test_processes,
    test_recorder,
    test_runs,
    test_sequential_awaits,
    test_stop_texts,
    test_thread_locks,
    test_threads,
    test_ties,
    test_values,
    test_world_aiofiles,
    test_world_aiohttp,
    test_world_aiohttp_waiting,
    test_world_asyncpg,
    test_world_asyncpg_pool,
    test_world_disk,
    test_world_disk_costs,
    test_world_httpx,
    test_world_network,
    test_world_postgres,
    test_world_requests,
    test_world_transactions,
)

MODULES = (
    test_asyncio, test_blocked_loop, test_cancellation, test_clock, test_cost, test_cpu, test_diagnostics,
    test_endings, test_entry, test_errors, test_guard, test_guard_honest, test_observation_size, test_order,
    test_ordered_set, test_output,
    test_processes, test_recorder, test_runs, test_sequential_awaits, test_stop_texts, test_thread_locks,
    test_threads, test_ties, test_values,
    test_world_aiofiles, test_world_aiohttp, test_world_aiohttp_waiting, test_world_asyncpg,
    test_world_asyncpg_pool, test_world_disk, test_world_disk_costs, test_world_httpx, test_world_network,
    test_world_postgres, test_world_requests, test_world_transactions,
)  # fmt: skip


def run_all() -> dict[str, object]:
    """{"passed": n, "failed": n, "failures": [text]}; an error counts as failed, a skipped test as neither."""
    load = unittest.defaultTestLoader.loadTestsFromModule
    suite = unittest.TestSuite(load(module) for module in MODULES)
    result = unittest.TextTestRunner(stream=io.StringIO(), verbosity=0).run(suite)
    broken = [*result.failures, *result.errors]
    return {
        "passed": result.testsRun - len(broken) - len(result.skipped),
        "failed": len(broken),
        "failures": [f"{test}\n{text}" for test, text in broken],
    }


def report() -> None:
    """As an entry of the Python image: the outcome as JSON on fd 3."""
    os.write(3, json.dumps(run_all()).encode())
