"""What a picture, animation, sound or page costs: `python -m tests.benchmarks.pictures`.

Drawn in the process of its own as in earnest: the first one of a fresh process, the median of the next, an upload over
the stand-in, and the same again by its id. Then what an echo in another chat takes while pictures are drawn without a
pause, beside what it takes when none is; and the memory of both processes over 500 pictures.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Iterator, Sequence
from contextlib import asynccontextmanager
from itertools import cycle
from pathlib import Path
from typing import TypeVar

import psutil
from msgspec.structs import replace

from bot.media.picture_recipes import AnyPicture
from bot.media.process import COMMAND, CannotMake, Drawing
from bot.media.recipes import AnyRecipe, ExerciseAnimation, Made, SessionAudio, form_of
from bot.media.studio import Studio
from bot.playground.playground import TOKEN, Playground
from bot.playground.user import User
from bot.replies import Media, Screen
from bot.settings import Secret
from bot.telegram import Telegram
from tests.bot.house import House
from tests.bot.machinery import NOW
from tests.bot.pictures import samples
from tests.bot.sound.parting import hold, part

T = TypeVar("T")

TIMES = 5
ECHOES = 60
PICTURES = 500
RECIPES: tuple[AnyRecipe, ...] = (
    ExerciseAnimation(exercise="bodyweight_squat", tempo="3-1-1"),
    samples.CARD,
    samples.PROGRESS,
    samples.WEEKS,
    samples.CALENDAR,
    samples.BODY,
    samples.SIDES,
    samples.WEEK,
    SessionAudio(title="Today", parts=(part(), hold(), part("Push-up"), hold("Side plank")), walk_min=5),
)


def main() -> None:
    """Prints the three findings."""
    asyncio.run(_each())
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


async def _beside() -> None:
    """An echo in one chat while another asks for pictures that nobody has seen yet."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        house = House(f"sqlite:///{folder}/coach.db", per_second=1000)
        house.media = Path(folder) / "media"
        house.drawers = COMMAND
        await house.playground.start()
        async with house.machine() as machine:
            await _echoes(house, 100)  # warmed up
            quiet = await _echoes(house, 1000)
            async with asyncio.TaskGroup() as group:
                asking = group.create_task(_asks_on(machine.studio))
                busy = await _echoes(house, 2000)
                asking.cancel()
        await house.playground.stop()
    for name, times in (("nothing is drawn", quiet), ("pictures are drawn", busy)):
        _say(f"an echo while {name}: p50 {_p(times, 50):.1f} ms, p95 {_p(times, 95):.1f} ms")
    _say(f"ratio of the medians {_p(busy, 50) / _p(quiet, 50):.2f}")


async def _asks_on(studio: Studio | None) -> None:
    assert studio is not None
    for recipe in _different():
        await studio.make(recipe, urgent=True, within_s=60)


def _different() -> Iterator[AnyRecipe]:
    """Ever new content, of several kinds."""
    kinds: tuple[AnyPicture, ...] = (samples.CARD, samples.PROGRESS, samples.WEEKS, samples.CALENDAR)
    for number, recipe in enumerate(cycle(kinds)):
        yield replace(recipe, subtitle=f"number {number}")


async def _echoes(house: House, first: int) -> list[float]:
    """Each in a chat of its own, so that no chat's pace is measured."""
    times = []
    for number in range(first, first + ECHOES):
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
    for _, recipe in zip(range(PICTURES), _different(), strict=False):
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
