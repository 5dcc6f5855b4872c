"""The page of the chat: its files, what it may do, and the stream that keeps it up to date."""

import time
from http import HTTPStatus
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from aiohttp import web

from bot.playground import people, view
from bot.playground.bell import Bell
from bot.playground.errors import ApiError
from bot.playground.journey import Clock, Leap
from bot.playground.state import Chat, Json, World

STATIC = Path(__file__).parent / "static"
HEARTBEAT_SECONDS = 10.0
TRAVEL_TICK_SECONDS = 0.15
CLOCK_SLACK_SECONDS = 2.0
NAMES = ("Robin", "Sam", "Kim", "Alex", "Noa", "Jo")
_POLICY = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_SHOWN_INLINE = ("image/png", "image/jpeg", "image/gif", "image/webp", "video/", "audio/")


class Page:
    """Routes of the page. A person is named by `user` in the query; a new one is met on the first visit."""

    def __init__(self, world: World, clock: Clock) -> None:
        self._world = world
        self._clock = clock
        self._open = True
        self.closing = Bell()
        self._files = {path.name: path.read_bytes() for path in STATIC.iterdir() if path.suffix in _TYPES}

    def reopen(self) -> None:
        self._open = True

    def close(self) -> None:
        """Let the streams end."""
        self._open = False
        self.closing.ring()
        for chat in [*self._world.chats.values(), *self._world.unopened.values()]:
            chat.bell.ring()

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/", self._static)
        router.add_get("/static/{name}", self._static)
        router.add_get("/playground/events", self._events)
        router.add_get("/playground/file/{path:.+}", self._file)
        router.add_post("/playground/clock", self._leap)
        router.add_post("/playground/{deed}", self._do)

    async def _static(self, request: web.Request) -> web.Response:
        name = request.match_info.get("name", "index.html")
        body = self._files.get(name)
        if body is None:
            raise web.HTTPNotFound
        headers = {"Content-Security-Policy": _POLICY, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
        return web.Response(body=body, headers=headers, content_type=_TYPES[Path(name).suffix], charset="utf-8")

    async def _file(self, request: web.Request) -> web.Response:
        stored = self._world.files.by_path(request.match_info["path"])
        if stored is None:
            raise web.HTTPNotFound
        inline = stored.upload.mime.startswith(_SHOWN_INLINE)
        headers = {"Content-Security-Policy": "sandbox", "X-Content-Type-Options": "nosniff"}
        headers["Content-Disposition"] = "inline" if inline else "attachment"
        mime = stored.upload.mime if inline else "application/octet-stream"
        return _asked_part(request, stored.upload.content, headers, mime)

    def _person(self, request: web.Request) -> tuple[int, Chat]:
        given = request.query.get("user", "1")
        if not given.isdecimal() or not 0 < int(given) < 2**52:
            raise web.HTTPBadRequest(text="user must be a positive number")
        person_id = int(given)
        if person_id not in self._world.people:
            language = request.query.get("language", "en")[:2]
            people.meet(self._world, person_id, NAMES[(person_id - 1) % len(NAMES)], language)
        return person_id, people.private_chat(self._world, person_id)

    # the stream

    async def _events(self, request: web.Request) -> web.StreamResponse:
        person_id, chat = self._person(request)
        stream = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await stream.prepare(request)
        watcher = Watcher(self._world, person_id, chat)
        fallback = request.query.get("zone", "")
        try:
            while self._open:
                zone = await self._clock.zone(person_id, fallback)
                for name, body in watcher.news(self._clock.seen(zone)):
                    await stream.write(b"event: " + name.encode() + b"\ndata: " + msgspec.json.encode(body) + b"\n\n")
                await chat.bell.heard(TRAVEL_TICK_SECONDS if self._clock.journey else watcher.patience())
                await stream.write(b": still here\n\n")
        except ConnectionError:
            pass  # the page was closed; the next one starts anew
        return stream

    # deeds

    async def _do(self, request: web.Request) -> web.Response:
        person_id, _ = self._person(request)
        deed = _DEEDS.get(request.match_info["deed"])
        if deed is None:
            raise web.HTTPNotFound
        try:
            deed(self._world, person_id, await _body(request))
        except ApiError as refusal:
            raise web.HTTPBadRequest(text=refusal.description) from None
        except (KeyError, TypeError, ValueError):
            raise web.HTTPBadRequest(text="that cannot be done") from None
        return web.Response(status=204)

    async def _leap(self, request: web.Request) -> web.Response:
        person_id, chat = self._person(request)
        body = await _body(request)
        zone: ZoneInfo = await self._clock.zone(person_id, str(body.get("zone", "")))
        try:
            leap = Leap(str(body.get("to")))
        except ValueError:
            raise web.HTTPBadRequest(text="no such leap") from None
        chat.bell.ring()
        try:
            await self._clock.leap(leap, zone)
        except LookupError as error:
            raise web.HTTPConflict(text=str(error)) from None
        finally:
            chat.bell.ring()
        return web.Response(status=204)


class Watcher:
    """What one open page has been told, and so what is new to it."""

    def __init__(self, world: World, person_id: int, chat: Chat) -> None:
        self._world = world
        self._person_id = person_id
        self._chat = chat
        self._serial = 0
        self._about: Json = {}
        self._clock: Json = {}
        self._offset = 0.0
        self._toasts = chat.toasted
        self._fresh = True

    def patience(self) -> float:
        """Seconds after which to look even if nothing rang: typing must stop being shown."""
        left = self._chat.action_until - self._world.monotonic()
        return min(HEARTBEAT_SECONDS, left + 0.05) if self._chat.action and left > 0 else HEARTBEAT_SECONDS

    def news(self, clock: Json) -> list[tuple[str, Json]]:
        """Events to send now, in order: the chat, its changed messages, toasts, the clock."""
        events: list[tuple[str, Json]] = []
        about = view.chat_view(self._world, self._person_id, self._chat)
        if about != self._about:
            self._about = about
            events.append(("chat", about))
        changed = [post for post in self._chat.posts.values() if post.serial > self._serial]
        if changed or self._fresh:
            posts = [view.post_view(self._world, post) for post in sorted(changed, key=lambda post: post.serial)]
            events.append(("posts", {"posts": posts, "all": self._fresh}))
            self._serial = max((post.serial for post in changed), default=self._serial)
            self._fresh = False
        unseen = self._chat.toasted - self._toasts
        events += [("toast", toast) for toast in self._chat.toasts[-unseen:] if unseen]
        self._toasts = self._chat.toasted
        if self._clock_moved(clock):
            events.append(("clock", clock))
        return events

    def _clock_moved(self, clock: Json) -> bool:
        """Whether the clock did more than tick: the page ticks by itself."""
        offset = clock["now"] - time.monotonic()  # as the page counts, whatever clock the limits go by
        steady = {name: value for name, value in clock.items() if name != "now"}
        if steady == self._clock and abs(offset - self._offset) < CLOCK_SLACK_SECONDS:
            return False
        self._clock, self._offset = steady, offset
        return True


async def _body(request: web.Request) -> Json:
    """The JSON object of a deed. Anything else is refused: only JSON cannot be sent by a foreign form."""
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="JSON only")
    try:
        body: Any = msgspec.json.decode(await request.read())
    except msgspec.DecodeError:
        raise web.HTTPBadRequest(text="JSON only") from None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(text="a JSON object only")
    return body


