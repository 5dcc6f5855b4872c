"""What a picture, animation, sound or page costs: `python -m tests.benchmarks.pictures`.

Drawn in the process of its own as in earnest: the first one of a fresh process, the median of the next, an upload over
the stand-in, and the same again by its id. Then what an echo in another chat takes while files of every kind are made
without a pause, beside what it takes when none is, in turns, so that whatever else the machine does is in both; and the
memory of both processes over 500 pictures.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from itertools import count, cycle, islice
from pathlib import Path
from typing import TypeVar

import psutil
from msgspec.structs import replace

from bot.media.process import COMMAND, CannotMake, Drawing, command
from bot.media.recipes import AnyRecipe, CalendarFile, ExerciseAnimation, Made, SessionAudio, form_of
from bot.media.shelf import Shelf
from bot.media.studio import Studio
from bot.playground.playground import TOKEN, Playground
from bot.playground.user import User
from bot.replies import Media, Screen
from bot.settings import Secret
from bot.telegram import Telegram
from data import catalogue
from tests.bot.calendar.reading import MONDAY, calendar, race, session
from tests.bot.house import House
from tests.bot.machinery import NOW
from tests.bot.pictures import samples
from tests.bot.sound.parting import hold, part

T = TypeVar("T")

TIMES = 5
ECHOES, ROUNDS = 50, 12
PICTURES = 500
SESSION = SessionAudio(title="Today", parts=(part(), hold(), part("Push-up"), hold("Side plank")), walk_min=5)
RECIPES: tuple[AnyRecipe, ...] = (
    ExerciseAnimation(exercise="bodyweight_squat", tempo="3-1-1"),
    samples.CARD,
    samples.PROGRESS,
    samples.WEEKS,
    samples.CALENDAR,
    samples.BODY,
    samples.SIDES,
    samples.WEEK,
    SESSION,
    samples.PAGE,
    CalendarFile(calendar=calendar(*(session(MONDAY + timedelta(days=2 * at)) for at in range(12)), race(MONDAY))),
)


def main() -> None:
    """Prints the findings."""
    asyncio.run(_each())
    asyncio.run(_spoken())
    asyncio.run(_beside())
    asyncio.run(_memory())


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - the figures that are asked for


async def _each() -> None:
    _say(f"{'kind':<22}{'kB':>7}{'first ms':>10}{'draw ms':>9}{'upload ms':>11}{'by id ms':>10}")
    async with _sending() as (telegram, user):
        for recipe in RECIPES:
            try:
                first, drawn, made = await _drawn(recipe)
            except CannotMake as error:
                _say(f"{_named(recipe):<22} {error}")
                continue
            media = Media(recipe=recipe, screen=Screen("How it is done"))
            upload, shown = await _timed(telegram.show(user.id, media, made, None))
            again = [(await _timed(telegram.show(user.id, media, shown.file_id, None)))[0] for _ in range(TIMES)]
            size = len(made.content) / 1024
            by_id = statistics.median(again)
            _say(f"{_named(recipe):<22}{size:>7.0f}{first:>10.0f}{drawn:>9.0f}{upload:>11.1f}{by_id:>10.1f}")


async def _drawn(recipe: AnyRecipe) -> tuple[float, float, Made]:
    """Milliseconds of the first in a fresh process, and the median of the next; the file."""
    drawing = Drawing()
    try:
        first, made = await _timed(drawing.make(recipe))
        rest = [(await _timed(drawing.make(recipe)))[0] for _ in range(TIMES)]
    finally:
        await drawing.end()
    return first, statistics.median(rest), made


async def _spoken() -> None:
    """A session whose names and doses were never said, beside one whose clips are on the shelf, to a new process."""
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        new, known = [], []
        for number in range(TIMES):
            recipe = _session(number)
            speaking, after = Drawing(command(shelf)), Drawing(command(shelf))
            await speaking.make(_session(-1))
            new.append((await _timed(speaking.make(recipe)))[0])
            await after.make(samples.CARD)
            known.append((await _timed(after.make(recipe)))[0])
            await speaking.end()
            await after.end()
    told = f"{statistics.median(new):.0f} ms, from the shelf {statistics.median(known):.0f} ms"
    _say(f"a session of new names and doses {told}")


def _session(number: int) -> SessionAudio:
    """Another one for each number."""
    of = SESSION.parts
    return replace(SESSION, parts=tuple(replace(one, name=f"{one.name} {number}", dose=f"{number} sets") for one in of))


async def _beside() -> None:
    """An echo in one chat while another asks for files that nobody has seen yet."""
    times: dict[bool, list[float]] = {False: [], True: []}
    chats = (range(start, start + ECHOES) for start in count(100, ECHOES))
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        house = House(f"sqlite:///{folder}/coach.db", per_second=1000)
        house.media = Path(folder) / "media"
        house.drawers = COMMAND
        await house.playground.start()
        async with house.machine() as machine:
            assert machine.studio is not None
            await _echoes(house, next(chats))  # warmed up
            asked = _of_every_kind()
            for turn in range(2 * ROUNDS):
                async with _drawing(machine.studio, asked if turn % 2 else None):
                    times[bool(turn % 2)] += await _echoes(house, next(chats))
        await house.playground.stop()
    for drawn, name in ((False, "nothing is made"), (True, "files are made")):
        told = ", ".join(f"p{part} {_p(times[drawn], part):.1f} ms" for part in (50, 95, 99))
        _say(f"an echo while {name}: {told}")
    _say(f"ratio of the medians {_p(times[True], 50) / _p(times[False], 50):.2f}")


@asynccontextmanager
async def _drawing(studio: Studio, asked: Iterator[AnyRecipe] | None) -> AsyncIterator[None]:
    """Files are made without a pause, if any are asked for."""
    async with asyncio.TaskGroup() as group:
        asking = group.create_task(_asks_on(studio, asked)) if asked is not None else None
        yield
        if asking is not None:
            asking.cancel()
            with suppress(asyncio.CancelledError):
                await asking


async def _asks_on(studio: Studio, asked: Iterator[AnyRecipe]) -> None:
    for recipe in asked:
        await studio.make(recipe, urgent=True, within_s=60)


def _of_every_kind() -> Iterator[AnyRecipe]:
    """Ever new content: each kind in its turn."""
    exercises = cycle(catalogue.load().exercises)
    for number, recipe in enumerate(cycle(RECIPES)):
        match recipe:
            case ExerciseAnimation():
                yield ExerciseAnimation(exercise=next(exercises), tempo=f"3-{number % 7}-1")
            case SessionAudio():
                yield replace(recipe, title=f"number {number}")
            case CalendarFile():
                yield replace(recipe, link=f"https://t.me/number{number}")
            case _:
                yield replace(recipe, subtitle=f"number {number}")


async def _echoes(house: House, chats: Iterable[int]) -> list[float]:
    """Each in a chat of its own, so that no chat's pace is measured."""
    times = []
    for number in chats:
        await asyncio.sleep(0.02)
        user = house.user(number)
        began = time.perf_counter()
        user.say("hello")
        await user.answer()
        times.append((time.perf_counter() - began) * 1000)
    return times


