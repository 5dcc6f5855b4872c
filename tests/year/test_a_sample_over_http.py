"""A few runners of the year over real HTTP, with the whole coach, across a night in which the clocks change."""

from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace
from sqlalchemy import select

from bot.app import App
from bot.chat import Person
from bot.conversation import moment_of
from bot.presence import presence
from bot.records import encode_chat, kind_of, pending
from bot.schedule import dues
from bot.words import labels
from coaching.runner import RunningWeek
from data.engine import create
from data.migrate import migrate
from data.runner_store import Kept
from data.store import Store
from data.tables import delivery
from tests.bot.talking import PROFILE, WEEK, conversation
from tests.stories.house import House
from tests.year.living import person
from tests.year.oracle import Expected, expected
from tests.year.people import BEGINS, Deed, Does, Runner, runner

DAYS = 5
ENDS = BEGINS + timedelta(days=DAYS)
NUMBERS = (0, 22, 36, 39, 91)
"""The zones that see a day last and first, and three odd ones: Santiago once skips 0:15, the hour of its runner."""


def _walker(number: int) -> Runner:
    """One who says something every five hours, so that silence, which goes by what the coach asked, never begins."""
    hours = range(1, DAYS * 24, 5)
    deeds = tuple(Deed(BEGINS + timedelta(hours=one, minutes=7, seconds=number), Does.ANSWER) for one in hours)
    return replace(runner(number), deeds=deeds)


def _onboarded(one: Runner) -> Person:
    found = person(one)
    week = RunningWeek(WEEK.days, varies=one.varies)
    outcome = conversation().coach.onboard(None, PROFILE, week, (), moment_of(found, BEGINS))
    return replace(found, training=outcome.state)


async def _kept(address: str, people: list[Person]) -> None:
    engine = create(address)
    await migrate(engine)
    store = Store(engine)
    async with store.unit() as unit:
        rows = [Kept(id=one.id, training=one.training, chat=encode_chat(one.chat), chat_version=1) for one in people]
        await unit.save(rows, BEGINS)
        await unit.note_presence(presence(one) for one in people)
        await unit.replace_pending({one.id: [pending(due) for due in dues(one, BEGINS)] for one in people})
    await store.close()


async def _judged(address: str) -> dict[int, list[tuple[Expected, bool]]]:
    """What was judged of each runner, and whether it was sent."""
    found: dict[int, list[tuple[Expected, bool]]] = {1000 + number: [] for number in NUMBERS}
    columns = (delivery.c.runner_id, delivery.c.kind, delivery.c.day, delivery.c.at, delivery.c.status)
    store = Store(create(address))
    async with store.read() as reader:
        for who, kind, day, at, status in await reader._run(select(*columns).where(delivery.c.settled.is_not(None))):
            found[who].append((Expected(kind_of(kind).value, day, at), status == "sent"))
    await store.close()
    return found


async def _does(app: App, house: House, who: int, deed: Deed) -> None:
    """Says that today is done, as a text; the answer is one more message."""
    await app.travel(deed.at)
    user = house.user(who)
    user.say(labels.DONE)
    await user.answer()


async def test_over_http_each_message_comes_once_on_its_day(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'coach.db'}"
    runners = [_walker(number) for number in NUMBERS]
    await _kept(address, [_onboarded(one) for one in runners])
    house = House(address, BEGINS)
    await house.playground.start()
    for one in runners:
        house.user(one.id).say(labels.HELP)
    deeds = sorted(((deed.at, one.id, deed) for one in runners for deed in one.deeds if deed.at < ENDS), key=str)
    async with house.coach() as app:
        for one in runners:
            await house.user(one.id).answer()
        for _, who, deed in deeds:
            await _does(app, house, who, deed)
        await app.travel(ENDS - timedelta(seconds=1))
    judged = await _judged(address)
    for one in runners:
        assert sorted(due for due, _ in judged[one.id]) == sorted(expected(one, ENDS))
        answers = sum(1 for deed in one.deeds if deed.at < ENDS)
        sent = sum(sent for _, sent in judged[one.id])
        assert 1 + sent <= len(house.user(one.id).received) <= 1 + sent + answers
    await house.playground.stop()
