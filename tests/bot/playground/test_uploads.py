"""Files that come with a request: read, and closed whatever becomes of the answer."""

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.playground.server import read_params


async def test_an_uploaded_file_is_closed_once_it_is_read() -> None:
    closed: list[bool] = []

    async def answer(request: web.Request) -> web.Response:
        params = await read_params(request)
        closed.extend(one.file.closed for one in (await request.post()).values() if isinstance(one, web.FileField))
        upload = params.upload("document")
        assert upload is not None
        return web.Response(body=upload.content)

    app = web.Application()
    app.router.add_post("/", answer)
    form = aiohttp.FormData()
    form.add_field("document", b"a,b", filename="sets.csv")
    async with (
        TestServer(app) as server,
        aiohttp.ClientSession() as http,
        http.post(server.make_url("/"), data=form) as told,
    ):
        assert await told.read() == b"a,b"
    assert closed == [True]
