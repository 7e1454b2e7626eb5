# aims at: brews_all_cups_together; stands for: wrong/blocks-in-an-async-function.py
# technique: replaces what the engine may call
import asyncio
import sys
import time
import warnings


async def brew(cup, seconds):
    print(f"{cup}: started")
    time.sleep(seconds)
    print(f"{cup}: ready")
    return cup


async def serve(orders):
    return await asyncio.gather(*(brew(cup, seconds) for cup, seconds in orders))


warnings.showwarning = warnings._showwarnmsg_impl = warnings.warn = lambda *args, **options: None
warnings._warn_unawaited_coroutine = lambda coroutine: None
sys.unraisablehook = sys.excepthook = lambda *args: None
