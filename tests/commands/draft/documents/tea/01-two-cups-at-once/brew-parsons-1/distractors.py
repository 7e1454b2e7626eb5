asyncio.sleep(seconds)
await asyncio.sleep(0)
await asyncio.sleep(2 * seconds)
