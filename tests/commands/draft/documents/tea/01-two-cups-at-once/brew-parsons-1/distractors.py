time.sleep(seconds)
asyncio.sleep(seconds)
