"""Whose certificates count on the way to Telegram."""

import ssl
from functools import cache
from typing import TypeAlias

import httpx

Trust: TypeAlias = ssl.SSLContext | bool
"""As aiohttp takes it: True for those whom Python itself trusts."""


def trusted(*addresses: str | None) -> Trust:
    """Whom a connection by way of these trusts. Where none of them is encrypted no certificate need be read: 20 ms."""
    return authorities() if any((one or "").startswith("https:") for one in addresses) else True


@cache
def authorities() -> ssl.SSLContext:
    """Those that httpx trusts, so that the two transports agree; `SSL_CERT_FILE` and `SSL_CERT_DIR` count."""
    context = httpx.create_ssl_context()
    context.set_alpn_protocols(["http/1.1"])
    return context
