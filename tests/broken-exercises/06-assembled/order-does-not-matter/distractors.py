asyncio.sleep(3)
