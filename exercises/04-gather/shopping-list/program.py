import asyncio


async def visit(shop, seconds):
    await asyncio.sleep(seconds)
    return f"{shop}: done"


async def main():
    print(await asyncio.gather(visit("${shop1}", ${time1}), visit("${shop2}", ${time2}), visit("${shop3}", ${time3})))
    print(await asyncio.gather(visit("${shop4}", ${time4}), visit("${shop5}", ${time5})))


asyncio.run(main())
