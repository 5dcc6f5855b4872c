"""How single exercises went: first, last and best set, and the trend with lighter sessions left out."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from coaching.dosing.best import Best, best_of, best_set
from coaching.exercise import Catalogue
from coaching.facts import ExerciseDone
from coaching.history.past import History, PastSession
from coaching.rules import history as rules
from coaching.session import BlockKind, Prescription

_MAIN = frozenset(
    {
        BlockKind.MAIN,
        BlockKind.SINGLE_LEG,
        BlockKind.SINGLE_LEG_HINGE,
        BlockKind.CALF_HIP,
        BlockKind.PUSH_PULL,
        BlockKind.CORE,
    }
)


class Exposure(Struct, frozen=True, kw_only=True):
    """One exercise in one session: its best set, and whether the session was a lighter one."""

    best: Best
    lighter: bool = False


class ExerciseProgress(Struct, frozen=True, kw_only=True):
    """How one exercise went. `times` counts sessions; `short` and `long` are trends as shares, 0.1 for 10 % more.

    `last` is of the last session that was not a lighter one, where there was any; `eased` says that the best set was in
    a lighter one. A trend is None with too few sessions in its window; `short_since` and `long_since` are the day on
    which it begins, where the exercise is younger than the window. `series` is what the best set of each session of the
    long window was worth, oldest first, without the lighter ones.
    """

    exercise: str
    times: int
    first: Best
    last: Best
    best: Best
    eased: bool = False
    short: float | None = None
    long: float | None = None
    short_since: date | None = None
    long_since: date | None = None
    series: tuple[float, ...] = ()


def progress(history: History, today: date, catalogue: Catalogue) -> tuple[ExerciseProgress, ...]:
    """Every main exercise that was done, those of the last weeks first, and of them the most frequent."""
    every = [_progress(exercise, told, today) for exercise, told in exposures(history, catalogue).items()]
    return tuple(sorted(every, key=lambda one: (not _recent(one.last, today), -one.times, one.exercise)))


def exposures(history: History, catalogue: Catalogue) -> dict[str, list[Exposure]]:
    """By main exercise what was done of it, session by session, oldest first."""
    found: dict[str, list[Exposure]] = {}
    for past in history.sessions:
        for exercise, exposure in _exposures(past, catalogue):
            found.setdefault(exercise, []).append(exposure)
    return found


def _recent(last: Best, today: date) -> bool:
    return last.day > today - timedelta(days=rules.TREND_SHORT_DAYS)


def _exposures(past: PastSession, catalogue: Catalogue) -> Iterator[tuple[str, Exposure]]:
    if past.done is None or past.session is None or not past.strength:
        return
    told = {one.exercise: one for one in past.done.exercises}
    main = [one for block in past.session.blocks if block.kind in _MAIN for one in block.prescriptions]
    for asked in main:
        done = told.get(asked.exercise)
        if asked.exercise in catalogue.exercises and (done is not None or not told):
            yield from _exposure(asked, done, past)


def _exposure(asked: Prescription, done: ExerciseDone | None, past: PastSession) -> Iterator[tuple[str, Exposure]]:
    best = best_set(asked, done, past.day)
    if best is not None:
        yield asked.exercise, Exposure(best=best, lighter=past.lighter)


def _progress(exercise: str, told: Sequence[Exposure], today: date) -> ExerciseProgress:
    best = best_of(one.best for one in told) or told[0].best
    usual = [one.best for one in told if not one.lighter]
    loaded = any(one.load.kg for one in usual)  # once there is a load, sets without it are not compared with it
    comparable = [one for one in usual if one.load.kg or not loaded]
    return ExerciseProgress(
        exercise=exercise,
        times=len(told),
        first=told[0].best,
        last=usual[-1] if usual else told[-1].best,
        best=best,
        eased=any(one.lighter and one.best == best for one in told),
        short=_trend(comparable, today, rules.TREND_SHORT_DAYS),
        long=_trend(comparable, today, rules.TREND_LONG_DAYS),
        short_since=_since(comparable, today, rules.TREND_SHORT_DAYS),
        long_since=_since(comparable, today, rules.TREND_LONG_DAYS),
        series=tuple(_worth(one) for one in _within(comparable, today, rules.TREND_LONG_DAYS)),
    )


def _within(bests: Sequence[Best], today: date, days: int) -> list[Best]:
    return [one for one in bests if one.day > today - timedelta(days=days)]


def _since(bests: Sequence[Best], today: date, days: int) -> date | None:
    """The day of the first of all, where the window reaches further back than that."""
    return bests[0].day if bests and len(_within(bests, today, days)) == len(bests) else None


def _trend(bests: Sequence[Best], today: date, days: int) -> float | None:
    seen = [_worth(one) for one in _within(bests, today, days)]
    return None if len(seen) < rules.TREND_EXPOSURES else seen[-1] / seen[0] - 1


def _worth(one: Best) -> float:
    """What a set is worth beside others of its exercise: reps or seconds, and with a load both together."""
    return one.load.kg * (1 + one.count / rules.REPS_WORTH_THE_LOAD) if one.load.kg else float(one.count)
