"""The Bot API over HTTP: reads the call whichever way it comes, answers as Telegram answers."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

import msgspec
from aiohttp import BodyPartReader, web

from bot.playground.errors import ApiError, bad_request
from bot.playground.faults import Fault, Faults, Trouble, described
from bot.playground.hook import Pusher
from bot.playground.journey import Clock
from bot.playground.limits import Limits
from bot.playground.methods import ALL, BY_LOWER_NAME, GET_UPDATES
from bot.playground.methods.call import Call
from bot.playground.methods.updates import LongPoll
from bot.playground.page import Page
from bot.playground.params import Params, Upload
from bot.playground.state import World

BODY_BYTES = 50 * 1024 * 1024
_LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})


class Server:
    """Routes calls to methods, counts them, and spoils them on request."""

    def __init__(self, world: World, *, limits: Limits | None, faults: Faults | None, clock: Clock) -> None:
        self.faults = faults
        self.calls: Counter[str] = Counter()
        self._world = world
        self._limits = limits
        self._long_poll = LongPoll(world)
        self._pusher = Pusher(world, self._asked_along)
        self._page = Page(world, clock)

    def app(self) -> web.Application:
        """A fresh application; one for each start."""
        self._long_poll.reopen()
        self._page.reopen()
        app = web.Application(client_max_size=BODY_BYTES, middlewares=[only_local_hosts])
        app.router.add_route("*", "/bot{token:[^/]+}/{method:[^/]+}", self._answer)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self._download)
        self._page.add_routes(app.router)
        app.cleanup_ctx.append(self._background)
        return app

    def close(self) -> None:
        """Let open polls and event streams end now."""
        self._long_poll.close()
        self._page.close()

    async def _background(self, _: web.Application) -> AsyncIterator[None]:
        async with asyncio.TaskGroup() as group:
            pushing = group.create_task(self._pusher.run())
            yield
            pushing.cancel()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        try:
            params = await read_params(request)
        except ApiError as refusal:
            return _refused(refusal)
        except web.HTTPRequestEntityTooLarge:
            return _refused(ApiError(413, "Request Entity Too Large"))
        if request.match_info["token"] != self._world.token:
            return _refused(ApiError(401, "Unauthorized"))
        name = BY_LOWER_NAME.get(request.match_info["method"].lower())
        if name is None:
            return _refused(ApiError(404, "Not Found"))
        self.calls[name] += 1
        self._world.moved.ring()
        fault = self.faults(name, _chat_of(params)) if self.faults else None
        if fault is None:
            return await self._called(name, params)
        return await self._spoilt(fault, request, name, params)

    async def _asked_along(self, asked: dict[str, Any]) -> None:
        """A call that came with the answer to an update, which is no request: nobody is told what became of it."""
        name = BY_LOWER_NAME.get(str(asked.pop("method", "")).lower())
        if name is not None:
            await self._called(name, Params(asked))
            self._world.moved.ring()

    async def _called(self, name: str, params: Params) -> web.Response:
        try:
            if name == GET_UPDATES:
                result: Any = await self._long_poll.poll(params)
            else:
                if name in {"setWebhook", "deleteWebhook"}:
                    self._long_poll.supplant(f"{name} request")
                result = ALL[name](Call(self._world, self._limits, params))
        except ApiError as refusal:
            return _refused(refusal)
        return _json(200, {"ok": True, "result": result})

    async def _spoilt(self, fault: Fault, request: web.Request, name: str, params: Params) -> web.StreamResponse:
        """The answer as the fault wants it; where it closes the connection, an answer that nobody reads."""
        applied = fault.applied or fault.trouble is Trouble.SLOW
        answer = await self._called(name, params) if applied else _json(200, {"ok": True, "result": True})
        match fault.trouble:
            case Trouble.STATUS:
                return _refused(ApiError(fault.status, described(fault), fault.retry_after))
            case Trouble.GARBAGE:
                return web.Response(body=b"<html><body>\xff\xfe oops", content_type="text/html")
            case Trouble.SLOW:
                await self._pause(fault.seconds)
                return answer
            case Trouble.HALF:
                return await self._half(request, answer)
            case Trouble.HANG:
                await self._pause(fault.seconds)
            case Trouble.DROP:
                pass
        _cut(request)
        return answer

    async def _pause(self, seconds: float) -> None:
        """Let time pass, or the server close, whichever comes first."""
        await self._page.closing.heard(seconds)

    async def _half(self, request: web.Request, answer: web.Response) -> web.StreamResponse:
        body = answer.body if isinstance(answer.body, bytes) else b"{}"
        half = web.StreamResponse(headers={"Content-Type": "application/json"})
        half.content_length = len(body)
        await half.prepare(request)
        await half.write(body[: len(body) // 2])
        _cut(request)
        return half

    async def _download(self, request: web.Request) -> web.Response:
        stored = self._world.files.by_path(request.match_info["path"])
        if request.match_info["token"] != self._world.token or stored is None:
            return _refused(ApiError(404, "Not Found"))
        return web.Response(body=stored.upload.content, content_type="application/octet-stream")


def _cut(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()


def _json(status: int, body: dict[str, Any]) -> web.Response:
    return web.Response(status=status, body=msgspec.json.encode(body), content_type="application/json")


def _refused(refusal: ApiError) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.retry_after is not None:
        body["parameters"] = {"retry_after": refusal.retry_after}
    response = _json(refusal.code, body)
    if refusal.retry_after is not None:
        response.headers["Retry-After"] = str(refusal.retry_after)
    return response


def _chat_of(params: Params) -> int | None:
    try:
        return params.chat_id()
    except ApiError:
        return None


async def read_params(request: web.Request) -> Params:
    """The parameters of a request: the query string, and a body in any of the three forms.

    Raises:
        ApiError: the body is said to be JSON or multipart and is not.
    """
    values: dict[str, Any] = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        body = await request.read()
        try:
            given = msgspec.json.decode(body) if body else {}
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise bad_request("Can't parse JSON object") from None
        if not isinstance(given, dict):
            raise bad_request("Object expected")
        return Params(values | given)
    if request.content_type == "multipart/form-data":
        async for name, part in _parts(request):
            if part.filename is None:
                values[name] = await part.text()
            else:
                mime = part.headers.get("Content-Type", "application/octet-stream")
                uploads[name] = Upload(part.filename, mime, bytes(await part.read(decode=True)))
        return Params(values, uploads)
    return Params(values | dict(await request.post()))


async def _parts(request: web.Request) -> AsyncIterator[tuple[str, BodyPartReader]]:
    """Each named part, to be read in memory: where an upload breaks off, `request.post()` leaves its file open."""
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise bad_request("Can't parse multipart body")
        yield part.name, part


@web.middleware
async def only_local_hosts(request: web.Request, handler: Any) -> web.StreamResponse:
    """Refuse what a foreign page might send through a name that it points at this machine, or from its own origin."""
    if request.host.rpartition(":")[0] not in _LOCAL_NAMES and request.host not in _LOCAL_NAMES:
        return web.Response(status=403, text="This server answers to 127.0.0.1 and localhost only.")
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"http://{request.host}":
        return web.Response(status=403, text="This server answers to its own page only.")
    response: web.StreamResponse = await handler(request)
    return response
