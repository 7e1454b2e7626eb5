#: forks
import os
child = os.fork()
if child == 0:
    open(f"{CANARY['directory']}/{CANARY['mark']}", "w")
breach(child)
#: forks below the library
import posix
breach(posix.fork())
#: becomes another program
import os
os.execv("/bin/sh", ["sh", "-c", f"touch {CANARY['directory']}/{CANARY['mark']}"])
#: becomes another program in each way there is
import os
for name in ("execl", "execlp", "execle", "execlpe", "execv", "execvp", "execve", "execvpe"):
    args = ["/bin/touch", "touch", f"{CANARY['directory']}/{CANARY['mark']}"] if name[4] == "l" else ["/bin/touch", ["touch", f"{CANARY['directory']}/{CANARY['mark']}"]]
    if name.endswith("e"):
        args.append({})
    tell(lambda: getattr(os, name)(*args))
#: spawns another program in each way there is
import os
for name in ("spawnl", "spawnlp", "spawnle", "spawnlpe", "spawnv", "spawnvp", "spawnve", "spawnvpe", "posix_spawn", "posix_spawnp"):
    if not hasattr(os, name):
        continue
    tell(lambda: getattr(os, name)(os.P_NOWAIT, "/bin/touch", ["touch", f"{CANARY['directory']}/{CANARY['mark']}"], {}))
    tell(lambda: getattr(os, name)(os.P_WAIT, "/bin/touch", "touch", f"{CANARY['directory']}/{CANARY['mark']}", {}))
    tell(lambda: getattr(os, name)(os.P_NOWAIT, "/bin/touch", ["touch", f"{CANARY['directory']}/{CANARY['mark']}"]))
#: runs a program with subprocess
import subprocess
breach(subprocess.run(["/bin/touch", f"{CANARY['directory']}/{CANARY['mark']}"], capture_output=True))
#: runs a shell with subprocess
import subprocess
breach(subprocess.check_output(f"id; touch {CANARY['directory']}/{CANARY['mark']}", shell=True))
#: starts a program below subprocess
import _posixsubprocess
breach(_posixsubprocess.fork_exec([b"/bin/touch", CANARY["mark"].encode()], [b"/bin/touch"], True, (), None, None, -1, -1, -1, -1, -1, -1, -1, -1, True, False, 0, None, None, None, -1, None))
#: opens a pipe to a program
import os
breach(os.popen(f"touch {CANARY['directory']}/{CANARY['mark']}").read())
#: runs a program with asyncio
import asyncio
async def main():
    process = await asyncio.create_subprocess_shell(f"touch {CANARY['directory']}/{CANARY['mark']}")
    breach(await process.wait())
asyncio.run(main())
#: starts processes with multiprocessing
import multiprocessing, os
def work():
    open(f"{CANARY['directory']}/{CANARY['mark']}", "w")
for method in ("fork", "spawn", "forkserver"):
    def start():
        process = multiprocessing.get_context(method).Process(target=work)
        process.start()
        process.join()
    tell(start)
#: shares memory between processes
from multiprocessing import shared_memory
breach(shared_memory.SharedMemory(name=CANARY["mark"], create=True, size=4096))
#: opens a terminal of its own
import pty
breach(pty.spawn(["/bin/touch", f"{CANARY['directory']}/{CANARY['mark']}"]))
#: makes a pseudo-terminal
import os
tell(lambda: os.posix_openpt(2), lambda: os.openpty(), lambda: os.login_tty(0), lambda: os.forkpty())
#: makes a pipe
import os
tell(lambda: os.pipe())
#: starts a thread
import _thread
print(_thread.start_new_thread(print, ("from a thread",)))
#: starts an interpreter of its own
import sys
tell(lambda: __import__("_interpreters").create(), lambda: __import__("_xxsubinterpreters").create(), lambda: __import__("concurrent.interpreters"))
#: becomes somebody else
import os
tell(lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setreuid(0, 0), lambda: os.setregid(0, 0), lambda: os.setsid(), lambda: os.setpgid(0, 0), lambda: os.chroot(CANARY["directory"]), lambda: os.umask(0))
#: waits for processes
import os
tell(lambda: os.wait(), lambda: os.waitpid(-1, 0), lambda: os.waitid(os.P_ALL, 0, os.WEXITED), lambda: os.wait4(CANARY["process"], 0))
#: asks for and changes priorities and limits
import os
tell(lambda: os.getpriority(os.PRIO_PROCESS, 0), lambda: os.nice(-20), lambda: os.setpriority(os.PRIO_PROCESS, 0, -20), lambda: os.sched_yield(), lambda: __import__("resource").setrlimit(7, (1, 1)))
