"""Lives of up to 52 weeks, lived day by day through the coach, with a diary kept beside him.

A life is drawn as a few short lists, so that a failing one shrinks to little: the runner, the running week, races,
events on days, spells (sore, away, silent) and answers to sessions that are taken in turn.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import NamedTuple

from hypothesis import strategies as st

from coaching.coach import Coach
from coaching.facts import (
    AnyFact,
    ChangeUndone,
    ClearedByProfessional,
    ExerciseDone,
    FatigueReported,
    Feel,
    IllnessKind,
    IllnessOver,
    IllnessReported,
    JumpTested,
    LegFeel,
    LegsFelt,
    LoadFound,
    Moment,
    PainReported,
    ProfileChanged,
    RaceAdded,
    RaceDropped,
    RedFlag,
    RedFlagRaised,
    RunMoved,
    SessionDone,
    SessionMoved,
    SessionSkipped,
    SessionTimed,
    SetDone,
    SleepReported,
    SorenessReported,
    SoreSource,
    Travelling,
    WeekChanged,
)
from coaching.memory.state import TrainingState
from coaching.memory.windows import as_of
from coaching.planning import Outlook
from coaching.runner import (
    AgeBand,
    Area,
    Condition,
    DayClass,
    Distance,
    Equipment,
    Gear,
    Joint,
    LastStrength,
    Priority,
    Profile,
    Race,
    RunDay,
    RunningExperience,
    RunningWeek,
    StrengthBackground,
)
from coaching.session import Load, LoadKind, Session
from coaching.session_type import SessionType
from coaching.week.question import Placement
from coaching.wishes import Wishes
from data import catalogue
from tests.proof.diary import Diary, worked

START = date(2026, 3, 2)
DAYS = 52 * 7
TRIED = ("goblet_squat", "step_up_loaded", "no_longer_there")
HOME = frozenset({Equipment.WALL, Equipment.BENCH_OR_CHAIR, Equipment.STEP_OR_BOX})
BAND = Gear(owned=frozenset({Equipment.BAND}), bands=("light", "medium", "strong"))
GEARS = {
    "nothing": Gear(owned=frozenset()),
    "chair and step": Gear(owned=HOME),
    "bands": BAND,
    "fine dumbbells": Gear(owned=HOME | {Equipment.DUMBBELL}, dumbbells_kg=tuple(float(kg) for kg in range(2, 21))),
    "kettlebells and a backpack": Gear(
        owned=HOME | {Equipment.KETTLEBELL, Equipment.BACKPACK}, kettlebells_kg=(8, 12, 16, 24)
    ),
    "weights not told": Gear(owned=HOME | {Equipment.DUMBBELL, Equipment.KETTLEBELL, Equipment.BARBELL}),
    "a gym": Gear(
        owned=frozenset(Equipment),
        dumbbells_kg=tuple(float(kg) for kg in range(2, 32, 2)),
        kettlebells_kg=(8, 12, 16, 20, 24),
        plates_kg=(1.25, 2.5, 5, 10, 20),
        bands=("light", "medium", "strong"),
    ),
}


@cache
def coach() -> Coach:
    return Coach(catalogue.load())


def moment(number: int) -> Moment:
    """Seven in the morning, so many days after the first."""
    day = START + timedelta(number)
    return Moment(datetime.combine(day, time(7), tzinfo=UTC), day)


class Answer(NamedTuple):
    """How a session is answered: `kind` 0 not at all, 1 skipped, 2 with single sets told, else done as planned."""

    kind: int
    feel: Feel
    less: int  # so many reps less than asked, of the first exercise
    other_load: bool


class Life(NamedTuple):
    """Everything that was drawn of one life."""

    profile: Profile
    week: RunningWeek
    races: tuple[Race, ...]
    days: int
    told: dict[int, list[AnyFact]]
    answers: Sequence[Answer]
    silent: frozenset[int]


class Day(NamedTuple):
    """One day as it was lived: what stood before its session, its session, and the answer."""

    before: TrainingState
    diary: Diary
    placed: Placement
    session: Session
    done: SessionDone | None


R, E, S, L = DayClass.REST, DayClass.EASY, DayClass.SPEED, DayClass.LONG
KINDS = st.sampled_from([E, R, E, S, E, R, E, L, DayClass.RACE])
FEELS = st.sampled_from([Feel.RIGHT, Feel.TOO_EASY] * 5 + [Feel.TOO_HARD])
USUAL = ((R, S, R, E, R, E, L), (E, R, E, S, R, E, L), (R, E, E, R, S, E, R), (E, S, E, E, R, L, R))
RUNS = st.builds(RunDay, KINDS, st.none() | KINDS)
ONE_RUN = st.builds(RunDay, KINDS)
NUMBERS = st.integers(0, DAYS - 1)
RACES = st.builds(
    Race, NUMBERS.map(lambda number: START + timedelta(number)), st.sampled_from(Distance), st.sampled_from(Priority)
)
CONDITIONS = st.sampled_from(
    [*[frozenset[Condition]()] * 6, {Condition.PREGNANT}, {Condition.OSTEOPOROSIS}, {Condition.HEART_OR_PRESSURE}]
)


@st.composite
def profiles(draw: st.DrawFn, gear: Gear) -> Profile:
    return Profile(
        age=draw(st.sampled_from([AgeBand.ADULT_18_39, *(one for one in AgeBand if one is not AgeBand.UNDER_13)])),
        guardian=True,
        conditions=frozenset(draw(CONDITIONS)),
        cleared=True,
        background=draw(st.sampled_from(StrengthBackground)),
        last_strength=draw(st.sampled_from(LastStrength)),
        running=draw(st.sampled_from(RunningExperience)),
        gear=gear,
        minutes=draw(st.sampled_from([30, 45, 20, 15, 30, 45, 6])),
        body_mass_kg=draw(st.sampled_from([66.0, 52.0, 90.0, None])),
        sessions_per_week=draw(st.sampled_from([None, None, 1, 2, 3])),
        run_gap_days=draw(st.sampled_from([None, None, 3])),
        painful=draw(st.sampled_from([frozenset(), frozenset(), frozenset({Joint.KNEE})])),
        outdoors=draw(st.booleans()),
    )


@st.composite
def running_weeks(draw: st.DrawFn) -> RunningWeek:
    usual = draw(st.sampled_from([None, *USUAL, *USUAL]))
    if usual is not None:
        return RunningWeek(tuple(RunDay(kind) for kind in usual))  # type: ignore[arg-type]  # seven they are
    runs = ONE_RUN if draw(st.booleans()) else RUNS
    first, second, third, fourth, fifth, sixth, seventh = draw(st.lists(runs, min_size=7, max_size=7))
    varies = draw(st.integers(0, 9)) == 0
    return RunningWeek((first, second, third, fourth, fifth, sixth, seventh), varies=varies)


def event(number: int, kind: int, value: int, gear: Gear) -> list[AnyFact]:
    """What is told on a day: `kind` says of what, `value` (0 to 99) how much."""
    # Long because each kind has its line.
    at, day = moment(number).at, START + timedelta(number)
    score, area, joint = value % 11, list(Area)[value % len(Area)], list(Joint)[value % len(Joint)]
    run = RunDay(list(DayClass)[value % 5])
    race = Race(day + timedelta(value % 60), list(Distance)[value % 6], list(Priority)[value % 3])
    week = RunningWeek(tuple(RunDay(list(DayClass)[(value // place + place) % 5]) for place in range(1, 8)))  # type: ignore[arg-type]  # seven they are
    makers: list[list[AnyFact]] = [
        [SorenessReported(at=at, day=day, score=score)],
        [SorenessReported(at=at, day=day, score=score, areas=frozenset({area}), source=list(SoreSource)[value % 3])],
        [SorenessReported(at=at, day=day, score=None)],
        [SorenessReported(at=at, day=day, score=score, everything=True)],
        [SleepReported(at=at, day=day, hours=3 + value / 20, bad=value % 5 == 0)],
        [FatigueReported(at=at, day=day, score=score)],
        [PainReported(at=at, day=day, score=score, joints=frozenset({joint}), sharp=value % 4 == 0)],
        [IllnessReported(at=at, day=day, kind=list(IllnessKind)[value % 3])],
        [RunMoved(at=at, day=day + timedelta(value % 5), run=run)],
        [RaceAdded(at=at, day=day, race=race)],
        [RaceDropped(at=at, day=day, race_day=day + timedelta(value % 30))],
        [WeekChanged(at=at, day=day, week=week)],
        [Travelling(at=at, day=day, until=day + timedelta(value % 20), gear=BAND if value % 2 else gear)],
        [RedFlagRaised(at=at, day=day, sign=list(RedFlag)[value % len(RedFlag)])],
        [JumpTested(at=at, day=day, calf_raises=18 + value % 9, split_squats=12, balance_s=40, quiet_landings=5)],
        [LegsFelt(at=at, day=day, run_day=day - timedelta(1), feel=list(LegFeel)[value % 3])],
        [SessionMoved(at=at, day=day, to=day + timedelta(1 + value % 6), type=list(SessionType)[4 + value % 4])],
        [SessionTimed(at=at, day=day, minutes=(6, 12, 25)[value % 3], type=list(SessionType)[4 + value % 4])],
        [
            LoadFound(
                at=at, day=day, exercise=TRIED[value % 3], load=Load(LoadKind.WEIGHT, value % 30), sets=1 + value % 3
            )
        ],
        [ChangeUndone(at=at, day=day, wishes=Wishes(runs=(), moved=(), timed=(), travel=(), week=week))],
    ]
    return makers[kind % len(makers)]


def end_of(one: AnyFact, value: int) -> dict[int, AnyFact]:
    """What is told so many days after a fact: red flags are cleared, illness ends, pain goes."""
    over = 2 + value % 9
    later = [moment((one.day - START).days + over + extra) for extra in range(3)]
    match one:
        case RedFlagRaised():
            return {over: ClearedByProfessional(at=later[0].at, day=later[0].day, misread=value % 2 == 0)}
        case IllnessReported():
            return {over: IllnessOver(at=later[0].at, day=later[0].day)}
        case PainReported():
            return {over + extra: PainReported(at=when.at, day=when.day, score=0) for extra, when in enumerate(later)}
        case _:
            return {}


EVENTS = st.lists(st.tuples(NUMBERS, st.integers(0, 19), st.integers(0, 99)), max_size=20)
SPELLS = st.lists(st.tuples(NUMBERS, st.integers(2, 6), st.integers(3, 9)), max_size=3)
SILENCES = st.lists(st.tuples(NUMBERS, st.integers(5, 70)), max_size=2)
ANSWERS = st.lists(
    st.builds(Answer, st.integers(0, 9), FEELS, st.integers(0, 3), st.booleans()),
    min_size=1,
    max_size=20,
)


@st.composite
def lives(draw: st.DrawFn, gear: Gear) -> Life:
    profile = draw(profiles(gear))
    days = 7 * draw(st.sampled_from([52, 40, 26, 13, 4]))
    told: dict[int, list[AnyFact]] = {}
    for number, kind, value in sorted(draw(EVENTS)):
        for one in event(number % days, kind, value, gear):
            told.setdefault(number % days, []).append(one)
            for later, end in end_of(one, value).items():
                told.setdefault(number % days + later, []).append(end)
    for number, length, score in draw(SPELLS):
        for sore in range(number % days, min(number % days + length, days)):
            told.setdefault(sore, []).extend(event(sore, 0, score, gear))
    if draw(st.integers(0, 3)):  # whoever may jump at all has passed the test
        told.setdefault(0, []).extend(event(0, 14, 5, gear))
    if draw(st.integers(0, 3)) == 0:
        at = days // 2
        shorter = ProfileChanged(
            at=moment(at).at, day=START + timedelta(at), profile=_with_minutes(profile, draw(st.sampled_from([15, 30])))
        )
        told.setdefault(at, []).append(shorter)
    silent = frozenset(one for first, length in draw(SILENCES) for one in range(first, first + length))
    races = tuple(sorted(draw(st.lists(RACES, max_size=3, unique_by=lambda race: race.day))))
    return Life(profile, draw(running_weeks()), races, days, told, draw(ANSWERS), silent)


def _with_minutes(profile: Profile, minutes: int) -> Profile:
    return Profile(**{name: getattr(profile, name) for name in profile.__struct_fields__} | {"minutes": minutes})


def lived(life: Life, facts: list[AnyFact] | None = None) -> Iterator[Day]:
    """The days of a life; all facts of it are added to `facts`."""
    diary, told = Diary(coach().catalogue), facts if facts is not None else []
    first = coach().onboard(None, life.profile, life.week, life.races, moment(0))
    state, strength = first.state, 0
    _tell(diary, told, first.facts)
    for number in range(life.days):
        now = moment(number)
        morning = life.told.get(number, [])
        _tell(diary, told, morning)
        before = as_of(coach().known(state, morning), now.day)
        outcome = coach().today(before, now)
        _tell(diary, told, outcome.facts)
        placed = Outlook(before, now.day).on(now.day)
        answer = life.answers[strength % len(life.answers)]
        done = None if number in life.silent else _answered(outcome.value, answer, now, life.profile.gear)
        yield Day(before, diary, placed, outcome.value, done if isinstance(done, SessionDone) else None)
        strength += outcome.value.type.strength
        state = outcome.state
        if done is not None:
            _tell(diary, told, [done])
            state = coach().known(state, [done])


def _tell(diary: Diary, told: list[AnyFact], facts: Sequence[AnyFact]) -> None:
    diary.told(facts)
    told.extend(facts)


def _answered(session: Session, answer: Answer, now: Moment, gear: Gear) -> SessionDone | SessionSkipped | None:
    if session.type is SessionType.NONE or answer.kind == 0:
        return None
    if answer.kind == 1:
        return SessionSkipped(at=now.at, day=now.day)
    exercises = _single_sets(session, answer, gear) if answer.kind == 2 and session.type.strength else ()
    return SessionDone(at=now.at, day=now.day, feel=answer.feel, exercises=exercises)


def _single_sets(session: Session, answer: Answer, gear: Gear) -> tuple[ExerciseDone, ...]:
    """Every exercise set by set; of the first fewer reps, or with another weight that is at hand."""
    found = []
    for place, one in enumerate(worked(session)):
        asked = one.reps or one.seconds or one.contacts or 0
        load = one.load
        weights = gear.dumbbells_kg if load.kind is LoadKind.PER_HAND else ()
        if answer.other_load and place == 0 and weights:
            load = Load(kind=load.kind, kg=weights[answer.less % len(weights)])
        less = answer.less if place == 0 else 0
        sets = tuple(SetDone(count=max(1, asked - less), load=load) for _ in range(one.sets))
        found.append(ExerciseDone(exercise=one.exercise, sets=sets))
    return tuple(found)