def _say(world: World, person_id: int, body: Json) -> None:
    people.say(world, person_id, str(body["text"]))


def _edit(world: World, person_id: int, body: Json) -> None:
    people.edit(world, person_id, int(body["message"]), str(body["text"]))


def _tap(world: World, person_id: int, body: Json) -> None:
    people.tap(world, person_id, int(body["message"]), str(body["data"]))


def _location(world: World, person_id: int, body: Json) -> None:
    people.share(world, person_id, float(body["latitude"]), float(body["longitude"]))


def _send(world: World, person_id: int, body: Json) -> None:
    people.send(world, person_id, str(body["kind"]), None, str(body.get("caption", "")))


def _block(world: World, person_id: int, body: Json) -> None:
    people.set_blocked(world, person_id, blocked=bool(body["blocked"]))


_DEEDS = {"say": _say, "edit": _edit, "tap": _tap, "location": _location, "send": _send, "block": _block}


def _asked_part(request: web.Request, body: bytes, headers: dict[str, str], mime: str) -> web.Response:
    """The file, or the part of it that is asked for: without that no player could go to the middle of a sound."""
    headers["Accept-Ranges"] = "bytes"
    try:
        asked = request.http_range
    except ValueError:
        asked = slice(None)
    if asked.start is None and asked.stop is None:
        return web.Response(body=body, headers=headers, content_type=mime)
    start, stop, _ = asked.indices(len(body))
    if start >= stop:
        headers["Content-Range"] = f"bytes */{len(body)}"
        return web.Response(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers=headers)
    headers["Content-Range"] = f"bytes {start}-{stop - 1}/{len(body)}"
    return web.Response(status=HTTPStatus.PARTIAL_CONTENT, body=body[start:stop], headers=headers, content_type=mime)
