"""Files that come with a request: read in memory, and nothing stays open where one breaks off."""

import asyncio
import gc
import warnings
from collections.abc import Awaitable, Callable

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.playground.server import read_params

BROKEN_OFF = (
    b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n"
    b"Content-Length: 9000\r\n\r\n"
    b'--x\r\nContent-Disposition: form-data; name="document"; filename="sets.csv"\r\n\r\n' + b"a" * 1000
)


async def test_a_file_and_the_words_beside_it_are_read() -> None:
    async def answer(request: web.Request) -> web.Response:
        params = await read_params(request)
        upload = params.upload("document")
        assert upload is not None
        assert (upload.name, upload.mime) == ("sets.csv", "text/csv")
        return web.Response(text=f"{upload.content.decode()} {params.text('caption')}")

    form = aiohttp.FormData({"caption": "żółty"})
    form.add_field("document", b"a,b", filename="sets.csv", content_type="text/csv")
    async with (
        served(answer) as server,
        aiohttp.ClientSession() as http,
        http.post(server.make_url("/"), data=form) as told,
    ):
        assert await told.text() == "a,b żółty"


async def test_an_upload_that_breaks_off_leaves_nothing_open() -> None:
    ended = asyncio.Event()

    async def answer(request: web.Request) -> web.Response:
        try:
            await read_params(request)
        finally:
            ended.set()
        return web.Response()

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        async with served(answer) as server:
            _, writer = await asyncio.open_connection("127.0.0.1", server.port)
            writer.write(BROKEN_OFF)
            await writer.drain()
            writer.close()
            await writer.wait_closed()
            await ended.wait()
        gc.collect()
    assert [one.message for one in told if one.category is ResourceWarning] == []


def served(answer: Callable[[web.Request], Awaitable[web.Response]]) -> TestServer:
    app = web.Application()
    app.router.add_post("/", answer)
    return TestServer(app)