async def _memory() -> None:
    drawing, ours = Drawing(), psutil.Process()
    peak = mine = 0.0
    began = time.perf_counter()
    for recipe in islice((one for one in _of_every_kind() if not isinstance(one, SessionAudio)), PICTURES):
        await drawing.make(recipe)
        assert drawing.process_id is not None
        peak = max(peak, psutil.Process(drawing.process_id).memory_info().rss / 2**20)
        mine = max(mine, ours.memory_info().rss / 2**20)
    await drawing.end()
    took = time.perf_counter() - began
    _say(f"{PICTURES} pictures in {took:.0f} s: at most {peak:.0f} MB in the drawing process, {mine:.0f} MB in ours")


@asynccontextmanager
async def _sending() -> AsyncIterator[tuple[Telegram, User]]:
    playground = Playground(now=lambda: NOW, limits=False)
    await playground.start()
    user = playground.user(7)
    user.say("hello")
    telegram = Telegram(Secret(TOKEN), playground.url)
    await telegram.start()
    yield telegram, user
    await telegram.stop()
    await playground.stop()


async def _timed(work: Awaitable[T]) -> tuple[float, T]:
    began = time.perf_counter()
    found = await work
    return (time.perf_counter() - began) * 1000, found


def _p(times: Sequence[float], part: int) -> float:
    return statistics.quantiles(times, n=100)[part - 1]


def _named(recipe: AnyRecipe) -> str:
    return f"{recipe.__struct_config__.tag} ({form_of(recipe).suffix})"


if __name__ == "__main__":
    main()
