"""The real command in a process of its own, killed with SIGKILL and started again: nothing lost, nothing twice."""

import asyncio
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.app import real_clock
from bot.playground.playground import Playground
from bot.playground.user import User
from bot.settings import KNOWN
from tests.stories.house import ONBOARDING, TOKEN
from tests.stories.page import Page

ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def coach(folder: Path, **settings: str) -> AsyncIterator[str]:
    """`python -m bot`; its first line. Killed when the block ends."""
    kept = {name: value for name, value in os.environ.items() if name not in KNOWN}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), **settings},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(90):
            yield (await process.stdout.readline()).decode()
    finally:
        process.kill()
        await process.wait()
        process._transport.close()  # type: ignore[attr-defined]  # else it is closed after the loop, with a warning


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    served = Playground(now=real_clock, token=TOKEN)
    await served.start()
    yield served
    await served.stop()


async def taps(user: User, *labels: str) -> None:
    for label in labels:
        await user.wait_for(lambda one, wanted=label: any(wanted in seen.labels for seen in one.received), 30)  # type: ignore[misc]
        user.tap(label)
        await user.answer(30)


async def test_on_telegram_a_killed_coach_goes_on_at_the_question_where_it_was(
    playground: Playground, tmp_path: Path
) -> None:
    user = playground.user(7, "Robin", "en")
    bot = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": playground.url}
    async with coach(tmp_path, **bot):
        user.say("/start")
        await user.answer(30)
        await taps(user, *ONBOARDING[:5])
    user.tap(ONBOARDING[5])  # while nobody listens
    async with coach(tmp_path, **bot):
        await user.answer(30)
        await taps(user, *ONBOARDING[6:])
        await user.wait_for(lambda one: len(one.received) == 2, 30)
    async with coach(tmp_path, **bot):
        user.say("/week")
        await user.answer(30)
    said = [seen.text for seen in user.received]
    assert len(said) == 3
    assert said[0].startswith("That is all I need")


async def test_killed_in_the_middle_of_answering_every_text_is_answered_once(
    playground: Playground, tmp_path: Path
) -> None:
    users = [playground.user(number, "Robin", "en") for number in range(1, 41)]
    bot = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": playground.url}
    async with coach(tmp_path, **bot):
        for user in users:
            user.say("/start")
        await anybody(users, lambda user: bool(user.received))
    async with coach(tmp_path, **bot):
        for user in users:
            await user.wait_for(lambda one: bool(one.received), 60)
    counts = Counter(len(user.received) for user in users)
    assert set(counts) <= {1, 2}  # those that were on their way when it died may come again
    assert counts[2] <= 30  # many go at once, but no more than a second's worth had left by then


async def anybody(users: list[User], true: Callable[[User], bool]) -> None:
    async with asyncio.timeout(60):
        while not any(true(user) for user in users):  # noqa: ASYNC110 - forty bells, one look
            await asyncio.sleep(0.002)


async def test_the_local_chat_remembers_itself_and_how_far_its_clock_was_moved(tmp_path: Path) -> None:
    async with aiohttp.ClientSession() as http:
        async with coach(tmp_path) as line:
            page = Page(http, address(line))
            await page.do("say", text="/start")
            for label in ONBOARDING:
                await page.tap(label)
            await page.until(2)
            await page.do("clock", to="morning", zone="Europe/London")
            before = await page.until(3)
        async with coach(tmp_path) as line:
            page = Page(http, address(line))
            assert await page.until(3) == before
            await page.do("clock", to="week", zone="Europe/London")
            after = [one for one in await page.messages() if not one["mine"]]
    spoken = sorted({day for day in days(after) if day > days(before)[-1]})
    assert len(spoken) in {3, 4, 5, 6, 7}  # every day, until it falls silent for who does not answer
    assert date.fromisoformat(spoken[-1]) - date.fromisoformat(spoken[0]) == timedelta(days=len(spoken) - 1)
    nudges = days([one for one in after if str(one["text"]).startswith("📈")])
    assert len(set(nudges)) == len(nudges)
    assert len(nudges) in {1, 2}  # two where the week began on a Sunday


def address(line: str) -> str:
    return next(word for word in line.split() if word.startswith("http"))


def days(messages: list[dict[str, object]]) -> list[str]:
    return [datetime.fromtimestamp(int(str(one["date"])), UTC).date().isoformat() for one in messages]
