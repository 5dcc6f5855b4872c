"""What is judged before it is due: the same messages, and never one that is not true any more."""

import logging
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from shutil import copyfile
from typing import NoReturn

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from bot.chat import Chat, Person, Preferences
from bot.clockwork import Clockwork
from bot.conversation import Conversation, moment_of
from bot.delivery import ahead
from bot.delivery.ahead import AHEAD, AT_ONCE, HOLDS_FOR
from bot.delivery.tick import Delivery
from bot.desk import Arrival, Batch, Desk, Posted
from bot.due import DeliveryKind, NotSent
from bot.events import AnyEvent, ChatBlocked, TextSent
from bot.metrics import Metrics
from bot.owner import Owner
from bot.records import Hold, decode_message, kept_as, pending
from bot.replies import Media, Send
from bot.schedule import dues
from bot.walk import Walk
from coaching.session import Session
from coaching.session_type import SessionType
from data.delivery_store import Pending
from data.engine import create
from data.errors import DatabaseUnreachable
from data.migrate import migrate
from data.store import Store
from data.tables import delivery, fact, outbox, prepared_delivery, runner
from tests.benchmarks.seeding import FIRST_ID, seed
from tests.bot.machinery import Parrot, SetClock, Wire
from tests.bot.talking import PROFILE, SUNDAY, THURSDAY, WEEK, conversation
from tests.bot.test_delivery import Quiet

WHO = 7
MINUTE = timedelta(minutes=1)
JOINED = datetime.combine(THURSDAY - timedelta(days=1), time(20), tzinfo=UTC)
DUE = datetime.combine(THURSDAY, time(7), tzinfo=UTC)
BEFORE = DUE - 10 * MINUTE


class Counted(Conversation):
    """The real one; counts what it is asked to open, and when."""

    def __init__(self) -> None:
        real = conversation()
        super().__init__(real.coach, real.flows, link=real.link)
        self.opened: list[datetime] = []

    def open(self, person: Person, kind: DeliveryKind, day: date, now: datetime) -> object:  # type: ignore[override]
        self.opened.append(now)
        return super().open(person, kind, day, now)


class Office:
    """A desk and deliveries over one store, and one runner who joined a day ago."""

    def __init__(self, store: Store, talk: Conversation | None = None) -> None:
        self.store, self.talk = store, talk or Counted()
        self.desk = Desk(store, self.talk, Quiet(), Hold("nobody", 0))
        self.metrics = Metrics()
        self.delivery = Delivery(store, self.talk, Quiet(), self.metrics)
        self.updates = 0

    async def join(self, chat: Chat | None = None) -> "Office":
        chat = chat or Chat(preferences=Preferences(zone="UTC", hour=time(7)), since=JOINED)
        person = Person(id=WHO, chat=chat)
        state = conversation().coach.onboard(None, PROFILE, WEEK, (), moment_of(person, JOINED)).state
        person = replace(person, training=state)
        async with self.store.unit() as unit:
            await unit.save([kept_as(person)], JOINED)
            await unit.replace_pending({WHO: [pending(due) for due in dues(person, JOINED)]})
        return self

    async def hears(self, event: AnyEvent, now: datetime) -> None:
        self.updates += 1
        batch = Batch(bot_id=1, arrivals=(Arrival(update_id=self.updates, event=event),), receipt=Posted())
        await self.desk.handle(batch, now)
        await self.said()

    async def says(self, text: str, now: datetime = BEFORE) -> None:
        await self.hears(TextSent(update_id=1, chat_id=WHO, text=text, message_id=1), now)

    async def looks_ahead(self, now: datetime = BEFORE) -> int:
        """For how many runners something is prepared then."""
        while await self.delivery.look_ahead(now):
            pass
        return len(await rows(self.store, prepared_delivery.c.runner_id))

    async def said(self) -> list[Send | Media]:
        """What waits in the outbox, taken out."""
        async with self.store.unit() as unit:
            found = await unit._run(outbox.delete().returning(outbox.c.body))
        return [one for (body,) in found if isinstance(one := decode_message(body), Send | Media)]

    async def ticks(self, now: datetime = DUE) -> list[str]:
        await self.delivery.tick(now)
        return [one.screen.text for one in await self.said()]


async def rows(store: Store, *columns: object) -> list[tuple[object, ...]]:
    async with store.read() as reader:
        return [tuple(row) for row in await reader._run(select(*columns).order_by(*columns[:1]))]  # type: ignore[call-overload]


@pytest.fixture
async def office(store: Store) -> Office:
    return await Office(store).join()


def opened(office: Office) -> list[datetime]:
    assert isinstance(office.talk, Counted)
    return office.talk.opened


async def test_what_was_prepared_goes_out_when_it_is_due_and_is_not_judged_again(office: Office) -> None:
    assert await office.looks_ahead() == 1
    assert await office.said() == []
    assert await office.ticks(DUE - MINUTE) == []
    (text,) = await office.ticks()
    assert "Thursday" in text
    assert opened(office) == [DUE]
    assert await rows(office.store, prepared_delivery.c.runner_id) == []
    assert await office.ticks() == []
    assert b"coach_deliveries_prepared_total 1.0" in office.metrics.text()


