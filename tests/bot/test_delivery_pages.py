"""More is due than one transaction takes: what becomes of a runner does not depend on where a page ends."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from bot import silence
from bot.chat import Chat, Heard, Person, Preferences
from bot.delivery.tick import AT_ONCE, Delivery
from bot.due import DeliveryKind, NotSent
from bot.records import encode_chat, pending
from bot.schedule import EVENING_QUESTION, dues
from coaching.memory.state import TrainingState
from coaching.runner import RunningWeek
from data.runner_store import Kept
from data.store import Store
from tests.bot.machinery import EASY, NOW, Parrot, training
from tests.bot.test_delivery import Quiet, chat, claimed

EVENING = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)
VARIES = replace(training(), week=RunningWeek((EASY,) * 7, varies=True))
LAST = 7
"""The runner whose rows stand where the page ends."""


class Counting(Parrot):
    """Counts what nobody answers, and says nothing more once the silence has begun."""

    def open(self, person: Person, kind: DeliveryKind, day: date, now: datetime) -> Heard | NotSent:
        if silence.silent(person.chat):
            return NotSent.SILENCE
        counted = silence.counted(person.chat, day, asks=True)
        return super().open(replace(person, chat=counted), kind, day, now)


def _evening(reminder: time, unanswered: int = 0) -> Chat:
    wishes = Preferences(zone="UTC", reminder=reminder)
    delivered = {DeliveryKind.MORNING: EVENING.date(), DeliveryKind.NUDGE: EVENING.date()}
    return Chat(preferences=wishes, since=NOW, unanswered=unanswered, delivered=delivered)


async def _begun(store: Store, chats: dict[int, tuple[TrainingState, Chat]]) -> None:
    now = EVENING - timedelta(hours=2)
    async with store.unit() as unit:
        await unit.save(
            [
                Kept(id=one, training=state, chat=encode_chat(chat), chat_version=1)
                for one, (state, chat) in chats.items()
            ],
            now,
        )
        people = {one: Person(id=one, training=state, chat=chat) for one, (state, chat) in chats.items()}
        await unit.replace_pending({one: [pending(due) for due in dues(person, now)] for one, person in people.items()})


@pytest.mark.parametrize("reminder", [EVENING_QUESTION, time(18)])
@pytest.mark.parametrize("others", [0, AT_ONCE - 2, AT_ONCE - 1, AT_ONCE])
async def test_the_reminder_that_begins_the_silence_and_the_question_after_it_are_both_judged(
    store: Store, others: int, reminder: time
) -> None:
    """At the same instant, or after a standstill in which both have become due."""
    fellows = {100 + one: (training(), _evening(time(17, 59))) for one in range(others)}
    await _begun(store, {**fellows, LAST: (VARIES, _evening(reminder, unanswered=2))})

    await Delivery(store, Counting(), Quiet()).tick(EVENING)

    delivered = (await chat(store)).delivered
    assert delivered[DeliveryKind.REMINDER] == delivered.get(DeliveryKind.TOMORROW) == EVENING.date()
    assert len(await claimed(store, EVENING)) == others + 1
