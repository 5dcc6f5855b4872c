"""What the page is told and what it may do, without a browser."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from telegram import Bot

from bot.playground.journey import Leap, destination, zone_named
from bot.playground.playground import Playground
from tests.bot.playground.conftest import Ticking

BERLIN = ZoneInfo("Europe/Berlin")


class Stream:
    """Server-sent events, read one by one."""

    def __init__(self, answer: aiohttp.ClientResponse) -> None:
        self._answer = answer

    async def event(self, name: str) -> Any:
        """The next event of this name."""
        async with asyncio.timeout(3):
            while True:
                line = (await self._answer.content.readline()).decode()
                assert line, "the stream ended"
                if line == f"event: {name}\n":
                    return json.loads((await self._answer.content.readline()).decode().removeprefix("data: "))


@asynccontextmanager
async def watching(playground: Playground, user: int = 1) -> AsyncIterator[tuple[aiohttp.ClientSession, Stream]]:
    address = f"{playground.url}/playground/events?user={user}&zone=Europe/Berlin&language=de-DE"
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        yield session, Stream(answer)


async def do(session: aiohttp.ClientSession, playground: Playground, deed: str, **body: Any) -> int:
    async with session.post(f"{playground.url}/playground/{deed}?user=1", json=body) as answer:
        return answer.status


async def test_a_visitor_is_met_and_hears_what_happens(playground: Playground, bot: Bot) -> None:
    async with watching(playground) as (session, stream):
        chat = await stream.event("chat")
        assert (chat["person"]["name"], chat["bot"]["name"]) == ("Robin", "Strength Coach")
        assert (await stream.event("posts")) == {"posts": [], "all": True}
        clock = await stream.event("clock")
        assert (clock["zone"], clock["travels"], clock["done"]) == ("Europe/Berlin", False, None)
        assert await do(session, playground, "say", text="/start") == 204
        assert [post["text"] for post in (await stream.event("posts"))["posts"]] == ["/start"]
        sent = await bot.send_message(1, "<b>hi</b>", parse_mode="HTML")
        (post,) = (await stream.event("posts"))["posts"]
        assert (post["text"], post["mine"], post["entities"][0]["type"]) == ("hi", False, "bold")
        await sent.delete()
        (gone,) = (await stream.event("posts"))["posts"]
        assert gone["deleted"]
    assert playground.user(1).messages[0].obj["from"]["first_name"] == "Robin"


async def test_typing_is_shown_and_then_no_more(playground: Playground, bot: Bot, clock: Ticking) -> None:
    playground.user(1).say("hi")
    async with watching(playground) as (_, stream):
        assert (await stream.event("chat"))["action"] == ""
        await bot.send_chat_action(1, "typing")
        assert (await stream.event("chat"))["action"] == "typing"
        await bot.send_message(1, "x")
        assert (await stream.event("chat"))["action"] == ""
        await bot.send_chat_action(1, "typing")
        assert (await stream.event("chat"))["action"] == "typing"
        clock.seconds += 6
        playground.user(1).say("still there?")
        assert (await stream.event("chat"))["action"] == ""


async def test_deeds_that_make_no_sense_are_refused(playground: Playground) -> None:
    async with aiohttp.ClientSession() as session:
        assert await do(session, playground, "say", text=" ") == 400
        assert await do(session, playground, "say") == 400
        assert await do(session, playground, "tap", message=99, data="x") == 400
        assert await do(session, playground, "location", latitude="north", longitude=1) == 400
        assert await do(session, playground, "send", kind="elephant") == 400
        assert await do(session, playground, "dance") == 404
        assert await do(session, playground, "clock", to="century") == 400
        assert await do(session, playground, "clock", to="hour") == 409  # nothing to travel with
        async with session.get(f"{playground.url}/playground/events?user=me") as answer:
            assert answer.status == 400


class Journey:
    """Goes half of the way, and the rest when it is let."""

    def __init__(self, clock: Ticking) -> None:
        self.clock = clock
        self.half_way, self.go_on = asyncio.Event(), asyncio.Event()

    async def travel(self, until: datetime) -> None:
        self.clock.instant += (until - self.clock.instant) / 2
        self.half_way.set()
        await self.go_on.wait()
        self.clock.instant = until


async def tokyo(_: int) -> str:
    return "Asia/Tokyo"


async def test_a_journey_is_shown_while_it_lasts_and_only_one_at_a_time(clock: Ticking) -> None:
    journey, start = Journey(clock), clock.instant
    playground = Playground(now=clock.now, travel=journey.travel, zone_of=tokyo)
    await playground.start()
    async with watching(playground) as (session, stream), asyncio.TaskGroup() as group:
        assert (await stream.event("clock"))["zone"] == "Asia/Tokyo"
        going = group.create_task(do(session, playground, "clock", to="hour"))
        await journey.half_way.wait()
        while (told := await stream.event("clock"))["done"] != pytest.approx(0.5):
            continue
        assert told["now"] == (start + timedelta(minutes=30)).timestamp()
        assert await do(session, playground, "clock", to="week") == 409
        journey.go_on.set()
        assert await going == 204
        while (told := await stream.event("clock"))["done"] is not None:
            continue
    assert clock.instant == start + timedelta(hours=1)
    await playground.stop()


@pytest.mark.parametrize(
    ("leap", "now", "then"),
    [
        (Leap.HOUR, "2026-11-22T06:30+01:00", "2026-11-22T07:30+01:00"),
        (Leap.EVENING, "2026-11-22T06:30+01:00", "2026-11-22T20:00+01:00"),
        (Leap.EVENING, "2026-11-22T20:00+01:00", "2026-11-23T20:00+01:00"),
        (Leap.MORNING, "2026-11-22T23:59+01:00", "2026-11-23T09:00+01:00"),
        (Leap.MORNING, "2026-03-28T12:00+01:00", "2026-03-29T09:00+02:00"),  # the clocks go forward
        (Leap.WEEK, "2026-10-21T06:30+02:00", "2026-10-28T06:30+01:00"),  # and back: the same hour a week on
    ],
)
def test_the_buttons_lead_to_local_hours(leap: Leap, now: str, then: str) -> None:
    assert destination(leap, datetime.fromisoformat(now), BERLIN) == datetime.fromisoformat(then)


def test_an_unknown_zone_gives_way_to_the_next_and_at_last_to_utc() -> None:
    assert zone_named("", "Europe/Berlin").key == "Europe/Berlin"
    assert zone_named("../etc/passwd", "Mars/Base").key == "UTC"


@pytest.mark.parametrize(
    ("asked", "body", "told"),
    [
        ("bytes=2-4", b"234", "bytes 2-4/10"),
        ("bytes=7-", b"789", "bytes 7-9/10"),
        ("bytes=-2", b"89", "bytes 8-9/10"),
        ("bytes=0-", b"0123456789", "bytes 0-9/10"),
        ("bytes=10-", b"", "bytes */10"),
        ("nonsense", b"0123456789", None),
    ],
)
async def test_a_player_can_go_to_the_middle_of_a_sound(
    playground: Playground, bot: Bot, asked: str, body: bytes, told: str | None
) -> None:
    playground.user(1).say("/start")
    sent = await bot.send_audio(1, b"0123456789", filename="a.m4a")
    assert sent.audio is not None
    file = await bot.get_file(sent.audio.file_id)
    assert file.file_path is not None
    path = file.file_path.partition(playground.token + "/")[2]
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{playground.url}/playground/file/{path}", headers={"Range": asked}) as answer,
    ):
        assert answer.headers.get("Content-Range") == told
        assert answer.status == (200 if told is None else 206 if body else 416)
        assert await answer.read() == body
        assert answer.headers["Accept-Ranges"] == "bytes"


async def test_files_are_served_so_that_they_cannot_act(playground: Playground, bot: Bot) -> None:
    playground.user(1).say("hi")
    await bot.send_document(1, b"<script>alert(1)</script>", filename="a.html")
    document = playground.user(1).last.obj["document"]
    file = await bot.get_file(document["file_id"])
    assert file.file_path is not None
    path = file.file_path.partition(playground.token + "/")[2]
    async with aiohttp.ClientSession() as session, session.get(f"{playground.url}/playground/file/{path}") as answer:
        assert answer.headers["Content-Disposition"] == "attachment"
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_streams_end_when_it_stops() -> None:
    playground = Playground(now=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    await playground.start()
    async with watching(playground) as (_, stream):
        await stream.event("clock")
        async with asyncio.timeout(3):
            await playground.stop()
