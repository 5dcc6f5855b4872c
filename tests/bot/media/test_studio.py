"""Files made in a process of their own: kept, made once, replaced when it dies, and never a reason to fall silent."""

import asyncio
import errno
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.media.process import CannotMake, Drawing
from bot.media.recipes import AnyRecipe, ExerciseAnimation, Made, SessionAudio
from bot.media.shelf import Shelf
from bot.media.studio import Closed, Studio
from tests.bot.machinery import SetClock
from tests.bot.media.easel import COMMAND


class Rented:
    """A studio with a folder, that remembers what it was told to mend."""

    def __init__(self, folder: Path, within_s: float = 20) -> None:
        self.studio = Studio(SetClock(), Shelf(folder), Drawing(COMMAND, within_s))
        self.studio.on_trouble = self._hear
        self.told: list[str] = []

    async def _hear(self, text: str) -> None:
        self.told.append(text)

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Rented"]:
        async with asyncio.TaskGroup() as group:
            running = group.create_task(self.studio.run())
            yield self
            running.cancel()

    async def make(self, recipe: AnyRecipe, *, urgent: bool = True, within_s: float = 20) -> Made:
        return await self.studio.make(recipe, urgent=urgent, within_s=within_s)


@pytest.fixture
async def rented(tmp_path: Path) -> AsyncIterator[Rented]:
    async with Rented(tmp_path).open() as open_one:
        yield open_one


def move(exercise: str) -> ExerciseAnimation:
    return ExerciseAnimation(exercise=exercise, tempo="3-1-1")


def song(title: str) -> SessionAudio:
    return SessionAudio(title=title, parts=())


async def test_a_file_is_made_in_another_process_and_kept_for_the_next_start(rented: Rented, tmp_path: Path) -> None:
    made = await rented.make(move("squat"))
    assert made.content.startswith(b"GIF89a")
    assert (made.width, made.height, made.seconds) == (64, 48, 1)
    await rented.make(song("after it is kept"))
    async with Rented(tmp_path, within_s=0).open() as later:  # it could not make anything in no time
        assert await later.make(move("squat")) == made


async def test_what_does_not_last_is_made_anew_each_time(rented: Rented, tmp_path: Path) -> None:
    one, two = [await rented.make(move("passing")) for _ in range(2)]
    assert one.content != two.content
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - one look at a folder that is ours


async def test_what_nobody_asks_for_any_more_is_forgotten(rented: Rented) -> None:
    first = await rented.make(song("mine"))
    rented.studio.forget_unused()  # it was just used
    assert await rented.make(song("mine")) is first
    rented.studio.forget_unused()
    rented.studio.forget_unused()
    assert await rented.make(song("mine")) is not first


async def test_what_is_a_runners_own_never_comes_to_the_disk(rented: Rented, tmp_path: Path) -> None:
    made = await rented.make(song("mine"))
    assert await rented.make(song("mine")) == made
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - one look at a folder that is ours


async def test_who_asks_for_the_same_at_once_gets_the_same_file(rented: Rented) -> None:
    one, two, other = await asyncio.gather(
        rented.make(move("slow")), rented.make(move("slow"), urgent=False), rented.make(move("squat"))
    )
    assert one is two
    assert one.content != other.content


async def test_what_is_waited_for_goes_before_what_is_not(rented: Rented) -> None:
    done: list[str] = []

    async def asked(exercise: str, *, urgent: bool) -> None:
        await rented.make(move(exercise), urgent=urgent)
        done.append(exercise)

    await asyncio.gather(
        asked("slow", urgent=False),
        asked("nudge 1", urgent=False),
        asked("nudge 2", urgent=False),
        asked("answer", urgent=True),
    )
    assert done.index("answer") < done.index("nudge 2")


async def test_a_process_that_was_killed_while_nobody_needed_it_is_replaced(rented: Rented) -> None:
    first = await rented.make(song("one"))
    os.kill(int(first.content.split()[-1]), 9)
    assert (await rented.make(song("two"))).content.startswith(b"sound of two")
    assert rented.told == []


async def test_a_recipe_that_killed_its_process_by_chance_is_made_by_the_next(rented: Rented, tmp_path: Path) -> None:
    assert (await rented.make(move(f"dies once in {tmp_path / 'mark'}"))).content


@pytest.mark.parametrize(
    ("exercise", "said"),
    [
        ("dies", "the drawing process died of it"),
        ("raises", "ValueError at easel.py"),
        ("mend", "the letters are missing"),
    ],
)
async def test_what_cannot_be_made_says_why_and_the_owner_hears_it_once(
    rented: Rented, exercise: str, said: str
) -> None:
    for _ in range(2):
        with pytest.raises(CannotMake, match=said):
            await rented.make(move(exercise))
    assert len(rented.told) == 1
    assert said in rented.told[0]
    assert "said by a runner" not in rented.told[0]
    assert (await rented.make(move("squat"))).content


async def test_one_that_hangs_is_ended_in_time_and_the_next_is_made(tmp_path: Path) -> None:
    async with Rented(tmp_path, within_s=0.2).open() as rented:
        with pytest.raises(CannotMake, match=r"not made within 0\.2 s"):
            await rented.make(move("hangs"))
        rented.studio._drawing._within_s = 20
        assert (await rented.make(move("squat"))).content


async def test_who_has_waited_long_enough_hears_so_and_what_nobody_waits_for_is_not_made(rented: Rented) -> None:
    first = asyncio.create_task(rented.make(move("slow")))  # noqa: TID251 - awaited below
    await asyncio.sleep(0)
    with pytest.raises(CannotMake, match=r"not had within 0\.001 s"):
        await rented.make(song("late"), within_s=0.001)
    await first
    assert (await rented.make(song("next"))).content.startswith(b"sound of next")


async def test_a_full_disk_keeps_nothing_from_the_runner(rented: Rented, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as full:
        full.setattr(Path, "replace", no_room)
        assert (await rented.make(move("squat"))).content
        assert (await rented.make(move("lunge"))).content
        await rented.make(song("after it was tried to keep them"))
    assert len(rented.told) == 1
    assert "No space left" in rented.told[0]
    assert "Runners get them as ever" in rented.told[0]


async def test_a_disk_that_fills_again_after_there_was_room_is_told_again(
    rented: Rented, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for exercise in ("squat", "row", "lunge"):
        with monkeypatch.context() as disk:
            if exercise != "row":
                disk.setattr(Path, "replace", no_room)
            await rented.make(move(exercise))
            await rented.make(song(f"after {exercise}"))
            rented.studio.forget_unused()
    assert len(rented.told) == 2


async def test_a_missing_program_is_a_fault_like_any_other(tmp_path: Path) -> None:
    rented = Rented(tmp_path)
    rented.studio._drawing = Drawing(("/nowhere/python",))
    async with rented.open():
        with pytest.raises(CannotMake, match="no drawing process can be started"):
            await rented.make(move("squat"))


async def test_a_studio_that_closes_lets_nobody_wait(rented: Rented) -> None:
    waiting = asyncio.create_task(rented.make(move("slow")))  # noqa: TID251 - awaited below
    await asyncio.sleep(0.01)
    rented.studio.close()
    with pytest.raises(Closed):
        await waiting
    with pytest.raises(Closed):
        await rented.make(move("squat"))
