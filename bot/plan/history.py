"""The dated history of a plan file: what was reported, moved, done or skipped, day by day."""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, date, datetime, time

from msgspec import Struct

from bot.plan.table import Table
from coaching.facts import (
    AnyFact,
    ClearedByProfessional,
    ExerciseDone,
    FatigueReported,
    Feel,
    IllnessKind,
    IllnessOver,
    IllnessReported,
    JumpTested,
    PainReported,
    RedFlag,
    RedFlagRaised,
    RunMoved,
    SessionDone,
    SessionSkipped,
    SetDone,
    SkipReason,
    SleepReported,
    SorenessReported,
    SoreSource,
)
from coaching.runner import Area, DayClass, Joint, RunDay
from coaching.session import Load, LoadKind

_MOST_REPS, _HEAVIEST_KG, _MOST_HOURS, _TOP_SCORE = 600, 500, 24, 10


class Lived(Struct, frozen=True):
    """One day of the history: what was told, and what became of its session (None where nothing was said)."""

    day: date
    told: tuple[AnyFact, ...]
    became: SessionDone | SessionSkipped | None = None


def lived_days(tables: Sequence[Table], start: date, today: date, exercises: Collection[str]) -> tuple[Lived, ...]:
    """The days of the history in order of dates."""
    found = [_lived(table, start, today, exercises) for table in tables]
    for place, table in enumerate(tables):
        if found[place].day in {one.day for one in found[:place]}:
            table.fault("day", "stands twice: one table a day")
    return tuple(sorted(found, key=lambda one: one.day))


def _lived(table: Table, start: date, today: date, exercises: Collection[str]) -> Lived:
    day = table.day("day")
    if day is None:
        table.fault("day", "the date is missing")
        day = start
    elif not start <= day <= today:
        table.fault("day", f"{day} does not lie between start, {start}, and today, {today}")
    at = datetime.combine(day, time(7), tzinfo=UTC)
    told = [fact for key, make in _REPORTS.items() if table.has(key) for fact in make(table, at, day)]
    found = Lived(day, tuple(told), _became(table, at, day, exercises))
    for key in (*_REPORTS, *_BESIDE):
        table.take(key)
    table.close()
    return found


def _became(table: Table, at: datetime, day: date, exercises: Collection[str]) -> SessionDone | SessionSkipped | None:
    if table.has("skipped"):
        return SessionSkipped(at=at, day=day, reason=table.one("skipped", SkipReason, SkipReason.NOT_SAID))
    logged = tuple(_exercise(one, exercises) for one in table.tables("exercise"))
    feel = table.one("feel", Feel, Feel.RIGHT)
    if not table.flag("done") and not logged:
        return None
    return SessionDone(at=at, day=day, exercises=logged, feel=feel)


def _exercise(table: Table, exercises: Collection[str]) -> ExerciseDone:
    name = table.text("id")
    if name not in exercises:
        table.fault("id", f"{name!r} is no exercise of the catalogue")
    counts = table.take("sets")
    if not isinstance(counts, list) or not counts or any(not _is_count(one) for one in counts):
        table.fault("sets", "is a list of reps or seconds, one whole number per set, such as [10, 10, 9]")
        counts = [0]
    kg = table.number("kg", 0, _HEAVIEST_KG)
    load = Load(LoadKind.WEIGHT, kg=kg) if kg else Load()
    feel = table.one("feel", Feel, Feel.RIGHT) if table.has("feel") else None
    table.close()
    return ExerciseDone(exercise=name, sets=tuple(SetDone(count=one, load=load) for one in counts), feel=feel)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_REPS


def _sore(table: Table, at: datetime, day: date) -> list[AnyFact]:
    bare = table.take("sore") is True
    score = None if bare else table.whole("sore", 0, _TOP_SCORE)
    return [
        SorenessReported(
            at=at,
            day=day,
            score=score,
            areas=table.many("areas", Area),
            everything=table.flag("everything"),
            source=table.one("source", SoreSource, SoreSource.UNKNOWN),
        )
    ]


def _pain(table: Table, at: datetime, day: date) -> list[AnyFact]:
    bare = table.take("pain") is True
    score = None if bare else table.whole("pain", 0, _TOP_SCORE)
    return [PainReported(at=at, day=day, score=score, joints=table.many("joints", Joint), sharp=table.flag("sharp"))]


def _slept(table: Table, at: datetime, day: date) -> list[AnyFact]:
    if table.take("slept") == "badly":
        return [SleepReported(at=at, day=day, bad=True)]
    return [SleepReported(at=at, day=day, hours=table.number("slept", 0, _MOST_HOURS))]


def _tired(table: Table, at: datetime, day: date) -> list[AnyFact]:
    bare = table.take("tired") is True
    return [FatigueReported(at=at, day=day, score=None if bare else table.whole("tired", 0, _TOP_SCORE))]


def _ill(table: Table, at: datetime, day: date) -> list[AnyFact]:
    return [IllnessReported(at=at, day=day, kind=table.one("ill", IllnessKind, IllnessKind.UNKNOWN))]


def _well(table: Table, at: datetime, day: date) -> list[AnyFact]:
    return [IllnessOver(at=at, day=day)] if table.flag("well") else []


def _flag(table: Table, at: datetime, day: date) -> list[AnyFact]:
    return [RedFlagRaised(at=at, day=day, sign=table.one("red_flag", RedFlag, RedFlag.HEART_LUNG))]


def _cleared(table: Table, at: datetime, day: date) -> list[AnyFact]:
    return [ClearedByProfessional(at=at, day=day)] if table.flag("cleared") else []


def _ran(table: Table, at: datetime, day: date) -> list[AnyFact]:
    return [RunMoved(at=at, day=day, run=RunDay(table.one("run", DayClass, DayClass.REST)))]


def _jump_test(table: Table, at: datetime, day: date) -> list[AnyFact]:
    test = table.table("jump_test")
    keys = ("calf_raises", "split_squats", "balance_s", "quiet_landings")
    raises, squats, balance, landings = (test.whole(key, 0, _MOST_REPS) or 0 for key in keys)
    test.close()
    return [
        JumpTested(at=at, day=day, calf_raises=raises, split_squats=squats, balance_s=balance, quiet_landings=landings)
    ]


_REPORTS: dict[str, Callable[[Table, datetime, date], list[AnyFact]]] = {
    "run": _ran,
    "slept": _slept,
    "tired": _tired,
    "sore": _sore,
    "pain": _pain,
    "ill": _ill,
    "well": _well,
    "red_flag": _flag,
    "cleared": _cleared,
    "jump_test": _jump_test,
}
_BESIDE = ("done", "feel", "skipped", "exercise", "areas", "everything", "source", "joints", "sharp")
