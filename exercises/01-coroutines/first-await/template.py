import asyncio


___define___ def greet(name):
    ___wait___ asyncio.sleep(2)
    print(f"Hello, {name}!")


___start___(greet("world"))
