"""Calendars at their private addresses, over real HTTP and a real store."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import NoReturn

import aiohttp
import pytest
from aiohttp import web

from bot.calendar import feed as module
from bot.calendar.address import Addresses
from bot.calendar.feed import Feed
from bot.chat import Person
from bot.conversation import Conversation
from bot.records import Work
from bot.serving import Door, serving
from bot.settings import Secret
from data.errors import DatabaseUnreachable
from data.store import Store
from tests.bot.calendar.reading import entries
from tests.bot.machinery import SetClock
from tests.bot.talking import Runner

pytestmark = pytest.mark.parametrize("address", ["sqlite"], indirect=True)

ADDRESSES = Addresses("/telegram/calendar", Secret("a-key-that-nobody-guesses"))
NOWHERE = f"/telegram/calendar/{'a' * 32}.ics"


class Office:
    """A feed with a store behind it, and a runner who talks to the same bot."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.runner = Runner(zone="Europe/Berlin")
        self.runner.waits(hours=-1)  # the runner's hour, 7:00
        self.runner.talk = Conversation(self.runner.talk.coach, self.runner.talk.flows, addresses=ADDRESSES)
        self.clock = SetClock(self.runner.now)
        self.seconds = 0.0
        self.feed = Feed(store, self.runner.talk, ADDRESSES, self.clock, lambda: self.seconds)
        self.at = ""

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Office"]:
        app = web.Application()
        self.feed.attach(app, "/telegram/calendar")
        async with serving(app, Door("127.0.0.1", 0, "WEBHOOK_PORT")) as port:
            self.at = f"http://127.0.0.1:{port}"
            yield self

    async def says(self, text: str) -> None:
        """The runner says something, and it is kept."""
        async with self.store.unit() as unit:
            work = Work({7: self.runner.person if self.runner.updates else Person(id=7)})
            work.take(self.runner.says(text).heard, self.runner.now)
            await work.keep(unit, self.runner.now)

    @property
    def path(self) -> str:
        return self.runner.text.partition("<code>")[2].partition("</code>")[0]

    async def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes, dict[str, str]]:
        async with aiohttp.ClientSession() as http, http.request(method, self.at + path, headers=headers) as answer:
            return answer.status, await answer.read(), dict(answer.headers)


@pytest.fixture
async def office(store: Store) -> AsyncIterator[Office]:
    async with Office(store).open() as made:
        yield made


async def test_the_address_gives_the_calendar(office: Office) -> None:
    await office.says("/calendar")
    status, body, headers = await office.get(office.path)
    assert (status, headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert headers["Cache-Control"].startswith("private")
    assert len(entries(body)) >= 8


async def test_who_has_it_already_gets_304_until_something_changes(office: Office) -> None:
    await office.says("/calendar")
    _, _, headers = await office.get(office.path)
    office.seconds += 3600
    office.clock.on(hours=1)
    again, body, same = await office.get(office.path, **{"If-None-Match": headers["Etag"]})
    assert (again, body, same["Etag"]) == (304, b"", headers["Etag"])
    path = office.path
    await office.says("skip")
    office.seconds += 3600
    changed, body, other = await office.get(path, **{"If-None-Match": headers["Etag"]})
    assert changed == 200
    assert other["Etag"] != headers["Etag"]
    assert b"STATUS:CANCELLED" in body


async def test_what_the_feed_found_changed_is_kept_and_told_alike_ever_after(office: Office) -> None:
    await office.says("/calendar")
    path = office.path
    await office.says("skip")
    first = await office.get(path)
    office.seconds += 3600
    office.clock.on(hours=1)
    assert (await office.get(path))[1] == first[1]


async def test_days_later_new_sessions_have_come_in(office: Office) -> None:
    await office.says("/calendar")
    before = entries((await office.get(office.path))[1])
    office.seconds += 1e6
    office.clock.now += timedelta(days=9)
    after = entries((await office.get(office.path))[1])
    assert set(after) - set(before)


async def test_head_is_answered_and_nothing_else_is(office: Office) -> None:
    await office.says("/calendar")
    status, body, headers = await office.get(office.path, "HEAD")
    assert (status, body) == (200, b"")
    assert "Etag" in headers
    assert (await office.get(office.path, "POST"))[0] == 405


@pytest.mark.parametrize(
    "path",
    [
        NOWHERE,
        "/telegram/calendar/.ics",
        "/telegram/calendar/short.ics",
        f"/telegram/calendar/{'A' * 32}.ics",
        f"/telegram/calendar/{'a' * 3000}.ics",
        "/telegram/calendar/%00.ics",
        "/telegram/calendar/..%2f..%2fetc%2fpasswd.ics",
    ],
)
async def test_any_other_address_is_nowhere(office: Office, path: str) -> None:
    await office.says("/calendar")
    assert (await office.get(path))[0] == 404


async def test_an_address_of_one_letter_more_or_less_is_nowhere(office: Office) -> None:
    await office.says("/calendar")
    name = office.path.removesuffix(".ics")
    for wrong in (name[:-1], f"{name}a", f"{name[:-1]}{'b' if name[-1] == 'a' else 'a'}"):
        assert (await office.get(f"{wrong}.ics"))[0] == 404


async def test_a_new_address_makes_the_old_one_void_at_once(office: Office) -> None:
    await office.says("/calendar")
    old = office.path
    assert (await office.get(old))[0] == 200
    async with office.store.unit() as unit:
        work = Work({7: office.runner.person})
        work.take(office.runner.waits(seconds=1).taps_label("New address").heard, office.runner.now)
        await work.keep(unit, office.runner.now)
    assert (await office.get(old))[:2] == (404, b"")
    assert (await office.get(office.path))[0] == 200


async def test_after_delete_the_address_is_gone_and_does_not_come_back_with_the_runner(office: Office) -> None:
    await office.says("/calendar")
    old, training = office.path, office.runner.training
    assert (await office.get(old))[0] == 200
    async with office.store.unit() as unit:
        await unit.forget(7)
    assert (await office.get(old))[:2] == (404, b"")
    office.runner = Runner(zone="Europe/Berlin").waits(hours=1)
    office.runner.talk = Conversation(office.runner.talk.coach, office.runner.talk.flows, addresses=ADDRESSES)
    await office.says("/calendar")
    assert office.runner.training == training
    assert (await office.get(old))[0] == 404
    assert (await office.get(office.path))[0] == 200


async def test_who_guesses_is_slowed_and_those_who_know_are_not(office: Office) -> None:
    await office.says("/calendar")
    known = await office.get(office.path)
    assert known[0] == 200
    asked = [(await office.get(f"/telegram/calendar/{number:032d}.ics".translate(_LETTERS)))[0] for number in range(40)]
    assert asked.count(404) < 40
    assert asked[-1] == 429
    assert (await office.get(office.path))[0] == 200
    office.seconds += 10
    assert (await office.get(NOWHERE))[0] == 404


_LETTERS = str.maketrans("0123456789", "abcdefghij", "")


async def test_however_many_right_addresses_are_asked_for_none_is_slowed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "KEPT_MOST", 0)  # as if so many others had been asked for in between
    await office.says("/calendar")
    assert {(await office.get(office.path))[0] for _ in range(module.WRONG_AT_ONCE + 5)} == {200}


