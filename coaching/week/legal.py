"""Which days may carry lower-body strength, each by itself and together (rules 1.2)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import TypeAlias

from msgspec import Struct

from coaching.days import DAYS_A_WEEK
from coaching.modifiers import Modifiers
from coaching.reasons import AnyReason
from coaching.reasons.placement import (
    DayBeforeHardRun,
    NotAnEasyDay,
    OnePerWeekInTaper,
    ThreeInSevenDays,
    TooSoonAfterLast,
)
from coaching.rules import placement as rules
from coaching.rules import races as race_rules
from coaching.runner import DayClass, Race, RunDay
from coaching.session_type import SessionType
from coaching.week.question import DayCap, Happened, WeekQuestion
from coaching.week.race_modifiers import race_modifiers
from coaching.week.races import closes_lower, one_lower_per_week
from coaching.week.wished import Wish, wish_on

_Kinds: TypeAlias = list[DayClass | None]


class Slot(Struct, frozen=True, kw_only=True, gc=False):
    """One day as the placement sees it. `index` counts from Monday = 0; kinds are None where the run is not known.

    `happened` is what was done; `over` says that the day is past, done or skipped. `races` is what races ask of a
    session that is not for the legs. `cap` is the largest session that races and health allow, `capped_by` health's
    reasons. `taper` is the A-race in whose last two weeks the day lies. `wish` is what the runner wished for the day.
    """

    index: int
    day: date
    run: RunDay | None
    kind: DayClass | None
    next_kind: DayClass | None
    second_kind: DayClass | None
    kinds_before: tuple[DayClass | None, DayClass | None]
    happened: Happened | None
    over: bool
    races: Modifiers
    cap: SessionType
    capped_by: tuple[AnyReason, ...]
    closed_by: tuple[AnyReason, ...]
    taper: Race | None
    wish: Wish

    def rested_for(self, gap: int) -> bool:
        """Whether the next hard run is at least `gap` days away, as far as the placement looks ahead."""
        return not any(is_hard(kind) for kind in (self.next_kind, self.second_kind)[: max(0, gap - 1)])

    @property
    def worn(self) -> bool:
        """The two days before are both hard (P6)."""
        last, before = self.kinds_before
        return is_hard(last) and is_hard(before)


def is_hard(kind: DayClass | None) -> bool:
    """Whether the day is hard; one that is not known could be."""
    return kind is None or kind.hard


def slots(question: WeekQuestion) -> tuple[Slot, ...]:
    """The seven days of the week, Monday first."""
    kinds = _kinds(question)
    happened = {one.day: one for one in question.happened}
    caps = {one.day: one for one in question.caps}
    days = (question.monday + timedelta(index) for index in range(DAYS_A_WEEK))
    return tuple(_slot(question, kinds, day, happened.get(day), caps.get(day)) for day in days)


def _kinds(question: WeekQuestion) -> _Kinds:
    """The classes of the eleven days; a dated race overrides what the week says."""
    kinds = [None if run is None else run.day_class for run in question.runs]
    for race in question.racing.races:
        at = (race.day - question.monday).days + rules.LOOK_BACK_DAYS
        if 0 <= at < len(kinds):
            kinds[at] = DayClass.RACE
    return kinds


def _slot(question: WeekQuestion, kinds: _Kinds, day: date, done: Happened | None, health: DayCap | None) -> Slot:
    index, racing = (day - question.monday).days, question.racing
    at = index + rules.LOOK_BACK_DAYS
    races = race_modifiers(day, racing)
    return Slot(
        index=index,
        day=day,
        run=question.runs[at],
        kind=kinds[at],
        next_kind=kinds[at + 1],
        second_kind=kinds[at + rules.LOOK_AHEAD_DAYS],
        kinds_before=(kinds[at - 1], kinds[at - rules.LOOK_BACK_DAYS]),
        happened=done,
        over=done is not None or day < question.today or day in question.closed,
        races=races,
        cap=races.cap if health is None else min(races.cap, health.cap, key=lambda cap: cap.rank),
        capped_by=() if health is None else health.because,
        closed_by=closes_lower(day, racing),
        taper=one_lower_per_week(day, racing),
        wish=wish_on(day, question),
    )


def lower_done(question: WeekQuestion) -> tuple[int, ...]:
    """The lower-body sessions done, as days from Monday (negative: before it)."""
    monday = question.monday
    return tuple(sorted((one.day - monday).days for one in question.happened if one.type.lower_body))


def refusals(slot: Slot, done: Sequence[int]) -> tuple[AnyReason, ...]:
    """Every rule that refuses lower-body strength on the day, given what was done; empty where it is legal."""
    found: list[AnyReason] = []
    if slot.kind is not DayClass.EASY:
        found.append(NotAnEasyDay(slot.kind))
    elif is_hard(slot.next_kind):
        found.append(DayBeforeHardRun(slot.next_kind))
    found += slot.closed_by
    if slot.cap.rank < SessionType.STRENGTH_LOWER.rank:
        found += slot.capped_by
    clash = _clash(slot, done)
    return (*found, clash) if clash else tuple(found)


def _clash(slot: Slot, others: Sequence[int]) -> AnyReason | None:
    """Why the day is too close to the other lower-body sessions (P2, P10, taper), `others` as days from Monday."""
    index, near = slot.index, 0
    for other in others:
        if other == index:
            continue
        gap = index - other
        if abs(gap) < rules.MIN_DAYS_BETWEEN_LOWER:
            return TooSoonAfterLast(other=slot.day - timedelta(gap), days=abs(gap))
        if slot.taper and 0 < gap < race_rules.ONE_LOWER_PER_DAYS:
            return OnePerWeekInTaper(race_day=slot.taper.day, other=slot.day - timedelta(gap))
        near += 0 < gap < rules.LOWER_WINDOW_DAYS
    if near >= rules.MAX_LOWER_IN_WINDOW:
        return ThreeInSevenDays(sessions=near, days=rules.LOWER_WINDOW_DAYS)
    return None


def clash_with(slot: Slot, chosen: Sequence[int], done: Sequence[int]) -> AnyReason | None:
    """Why a day that is legal by itself cannot join the chosen ones."""
    return _clash(slot, (*done, *chosen)) if chosen else None


def most(legal: Sequence[Slot], room: int, done: Sequence[int]) -> int:
    """The size of the largest legal set of days."""
    sizes = range(min(room, len(legal)), 0, -1)
    return next((size for size in sizes if any(legal_sets(legal, size, done))), 0)


def legal_sets(legal: Sequence[Slot], size: int, done: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """All sets of so many days that are legal together."""
    return (tuple(slot.index for slot in days) for days in combinations(legal, size) if _holds(days, done))


def _holds(days: Sequence[Slot], done: Sequence[int]) -> bool:
    """Whether days that are each legal after what was done are so together."""
    if len(days) == 1:
        return True
    indices = [slot.index for slot in days]
    if any(later - earlier < rules.MIN_DAYS_BETWEEN_LOWER for earlier, later in pairwise(indices)):
        return False
    together = (*done, *indices)
    return all(_clash(slot, together) is None for slot in days)
