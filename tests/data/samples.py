"""Values to keep, for the tests of the store."""

from datetime import UTC, date, datetime, timedelta

from coaching.facts import Onboarded, SorenessReported
from coaching.memory.state import STATE_VERSION, TrainingState
from coaching.runner import AgeBand, Area, DayClass, Distance, Equipment, Gear, Profile, Race, RunDay, RunningWeek
from data.delivery_store import DueDelivery, Pending, Settled, Settlement
from data.outbox_store import NewMessage
from data.prepared_store import Judged, Prepared, Result
from data.runner_store import Kept, fact_row

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
DAY = date(2026, 11, 22)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
OWNER, OTHER = "one:1", "two:2"

PROFILE = Profile(
    age=AgeBand.ADULT_18_39,
    gear=Gear(owned=frozenset({Equipment.WALL, Equipment.STEP_OR_BOX, Equipment.BAND}), bands=("yellow", "red")),
    preferred_days=frozenset({0, 3}),
)
_REST, _EASY = RunDay(), RunDay(DayClass.EASY)
WEEK = RunningWeek((_REST, RunDay(DayClass.SPEED), _REST, _EASY, _REST, _EASY, RunDay(DayClass.LONG)))
RACES = (Race(date(2027, 4, 11), Distance.MARATHON),)


def a_state(body_mass_kg: float | None = None) -> TrainingState:
    profile = Profile(age=AgeBand.ADULT_40_59, body_mass_kg=body_mass_kg) if body_mass_kg else PROFILE
    return TrainingState(
        version=STATE_VERSION,
        profile=profile,
        week=WEEK,
        races=RACES,
        onboarded_on=DAY,
        screened_on=DAY,
        as_of=DAY,
    )


def onboarded(day: date = DAY) -> Onboarded:
    return Onboarded(at=NOW, day=day, profile=PROFILE, week=WEEK, races=RACES)


def sore(score: int | None, day: date = DAY) -> SorenessReported:
    return SorenessReported(at=NOW, day=day, score=score, areas=frozenset({Area.CALVES, Area.QUADS}))


def a_message(chat_id: int, body: bytes = b"hello", priority: int = 0, slot: str = "") -> NewMessage:
    return NewMessage(chat_id=chat_id, body=body, expires=NOW + HOUR, priority=priority, slot=slot)


def morning(at: datetime = NOW, day: date = DAY) -> Pending:
    return Pending(at, "morning", day)


def prepared(row: DueDelivery, revision: int = 0, made_by: str = "this program") -> Prepared:
    """Of everything that a result may hold, something."""
    return Prepared(
        kept=Kept(id=row.runner_id, training=a_state(70), chat=b"after", chat_version=1),
        revision=revision,
        at=row.at,
        until=row.at + 15 * MINUTE,
        made_by=made_by,
        result=Result(
            judged=(Judged(row, Settled(id=row.id, status=Settlement.SENT)),),
            facts=(fact_row(sore(3)),),
            gone=(Pending(row.at, "reminder", DAY),),
            new=(morning(row.at + 24 * HOUR, DAY + timedelta(days=1)),),
            messages=(a_message(row.runner_id, b"good morning"),),
        ),
    )
