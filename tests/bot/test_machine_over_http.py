"""The machine with a conversation that echoes, through the real client over HTTP against the stand-in."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.playground.faults import Fault, Trouble
from bot.playground.user import User
from bot.sending import sender
from tests.bot.house import House


def texts(user: User) -> list[str]:
    return [seen.text for seen in user.received]


async def test_a_text_is_answered_and_a_tap_edits_the_message(house: House) -> None:
    async with house.machine():
        user = house.user()
        user.say("hello")
        assert (await user.answer()).text == "you said hello"
        user.tap("Done")
        assert (await user.answer()).text == "tapped"
        await user.wait_for(lambda one: bool(one.toasts))
    assert texts(user) == ["tapped"]


async def test_a_new_message_of_the_slot_leaves_one_keyboard(house: House) -> None:
    async with house.machine():
        user = house.user()
        user.say("a")
        await user.answer()
        user.say("b")
        await user.answer()
        await user.wait_for(lambda one: [bool(seen.labels) for seen in one.received] == [False, True])


async def test_what_was_said_while_it_was_down_is_answered_once_it_is_up(house: House) -> None:
    user = house.user()
    async with house.machine():
        user.say("before")
        await user.answer()
    user.say("meanwhile")
    async with house.machine():
        await user.wait_for(lambda one: len(one.received) == 2)
    async with house.machine() as machine:
        await machine.sender.settled()
    assert texts(user) == ["you said before", "you said meanwhile"]


async def test_travelling_brings_every_morning_once_and_none_again_after_a_restart(house: House) -> None:
    user = house.user()
    async with house.machine() as machine:
        user.say("join")
        await user.answer()
        began = time.monotonic()
        await machine.travel(datetime(2026, 11, 26, 12, tzinfo=UTC))
        assert time.monotonic() - began < 5
    async with house.machine() as machine:
        await machine.travel(datetime(2026, 11, 27, 12, tzinfo=UTC))
    assert texts(user) == ["joined", *(f"morning of 2026-11-{day}" for day in range(23, 28))]


async def test_when_the_hour_comes_the_clockwork_sends_by_itself(house: House) -> None:
    user = house.user()
    async with house.machine():
        user.say("join")
        await user.answer()
        house.clock.move_to(datetime(2026, 11, 23, 6, 59, 59, tzinfo=UTC))
        await user.wait_for(lambda one: len(one.received) == 2, seconds=10)
    assert texts(user)[1] == "morning of 2026-11-23"


async def test_a_runner_who_blocked_gets_nothing_more_until_they_come_back(house: House) -> None:
    user = house.user()
    async with house.machine() as machine:
        user.say("join")
        await user.answer()
        user.block()
        await machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC))
        assert texts(user) == ["joined"]
        user.unblock()
        user.say("hello")
        await user.wait_for(lambda one: len(one.received) == 2)
        await machine.travel(datetime(2026, 11, 25, 12, tzinfo=UTC))
    assert texts(user)[1:] == ["you said hello", "morning of 2026-11-25"]


async def test_a_bad_hour_of_telegram_loses_and_doubles_nothing(house: House) -> None:
    calls = [0]

    def every_fifth(method: str, _chat: int | None) -> Fault | None:
        calls[0] += 1
        if calls[0] % 5 or method == "getMe":
            return None
        troubles = (Trouble.STATUS, Trouble.GARBAGE, Trouble.DROP)
        return Fault(trouble=troubles[calls[0] // 5 % 3], status=502)

    users = [house.user(number) for number in range(1, 21)]
    async with house.machine() as machine:
        house.playground.set_faults(every_fifth)
        for user in users:
            user.say(f"from {user.id}")
        for _ in range(8):
            await machine.travel(house.clock() + timedelta(minutes=15))
        for user in users:
            await user.wait_for(lambda one: bool(one.received))
    house.playground.set_faults(None)
    assert [texts(user) for user in users] == [[f"you said from {user.id}"] for user in users]


async def test_one_that_floods_is_answered_in_order_and_another_at_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "FINISH_WITHIN_S", 0.1)  # nobody waits for the rest
    async with house.machine():
        loud, quiet = house.user(1), house.user(2)
        for number in range(30):
            loud.say(str(number))
        quiet.say("hello")
        await quiet.answer(seconds=2)
        await loud.wait_for(lambda one: len(one.received) >= 5)
    assert texts(loud)[:5] == [f"you said {number}" for number in range(5)]
