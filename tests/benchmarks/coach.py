"""How long the coach takes: `python -m tests.benchmarks.coach`. It prints a table and judges one goal, nothing else.

Each runner of `tests.benchmarks.runners` lives two years of facts. Measured are the days of the second year, each from
the folded state of all that was before it, one call after the other on one core; then the folding itself.
"""

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from coaching.coach import Coach
from coaching.days import monday_of
from coaching.facts import AnyFact, SorenessReported
from coaching.runner import Area
from data import catalogue
from tests.benchmarks.runners import RUNNERS, START, Year, lived
from tests.benchmarks.yardstick import Timed, measured, timed

DAYS_A_YEAR = 364
MONTHS = (3, 6, 12, 24)
DAYS_A_MONTH = 30.4
FOLDS = 5
GOAL_MS = 0.5
Work = Callable[[], object]


def main() -> None:
    coach = Coach(catalogue.load())
    years = [lived(coach, runner, 2 * DAYS_A_YEAR) for runner in RUNNERS]
    gc.freeze()  # ten years of mornings kept for the benchmark are no garbage to look through
    facts = sum(len(year.facts) for year in years)
    _say(f"{len(years)} runners, {facts} facts in two years; days of the second year; ms of CPU, one core\n")
    _say(f"{'':46}{'calls':>7}{'median':>9}{'p95':>9}{'worst':>9}{'yardsticks':>12}\n")
    for year in years:
        _row(f"today: {year.runner.name}", _today(coach, [year]))
    today = _row("today: all of them", _today(coach, years))
    _row("week", _week(coach, years))
    _row("tell: sore", _sore(coach, years))
    _row("finish", _finish(coach, years))
    _row("review", _review(coach, years))
    yard = measured()
    _say(f"{'yardstick':46}{yard.calls:7}{yard.median:9.3f}{yard.p95:9.3f}{yard.worst:9.3f}{1:12.1f}\n\n")
    _folds(coach, years)
    verdict = "reached" if today.median <= GOAL_MS else "not reached"
    _say(f"\nGoal: a day at most {GOAL_MS} ms, median: {verdict} ({today.median:.3f} ms).\n")


def _say(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()


def _row(name: str, work: Sequence[Work]) -> Timed:
    """One row, in yardsticks measured right before and after it."""
    before = measured().median
    found = timed(work)
    yard = (before + measured().median) / 2
    _say(f"{name:46}{found.calls:7}{found.median:9.3f}{found.p95:9.3f}{found.worst:9.3f}{found.median / yard:12.1f}\n")
    return found


def _today(coach: Coach, years: Sequence[Year]) -> list[Work]:
    return [partial(coach.today, *one) for year in years for one in year.mornings[DAYS_A_YEAR:]]


def _week(coach: Coach, years: Sequence[Year]) -> list[Work]:
    return [
        partial(coach.week, state, monday_of(now.day), now)
        for year in years
        for state, now in year.mornings[DAYS_A_YEAR::2]
    ]


def _sore(coach: Coach, years: Sequence[Year]) -> list[Work]:
    legs = frozenset({Area.QUADS})
    return [
        partial(coach.tell, state, SorenessReported(at=now.at, day=now.day, score=4, areas=legs), now)
        for year in years
        for state, now in year.mornings[DAYS_A_YEAR::4]
    ]


def _finish(coach: Coach, years: Sequence[Year]) -> list[Work]:
    return [
        partial(coach.finish, *one)
        for year in years
        for one in year.trained
        if (one[2].day - START).days >= DAYS_A_YEAR
    ]


def _review(coach: Coach, years: Sequence[Year]) -> list[Work]:
    return [partial(coach.review, *one) for year in years for one in year.evenings[DAYS_A_YEAR + 6 :: 7]]


def _folds(coach: Coach, years: Sequence[Year]) -> None:
    """The fold of the first months of every runner, and its cost per fact beside that of a year's."""
    _say(f"{'fold':46}{'facts':>7}{'median':>9}{'us/fact':>9}{'to 12 months':>14}\n")
    found = {months: _fold(coach, [list(_until(year, months)) for year in years]) for months in MONTHS}
    for months, (facts, took) in found.items():
        per_fact, of_a_year = took / facts, found[12][1] / found[12][0]
        _say(f"{f'{months} months, all runners':46}{facts:7}{took:9.1f}{per_fact * 1000:9.1f}")
        _say(f"{per_fact / of_a_year:14.2f}\n")


def _until(year: Year, months: int) -> Iterator[AnyFact]:
    return (fact for fact in year.facts if (fact.day - START).days < months * DAYS_A_MONTH)


def _fold(coach: Coach, histories: Sequence[Sequence[AnyFact]]) -> tuple[int, float]:
    """The number of facts, and the ms that folding them takes."""

    def once() -> None:
        for facts in histories:
            coach.rebuild(facts)

    return sum(map(len, histories)), timed([once] * FOLDS).median


if __name__ == "__main__":
    main()
