"""The checker is only worth something if it sees: one planted fault per invariant, and a week without any."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from coaching.exercise import Exercise, Impact, LoadType, Metric, Pattern
from coaching.facts import Feel
from coaching.modifiers import Modifiers
from coaching.runner import Area, DayClass, Distance, Equipment, Gear, Joint, Priority, Race, RunDay
from coaching.session import Block, BlockKind, Load, LoadKind, Prescription, Session
from coaching.session_type import SessionType
from tests.checked_week import Before, CheckedDay, Context, Days
from tests.invariants import broken

MONDAY = date(2026, 3, 2)
EASY, SPEED, LONG, REST = DayClass.EASY, DayClass.SPEED, DayClass.LONG, DayClass.REST
RUNS = (REST, SPEED, EASY, EASY, REST, EASY, LONG)
PLANS = (
    SessionType.RECOVERY,
    SessionType.CORE_MOBILITY,
    SessionType.STRENGTH_FULL,
    SessionType.NONE,
    SessionType.RECOVERY,
    SessionType.NONE,
    SessionType.CORE_MOBILITY,
)
LEG_DAY = 2


def exercise(name: str, pattern: Pattern, *, level: int = 1, impact: Impact = Impact.NONE) -> Exercise:
    return Exercise(
        id=name,
        name=name,
        pattern=pattern,
        unilateral=False,
        level=level,
        min_phase=1,
        impact=impact,
        metric=Metric.REPS,
        load_type=LoadType.BODYWEIGHT,
        tempo="3-1-1",
        target_min=8,
        target_max=12,
        rest_s=60,
        areas=frozenset({Area.QUADS}) if pattern is Pattern.SQUAT else frozenset(),
        caution=frozenset({Joint.KNEE}) if pattern is Pattern.SQUAT else frozenset(),
        sessions=frozenset({SessionType.STRENGTH_FULL}),
        cues=(),
        mistakes=(),
        why="",
        equipment=frozenset({Equipment.DUMBBELL}) if name == "goblet_squat" else frozenset(),
    )


EXERCISES = {
    one.id: one
    for one in (
        exercise("squat", Pattern.SQUAT),
        exercise("goblet_squat", Pattern.SQUAT),
        exercise("lunge", Pattern.SINGLE_LEG_SQUAT),
        exercise("dead_bug", Pattern.ANTI_EXTENSION),
        exercise("crunch", Pattern.ANTI_EXTENSION),
        exercise("pogo_hop", Pattern.PLYOMETRIC, impact=Impact.HIGH),
        exercise("hip_stretch", Pattern.MOBILITY),
    )
}


def dose(name: str, *, sets: int = 3, reps: int = 10, kg: float = 0.0, rir: int = 3) -> Prescription:
    load = Load(LoadKind.WEIGHT, kg) if kg else Load()
    return Prescription(
        exercise=name, sets=sets, reps=reps, window=(8, 10), load=load, tempo="3-1-1", rest_s=60, rir=(rir, rir + 1)
    )


def session(*main: Prescription, day: date = MONDAY + timedelta(LEG_DAY), week: int = 3) -> Session:
    kinds = {"dead_bug": BlockKind.CORE, "hip_stretch": BlockKind.COOL_DOWN}
    return Session(
        day=day,
        type=SessionType.STRENGTH_FULL,
        letter="A",
        week=week,
        blocks=tuple(Block(kinds.get(one.exercise, BlockKind.MAIN), (one,)) for one in main),
    )


WHOLE = (dose("squat"), dose("lunge"), dose("dead_bug"), dose("hip_stretch"))
KNOWN = Context(run_after=RunDay(REST), exercises=EXERCISES, gear=Gear(owned=frozenset()))


def week(
    plans: dict[int, Session | SessionType] | None = None, runs: dict[int, DayClass] | None = None
) -> tuple[CheckedDay, ...]:
    wanted: dict[int, Session | SessionType] = {**dict(enumerate(PLANS)), LEG_DAY: session(*WHOLE), **(plans or {})}
    classes = {**dict(enumerate(RUNS)), **(runs or {})}
    return tuple(CheckedDay(MONDAY + timedelta(n), RunDay(classes[n]), wanted[n]) for n in range(7))


def legs(*main: Prescription, week_number: int = 3) -> Days:
    return week({LEG_DAY: session(*main, week=week_number)})


def test_a_sound_week_breaks_nothing() -> None:
    assert broken(week(), KNOWN) == []


class Planted(NamedTuple):
    """A week with one fault and the invariant that it breaks, `too` the one that says the same of the day."""

    invariant: str
    days: Days
    context: Context = KNOWN
    too: str = ""


FULL, CORE = SessionType.STRENGTH_FULL, SessionType.CORE_MOBILITY
IN_THREE_DAYS = (Race(MONDAY + timedelta(LEG_DAY + 3), Distance.TEN_K),)
AFTER_HALF = (Race(MONDAY - timedelta(3), Distance.HALF),)
TAPER = (Race(MONDAY + timedelta(15), Distance.HALF),)
UNCHANGED = tuple(session(*WHOLE, day=MONDAY + timedelta(LEG_DAY) - timedelta(weeks=n)) for n in range(1, 10))
LEGS_ON = MONDAY + timedelta(LEG_DAY)

FAULTS: dict[str, Callable[[], Planted]] = {
    "lower body on a rest day": lambda: Planted("I1", week({3: FULL, 2: CORE}, {3: REST}), too="I5"),
    "lower body before the long run": lambda: Planted("I2", week({5: FULL})),
    "lower body before an unknown Monday": lambda: Planted(
        "I2", week({6: FULL}, {6: EASY}), replace(KNOWN, run_after=None)
    ),
    "lower body two days running": lambda: Planted("I3", week({3: FULL})),
    "lower body the day after last week's": lambda: Planted(
        "I3", week(), replace(KNOWN, lower_before=(MONDAY + timedelta(1),))
    ),
    "recovery on a speed day": lambda: Planted("I4", week({1: SessionType.RECOVERY})),
    "core work on race day": lambda: Planted("I4", week({6: CORE, 5: SessionType.NONE}, {6: DayClass.RACE})),
    "core work on a rest day": lambda: Planted("I5", week({0: CORE})),
    "legs three days before 10 km": lambda: Planted(
        "I6", week({4: SessionType.NONE, 5: SessionType.NONE}), replace(KNOWN, races=IN_THREE_DAYS)
    ),
    "legs five days after a half marathon": lambda: Planted("I6", week(), replace(KNOWN, races=AFTER_HALF)),
    "two leg sessions in a week of the taper": lambda: Planted(
        "I6", week({4: FULL}, {4: EASY}), replace(KNOWN, races=TAPER, normal={})
    ),
    "all sets in a taper": lambda: Planted("I6", week(), replace(KNOWN, races=TAPER, normal={LEGS_ON: {"squat": 3}})),
    "six reps of a slow lift": lambda: Planted("I7", legs(dose("squat", reps=6), *WHOLE[1:])),
    "fifteen reps of a slow lift": lambda: Planted("I7", legs(dose("squat", reps=15), *WHOLE[1:])),
    "a jump in week 8": lambda: Planted(
        "I8", legs(dose("pogo_hop"), *WHOLE, week_number=8), replace(KNOWN, jump_gate=True)
    ),
    "a jump without the gate": lambda: Planted("I8", legs(dose("pogo_hop"), *WHOLE, week_number=9)),
    "a session without core": lambda: Planted("I9", legs(WHOLE[0], WHOLE[1], WHOLE[3])),
    "a session without single-leg work": lambda: Planted("I9", legs(WHOLE[0], WHOLE[2], WHOLE[3])),
    "a session without recovery": lambda: Planted("I9", legs(*WHOLE[:3])),
    "a crunch": lambda: Planted("I10", legs(*WHOLE, dose("crunch"))),
    "a dumbbell that is not owned": lambda: Planted("I11", legs(*WHOLE, dose("goblet_squat"))),
    "a sore area that is trained": lambda: Planted(
        "I12", week(), replace(KNOWN, blocked_areas=frozenset({Area.QUADS}))
    ),
    "a painful joint that is loaded": lambda: Planted(
        "I12", week(), replace(KNOWN, blocked_joints=frozenset({Joint.KNEE}))
    ),
    "a load that jumps": lambda: Planted("I13", legs(dose("squat", kg=12), *WHOLE[1:]), _after(10, Feel.RIGHT)),
    "a load that rises after too hard": lambda: Planted(
        "I13", legs(dose("squat", kg=10.5), *WHOLE[1:]), _after(10, Feel.TOO_HARD)
    ),
    "nine weeks of the same": lambda: Planted("I14", week(), replace(KNOWN, history=UNCHANGED)),
    "more than health allows": lambda: Planted(
        "I15", week(), replace(KNOWN, limits={LEGS_ON: (Modifiers(cap=SessionType.RECOVERY), Modifiers())})
    ),
    "the milder of two deloads": lambda: Planted(
        "I15",
        legs(dose("squat", sets=3), *WHOLE[1:]),
        replace(
            KNOWN,
            limits={LEGS_ON: (Modifiers(sets_factor=0.75), Modifiers(sets_factor=0.5))},
            normal={LEGS_ON: {"squat": 4}},
        ),
    ),
    "effort above the strictest limit": lambda: Planted(
        "I15", week(), replace(KNOWN, limits={LEGS_ON: (Modifiers(rir_min=4),)})
    ),
    "exercises under a red flag": lambda: Planted("I16", week(), replace(KNOWN, red_flag=True)),
}


def _after(kg: float, feel: Feel) -> Context:
    owns = Gear(owned=frozenset({Equipment.DUMBBELL}))
    return replace(KNOWN, gear=owns, before={"squat": Before(dose("squat", kg=kg), feel)})


@pytest.mark.parametrize("fault", FAULTS)
def test_the_checker_catches(fault: str) -> None:
    planted = FAULTS[fault]()
    found = {one.invariant for one in broken(planted.days, planted.context)}
    assert found == {planted.invariant, planted.too} - {""}


def test_every_invariant_has_a_planted_fault() -> None:
    assert {make().invariant for make in FAULTS.values()} == {f"I{number}" for number in range(1, 17)}


def test_two_weeks_in_a_row_are_judged_across_their_border() -> None:
    sunday = CheckedDay(MONDAY + timedelta(6), RunDay(EASY), FULL)
    monday = CheckedDay(MONDAY + timedelta(7), RunDay(EASY), FULL)
    assert [one.invariant for one in broken((sunday, monday), KNOWN)] == ["I3"]


def test_a_race_run_as_training_leaves_the_days_around_it_open() -> None:
    race = Race(LEGS_ON + timedelta(2), Distance.TEN_K, Priority.C)
    days = week({3: SessionType.NONE, 4: SessionType.NONE})
    assert broken(days, replace(KNOWN, races=(race,))) == []
