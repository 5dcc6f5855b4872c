"""The whole path, through python-telegram-bot over real HTTP, with the coach ended and begun anew in between."""

from collections import Counter
from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime, time

import pytest

from bot.playground.user import Seen, User
from bot.words import help as help_words
from bot.words import labels
from tests.stories.house import ONBOARDING, House, join, taps

WEDNESDAY = datetime(2026, 11, 25, 12, tzinfo=UTC)
"""A rest day of the runner, whose week is Tue speed, Thu easy, Sat easy, Sun long. London is on UTC then."""


@pytest.fixture
async def house(address: str) -> AsyncIterator[House]:
    made = House(address, WEDNESDAY)
    await made.playground.start()
    yield made
    await made.playground.stop()


def november(day: int, hour: int = 8) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def came_at(seen: Seen) -> datetime:
    return datetime.fromtimestamp(seen.obj["date"], UTC)


def since(user: User, message: Seen) -> list[str]:
    """First lines of what came after a message."""
    return [seen.text.partition("\n")[0] for seen in user.received if seen.id > message.id]


async def test_from_the_first_hello_to_the_weekly_nudge(house: House) -> None:
    user = house.user()
    async with house.coach() as app:
        await join(user)
        summary, first = user.received
        assert "That is all I need" in summary.text
        assert first.text.startswith("Wednesday · rest day")
        await app.travel(november(25, 20))
        assert user.last.text.startswith("Still open today: ")

    async with house.coach() as app:
        await app.travel(november(26))
        workout = user.last
        assert workout.text.startswith("Thursday · easy run\nFull-body strength A")
        assert came_at(workout).time().replace(second=0) == time(6, 30)
        assert labels.DONE in workout.labels
        user.tap(labels.DONE)
        assert (await user.answer()).id == workout.id
        assert user.last.text.startswith("✅ Full-body strength A, done.")

    async with house.coach() as app:
        await app.travel(november(27))
        assert since(user, workout) == ["Friday · rest day"]
        user.say("sore")
        deload = await user.answer()
        assert deload.text.startswith("Sore, noted.\n\nToday's gentle strength gets lighter")
        await app.travel(november(27, 20))
        assert since(user, deload) == []

    async with house.coach() as app:
        await app.travel(november(30))
        assert since(user, deload) == [
            "Saturday · easy run",
            next(line for line in since(user, deload) if line.startswith("Still open today: ")),
            "📈 Your week",
            next(line for line in since(user, deload) if line.startswith("Still open today: light core")),
            "Monday · rest day",
        ]
        nudge = next(seen for seen in user.received if seen.text.startswith("📈 Your week"))
        assert came_at(nudge).date() == date(2026, 11, 29)
        assert "Next week" in nudge.text
        assert "Sunday · long run" in nudge.text


async def test_two_days_of_soreness_make_the_next_strength_session_recovery(house: House) -> None:
    user = house.user()
    async with house.coach() as app:
        await join(user)
        user.say("sore")
        await user.answer()
    async with house.coach() as app:
        await app.travel(november(26, 6))
        user.say("sore")
        await user.answer()
        await app.travel(november(26))
    assert "Full-body strength" not in user.last.text
    assert "Recovery" in user.last.text


async def test_over_weeks_and_restarts_each_morning_comes_once_and_at_its_minute(house: House) -> None:
    user = house.user()
    async with house.coach():
        await join(user)
    for day in (27, 28, 29, 30):
        async with house.coach() as app:
            await app.travel(november(day, 6))
        async with house.coach() as app:
            await app.travel(november(day, 12))
            await says_something(user)
    async with house.coach() as app:
        for day in range(1, 14):
            await app.travel(datetime(2026, 12, day, 12, tzinfo=UTC))
            await says_something(user)
    heads = [(came_at(seen).date(), seen.text.partition("\n")[0]) for seen in user.received]
    assert not [one for one, count in Counter(heads).items() if count > 1]
    mornings = [came_at(seen) for seen in user.received if came_at(seen).time().replace(second=0) == time(6, 30)]
    days = sorted({at.date() for at in mornings})
    assert days == [date(2026, 11, day) for day in range(26, 31)] + [date(2026, 12, day) for day in range(1, 14)]
    nudges = [came_at(seen).date() for seen in user.received if seen.text.startswith("📈")]
    assert nudges == [date(2026, 11, 29), date(2026, 12, 6), date(2026, 12, 13)]


async def says_something(user: User) -> None:
    """Who never answers is written to once a week only."""
    user.say("thanks")
    await user.answer()


async def test_onboarding_goes_on_after_a_restart_at_every_question(house: House) -> None:
    user = house.user()
    async with house.coach():
        user.say("/start")
        await user.answer()
    for label in ONBOARDING:
        async with house.coach():
            await taps(user, label)
    assert user.received[0].text.startswith("That is all I need")


BAD_INPUT: dict[str, Callable[[User], object]] = {
    "a sticker": lambda user: user.send_sticker(),
    "a photo": lambda user: user.send_photo(caption="my knee"),
    "a voice message": lambda user: user.send_voice(),
    "a file": lambda user: user.send_document("plan.fit", b"\x00"),
    "a poll": lambda user: user.send("poll"),
    "a contact": lambda user: user.send("contact"),
    "a place": lambda user: user.share_location(52.5, 13.4),
    "a forwarded text": lambda user: user.forward("sore"),
    "an unknown command": lambda user: user.say("/fly"),
    "a text without meaning": lambda user: user.say("qwertzuiop asdf"),
    "only signs": lambda user: user.say("…"),
    "HTML": lambda user: user.say("<b>bold</i> & <script>"),
    "SQL": lambda user: user.say("'; DROP TABLE runner; --"),
    "a very long text": lambda user: user.say("lorem ipsum " * 340),
    "a forged button": lambda user: user.forge("x" * 64),
    "a forged action": lambda user: user.forge("a:zz:2026-11-25:"),
    "a forged answer": lambda user: user.forge("p:9999:hour:0630"),
}


async def kept(house: House, app: object) -> object:
    """What is kept of the runner that an input could change: the training state."""
    del house
    async with app._store.read() as reader:  # type: ignore[attr-defined]  # a look at what is kept
        return (await reader.person(7)).training


async def test_any_bad_input_gets_a_short_helpful_answer_and_changes_nothing(house: House) -> None:
    user = house.user()
    async with house.coach() as app:
        await join(user)
        before = await kept(house, app)
        for name, send in BAD_INPUT.items():
            house.clock.move_to(house.clock().replace(microsecond=0) + (november(25, 1) - november(25, 0)) / 60)
            toasts, received = len(user.toasts), len(user.received)
            send(user)
            await user.wait_for(
                lambda one, t=toasts, r=received: len(one.toasts) > t or len(one.received) > r  # type: ignore[misc]
            )
            await app.machine.sender.settled()
            said = user.received[received:]
            assert len(said) <= 1, name
            assert all(len(seen.text.partition("\n\n")[0]) < 500 for seen in said), name  # what follows is the session
            assert said or user.toasts[-1].text, name
        user.edit("sore")
        await user.answer()
        assert help_words.OTHER["edited"] in user.last.text
        assert await kept(house, app) == before


async def test_in_a_group_it_says_how_to_reach_it_in_private(house: House) -> None:
    user = house.user()
    async with house.coach():
        user.say("/today", group=-100)
        group = house.playground.world.chats[-100]
        while len(group.posts) < 2:
            await group.bell.heard(None)
    assert "private" in list(group.posts.values())[-1].obj["text"]