async def test_once_all_is_prepared_looking_ahead_judges_nothing(office: Office) -> None:
    await office.looks_ahead()
    for minutes in range(5):
        assert not await office.delivery.look_ahead(BEFORE + minutes * MINUTE)
    again = Office(office.store)  # another process finds it prepared
    assert await again.looks_ahead() == 1
    assert len(opened(office)) == 1
    assert opened(again) == []


async def test_nothing_is_prepared_that_is_due_later_or_while_something_is_due(office: Office) -> None:
    assert await office.looks_ahead(DUE - AHEAD - MINUTE) == 0
    assert await office.looks_ahead(DUE) == 0
    assert await office.looks_ahead(DUE - AHEAD) == 1


async def test_the_clockwork_prepares_page_after_page_and_leaves_it_where_it_cannot(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "bot.clockwork")
    office, clock = Office(store, Parrot()), SetClock(JOINED)
    for who in range(100, 100 + 2 * AT_ONCE + 5):
        await office.hears(TextSent(update_id=1, chat_id=who, text="join", message_id=1), JOINED)
    works = Clockwork(office.delivery, store, clock, Owner(frozenset(), Wire(), lambda: 0.0))
    clock.now = BEFORE
    await works._look_ahead()
    assert isinstance(office.talk, Parrot)
    assert await office.looks_ahead() == office.talk.opened == 2 * AT_ONCE + 5
    office.delivery._store = Away(store._engine)
    await works._look_ahead()
    assert "nothing is prepared: gone" in caplog.text


class Away(Store):
    """A store whose database is not to be had."""

    def read(self, *, in_passing: bool = False) -> NoReturn:
        del in_passing
        raise DatabaseUnreachable("gone")


# What is said or changes in between


async def test_sore_before_the_message_brings_the_plan_for_sore_legs(office: Office, tmp_path: Path) -> None:
    await office.looks_ahead()
    await office.says("everything hurts 8")
    fresh = await Office(await another(tmp_path)).join()
    await fresh.says("everything hurts 8")
    assert await office.ticks() == await fresh.ticks()
    assert opened(office)[-1] == DUE
    await fresh.store.close()


async def test_who_pauses_gets_none(office: Office) -> None:
    await office.looks_ahead()
    await prefer(office, paused_until=date.max)
    assert await office.ticks() == []


async def test_who_is_forgotten_gets_none_and_nothing_stays_prepared(office: Office) -> None:
    await office.looks_ahead()
    await Office(office.store, Parrot()).says("bye")
    assert await rows(office.store, prepared_delivery.c.runner_id) == []
    assert await office.ticks() == []


async def test_who_blocks_the_coach_gets_none(office: Office) -> None:
    await office.looks_ahead()
    await office.hears(ChatBlocked(update_id=2, chat_id=WHO, blocked=True), BEFORE)
    assert await office.ticks() == []


async def test_at_another_hour_it_comes_at_that_hour(office: Office) -> None:
    await office.looks_ahead()
    await prefer(office, hour=time(7, 5))
    assert await office.ticks() == []
    assert len(await office.ticks(DUE + 5 * MINUTE)) == 1


async def prefer(office: Office, **changed: object) -> None:
    """As the settings keep it."""
    desk = Office(office.store, _Obeys(changed))
    await desk.says("so be it")


class _Obeys(Parrot):
    def __init__(self, changed: dict[str, object]) -> None:
        super().__init__()
        self._changed = changed

    def hear(self, person: Person, event: AnyEvent, now: datetime) -> object:  # type: ignore[override]
        chat = replace(person.chat, preferences=replace(person.chat.preferences, **self._changed))
        return super().hear(replace(person, chat=chat), event, now)


