"""What a day of a plan file reports, as facts."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from bot.plan.table import Table
from coaching.facts import (
    AnyFact,
    ClearedByProfessional,
    FatigueReported,
    IllnessKind,
    IllnessOver,
    IllnessReported,
    JumpTested,
    PainReported,
    RedFlag,
    RedFlagRaised,
    RunMoved,
    SleepReported,
    SorenessReported,
    SoreSource,
)
from coaching.runner import Area, DayClass, Joint, RunDay

_MOST_REPS, _MOST_HOURS, _TOP_SCORE = 600, 24, 10


def facts_of(table: Table, at: datetime, day: date) -> list[AnyFact]:
    """Everything that the table reports of the day."""
    return [fact for key, make in REPORTS.items() if table.has(key) for fact in make(table, at, day)]


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


def _tomorrow(table: Table, at: datetime, day: date) -> list[AnyFact]:
    run = RunDay(table.one("tomorrow", DayClass, DayClass.REST))
    return [RunMoved(at=at, day=day + timedelta(days=1), run=run)]


def _jump_test(table: Table, at: datetime, day: date) -> list[AnyFact]:
    test = table.table("jump_test")
    keys = ("calf_raises", "split_squats", "balance_s", "quiet_landings")
    raises, squats, balance, landings = (test.whole(key, 0, _MOST_REPS) or 0 for key in keys)
    test.close()
    return [
        JumpTested(at=at, day=day, calf_raises=raises, split_squats=squats, balance_s=balance, quiet_landings=landings)
    ]


REPORTS: dict[str, Callable[[Table, datetime, date], list[AnyFact]]] = {
    "run": _ran,
    "tomorrow": _tomorrow,
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
