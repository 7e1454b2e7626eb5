import asyncio


___define___ def greet(name):
    ___wait___ asyncio.sleep(2)
    print(f"Hello, {name}!")


if __name__ == "__main__":
    ___start___(greet("world"))
