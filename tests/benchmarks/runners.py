"""A stated set of runners, and the facts of their months lived day by day through the coach: always the same ones."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from coaching.coach import Coach
from coaching.facts import (
    AnyFact,
    Feel,
    IllnessKind,
    IllnessOver,
    IllnessReported,
    JumpTested,
    Moment,
    RunMoved,
    SessionDone,
    SessionSkipped,
    SleepReported,
    SorenessReported,
)
from coaching.memory.count import Status
from coaching.memory.state import TrainingState
from coaching.runner import (
    AgeBand,
    Area,
    DayClass,
    Distance,
    Equipment,
    Gear,
    LastStrength,
    Priority,
    Profile,
    Race,
    RunDay,
    RunningExperience,
    RunningWeek,
    StrengthBackground,
)

START = date(2025, 1, 6)  # a Monday
REST, EASY, SPEED, LONG = RunDay(), RunDay(DayClass.EASY), RunDay(DayClass.SPEED), RunDay(DayClass.LONG)
HOME = frozenset({Equipment.WALL, Equipment.BENCH_OR_CHAIR, Equipment.STEP_OR_BOX})
ILL_FROM, ILL_UNTIL = 250, 254
SORE_SCORES = 6
"""Every so many days something is reported: numbers without a common factor, so that weekdays take turns."""
SORE_EVERY, NIGHT_EVERY, MOVED_EVERY, SKIPPED_EVERY, EASY_EVERY, HARD_EVERY = 29, 31, 17, 19, 5, 23


class Runner(NamedTuple):
    """One runner of the set."""

    name: str
    profile: Profile
    week: RunningWeek
    races: tuple[Race, ...] = ()


class Year(NamedTuple):
    """What a runner lived: the facts, the state of each morning, each evening before Done, each evening."""

    runner: Runner
    facts: tuple[AnyFact, ...]
    mornings: tuple[tuple[TrainingState, Moment], ...]
    trained: tuple[tuple[TrainingState, SessionDone, Moment], ...]
    evenings: tuple[tuple[TrainingState, Moment], ...]


RUNNERS = (
    Runner(
        "beginner, bodyweight, 30 min",
        Profile(age=AgeBand.ADULT_18_39, running=RunningExperience.MONTHS_3_12, gear=Gear(owned=HOME), minutes=30),
        RunningWeek((REST, EASY, REST, SPEED, REST, LONG, EASY)),
    ),
    Runner(
        "marathon, dumbbells, 30 min",
        Profile(
            age=AgeBand.ADULT_40_59,
            background=StrengthBackground.MONTHS_2_12,
            last_strength=LastStrength.WITHIN_2_MONTHS,
            gear=Gear(owned=HOME | {Equipment.DUMBBELL}, dumbbells_kg=(4, 6, 8, 10, 12, 14, 16, 20)),
            body_mass_kg=68.0,
            minutes=30,
        ),
        RunningWeek((REST, EASY, SPEED, EASY, REST, EASY, LONG)),
        (
            Race(START + timedelta(days=209), Distance.HALF, Priority.B),
            Race(START + timedelta(days=272), Distance.MARATHON),
        ),
    ),
    Runner(
        "experienced, gym, 45 min, jumps",
        Profile(
            age=AgeBand.ADULT_18_39,
            background=StrengthBackground.OVER_12_MONTHS,
            last_strength=LastStrength.WITHIN_2_WEEKS,
            gear=Gear(
                owned=frozenset(Equipment) - {Equipment.BACKPACK},
                dumbbells_kg=tuple(float(kg) for kg in range(2, 32, 2)),
                kettlebells_kg=(8, 12, 16, 20, 24),
                plates_kg=(1.25, 2.5, 5, 10, 20),
                bands=("light", "medium", "strong"),
            ),
            body_mass_kg=74.0,
            minutes=45,
        ),
        RunningWeek((EASY, SPEED, EASY, EASY, REST, EASY, LONG)),
        (Race(START + timedelta(days=181), Distance.TEN_K),),
    ),
    Runner(
        "band, 20 min, 60 and older",
        Profile(
            age=AgeBand.ADULT_60_PLUS,
            gear=Gear(owned=HOME | {Equipment.BAND}, bands=("light", "strong")),
            body_mass_kg=71.0,
            minutes=20,
        ),
        RunningWeek((EASY, REST, EASY, REST, EASY, REST, LONG)),
    ),
    Runner(
        "hardly an easy day, kettlebell, 20 min",
        Profile(
            age=AgeBand.ADULT_18_39,
            background=StrengthBackground.UNDER_2_MONTHS,
            gear=Gear(owned=HOME | {Equipment.KETTLEBELL}, kettlebells_kg=(8, 12, 16)),
            body_mass_kg=60.0,
            minutes=20,
        ),
        RunningWeek((SPEED, EASY, SPEED, REST, EASY, LONG, REST)),
        (Race(START + timedelta(days=300), Distance.FIVE_K),),
    ),
)


def moment(number: int) -> Moment:
    """Day `number` at seven in the morning; day 0 is the first."""
    day = START + timedelta(days=number)
    return Moment(datetime.combine(day, time(7), tzinfo=UTC), day)


def lived(coach: Coach, runner: Runner, days: int) -> Year:
    """The days of a runner who is told every morning, mostly trains, and reports now and then."""
    first = coach.onboard(None, runner.profile, runner.week, runner.races, moment(0))
    state, facts = first.state, [*first.facts]
    mornings, trained, evenings = [], [], []
    for number in range(days):
        now = moment(number)
        told = list(_told(number, now))
        state = coach.known(state, told)
        facts += told
        mornings.append((state, now))
        outcome = coach.today(state, now)
        state = outcome.state
        facts += outcome.facts
        if outcome.value.type.strength and state.status_on(now.day) is Status.OPEN:
            answer = _answer(number, now)
            if isinstance(answer, SessionDone):
                trained.append((state, answer, now))
            state = coach.known(state, [answer])
            facts.append(answer)
        evenings.append((state, now))
    return Year(runner, tuple(facts), tuple(mornings), tuple(trained), tuple(evenings))


def _told(number: int, now: Moment) -> Iterator[AnyFact]:
    if number == 0:
        yield JumpTested(at=now.at, day=now.day, calf_raises=25, split_squats=12, balance_s=40, quiet_landings=5)
    if number % SORE_EVERY == SORE_EVERY - 1:
        areas = frozenset({Area.QUADS} if number % 2 else {Area.CALVES, Area.GLUTES})
        yield SorenessReported(at=now.at, day=now.day, score=1 + number % SORE_SCORES, areas=areas)
    if number % NIGHT_EVERY == NIGHT_EVERY - 1:
        yield SleepReported(at=now.at, day=now.day, hours=4.5 + number % 4)
    if number % MOVED_EVERY == MOVED_EVERY - 1:
        yield RunMoved(at=now.at, day=now.day + timedelta(days=1), run=(REST, EASY, SPEED)[number % 3])
    if number == ILL_FROM:
        yield IllnessReported(at=now.at, day=now.day, kind=IllnessKind.ABOVE_NECK)
    if number == ILL_UNTIL:
        yield IllnessOver(at=now.at, day=now.day)


def _answer(number: int, now: Moment) -> SessionDone | SessionSkipped:
    if number % SKIPPED_EVERY == 0:
        return SessionSkipped(at=now.at, day=now.day)
    feel = Feel.TOO_HARD if number % HARD_EVERY == 0 else Feel.TOO_EASY if number % EASY_EVERY == 0 else Feel.RIGHT
    return SessionDone(at=now.at, day=now.day, feel=feel)