async def test_whoever_speaks_while_it_is_prepared_is_left_to_the_tick(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = office.delivery._ahead._keep

    async def late(*asked: object) -> None:
        await office.says("everything hurts 8")
        await real(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(office.delivery._ahead, "_keep", late)
    assert await office.looks_ahead() == 0
    assert len(await office.ticks()) == 1


async def test_another_program_does_not_use_it(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    await office.looks_ahead()
    monkeypatch.setattr(ahead, "_program", cache(lambda: "newer"))
    assert len(await office.ticks()) == 1
    assert opened(office) == [DUE, DUE]
    assert await rows(office.store, prepared_delivery.c.runner_id) == []


async def test_what_may_still_go_out_is_not_cleaned_away(office: Office) -> None:
    await office.looks_ahead()
    last = DUE + HOLDS_FOR - MINUTE
    async with office.store.unit() as unit:
        await unit.clean(last)
    assert len(await office.ticks(last)) == 1
    assert opened(office) == [DUE]


async def test_too_late_it_is_judged_by_what_is_true_then(office: Office) -> None:
    await office.looks_ahead()
    assert len(await office.ticks(DUE + HOLDS_FOR)) == 1
    assert opened(office) == [DUE, DUE + HOLDS_FOR]


# What the clock alone changes, and all else that is unusual, is left to the tick


@pytest.mark.parametrize(
    ("hour", "quiet_from", "prepared"),
    [
        (time(23, 40), time(21), 1),  # the runner's own hour stands above the quiet hours
        (time(23, 50), time(21), 0),  # midnight comes too soon
        (None, time(19, 10), 0),  # the reminder would come in the quiet hours
        (None, time(19, 20), 1),
    ],
)
async def test_what_the_next_minutes_change_is_not_prepared(
    store: Store, hour: time | None, quiet_from: time, prepared: int
) -> None:
    wishes = Preferences(zone="UTC", hour=hour or time(7), quiet_from=quiet_from, reminder=None if hour else time(19))
    delivered = {} if hour else {DeliveryKind.MORNING: THURSDAY}
    office = await Office(store).join(Chat(preferences=wishes, since=JOINED, delivered=delivered))
    due = datetime.combine(THURSDAY, hour or time(19), tzinfo=UTC)
    assert await office.looks_ahead(due - MINUTE) == prepared
    assert len(await office.ticks(due)) == 1


@pytest.mark.parametrize(
    ("begun", "prepared"), [(DUE - MINUTE, 0), (DUE - timedelta(hours=2, minutes=55), 0), (JOINED, 1)]
)
async def test_a_session_that_may_still_be_under_way_is_left_to_the_tick(
    store: Store, begun: datetime, prepared: int
) -> None:
    wishes = Preferences(zone="UTC", hour=time(7))
    walk = Walk(day=THURSDAY - timedelta(days=1), begun=Session(day=THURSDAY, type=SessionType.NONE), touched=begun)
    office = await Office(store).join(Chat(preferences=wishes, since=JOINED, walk=walk))
    assert await office.looks_ahead() == prepared


async def test_the_review_and_the_morning_that_it_replaces_are_prepared_together(store: Store) -> None:
    delivered = dict.fromkeys(DeliveryKind, SUNDAY - timedelta(days=1))
    delivered[DeliveryKind.NUDGE] = SUNDAY - timedelta(days=7)
    chat = Chat(preferences=Preferences(zone="UTC", hour=time(7)), since=JOINED, delivered=delivered)
    office = await Office(store).join(chat)
    now = datetime.combine(SUNDAY, time(7), tzinfo=UTC)
    assert await office.looks_ahead(now - MINUTE) == 1
    assert len(await office.ticks(now)) == 1
    judged = await rows(store, delivery.c.kind, delivery.c.reason, delivery.c.status)
    assert ("morning", NotSent.WITH_REVIEW.value, "not_sent") in judged
    assert ("nudge", "", "sent") in judged
    assert len(opened(office)) == 2


async def test_a_state_that_makes_the_code_raise_is_left_to_the_tick(store: Store) -> None:
    class Broken(Counted):
        def open(self, person: Person, kind: DeliveryKind, day: date, now: datetime) -> object:  # type: ignore[override]
            super().open(person, kind, day, now)
            raise ZeroDivisionError

    office = await Office(store, Broken()).join()
    assert await office.looks_ahead() == 0
    assert await office.ticks() == []


async def test_one_who_cannot_be_read_keeps_nobody_else_from_being_prepared(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    async with office.store.unit() as unit:
        known = (await unit.people([WHO]))[WHO]
        await unit.save([replace(known, id=WHO - 1, chat=b"{broken")], JOINED)
        await unit.replace_pending({WHO - 1: [Pending(DUE, DeliveryKind.MORNING.value, THURSDAY)]})
    assert await office.looks_ahead() == 1
    assert f"runner {WHO - 1} cannot be prepared" in caplog.text
    assert len(await office.ticks()) == 1


# The same as without


async def another(folder: Path, of: Path | None = None) -> Store:
    path = folder / "another.db"
    if of is not None:
        copyfile(of, path)
    made = create(f"sqlite:///{path}")
    await migrate(made)
    return Store(made)


async def test_two_days_of_seeded_runners_are_the_same_with_and_without(tmp_path: Path) -> None:
    first, begins = tmp_path / "coach.db", datetime(2025, 1, 26, 12, tzinfo=UTC)
    await seed(f"sqlite:///{first}", 120, now=begins, first_id=FIRST_ID)
    without, with_it = await another(tmp_path, first), Store(create(f"sqlite:///{first}"))
    plain, prepared = Delivery(without, conversation(), Quiet()), Office(with_it)
    judged = 0
    while (due := await plain.next_due()) is not None and due < begins + timedelta(days=2):
        judged += await plain.tick(due)
        await prepared.looks_ahead(due - MINUTE)
        before = len(opened(prepared))
        await prepared.delivery.tick(due)
        assert len(opened(prepared)) == before
    assert judged > 300
    for table in (runner, fact, delivery, outbox):
        columns = [one for one in table.c if one.name not in {"revision", "updated", "training_mark"}]
        assert await rows(with_it, *columns) == await rows(without, *columns)
    ids = [FIRST_ID + number for number in range(120)]
    async with with_it.read() as one, without.read() as other:
        assert await one.known(ids) == await other.known(ids)
    await without.close()
    await with_it.close()
