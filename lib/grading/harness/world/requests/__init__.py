"""requests on the simulated network, after requests 2.34: blocking, so that a coroutine that calls it holds the loop.

    api.py ──► session.py ──► preparing.py, sending.py ──► http/: what answers and when ──► response.py
"""
from __future__ import annotations

from types import ModuleType
from typing import Final

from ..http.modules import belong_to, public_module, refused_module
from .api import codes, delete, get, head, options, patch, post, put, request
from .exceptions import EXCEPTIONS
from .response import CaseInsensitiveDict, PreparedRequest, Response
from .session import Session

_ADVICE: Final = "use requests.get(), post() and the like, or a requests.Session"
#: Submodules of which nothing is here, and of the library that requests stands on → what to do instead.
_ABSENT: Final = {
    **dict.fromkeys(["requests.hooks", "requests.cookies", "requests.utils", "requests.packages"], _ADVICE),
    "requests.auth": "give auth=(user, password)",
    **dict.fromkeys(["urllib3", "urllib3.util", "urllib3.exceptions"], _ADVICE),
    **dict.fromkeys(["requests.adapters", "urllib3.util.retry"], "write the retry as a loop of your own"),
}

_api = belong_to("requests.api", delete, get, head, options, patch, post, put, request)
_models = belong_to("requests.models", PreparedRequest, Response)
_structures = belong_to("requests.structures", CaseInsensitiveDict)
_errors = (
    "ConnectTimeout", "ConnectionError", "FileModeWarning", "HTTPError", "JSONDecodeError", "ReadTimeout",
    "RequestException", "Timeout", "TooManyRedirects", "URLRequired",
)  # fmt: skip


def session() -> Session:
    return Session()


_sessions = belong_to("requests.sessions", Session, session)


def _modules() -> dict[str, ModuleType]:
    members = {
        "requests.api": _api,
        "requests.models": _models,
        "requests.sessions": _sessions,
        "requests.structures": _structures,
        "requests.status_codes": {"codes": codes},
        "requests.exceptions": EXCEPTIONS,
    }
    modules = {name: public_module(name, inside, ("Request",), _ADVICE) for name, inside in members.items()}
    submodules = {name.rpartition(".")[2]: module for name, module in modules.items()}
    public = {**submodules, **_api, **_models, **_sessions, **{name: EXCEPTIONS[name] for name in _errors}}
    public |= {"codes": codes, "__version__": "2.34.2"}
    refused = ("Request", "adapters", "auth", "cookies", "hooks", "packages", "utils", "certs")
    modules["requests"] = public_module("requests", public, refused, _ADVICE, package=True)
    return modules | {name: refused_module(name, advice) for name, advice in _ABSENT.items()}


MODULES: Final[dict[str, ModuleType]] = _modules()
