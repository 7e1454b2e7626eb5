"""httpx.get and its like: a client for each call."""
from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from .client import Client
from .config import DEFAULT_TIMEOUT
from .response import Response


def _client(cookies: Any, proxy: Any, timeout: Any, verify: Any, trust_env: bool) -> Client:
    client = Client(cookies=cookies, proxy=proxy, timeout=timeout, verify=verify, trust_env=trust_env)
    client._name = "httpx"
    return client


def request(
    method: str,
    url: Any,
    *,
    params: Any = None,
    content: Any = None,
    data: Any = None,
    files: Any = None,
    json: Any = None,
    headers: Any = None,
    cookies: Any = None,
    auth: Any = None,
    proxy: Any = None,
    timeout: Any = DEFAULT_TIMEOUT,
    follow_redirects: bool = False,
    verify: Any = True,
    trust_env: bool = True,
) -> Response:
    with _client(cookies, proxy, timeout, verify, trust_env) as client:
        return client.request(
            method, url, params=params, content=content, data=data, files=files, json=json, headers=headers, auth=auth,
            follow_redirects=follow_redirects,
        )  # fmt: skip


@contextmanager
def stream(
    method: str,
    url: Any,
    *,
    cookies: Any = None,
    proxy: Any = None,
    timeout: Any = DEFAULT_TIMEOUT,
    verify: Any = True,
    trust_env: bool = True,
    **kwargs: Any,
) -> Iterator[Response]:
    with _client(cookies, proxy, timeout, verify, trust_env) as client:
        with client.stream(method, url, **kwargs) as response:
            yield response


def get(
    url: Any, *, params: Any = None, headers: Any = None, cookies: Any = None, auth: Any = None, proxy: Any = None,
    follow_redirects: bool = False, verify: Any = True, timeout: Any = DEFAULT_TIMEOUT, trust_env: bool = True,
) -> Response:  # fmt: skip
    return request(
        "GET", url, params=params, headers=headers, cookies=cookies, auth=auth, proxy=proxy,
        follow_redirects=follow_redirects, verify=verify, timeout=timeout, trust_env=trust_env,
    )  # fmt: skip


def options(
    url: Any, *, params: Any = None, headers: Any = None, cookies: Any = None, auth: Any = None, proxy: Any = None,
    follow_redirects: bool = False, verify: Any = True, timeout: Any = DEFAULT_TIMEOUT, trust_env: bool = True,
) -> Response:  # fmt: skip
    return request(
        "OPTIONS", url, params=params, headers=headers, cookies=cookies, auth=auth, proxy=proxy,
        follow_redirects=follow_redirects, verify=verify, timeout=timeout, trust_env=trust_env,
    )  # fmt: skip


def head(
    url: Any, *, params: Any = None, headers: Any = None, cookies: Any = None, auth: Any = None, proxy: Any = None,
    follow_redirects: bool = False, verify: Any = True, timeout: Any = DEFAULT_TIMEOUT, trust_env: bool = True,
) -> Response:  # fmt: skip
    return request(
        "HEAD", url, params=params, headers=headers, cookies=cookies, auth=auth, proxy=proxy,
        follow_redirects=follow_redirects, verify=verify, timeout=timeout, trust_env=trust_env,
    )  # fmt: skip


def delete(
    url: Any, *, params: Any = None, headers: Any = None, cookies: Any = None, auth: Any = None, proxy: Any = None,
    follow_redirects: bool = False, verify: Any = True, timeout: Any = DEFAULT_TIMEOUT, trust_env: bool = True,
) -> Response:  # fmt: skip
    return request(
        "DELETE", url, params=params, headers=headers, cookies=cookies, auth=auth, proxy=proxy,
        follow_redirects=follow_redirects, verify=verify, timeout=timeout, trust_env=trust_env,
    )  # fmt: skip


def post(url: Any, **kwargs: Any) -> Response:
    return request("POST", url, **kwargs)


def put(url: Any, **kwargs: Any) -> Response:
    return request("PUT", url, **kwargs)


def patch(url: Any, **kwargs: Any) -> Response:
    return request("PATCH", url, **kwargs)
