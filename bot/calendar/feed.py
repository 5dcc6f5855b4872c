"""Calendars at their private addresses: what a calendar program asks for every few hours.

An address that is none, was replaced, or whose runner is gone is answered 404, all alike. What was worked out for an
address is good for a minute; whether the address still stands is looked up each time.
"""

import asyncio
import hashlib
import logging
from collections import OrderedDict
from http import HTTPStatus

from aiohttp import web
from msgspec import Struct
from msgspec.structs import replace

from bot.calendar.address import TOKEN, Addresses, fingerprint
from bot.calendar.ics import written
from bot.calendar.planned import refreshed
from bot.clock import Clock
from bot.conversation import Conversation, moment_of
from bot.records import Work, decode_chat, load
from bot.sending.pace import Monotonic
from bot.words import calendar as words
from data.errors import DataError
from data.store import Store

log = logging.getLogger(__name__)

GOOD_FOR_S = 60.0
"""How long a calendar that was worked out is given out again: the most that one address can make us work."""
KEPT_MOST = 256
WRONG_AT_ONCE, WRONG_A_SECOND = 30, 5.0
"""Of addresses that lead nowhere, from all callers: beyond this only those are answered that were right lately."""
AT_ONCE, A_SECOND = 200, 50.0
"""Of all requests: beyond this the callers come again later, and the chat does not notice them."""
LOOK_AGAIN_S = 900
SLOWED_FOR_S = 60


class Room:
    """So many requests at once, and so many more each second."""

    def __init__(self, at_once: int, a_second: float, monotonic: Monotonic) -> None:
        self._at_once, self._a_second, self._monotonic = at_once, a_second, monotonic
        self._room, self._counted_at = float(at_once), monotonic()

    def left(self) -> bool:
        """Whether there is room for one."""
        now = self._monotonic()
        self._room = min(self._at_once, self._room + (now - self._counted_at) * self._a_second)
        self._counted_at = now
        return self._room >= 1

    def take(self) -> None:
        """Counts one."""
        self._room -= 1


class Shown(Struct, frozen=True):
    """A calendar that was worked out, and until when it is good by the monotonic clock."""

    body: bytes
    until: float

    @property
    def etag(self) -> str:
        return hashlib.sha256(self.body).hexdigest()[:32]


class Feed:
    """Serves GET and HEAD of calendars, and nothing else."""

    def __init__(
        self, store: Store, conversation: Conversation, addresses: Addresses, clock: Clock, monotonic: Monotonic
    ) -> None:
        self._store, self._conversation, self._addresses = store, conversation, addresses
        self._clock, self._monotonic = clock, monotonic
        self._shown: OrderedDict[str, Shown] = OrderedDict()  # by fingerprint
        self._all, self._wrong = Room(AT_ONCE, A_SECOND, monotonic), Room(WRONG_AT_ONCE, WRONG_A_SECOND, monotonic)
        self._working = asyncio.Lock()

    def attach(self, app: web.Application, path: str) -> None:
        """Lets `app` serve calendars below `path`."""
        app.router.add_get(path + "/{token}.ics", self._answer)

    def forget_unused(self) -> None:
        """Forgets the calendars that are good no longer."""
        now = self._monotonic()
        for mark in [mark for mark, shown in self._shown.items() if shown.until <= now]:
            del self._shown[mark]

    async def _answer(self, request: web.Request) -> web.Response:
        token = request.match_info["token"]
        if TOKEN.fullmatch(token) is None:
            return _refused(HTTPStatus.NOT_FOUND)
        mark = fingerprint(token)
        if not self._all.left() or (mark not in self._shown and not self._wrong.left()):
            return _refused(HTTPStatus.TOO_MANY_REQUESTS)
        self._all.take()
        try:
            shown = await self._calendar(token, mark)
        except DataError as error:
            log.warning("a calendar cannot be given out: %s", error)
            return _refused(HTTPStatus.SERVICE_UNAVAILABLE)
        if shown is None:
            self._shown.pop(mark, None)
            self._wrong.take()
            return _refused(HTTPStatus.NOT_FOUND)
        return _given(request, shown)

    async def _calendar(self, token: str, mark: str) -> Shown | None:
        """What stands at an address now; None for nothing."""
        async with self._store.read() as reader:
            runner = await reader.calendar_at(mark)
            kept = await reader.person(runner) if runner is not None else None
        chat = decode_chat(kept.chat) if kept is not None and kept.chat is not None else None
        if runner is None or chat is None or chat.calendar is None:
            return None
        if not self._addresses.holds(runner, chat.calendar, token):
            return None
        async with self._working:  # who asks for the same meanwhile gets the same
            shown = self._shown.get(mark)
            if shown is None or shown.until <= self._monotonic():
                shown = await self._worked_out(runner, token)
            return self._kept(mark, shown) if shown is not None else None

    async def _worked_out(self, runner: int, token: str) -> Shown | None:
        """The calendar as the plan stands now; what changed in it is kept."""
        now, coach = self._clock(), self._conversation.coach
        async with self._store.unit() as unit:
            people = await load(unit, [runner], coach, now)
            person = people.get(runner)
            if person is None or person.training is None or person.chat.calendar is None:
                return None
            if not self._addresses.holds(runner, person.chat.calendar, token):
                return None
            calendar = refreshed(runner, person.chat, person.training, coach, moment_of(person, now))
            work = Work(people)
            work.change(replace(person, chat=replace(person.chat, calendar=calendar)))
            await work.keep(unit, now)
        body = await asyncio.to_thread(written, calendar, self._conversation.link)
        log.info("calendar chat=%d entries=%d bytes=%d", runner, len(calendar.listed), len(body))
        return Shown(body, self._monotonic() + GOOD_FOR_S)

    def _kept(self, mark: str, shown: Shown) -> Shown:
        """Remembers the latest ones."""
        self._shown[mark] = shown
        self._shown.move_to_end(mark)
        while len(self._shown) > KEPT_MOST:
            self._shown.popitem(last=False)
        return shown


def _given(request: web.Request, shown: Shown) -> web.Response:
    """The calendar, or 304 where the caller has it already. Nobody in between may keep it."""
    headers = {
        "ETag": f'"{shown.etag}"',
        "Cache-Control": f"private, max-age={LOOK_AGAIN_S}",
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
    }
    if any(one.value in {shown.etag, "*"} for one in request.if_none_match or ()):
        return web.Response(status=HTTPStatus.NOT_MODIFIED, headers=headers)
    headers["Content-Disposition"] = f'inline; filename="{words.FILE_NAME}"'
    return web.Response(body=shown.body, content_type="text/calendar", charset="utf-8", headers=headers)


def _refused(status: HTTPStatus) -> web.Response:
    """The status alone, with no word about why."""
    headers = {"Cache-Control": "no-store"}
    if status is not HTTPStatus.NOT_FOUND:
        headers["Retry-After"] = str(SLOWED_FOR_S)
    return web.Response(status=status, headers=headers)
