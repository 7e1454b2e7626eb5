#: exits -> exited
raise SystemExit
#: exits with a code -> exited SystemExit
import sys
sys.exit(3)
#: exits with a message -> exited SystemExit
import sys
sys.exit("bye")
#: exits with an object that cannot be shown -> exited SystemExit
import sys
class A:
    def __str__(self): 1 / 0
sys.exit(A())
#: exits in a task -> exited SystemExit
import asyncio, sys
async def work(): sys.exit(4)
async def main():
    asyncio.create_task(work())
    await asyncio.sleep(9)
asyncio.run(main())
#: exits in a callback -> exited SystemExit
import asyncio, sys
async def main():
    asyncio.get_running_loop().call_soon(sys.exit, 5)
    await asyncio.sleep(9)
asyncio.run(main())
#: exits in a thread -> finished
import sys, threading
threading.Thread(target=sys.exit).start()
#: exits in __del__ -> finished
import sys
class A:
    def __del__(self): sys.exit(1)
A()
#: exits in a finally that hides an error -> exited
import sys
try: 1 / 0
finally: sys.exit()
#: exits while it is let go of -> finished
import sys
class A:
    def __del__(self): raise SystemExit(7)
a = A()
#: exits at once -> exited Exit
import os
os._exit(0)
#: exits at once in a task, with a good face -> exited Exit
import asyncio, os
async def main():
    print("all tests passed")
    os._exit(0)
asyncio.run(main())
#: exits at once when it is let go of -> exited Exit
import os
class A:
    def __del__(self, leave=os._exit): leave(0)
a = A()
#: aborts -> crashed Crash
import os
os.abort()
#: aborts in a thread -> crashed Crash
import os, threading
threading.Thread(target=os.abort).start()
#: has faulthandler read address 0 -> finished
import faulthandler
faulthandler._read_null()
#: has faulthandler segfault -> crashed Crash
import faulthandler
faulthandler._sigsegv()
#: has faulthandler overflow the stack -> raised AttributeError
import faulthandler
faulthandler._stack_overflow()
#: has faulthandler die fatally -> raised RuntimeError
import faulthandler
faulthandler._fatal_error_c_thread()
#: kills its process -> raised NotSupportedHere
import os, signal
os.kill(os.getpid(), signal.SIGKILL)
#: kills its process group and its parent -> raised NotSupportedHere
import os
os.killpg(0, 9)
#: raises a signal -> raised NotSupportedHere
import signal
signal.raise_signal(signal.SIGTERM)
#: raises KeyboardInterrupt -> raised KeyboardInterrupt
raise KeyboardInterrupt
#: raises KeyboardInterrupt in a task -> raised KeyboardInterrupt
import asyncio
async def work(): raise KeyboardInterrupt
async def main():
    asyncio.create_task(work())
    await asyncio.sleep(1)
asyncio.run(main())
#: raises GeneratorExit -> raised GeneratorExit
raise GeneratorExit
#: raises GeneratorExit in a task -> raised GeneratorExit
import asyncio
async def main(): raise GeneratorExit
asyncio.run(main())
#: raises StopIteration in a coroutine -> raised RuntimeError
import asyncio
async def main(): raise StopIteration
asyncio.run(main())
#: raises BaseException -> raised BaseException
raise BaseException
#: raises a BaseException of its own in a thread -> finished
import threading
class Own(BaseException): pass
def work(): raise Own
threading.Thread(target=work).start()
#: raises a MemoryError by hand -> out-of-memory
raise MemoryError
#: raises what claims to be a stop of the engine -> raised EngineStop
class EngineStop(BaseException):
    status = "finished"
raise EngineStop
#: raises the class of a stop that it fished out -> timed-out TimeLimit
import time
try:
    time.sleep(10**9)
except BaseException as stop:
    raise type(stop)()
#: cancels itself -> raised asyncio.exceptions.CancelledError
import asyncio
async def main():
    asyncio.current_task().cancel()
    await asyncio.sleep(1)
asyncio.run(main())
#: stops its own loop -> raised RuntimeError
import asyncio
async def main():
    asyncio.get_running_loop().stop()
    await asyncio.sleep(1)
asyncio.run(main())
#: closes its own loop -> raised RuntimeError
import asyncio
async def main(): asyncio.get_running_loop().close()
asyncio.run(main())
#: leaves by quit() -> exited
quit()
#: registers what never ends for the exit -> finished
import atexit
def work():
    while True: pass
atexit.register(work)
#: starts itself anew -> raised NotSupportedHere
import os, sys
os.execv(sys.executable, [])
