"""A server that does to a connection what no decent one would: each test writes down what."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

from msgspec import Struct

Reader: TypeAlias = asyncio.StreamReader
Writer: TypeAlias = asyncio.StreamWriter


class Asked(Struct, frozen=True):
    """One request as it came over the wire."""

    line: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


Answering: TypeAlias = Callable[[Asked, Writer], Awaitable[None]]


class RawServer:
    """Where it listens, what it was asked, and how many connections it has seen."""

    def __init__(self) -> None:
        self.url = ""
        self.port = 0
        self.asked: list[Asked] = []
        self.connections = 0
        self.open = 0
        self.most_open = 0
        self.released = asyncio.Event()
        """Set at the end of the test, for whoever keeps a connection waiting."""


def good(result: object) -> bytes:
    """A whole answer in Telegram's form."""
    return plain(json.dumps({"ok": True, "result": result}).encode())


def plain(body: bytes, status: str = "200 OK", *headers: str) -> bytes:
    head = [f"HTTP/1.1 {status}", "Content-Type: application/json", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join([*head, "", ""]).encode() + body


def says(answer: bytes) -> Answering:
    """Writes these bytes and closes."""

    async def answering(_: Asked, writer: Writer) -> None:
        writer.write(answer)
        await writer.drain()
        writer.close()

    return answering


async def asked_of(reader: Reader) -> Asked:
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    line, *rest = head.strip().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (one.partition(":") for one in rest)}
    return Asked(line, headers, await reader.readexactly(int(headers.get("content-length", "0"))))


async def until(holds: Callable[[], object]) -> None:
    """Lets everything else go on until this holds."""
    while not holds():  # noqa: ASYNC110 - what is waited for happens inside the library, which rings no bell
        await asyncio.sleep(0)


@asynccontextmanager
async def serving(answering: Answering | None, **options: Any) -> AsyncIterator[RawServer]:
    """Answers each request of each connection; where `answering` is None it accepts, and does not even read."""
    raw = RawServer()

    async def talk(reader: Reader, writer: Writer) -> None:
        raw.connections += 1
        raw.open += 1
        raw.most_open = max(raw.most_open, raw.open)
        try:
            while answering is not None and not writer.is_closing():
                raw.asked.append(await asked_of(reader))
                await answering(raw.asked[-1], writer)
            if answering is None:
                writer.transport.pause_reading()  # type: ignore[attr-defined]  # a TCP transport can
                await raw.released.wait()
        except (asyncio.IncompleteReadError, OSError):
            pass  # the other side has left, which is its right
        finally:
            raw.open -= 1
            writer.transport.abort()

    server = await asyncio.start_server(talk, "127.0.0.1", 0, **options)
    raw.port = server.sockets[0].getsockname()[1]
    raw.url = f"{'https' if 'ssl' in options else 'http'}://127.0.0.1:{raw.port}"
    try:
        yield raw
    finally:
        raw.released.set()
        server.close()
        await server.wait_closed()
