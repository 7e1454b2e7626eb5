with tills:
asyncio.sleep(seconds)
tills = asyncio.Lock()
