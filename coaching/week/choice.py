"""The scored choice among all legal sets of days (rules 1.4, reference algorithm)."""

from collections.abc import Sequence
from typing import NamedTuple

from coaching.days import DAYS_A_WEEK
from coaching.rules import placement as rules
from coaching.runner import DayClass
from coaching.week.legal import Slot, is_hard, legal_sets
from coaching.week.question import WeekQuestion


class Choice(NamedTuple):
    """The chosen days as indices from Monday, and how many sets of days were legal."""

    days: tuple[int, ...]
    choices: int


NOTHING = Choice((), 0)


def choose(legal: Sequence[Slot], room: int, question: WeekQuestion, done: Sequence[int]) -> Choice:
    """The best set of days among the largest legal ones (rules 1.4, reference algorithm).

    Days that the runner wished come first, where a legal set holds them, even if it is smaller for it. Sessions too
    short to count take no room.
    """
    wished = frozenset(slot.index for slot in legal if slot.wish.lower)
    short = frozenset(slot.index for slot in legal if slot.wish.uncounted)
    for kept in (wished, NO_WISH) if wished else (NO_WISH,):
        for size in range(min(room + len(short), len(legal)), 0, -1):
            sets = list(legal_sets(legal, size, done))
            if kept or short:
                sets = [days for days in sets if kept.issubset(days) and size - len(short.intersection(days)) <= room]
            if sets:
                return Choice(_best(sets, legal, question, done), len(sets))
    return NOTHING


NO_WISH = frozenset[int]()


def _best(
    sets: Sequence[tuple[int, ...]], legal: Sequence[Slot], question: WeekQuestion, done: Sequence[int]
) -> tuple[int, ...]:
    if len(sets) == 1:
        return sets[0]
    scores = {slot.index: score(slot, question.preferred) for slot in legal}
    worn = frozenset(slot.index for slot in legal if slot.worn)
    near = frozenset(slot.index for slot in legal if not slot.rested_for(question.run_gap))
    return max(sets, key=lambda days: _merit(days, scores, (worn, near), question, done))


class Merit(NamedTuple):
    """What sets of days are compared by, in this order; the greater the better."""

    wide: bool
    worn: int
    next_legal: int
    rested: int
    score: int
    gap: int
    earliest: tuple[int, ...]


def _merit(
    days: tuple[int, ...],
    scores: dict[int, int],
    spared: tuple[frozenset[int], frozenset[int]],
    question: WeekQuestion,
    done: Sequence[int],
) -> Merit:
    """`spared` are the days after two hard ones, and those nearer to a hard run than the runner likes."""
    first = next((one for one in done if one >= 0), days[0])
    gap = first + DAYS_A_WEEK - days[-1]  # the week repeats
    wide, total = True, 0
    tired, tight = (-len(avoided.intersection(days)) for avoided in spared)
    last = done[-1] if done else None
    for day in days:
        if last is not None:
            gap = min(gap, day - last)
            wide = wide and day - last >= rules.WIDE_DAYS_BETWEEN_LOWER
        last = day
        total += scores[day]
    missed = -days[0] if question.missed else 0
    return Merit(wide or not question.wide_spacing, tired, missed, tight, total, gap, tuple(-day for day in days))


def score(slot: Slot, preferred: frozenset[int]) -> int:
    """What speaks for and against the day (rules 1.4)."""
    points, total = rules.SCORES, 0
    last, before = slot.kinds_before
    if slot.next_kind is DayClass.REST:
        total += points.next_day_rest
    elif slot.next_kind is DayClass.EASY:
        total += points.next_day_easy
    if not is_hard(slot.second_kind):
        total += points.second_day_not_hard
    if last is DayClass.LONG or last is DayClass.RACE:
        total += points.after_long_or_race
    elif last is DayClass.SPEED:
        total += points.after_speed
    if is_hard(last) and is_hard(before):
        total += points.after_two_hard
    if slot.index in preferred:
        total += points.preferred
    return total
