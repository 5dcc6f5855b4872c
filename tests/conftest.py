"""What holds for every test: no network but loopback, and the same examples each time."""

import socket
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True, max_examples=100)
settings.load_profile("house")

LOOPBACK = ("127.", "::1", "localhost")


class OutsideNetworkError(AssertionError):
    """A test tried to reach something beyond this machine."""


def refuse_outside(host: object) -> None:
    """Raise for any host that is not loopback; names are refused too, so that nothing is even looked up."""
    if isinstance(host, str | bytes):
        name = host.decode() if isinstance(host, bytes) else host
        if name and not name.startswith(LOOPBACK):
            raise OutsideNetworkError(f"a test tried to reach {name}")


@pytest.fixture(autouse=True)
def _no_network_but_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    connect, getaddrinfo = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            refuse_outside(address[0])
        connect(self, address)

    def guarded_lookup(host: Any, *rest: Any, **options: Any) -> Any:
        refuse_outside(host)
        lookup: Callable[..., Any] = getaddrinfo
        return lookup(host, *rest, **options)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_lookup)
