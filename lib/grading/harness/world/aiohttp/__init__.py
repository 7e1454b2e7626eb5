"""aiohttp's client on the simulated network; after aiohttp 3.14.

    session.py ──► sending.py ──► connector.py: a connection, when it is this request's turn
                       └────────► http/: what answers and when ──► response.py, streams.py

Not here: the server (aiohttp.web), WebSockets, multipart, proxies, tracing, cookies that a session remembers.
"""
from __future__ import annotations

from types import ModuleType
from typing import Final

from ..http.modules import belong_to, public_module, refused_module
from .body import BasicAuth, FormData, encode_basic_auth
from .connector import BaseConnector, Connection, ConnectionKey, TCPConnector
from .context_managers import _RequestContextManager
from .exceptions import EXCEPTIONS
from .multidict import CIMultiDict, CIMultiDictProxy, MultiDict, MultiDictProxy
from .response import ClientResponse, HttpVersion, RequestInfo
from .session import ClientSession, _SessionRequestContextManager, request
from .streams import AsyncStreamIterator, StreamReader
from .timeouts import DEFAULT_TIMEOUT, ClientTimeout
from .url import URL

_VERSION: Final = "3.14.3"

#: What the real package offers besides.
_REFUSED: Final = (
    "AddrInfoType", "ClientRequest", "ClientWebSocketResponse", "ClientWSTimeout", "Fingerprint", "SocketFactoryType",
    "UnixConnector", "NamedPipeConnector", "ClientMiddlewareType", "ClientHandlerType", "CookieJar", "DummyCookieJar",
    "ChainMapProxy", "DigestAuthMiddleware", "ETag", "WSMsgType", "WSCloseCode", "WSMessage", "WebSocketError",
    "BodyPartReader", "MultipartReader", "MultipartWriter", "Payload", "BytesPayload", "JsonPayload", "StringPayload",
    "AsyncIterablePayload", "BytesIOPayload", "IOBasePayload", "StringIOPayload", "TextIOPayload", "get_payload",
    "payload_type", "streamer", "AsyncResolver", "DefaultResolver", "ThreadedResolver", "DataQueue", "EofStream",
    "EMPTY_PAYLOAD", "TraceConfig", "GunicornWebWorker", "set_zlib_backend", "web", "test_utils", "http", "abc",
)  # fmt: skip
_ADVICE: Final = "only aiohttp's client is simulated; use ClientSession with get(), post() and the like"

_client = belong_to("aiohttp.client", ClientSession, ClientTimeout, _SessionRequestContextManager, request)
_connector = belong_to("aiohttp.connector", BaseConnector, Connection, TCPConnector)
_response = belong_to("aiohttp.client_reqrep", ClientResponse, RequestInfo, ConnectionKey)
_streams = belong_to("aiohttp.streams", StreamReader, AsyncStreamIterator)
_helpers = belong_to("aiohttp.helpers", BasicAuth, encode_basic_auth)
_forms = belong_to("aiohttp.formdata", FormData)
_versions = belong_to("aiohttp.http_writer", HttpVersion)
belong_to("aiohttp.client", _RequestContextManager)

_MODULES: Final = {
    "aiohttp.client_exceptions": EXCEPTIONS,
    "aiohttp.client": _client | _response | _connector | EXCEPTIONS | {"DEFAULT_TIMEOUT": DEFAULT_TIMEOUT},
    "aiohttp.client_reqrep": _response,
    "aiohttp.connector": _connector,
    "aiohttp.streams": _streams,
    "aiohttp.helpers": _helpers,
    "aiohttp.formdata": _forms,
}


def _modules() -> dict[str, ModuleType]:
    modules = {name: public_module(name, members) for name, members in _MODULES.items()}
    submodules = {name.rpartition(".")[2]: module for name, module in modules.items()}
    hidden = ("UnixClientConnectorError", "Connection", "ConnectionKey", "_SessionRequestContextManager")
    public = _client | _connector | _response | _streams | _helpers | _forms | _versions | EXCEPTIONS
    public = {name: member for name, member in public.items() if name not in hidden}
    versions = {"__version__": _VERSION, "HttpVersion10": HttpVersion(1, 0), "HttpVersion11": HttpVersion(1, 1)}
    members = {**submodules, **public, **versions, "__all__": tuple(public)}
    modules["aiohttp"] = public_module("aiohttp", members, _REFUSED, _ADVICE, package=True)
    absent = (f"aiohttp.{name}" for name in ("abc", "cookiejar", "http", "resolver", "test_utils", "tracing", "web"))
    modules |= {name: refused_module(name, _ADVICE) for name in absent}
    modules["yarl"] = public_module("yarl", {"URL": URL}, ("Query", "QueryVariable", "SimpleQuery"), "only URL is here")
    dicts = {kind.__name__: kind for kind in (CIMultiDict, CIMultiDictProxy, MultiDict, MultiDictProxy)}
    modules["multidict"] = public_module("multidict", dicts)
    return modules


MODULES: Final[dict[str, ModuleType]] = _modules()
