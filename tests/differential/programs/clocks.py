"""Differences of every clock of time, in seconds and nanoseconds, over 0.3 s of sleeping."""
import asyncio
import time


async def main():
    clocks = (time.time, time.monotonic, time.perf_counter)
    in_ns = (time.time_ns, time.monotonic_ns, time.perf_counter_ns)
    before, before_ns = [clock() for clock in clocks], [clock() for clock in in_ns]
    busy = time.process_time()
    await asyncio.sleep(0.2)
    time.sleep(0.1)
    for clock, then in zip(clocks, before):
        print(clock.__name__, f"{clock() - then:.1f}")
    for clock, then in zip(in_ns, before_ns):
        print(clock.__name__, f"{(clock() - then) / 1e9:.1f}")
    print("sleeping is no work:", f"{time.process_time() - busy:.1f}")
    print(all(clock() <= clock() for clock in clocks), time.get_clock_info("monotonic").monotonic)


asyncio.run(main())
