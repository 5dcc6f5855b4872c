"""A fifth of all calls goes wrong, each in every way there is: nothing is lost, nothing doubled, and nobody spins."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import select

from bot import intake, polling, transport
from bot.playground import limits
from bot.playground.faults import Fault, Trouble
from bot.sending import pace, postman, sender
from data.tables import refused_update, unsent_message
from tests.bot.house import House

SCALE = 100
"""What takes seconds in the world takes hundredths here: pauses, the wait for an answer, and how long one hangs."""
RUNNERS, TEXTS = 12, 4
OWNER = 42
KINDS = (
    Fault(trouble=Trouble.STATUS, status=429, retry_after=1),
    Fault(trouble=Trouble.STATUS, status=500),
    Fault(trouble=Trouble.STATUS, status=502),
    Fault(trouble=Trouble.GARBAGE),
    Fault(trouble=Trouble.HALF),
    Fault(trouble=Trouble.HANG, seconds=30 / SCALE),
    Fault(trouble=Trouble.DROP),
)
LOST_ANSWERS = tuple(Fault(trouble=one, applied=True) for one in (Trouble.GARBAGE, Trouble.HALF, Trouble.DROP))
"""The message has come, and nobody can tell: whoever tries again sends it twice."""


@pytest.fixture
async def house(address: str) -> AsyncIterator[House]:
    """One that may send a thousand messages a second."""
    made = House(address, [OWNER], 1000)
    await made.playground.start()
    yield made
    await made.playground.stop()


class Weather:
    """Every fifth call to one method goes wrong, the first of all not. Counts what went wrong, by method."""

    def __init__(self, *faults: Fault) -> None:
        self.faults, self.spoilt = faults, Counter[str]()
        self._calls: Counter[str] = Counter()
        self._turn = count()

    def __call__(self, method: str, _chat: int | None) -> Fault | None:
        self._calls[method] += 1
        if self._calls[method] % 5 != 2:
            return None
        self.spoilt[method] += 1
        return self.faults[next(self._turn) % len(self.faults)]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "PAUSES_S", tuple(one / SCALE for one in intake.PAUSES_S))
    monkeypatch.setattr(postman, "PAUSES_S", tuple(one / SCALE for one in postman.PAUSES_S))
    monkeypatch.setattr(transport, "ANSWER_S", transport.ANSWER_S / SCALE)
    monkeypatch.setattr(pace, "CHAT_EVERY", 0.01)
    monkeypatch.setattr(sender, "LOOK_EVERY_S", sender.LOOK_EVERY_S / SCALE)
    monkeypatch.setattr(limits, "CHAT_PER_SECOND", 200)


async def a_day_of(house: House, weather: Weather) -> Counter[str]:
    """All say something, one text after the other; how often each answer came."""
    users = [house.user(100 + number) for number in range(RUNNERS)]
    house.playground.set_faults(weather)
    async with house.machine():
        for number in range(TEXTS):
            for user in users:
                user.say(f"{user.id} says {number}")
        for user in users:
            await user.wait_for(lambda one: len({seen.text for seen in one.received}) == TEXTS, 20)
        house.playground.set_faults(None)
    return Counter(seen.text for user in users for seen in user.received)


def all_answers() -> set[str]:
    return {f"you said {100 + one} says {number}" for one in range(RUNNERS) for number in range(TEXTS)}


async def test_all_kinds_together_lose_and_double_nothing(house: House) -> None:
    weather = Weather(*KINDS)
    assert await a_day_of(house, weather) == Counter(all_answers())
    assert weather.spoilt["sendMessage"] >= len(KINDS)
    assert_nobody_spins(house, weather)


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
async def test_of_answers_that_are_lost_on_the_way_each_costs_one_message_twice(house: House) -> None:
    weather = Weather(*LOST_ANSWERS)
    came = await a_day_of(house, weather)
    assert came.keys() == all_answers()
    assert came.total() - len(came) <= weather.spoilt["sendMessage"]
    assert_nobody_spins(house, weather)


async def test_what_is_refused_for_good_is_recorded_and_not_tried_again(house: House) -> None:
    users = [house.user(100 + number) for number in range(25)]

    def refuses(method: str, chat: int | None) -> Fault | None:
        wrong = method == "sendMessage" and chat is not None and chat % 5 == 0
        return Fault(trouble=Trouble.STATUS, status=400) if wrong else None

    house.playground.set_faults(refuses)
    async with house.machine() as machine:
        for user in users:
            user.say("hello")
        for user in users:
            if user.id % 5:
                await user.answer()
        await machine.sender.settled()
        async with machine.sender._store.read() as reader:
            assert await reader.waiting() == (0, None)
        async with machine.sender._store._engine.connect() as connection:
            recorded = (await connection.execute(select(unsent_message.c.chat_id))).scalars().all()
    assert sorted(recorded) == [100, 105, 110, 115, 120]
    assert house.playground.calls["sendMessage"] == 25


async def test_whoever_cannot_be_written_to_gets_nothing_more_until_they_write(house: House) -> None:
    users = [house.user(100 + number) for number in range(10)]
    async with house.machine() as machine:
        for user in users:
            user.say("join")
            await user.answer()

        def refuses(method: str, chat: int | None) -> Fault | None:
            away = method == "sendMessage" and chat is not None and chat % 5 == 0
            return Fault(trouble=Trouble.STATUS, status=403) if away else None

        house.playground.set_faults(refuses)
        before = house.playground.calls["sendMessage"]
        await machine.travel(house.clock() + timedelta(days=3))
        assert house.playground.calls["sendMessage"] - before == 8 * 3 + 2  # and each of the two was tried once
        house.playground.set_faults(None)
        users[0].say("hello again")
        await users[0].answer()
        await machine.travel(house.clock() + timedelta(days=1))
        assert [len(user.received) for user in users] == [3, 5, 5, 5, 5, 1, 5, 5, 5, 5]


async def test_a_poison_update_among_a_hundred_is_recorded_and_told_and_the_hundred_are_answered(house: House) -> None:
    users = [house.user(100 + number) for number in range(101)]
    owner = house.user(OWNER)
    owner.say("hello")
    async with house.machine() as machine:
        await owner.answer()
        for user in users:
            user.say("boom" if user.id == 150 else f"from {user.id}")
        for user in users:
            await user.wait_for(lambda one: bool(one.received), 20)
        await owner.wait_for(lambda one: any("failed three times" in seen.text for seen in one.received), 20)
        async with machine.sender._store._engine.connect() as connection:
            recorded = (await connection.execute(select(refused_update.c.chat_id))).scalars().all()
    assert recorded == [150]
    answered = [user.last.text for user in users if user.id != 150]
    assert answered == [f"you said from {user.id}" for user in users if user.id != 150]
    assert "Sorry" in house.user(150).last.text


def assert_nobody_spins(house: House, weather: Weather) -> None:
    """Each call that went wrong brings one more, and so does each batch of updates."""
    calls = house.playground.calls
    texts = RUNNERS * TEXTS
    assert calls["sendMessage"] <= texts + 2 * weather.spoilt["sendMessage"]
    assert calls["getUpdates"] <= texts + 2 * weather.spoilt["getUpdates"] + 10
    assert calls.get("sendChatAction", 0) == 0
