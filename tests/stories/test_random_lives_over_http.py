"""Random lives over real HTTP: chats side by side against the stand-in, on a SQLite file, with restarts and time.

`make fuzz` lives 200 of them, the quick tests 5.
"""

import logging
import os
import random  # noqa: TID251 - seeded, it makes cases
from asyncio import TaskGroup
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import App
from bot.playground.user import Seen, User
from bot.records import decode_chat
from coaching.memory.fold import rebuild
from tests.bot.dice import UNFILLED, Move, move
from tests.bot.talking import conversation
from tests.stories.edges import datas
from tests.stories.house import House, join

SUNDAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
LIVES = int(os.environ.get("LIVES_OVER_HTTP", "5"))
SIDE_BY_SIDE, ROUNDS, TURNS, SECONDS = 20, 4, 5, 30
MOST = 4096
"""Characters that Telegram takes in a text."""


class Life:
    """One chat and its dice. Every second one is onboarded; the others are anywhere in the questions."""

    def __init__(self, user: User, seed: int) -> None:
        self.user, self.dice = user, random.Random(seed)
        self.onboarded = seed % 2 == 0
        self.old: list[str] = []

    async def begins(self) -> None:
        if self.onboarded:
            await join(self.user)
        else:
            self.user.say("/start")
            await self.user.answer(SECONDS)

    async def turns(self, app: App) -> None:
        for _ in range(TURNS):
            fresh = [data for seen in self.user.received[-2:] for data in datas(seen)]
            self.old += fresh
            done = move(self.dice, sorted(fresh), self.old, app.clock().date())
            await self._does(done)
            app.clock.move_to(app.clock() + timedelta(seconds=0.5))  # nobody is faster than fingers
            await self.user.wait_for(_leads_on, SECONDS)
            assert not UNFILLED.search(self.user.last.text), self.user.last.text

    async def _does(self, done: Move) -> None:
        match done.kind:
            case "tap":
                query = self.user.forge(done.value or "x", _tappable(self.user))
                await self.user.wait_for(lambda one: any(toast.callback_id == query for toast in one.toasts), SECONDS)
            case "text":
                self.user.say(done.value.strip()[:MOST] or "?")
                await self.user.answer(SECONDS)
            case "other":
                _sends(self.user, done.value)
                await self.user.answer(SECONDS)
            case _:  # a restart and time come between the rounds, for all at once
                self.user.say("today")
                await self.user.answer(SECONDS)


def _tappable(user: User) -> Seen:
    """The last one that can be tapped: a file without buttons cannot."""
    return next(seen for seen in reversed(user.received) if seen.labels or not seen.media)


def _leads_on(user: User) -> bool:
    """There is a way on; of several messages the last has it."""
    last = _tappable(user)
    return bool(last.labels) or "/" in last.text or user.reply_keyboard is not None


def _sends(user: User, kind: str) -> Seen:
    match kind:
        case "edited":
            return user.edit("something else")
        case "forwarded":
            return user.forward("somebody's words")
        case "place":
            return user.share_location(52.5, 13.4)
        case "photo" | "voice" | "sticker" | "poll":
            return user.send(kind)
        case _:
            return user.send("dice")


async def kept_well(app: App, lives: list[Life]) -> None:
    """Each runner can be read back, and stands where the facts lead."""
    assert app._store is not None
    async with app._store.read() as reader:
        for life in lives:
            kept, facts = await reader.person(life.user.id), await reader.history(life.user.id)
            if kept.chat is not None:
                decode_chat(kept.chat)
            if kept.training is not None:
                assert rebuild(facts, conversation().coach.catalogue) == kept.training


@pytest.mark.parametrize("part", range(-(-LIVES // SIDE_BY_SIDE)))
async def test_random_lives_over_http_are_always_answered_and_kept(
    part: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    house = House(f"sqlite:///{tmp_path / 'coach.db'}", SUNDAY, per_second=1000)
    await house.playground.start()
    seeds = range(part * SIDE_BY_SIDE, min(LIVES, (part + 1) * SIDE_BY_SIDE))
    lives = [Life(house.user(seed + 1), seed) for seed in seeds]
    hours = random.Random(part)
    for number in range(ROUNDS):
        async with house.coach() as app:
            async with TaskGroup() as group:
                for life in lives:
                    group.create_task(life.turns(app) if number else life.begins())
            await kept_well(app, lives)
            await app.travel(app.clock() + timedelta(hours=hours.choice([1, 5, 12, 24])))
    await house.playground.stop()
    assert not [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR]
