"""Files on their way through the house, over the real client and HTTP: made, sent, sent again by id, never lost."""

import asyncio
import shutil
import time
from pathlib import Path

import pytest

from bot.playground.faults import Fault, Trouble
from bot.playground.files import FileStore
from bot.playground.user import User
from tests.bot.house import House
from tests.bot.media.conftest import OWNER


def shown(user: User) -> list[tuple[str, str]]:
    return [(seen.media, seen.text) for seen in user.received]


async def test_an_animation_comes_with_its_caption_and_its_buttons(house: House) -> None:
    async with house.machine():
        user = house.user()
        user.say("move squat")
        seen = await user.answer()
    assert (seen.media, seen.html, seen.labels) == ("animation", "<b>how</b>", ("Done",))
    assert seen.content.startswith(b"GIF89a")
    assert seen.file_name == "animation.mp4"
    assert (seen.obj["animation"]["width"], seen.obj["animation"]["height"]) == (64, 48)


async def test_the_same_again_goes_by_the_id_that_telegram_gave_also_after_a_restart(house: House) -> None:
    first, second, third = house.user(7), house.user(8), house.user(9)
    async with house.machine():
        first.say("move squat")
        await first.answer()
        second.say("move squat")
        await second.answer()
    assert house.media is not None
    shutil.rmtree(house.media)
    async with house.machine() as machine:
        assert machine.studio is not None
        machine.studio.close()  # nothing can be made from now on
        third.say("move squat")
        await third.answer()
    assert len({one.last.obj["animation"]["file_id"] for one in (first, second, third)}) == 1


async def test_what_does_not_last_is_uploaded_each_time(house: House) -> None:
    user = house.user()
    async with house.machine():
        for _ in range(2):
            user.say("move passing")
            await user.answer()
    assert len({seen.obj["animation"]["file_id"] for seen in user.received}) == 2


async def test_what_is_a_runners_own_goes_again_by_id_to_them_alone(house: House) -> None:
    one, other = house.user(7), house.user(8)
    async with house.machine():
        for user in (one, other, one):
            user.say("mine")
            await user.answer()
    first, again = (seen.content for seen in one.received)
    assert first == again
    assert one.last.file_name == "mine.m4a"
    assert one.last.obj["audio"]["title"] == "Mine"
    assert one.last.obj["audio"]["duration"] == 3


async def test_an_id_that_telegram_no_longer_takes_is_replaced(house: House) -> None:
    user = house.user()
    async with house.machine():
        user.say("move squat")
        await user.answer()
        house.playground.world.files = FileStore()  # Telegram has forgotten
        user.say("move squat")
        again = await user.answer()
        user.say("move squat")
        assert (await user.answer()).content == again.content
    assert [kind for kind, _ in shown(user)] == ["animation"] * 3


@pytest.mark.parametrize("exercise", ["dies", "raises", "mend"])
async def test_where_it_cannot_be_made_the_words_come_and_the_owner_hears_why(house: House, exercise: str) -> None:
    user, owner = house.user(), house.user(OWNER)
    owner.say("hello")
    async with house.machine():
        await owner.answer()
        user.say(f"move {exercise}")
        seen = await user.answer(20)
        await owner.wait_for(lambda one: "cannot be made" in one.last.text)
    assert (seen.media, seen.text, seen.labels) == ("", "how, in words", ("Done",))


async def test_without_a_studio_the_words_come(house: House) -> None:
    house.media = None
    async with house.machine():
        user = house.user()
        user.say("move squat")
        assert (await user.answer()).text == "how, in words"


async def test_what_telegram_refuses_comes_in_words(house: House) -> None:
    house.playground._server.faults = lambda name, _: (
        Fault(trouble=Trouble.STATUS, status=400) if name == "sendAnimation" else None
    )
    async with house.machine():
        user = house.user()
        user.say("move squat")
        assert (await user.answer()).text == "how, in words"


async def test_another_chat_does_not_wait_for_a_picture(house: House) -> None:
    slow, quick = house.user(7), house.user(8)
    async with house.machine():
        slow.say("move slow")
        quick.say("hello")
        began = time.monotonic()
        await quick.answer()
        assert time.monotonic() - began < 0.3
        assert slow.received == ()
        await slow.answer()


async def test_in_its_own_chat_what_follows_waits_for_it(house: House) -> None:
    async with house.machine():
        user = house.user()
        user.say("move slow")
        user.say("hello")
        await user.wait_for(lambda one: len(one.received) == 2)
    assert [text for _, text in shown(user)] == ["how", "you said hello"]


async def test_a_picture_that_was_not_sent_yet_comes_after_the_next_start(house: House, tmp_path: Path) -> None:
    user, mark = house.user(), tmp_path / "mark"
    async with house.machine() as machine:
        user.say(f"move waits in {mark}")
        while machine.studio is None or not machine.studio.busy:  # noqa: ASYNC110 - nothing tells
            await asyncio.sleep(0.01)
    assert user.received == ()
    mark.touch()
    async with house.machine():
        await user.wait_for(lambda one: len(one.received) == 1)
    assert shown(user) == [("animation", "how")]


async def test_a_button_under_a_picture_answers_below_it_and_takes_its_buttons_away(house: House) -> None:
    async with house.machine():
        user = house.user()
        user.say("move squat")
        await user.answer()
        user.tap("Done")
        await user.wait_for(lambda one: len(one.received) == 2 and not one.received[0].labels)
    assert shown(user) == [("animation", "how"), ("", "tapped")]
