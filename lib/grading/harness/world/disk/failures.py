"""The disk's errors, with the numbers and words of Linux on every platform.

WebAssembly numbers its errors differently ([Errno 44] No such file or directory), which no book about Python knows. So
`errno` gets the numbers of Linux there, and errors are made by class: OSError itself would choose the class by the
platform's own number.
"""
from __future__ import annotations

import errno
import os
from typing import Any, Final

_FAILURES: Final[dict[str, tuple[type[OSError], str]]] = {
    "ENOENT": (FileNotFoundError, "No such file or directory"),
    "EEXIST": (FileExistsError, "File exists"),
    "EISDIR": (IsADirectoryError, "Is a directory"),
    "ENOTDIR": (NotADirectoryError, "Not a directory"),
    "EBADF": (OSError, "Bad file descriptor"),
    "EBUSY": (OSError, "Device or resource busy"),
    "EINVAL": (OSError, "Invalid argument"),
    "ENAMETOOLONG": (OSError, "File name too long"),
    "ENOTEMPTY": (OSError, "Directory not empty"),
}

#: Names of the errors 1, 2, 3 … of Linux.
_LINUX: Final = """
EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT ENOTBLK EBUSY EEXIST EXDEV
ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE EDEADLOCK
ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY ELOOP - ENOMSG EIDRM ECHRNG EL2NSYNC EL3HLT EL3RST ELNRNG EUNATCH ENOCSI EL2HLT
EBADE EBADR EXFULL ENOANO EBADRQC EBADSLT - EBFONT ENOSTR ENODATA ETIME ENOSR ENONET ENOPKG EREMOTE ENOLINK EADV
ESRMNT ECOMM EPROTO EMULTIHOP EDOTDOT EBADMSG EOVERFLOW ENOTUNIQ EBADFD EREMCHG ELIBACC ELIBBAD ELIBSCN ELIBMAX
ELIBEXEC EILSEQ ERESTART ESTRPIPE EUSERS ENOTSOCK EDESTADDRREQ EMSGSIZE EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT
ESOCKTNOSUPPORT ENOTSUP EPFNOSUPPORT EAFNOSUPPORT EADDRINUSE EADDRNOTAVAIL ENETDOWN ENETUNREACH ENETRESET ECONNABORTED
ECONNRESET ENOBUFS EISCONN ENOTCONN ESHUTDOWN ETOOMANYREFS ETIMEDOUT ECONNREFUSED EHOSTDOWN EHOSTUNREACH EALREADY
EINPROGRESS ESTALE EUCLEAN ENOTNAM ENAVAIL EISNAM EREMOTEIO EDQUOT ENOMEDIUM EMEDIUMTYPE ECANCELED ENOKEY EKEYEXPIRED
EKEYREVOKED EKEYREJECTED EOWNERDEAD ENOTRECOVERABLE ERFKILL
""".split()
_NUMBERS: Final = {name: number for number, name in enumerate(_LINUX, 1) if name != "-"}
_ALIASES: Final = {"EDEADLK": "EDEADLOCK", "EOPNOTSUPP": "ENOTSUP", "EWOULDBLOCK": "EAGAIN"}

_messages: Final = {_NUMBERS[name]: message for name, (_, message) in _FAILURES.items()}
_strerror = os.strerror


def failure(name: str, *paths: Any) -> OSError:
    """The error as the system call gives it: failure("ENOENT", "notes.txt")."""
    kind, message = _FAILURES[name]
    number = _NUMBERS[name]
    if len(paths) == 2:
        return kind(number, message, paths[0], None, paths[1])
    return kind(number, message, *paths)


def number_as_linux() -> None:
    """Where the platform's numbers are others, `errno` and os.strerror speak of Linux's from now on."""
    if errno.ENOENT == _NUMBERS["ENOENT"]:
        return
    numbers = {**_NUMBERS, **{alias: _NUMBERS[name] for alias, name in _ALIASES.items()}}
    for name in list(errno.errorcode.values()):
        if name not in numbers:
            vars(errno).pop(name, None)
    vars(errno).update(numbers)
    errno.errorcode.clear()
    errno.errorcode.update({number: name for name, number in _NUMBERS.items()})
    os.strerror = lambda code, /: _messages.get(code) or _strerror(code)
