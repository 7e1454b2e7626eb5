import asyncio

PRICES = {"tea": 3, "milk": 2, "bread": 4}


async def load_price(item):
    await asyncio.sleep(1)  # asks the shop
    return PRICES[item]


async def save_receipt(text):
    await asyncio.sleep(2)  # writes to a slow disk
    print(f"saved: {text}")


async def show_progress():
    while True:
        print("please wait ...")
        await asyncio.sleep(1)


async def buy(item, count):
    progress = asyncio.create_task(show_progress())
    price = await asyncio.create_task(load_price(item))
    total = price * count
    await save_receipt(f"{count} x {item} = {total}")
    progress.cancel()
    return total


async def main():
    print(await buy("tea", 3))


if __name__ == "__main__":
    asyncio.run(main())