async def test_one_address_makes_us_plan_once_a_minute_at_most(office: Office) -> None:
    await office.says("/calendar")
    path = office.path
    first = (await office.get(path))[1]
    await office.says("skip")
    assert (await office.get(path))[1] == first
    office.seconds += module.GOOD_FOR_S + 1
    assert (await office.get(path))[1] != first


async def test_whoever_asks_at_the_same_time_is_answered_from_one_piece_of_work(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", module.__name__)
    await office.says("/calendar")
    answers = await asyncio.gather(*(office.get(office.path) for _ in range(20)))
    assert {status for status, _, _ in answers} == {200}
    assert caplog.text.count("calendar chat=7") == 1


async def test_who_asks_without_end_is_told_to_come_again_later(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office.feed, "_all", module.Room(5, 1.0, lambda: office.seconds))
    await office.says("/calendar")
    asked = [await office.get(office.path) for _ in range(7)]
    assert [status for status, _, _ in asked] == [200] * 5 + [429] * 2
    assert int(asked[-1][2]["Retry-After"]) > 0
    office.seconds += 1
    assert (await office.get(office.path))[0] == 200


async def test_memory_stays_bounded_however_many_calendars_are_asked_for(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "KEPT_MOST", 0)
    await office.says("/calendar")
    assert (await office.get(office.path))[0] == 200
    assert not office.feed._shown


async def test_what_is_good_no_longer_is_forgotten(office: Office) -> None:
    await office.says("/calendar")
    await office.get(office.path)
    office.feed.forget_unused()
    assert office.feed._shown
    office.seconds += module.GOOD_FOR_S
    office.feed.forget_unused()
    assert not office.feed._shown


async def test_no_line_of_the_log_holds_an_address(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    await office.says("/calendar")
    await office.get(office.path)
    token = office.path.rpartition("/")[2].removesuffix(".ics")
    assert token not in caplog.text
    assert "calendar chat=7" in caplog.text


class Away(Store):
    """A store whose database is not to be had."""

    def read(self, *, in_passing: bool = False) -> NoReturn:
        del in_passing
        raise DatabaseUnreachable("gone")


async def test_a_database_that_is_away_is_said_plainly(office: Office) -> None:
    await office.says("/calendar")
    office.feed._store = Away(office.store._engine)
    status, body, headers = await office.get(office.path)
    assert (status, body) == (503, b"")
    assert int(headers["Retry-After"]) > 0
