"""Charts of what was done: one exercise, weeks, days, left and right."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.buttons import Action
from bot.media.picture_recipes import (
    AdherenceCalendar,
    Mark,
    Point,
    ProgressChart,
    SidesChart,
    SidesRow,
    Week,
    WeeksChart,
)
from bot.replies import Button, Media, Screen
from bot.screens.keyboard import Rows, act
from bot.screens.pictures.showing import DAYS, EXERCISE, IN_PLACE, SIDES, WEEKS, Seen, nothing, shown
from bot.words import charts as words
from bot.words import common
from bot.words import progress as progress_words
from bot.words.today import name_of
from coaching.days import DAYS_A_WEEK
from coaching.facts import SidesTested
from coaching.history.adherence import adherence, past_weeks
from coaching.history.past import PastSession
from coaching.history.progress import ExerciseProgress, Exposure, exposures, progress
from coaching.history.sided import Sided, comparisons, logged
from coaching.history.volume import WeekVolume, volumes
from coaching.memory.count import Status
from coaching.runner import DayClass
from coaching.session import LoadKind

MOST_POINTS = 60
WEEKS_SHOWN, WEEKS_OF_DAYS = 16, 16
MOST_SIDED, MOST_DAYS_A_SIDE = 5, 3
_ENOUGH = 2
"""A line needs so many points."""


# One exercise ----------------------------------------------------------------------------------------------------


def exercise(seen: Seen, wanted: str = "") -> Media | Screen:
    """One exercise over time: the one asked for, else the one with a load that was done most of late."""
    told = exposures(seen.history, seen.catalogue)
    found = [one for one in progress(seen.history, seen.today, seen.catalogue) if one.times >= _ENOUGH]
    at = next((at for at, one in enumerate(found) if one.exercise == wanted), None)
    if at is None and wanted in told:
        return nothing(words.ONE_SESSION)
    if not found:
        return nothing(words.NO_EXERCISE)
    if at is None:
        at = next((at for at, one in enumerate(found) if len(_loaded(told[one.exercise])) >= _ENOUGH), 0)
    one = found[at]
    caption = progress_words.exercise(one, None, seen.catalogue, seen.units, seen.today)
    return shown(
        _exercise(seen, one, told[one.exercise]), caption, f"{EXERCISE}-{one.exercise}", _beside(seen, found, at)
    )


def _exercise(seen: Seen, one: ExerciseProgress, told: Sequence[Exposure]) -> ProgressChart:
    loaded = _loaded(told)
    shown_ = (loaded if len(loaded) >= _ENOUGH else told)[-MOST_POINTS:]
    kind = shown_[-1].best.load.kind if len(loaded) >= _ENOUGH else LoadKind.BODYWEIGHT
    ranks = [exposure.best.rank for exposure in shown_]
    best = ranks.index(max(ranks)) if len(set(ranks)) > 1 else None  # of equals none is the best
    return ProgressChart(
        title=common.plain(name_of(one.exercise, seen.catalogue)),
        subtitle=words.trends(one),
        dark=seen.dark,
        points=tuple(_point(seen, exposure, best=at == best) for at, exposure in enumerate(shown_)),
        load_axis=words.load_axis(kind, seen.units) if len(loaded) >= _ENOUGH else "",
        count_axis=words.count_axis(seen.catalogue[one.exercise].metric, loaded=len(loaded) >= _ENOUGH),
        best=words.BEST,
        lighter=words.LIGHTER_SESSION,
    )


def _loaded(told: Sequence[Exposure]) -> list[Exposure]:
    return [exposure for exposure in told if exposure.best.load.kg]


def _point(seen: Seen, exposure: Exposure, *, best: bool) -> Point:
    one = exposure.best
    load = common.in_units(one.load.kg, seen.units) if one.load.kg else None
    return Point(day=one.day, count=one.count, load=load, lighter=exposure.lighter, best=best)


def _beside(seen: Seen, found: Sequence[ExerciseProgress], at: int) -> Rows:
    """The exercises before and after this one."""
    taps: list[Button] = []
    for other, label in ((at - 1, "‹ {}"), (at + 1, "{} ›")):
        if 0 <= other < len(found):
            name = common.plain(name_of(found[other].exercise, seen.catalogue))
            arg = f"{EXERCISE}-{found[other].exercise}{IN_PLACE}"
            taps.append(act(label.format(name), Action.CHART, None, arg))
    return (tuple(taps),) if taps else ()


# Weeks -----------------------------------------------------------------------------------------------------------


def weeks(seen: Seen) -> Media | Screen:
    """How much was done week by week."""
    found = volumes(seen.history, past_weeks(seen.history, seen.today), seen.catalogue)[-WEEKS_SHOWN:]
    if not any(one.reps or one.kg for one in found):
        return nothing(words.NO_WEEKS)
    fullest = max(found, key=lambda one: (one.kg, one.reps))
    recipe = WeeksChart(
        title=words.WEEKS,
        subtitle=words.most(fullest, seen.units),
        dark=seen.dark,
        weeks=tuple(_week(seen, one, last=one is found[-1]) for one in found),
        weight_axis=words.weight_axis(seen.units) if any(one.kg for one in found) else "",
        reps_axis=words.REPS_AXIS,
        lighter=words.LIGHTER_WEEK,
        race=words.races([race for one in found for race in one.races]),
        under_way=words.THIS_WEEK,
    )
    return shown(recipe, words.weeks(found, seen.units), WEEKS)


def _week(seen: Seen, one: WeekVolume, *, last: bool) -> Week:
    return Week(
        monday=one.monday,
        weight=round(common.total(one.kg, seen.units)),
        reps=one.reps,
        lighter=one.lighter,
        under_way=last,
        race=words.races(one.races),
    )


# Days ------------------------------------------------------------------------------------------------------------


def days(seen: Seen) -> Media | Screen:
    """What became of each day. The words beside it count the same weeks and the same days."""
    every = past_weeks(seen.history, seen.today)
    if not any(one.done is not None or one.skipped is not None for one in seen.history.sessions):
        return nothing(words.NO_WEEKS)
    shown_weeks = every[-WEEKS_OF_DAYS:]
    monday = shown_weeks[0].monday
    count = (seen.today - monday).days + 1
    missed = frozenset().union(*(one.missed for one in shown_weeks))
    sessions = {one.day: one for one in seen.history.sessions}
    dates = [monday + timedelta(days=at) for at in range(count)]
    marks = [_mark(sessions.get(day), race=_raced(seen, day), missed=day in missed) for day in dates]
    kept_up = progress_words.kept_up(adherence(every, WEEKS_OF_DAYS), len(shown_weeks))
    told = Counter(marks)
    recipe = AdherenceCalendar(
        title=words.DAYS,
        subtitle=words.kept(kept_up),
        dark=seen.dark,
        monday=monday,
        days="".join(marks),
        weekdays=tuple(common.weekday(day, short=True) for day in range(DAYS_A_WEEK)),
        legend=tuple((mark, said) for mark, said in words.MARKS.items() if told[mark]),
    )
    return shown(recipe, words.days(told, -(-count // DAYS_A_WEEK), kept_up), DAYS)


def _raced(seen: Seen, day: date) -> bool:
    run = seen.history.run_on(day)
    return any(race.day == day for race in seen.history.races) or (run is not None and run.day_class is DayClass.RACE)


def _mark(past: PastSession | None, *, race: bool, missed: bool) -> Mark:
    if past is not None and past.done is not None:
        return (Mark.LIGHTER if past.lighter else Mark.DONE) if past.strength else Mark.OTHER
    if race:
        return Mark.RACE
    if past is None or not missed:
        return Mark.NOTHING
    return Mark.SKIPPED if past.status is Status.SKIPPED else Mark.OPEN


# Left and right --------------------------------------------------------------------------------------------------


def sides(seen: Seen, first: str) -> Media | Screen:
    """Left against right: the comparisons, then moves whose sides were logged apart. `first` is the side to begin."""
    rows = list(_sided(seen))[:MOST_SIDED]
    if not rows:
        return nothing(words.NO_SIDES)
    recipe = SidesChart(
        title=words.SIDES,
        subtitle=words.first_side(first),
        dark=seen.dark,
        left=words.LEFT,
        right=words.RIGHT,
        rows=tuple(row for row, _ in rows),
    )
    return shown(recipe, words.both_sides([said for _, said in rows]), SIDES)


def _sided(seen: Seen) -> Iterable[tuple[SidesRow, str]]:
    """Each comparison with what it says in words."""
    for test, told in comparisons(seen.history, seen.today).items():
        yield _row(words.test_name(test), told, timed=test.timed)
    for exercise_, sets in logged(seen.history, seen.catalogue).items():
        timed = exercise_ in seen.catalogue.exercises and seen.catalogue[exercise_].metric.timed
        yield _row(common.plain(name_of(exercise_, seen.catalogue)), sets, timed=timed)


def _row(name: str, told: Sequence[SidesTested] | Sequence[Sided], *, timed: bool) -> tuple[SidesRow, str]:
    last, unit = told[-MOST_DAYS_A_SIDE:], words.SECONDS if timed else ""
    name = words.compared(name, timed=timed)
    row = SidesRow(
        name=name,
        days=tuple(one.day for one in last),
        left=tuple(one.left for one in last),
        right=tuple(one.right for one in last),
        unit=unit,
        said=words.gap(last[-1]),
    )
    return row, words.sided(common.esc(name), last, unit, row.said)
