#: kills the process beside it
import os, signal
for number in (0, signal.SIGTERM, signal.SIGKILL, signal.SIGSTOP, signal.SIGUSR1, signal.SIGHUP):
    tell(lambda: os.kill(CANARY["process"], number), lambda: os.killpg(CANARY["process"], number))
#: kills its parent
import os, signal
for target in (os.getppid(), CANARY["grader"]):
    for number in (signal.SIGTERM, signal.SIGKILL, signal.SIGHUP, signal.SIGINT):
        tell(lambda: os.kill(target, number))
#: kills itself by its number outside
import os, signal
tell(lambda: os.kill(CANARY["child"], signal.SIGKILL), lambda: os.kill(CANARY["child"], signal.SIGSEGV))
#: kills all that it may
import os, signal
tell(lambda: os.kill(-1, signal.SIGKILL), lambda: os.killpg(0, signal.SIGKILL))
#: kills itself
import os, signal
os.kill(os.getpid(), signal.SIGKILL)
#: raises each signal
import signal
for number in (signal.SIGTERM, signal.SIGSEGV, signal.SIGABRT, signal.SIGFPE, signal.SIGINT):
    tell(lambda: signal.raise_signal(number))
#: raises a signal that it handles
import signal
signal.signal(signal.SIGUSR1, lambda *_: print("handled"))
signal.raise_signal(signal.SIGUSR1)
#: sets a timer
import signal
signal.signal(signal.SIGALRM, lambda *_: print("rang"))
tell(lambda: signal.setitimer(signal.ITIMER_REAL, 0.01), lambda: signal.alarm(1))
#: sets an alarm
import signal
tell(lambda: signal.alarm(1))
#: signals a thread
import signal, threading
tell(lambda: signal.pthread_kill(threading.get_ident(), signal.SIGKILL), lambda: signal.pthread_kill(1, signal.SIGTERM))
#: blocks and waits for signals
import signal
tell(lambda: signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 32)), lambda: signal.sigpending(), lambda: signal.sigtimedwait([signal.SIGTERM], 0), lambda: signal.siginterrupt(signal.SIGTERM, True))
#: pauses
import signal
signal.pause()
#: has the fault handler watch
import faulthandler
tell(lambda: faulthandler.enable(), lambda: faulthandler.register(10), lambda: faulthandler.dump_traceback_later(0.01, exit=True))
#: dies of a fault that it makes
import faulthandler
faulthandler._sigsegv()
#: dies of an abort that it makes
import faulthandler
faulthandler._sigabrt()
#: dies of a fatal error
import faulthandler
faulthandler._fatal_error_c_thread()
#: overflows the stack of C
import faulthandler
faulthandler._stack_overflow()
#: interrupts the main thread
import _thread
_thread.interrupt_main()
for _ in range(100_000): pass
#: opens a pipe for signals
import signal
tell(lambda: signal.set_wakeup_fd(1), lambda: signal.pidfd_send_signal(CANARY["process"], 9))
