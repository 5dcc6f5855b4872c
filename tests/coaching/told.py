"""What the tests of state, readiness and coach are told: a runner, days from a Monday on, facts in one call each."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from coaching.exercise import Catalogue
from coaching.facts import (
    AnyFact,
    FatigueReported,
    Feel,
    IllnessKind,
    IllnessOver,
    IllnessReported,
    Moment,
    Onboarded,
    PainReported,
    SessionDone,
    SessionPrescribed,
    SleepReported,
    SorenessReported,
    SoreSource,
)
from coaching.health.readiness import limits
from coaching.memory.fold import fold
from coaching.memory.state import TrainingState
from coaching.modifiers import Modifiers
from coaching.reasons.base import Reason
from coaching.runner import AgeBand, Area, DayClass, Equipment, Gear, Joint, Profile, Race, RunDay, RunningWeek
from coaching.session import Block, BlockKind, Easing, Prescription, Session
from coaching.session_type import SessionType

MONDAY = date(2026, 11, 23)
NOTHING = Catalogue(exercises={}, tips=(), by_pattern={})

REST, EASY, SPEED, LONG = RunDay(), RunDay(DayClass.EASY), RunDay(DayClass.SPEED), RunDay(DayClass.LONG)
WEEK = RunningWeek((REST, SPEED, REST, EASY, REST, EASY, LONG))
PROFILE = Profile(
    age=AgeBand.ADULT_18_39,
    gear=Gear(owned=frozenset({Equipment.WALL, Equipment.BENCH_OR_CHAIR, Equipment.STEP_OR_BOX})),
)


def day(number: int) -> date:
    """Days counted from the Monday, which is 0."""
    return MONDAY + timedelta(days=number)


def at(number: int) -> datetime:
    return datetime.combine(day(number), time(7), tzinfo=UTC)


def moment(number: int) -> Moment:
    return Moment(at(number), day(number))


def onboarded(
    number: int = 0, profile: Profile = PROFILE, week: RunningWeek = WEEK, races: Iterable[Race] = ()
) -> Onboarded:
    return Onboarded(at=at(number), day=day(number), profile=profile, week=week, races=tuple(races))


def sore(
    number: int,
    score: int | None,
    *areas: Area,
    everything: bool = False,
    source: SoreSource = SoreSource.UNKNOWN,
) -> SorenessReported:
    return SorenessReported(
        at=at(number), day=day(number), score=score, areas=frozenset(areas), everything=everything, source=source
    )


def tired(number: int, score: int | None) -> FatigueReported:
    return FatigueReported(at=at(number), day=day(number), score=score)


def slept(number: int, hours: float | None, *, bad: bool = False) -> SleepReported:
    return SleepReported(at=at(number), day=day(number), hours=hours, bad=bad)


def pain(number: int, score: int | None, *joints: Joint, sharp: bool = False) -> PainReported:
    return PainReported(at=at(number), day=day(number), score=score, joints=frozenset(joints), sharp=sharp)


def ill(number: int, kind: IllnessKind = IllnessKind.BELOW_NECK) -> IllnessReported:
    return IllnessReported(at=at(number), day=day(number), kind=kind)


def well(number: int) -> IllnessOver:
    return IllnessOver(at=at(number), day=day(number))


def a_session(
    number: int, kind: SessionType = SessionType.STRENGTH_FULL, easing: Easing = Easing.NONE, contacts: int = 0
) -> Session:
    squat = Prescription(exercise="bodyweight_squat", sets=3, reps=10, window=(8, 12), tempo="3-1-1", rest_s=60)
    jump = Prescription(exercise="pogo_hop", sets=1, contacts=contacts, window=(10, 20), tempo="fast", rest_s=60)
    worked = (jump, squat) if contacts else (squat,)
    return Session(
        day=day(number), type=kind, blocks=(Block(BlockKind.MAIN, worked),), minutes=30, easing=easing, letter="A"
    )


def prescribed(
    number: int, kind: SessionType = SessionType.STRENGTH_FULL, easing: Easing = Easing.NONE
) -> SessionPrescribed:
    return SessionPrescribed(at=at(number), day=day(number), session=a_session(number, kind, easing))


def trained(
    number: int,
    kind: SessionType = SessionType.STRENGTH_FULL,
    *,
    easing: Easing = Easing.NONE,
    contacts: int = 0,
    feel: Feel = Feel.RIGHT,
) -> tuple[AnyFact, ...]:
    """A session prescribed and done as planned."""
    session = a_session(number, kind, easing, contacts)
    return (
        SessionPrescribed(at=at(number), day=day(number), session=session),
        SessionDone(at=at(number), day=day(number), feel=feel),
    )


def told(*facts: AnyFact | tuple[AnyFact, ...], profile: Profile = PROFILE, start: int = -70) -> TrainingState:
    """The state of a runner onboarded ten weeks before the Monday, after these facts."""
    flat = [one for fact in facts for one in (fact if isinstance(fact, tuple) else (fact,))]
    return fold(None, [onboarded(start, profile), *flat], NOTHING)


def on(state: TrainingState, number: int) -> Modifiers:
    return limits(state, day(number))


def kinds(found: Modifiers) -> list[type[Reason]]:
    return [type(reason) for reason in found.because]
