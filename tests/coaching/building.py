"""Orders, sessions and weeks of training for the tests of the builder and of progression."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from coaching.building.builder import PastSession, SessionOrder, build
from coaching.building.jumping import landings
from coaching.dosing.base_dose import LEGS, SINGLE_LEG
from coaching.dosing.progression import ExerciseRecord, observe
from coaching.exercise import Catalogue, Exercise, Pattern
from coaching.facts import Feel
from coaching.modifiers import NO_LIMITS, Modifiers
from coaching.runner import Equipment, Gear, StrengthBackground
from coaching.session import BlockKind, Prescription, Session
from coaching.session_type import SessionType
from coaching.week.phases import dose, level_cap, planned_deload
from data.catalogue import load

DAY = date(2026, 4, 7)
FRAME = frozenset({BlockKind.WARM_UP, BlockKind.COOL_DOWN})
NOTHING = Gear(owned=frozenset())
HOME = Gear(owned=frozenset({Equipment.BENCH_OR_CHAIR, Equipment.STEP_OR_BOX}))
BAND = Gear(owned=frozenset({Equipment.BAND}), bands=("light", "strong"))
DUMBBELLS = Gear(
    owned=frozenset({Equipment.BENCH_OR_CHAIR, Equipment.STEP_OR_BOX, Equipment.DUMBBELL}),
    dumbbells_kg=(2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0, 16.0, 20.0),
)
GYM = Gear(
    owned=frozenset(Equipment) - {Equipment.BACKPACK},
    dumbbells_kg=tuple(float(kg) for kg in range(2, 32, 2)),
    kettlebells_kg=(8.0, 12.0, 16.0, 20.0, 24.0),
    plates_kg=(1.25, 2.5, 5.0, 10.0, 20.0),
    bands=("light", "medium", "strong"),
)
GEARS = {"nothing": NOTHING, "home": HOME, "band": BAND, "dumbbells": DUMBBELLS, "gym": GYM}


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    return load()


def order(kind: SessionType = SessionType.STRENGTH_FULL, minutes: int = 30, week: int = 1, **rest: Any) -> SessionOrder:
    cap = level_cap(week, StrengthBackground.NONE)
    return SessionOrder(**{"day": DAY, "type": kind, "minutes": minutes, "dose": dose(week), "level_cap": cap, **rest})


def built(kind: SessionType = SessionType.STRENGTH_FULL, minutes: int = 30, week: int = 1, **rest: Any) -> Session:
    return build(order(kind, minutes, week, **rest), catalogue()).value


def exercises(session: Session) -> list[Exercise]:
    """The exercises between warm-up and cool-down, in their order."""
    return [catalogue()[one.exercise] for one in worked(session)]


def worked(session: Session) -> list[Prescription]:
    return [one for block in session.blocks if block.kind not in FRAME for one in block.prescriptions]


def sets(session: Session) -> str:
    """The sets of each move between warm-up and cool-down, in their order."""
    return "".join(str(one.sets) for one in worked(session))


def seconds(session: Session, kind: BlockKind) -> int:
    """Seconds of work in the blocks of a kind."""
    return sum(
        one.sets * (one.seconds or {"easy": 2, "slow": 4}.get(one.tempo, 4) * (one.reps or 0)) * (1 + one.per_side)
        for block in session.blocks
        if block.kind is kind
        for one in block.prescriptions
    )


def of(session: Session, kind: BlockKind) -> tuple[Prescription, ...]:
    return next((block.prescriptions for block in session.blocks if block.kind is kind), ())


def core_sets(session: Session) -> str:
    return "".join(str(one.sets) for one in of(session, BlockKind.CORE))


def rolls(session: Session) -> int:
    return sum(one.pattern is Pattern.FOAM_ROLLING for one in exercises(session))


def moves(session: Session) -> int:
    return sum(one.pattern is Pattern.MOBILITY for one in exercises(session))


def holds(session: Session) -> set[int]:
    """Seconds of the stretches."""
    found = zip(worked(session), exercises(session), strict=True)
    return {one.seconds for one, exercise in found if one.seconds and exercise.pattern is Pattern.MOBILITY}


def patterns(session: Session) -> set[Pattern]:
    return {one.pattern for one in exercises(session)}


def single_leg_share(session: Session) -> float:
    """The single-leg part of the leg sets; 1.0 where there are none."""
    sets = [(one.sets, catalogue()[one.exercise].pattern) for one in worked(session)]
    legs = sum(count for count, pattern in sets if pattern in LEGS)
    return sum(count for count, pattern in sets if pattern in SINGLE_LEG) / legs if legs else 1.0


class Trained(NamedTuple):
    """One session of a simulated plan: what was ordered and what was given, with the records before it."""

    order: SessionOrder
    session: Session


def training(
    weeks: int,
    feel: Callable[[int], Feel] = lambda _: Feel.RIGHT,
    *,
    kind: SessionType = SessionType.STRENGTH_FULL,
    days: Sequence[int] = (0, 3),
    deloads: bool = True,
    limits: Callable[[int], Modifiers] = lambda _: NO_LIMITS,
    **rest: Any,
) -> Iterator[Trained]:
    """Week after week of sessions done as planned, each felt as `feel` says of its number from 0."""
    records: dict[str, ExerciseRecord] = {}
    past: list[PastSession] = []
    tips: list[tuple[date, str]] = []
    number = 0
    for week in range(1, weeks + 1):
        for offset in days:
            day = DAY + timedelta(weeks=week - 1, days=offset)
            lately = frozenset(tip for told, tip in tips if (day - told).days < 14)
            asked = order(
                kind,
                week=week,
                **{
                    "day": day,
                    "records": dict(records),
                    "past": tuple(past[:6]),
                    "first_ever": number == 0,
                    "tips_used": lately,
                    "limits": planned_deload(week) if deloads and week % 4 == 0 else limits(number),
                    **rest,
                },
            )
            session = build(asked, catalogue()).value
            yield Trained(asked, session)
            for one in worked(session):
                exercise = catalogue()[one.exercise]
                records[one.exercise] = observe(records.get(one.exercise), exercise, one, None, feel(number), day)
            names = tuple(one.exercise for one in worked(session))
            past.insert(
                0,
                PastSession(
                    day=day,
                    type=session.type,
                    letter=session.letter,
                    week=week,
                    minutes=asked.minutes,
                    exercises=names,
                    contacts=sum(landings(one) for one in worked(session)),
                ),
            )
            tips += [(day, tip) for tip in session.tips]
            number += 1
