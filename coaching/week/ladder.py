"""When the week does not fit: what fills the rest of the quota, and the light work beside it (rules 1.1 and 1.4)."""

from collections.abc import Collection, Sequence
from itertools import combinations, pairwise

from coaching.days import DAYS_A_WEEK
from coaching.rules import placement as rules
from coaching.runner import DayClass
from coaching.session_type import SessionType
from coaching.week.legal import Slot, is_hard


def low_impact_days(week: Sequence[Slot], room: int, strength: Collection[int]) -> tuple[int, ...]:
    """Step 2: rest days for low-impact strength, apart from the `strength` days where that can be.

    At least one rest day stays pure recovery. Windows that close lower-body strength close these days too.
    """
    rest = [slot for slot in week if slot.kind is DayClass.REST]
    if room <= 0 or len(rest) < rules.LADDER_REST_DAYS:
        return ()
    done = sum(1 for slot in rest if slot.happened and slot.happened.type is SessionType.LOW_IMPACT_STRENGTH)
    room = min(room, len(rest) - rules.PURE_RECOVERY_DAYS - done)
    free = [slot for slot in rest if _may_carry_low_impact(slot)]
    return _spread([slot.index for slot in free], room, strength, _wished(free, SessionType.LOW_IMPACT_STRENGTH))


def _wished(free: Sequence[Slot], kind: SessionType) -> frozenset[int]:
    return frozenset(slot.index for slot in free if slot.wish.type is kind)


def _may_carry_low_impact(slot: Slot) -> bool:
    fits = slot.cap.rank >= SessionType.LOW_IMPACT_STRENGTH.rank
    return fits and not (slot.over or slot.wish.away or slot.closed_by or is_hard(slot.next_kind))


def upper_days(
    week: Sequence[Slot], room: int, strength: Collection[int], done: Collection[int] = ()
) -> tuple[int, ...]:
    """Step 3: easy days for upper body and core: those before a hard day first, then the other easy days left.

    `strength` are the days with other strength, `done` those of this step that were done already.
    """
    if room <= 0:
        return ()
    hard_next = {slot.index for slot in week if is_hard(slot.next_kind)}
    free = [slot for slot in week if slot.index not in {*strength, *done} and _may_carry_upper(slot)]
    wished = _wished(free, SessionType.STRENGTH_UPPER_CORE)
    before = [slot.index for slot in free if slot.index in hard_next]
    others = [slot.index for slot in free if slot.index not in hard_next]
    first_room = room - len(wished.intersection(others))
    first = _spread(before, first_room, {*strength, *hard_next.intersection(done)}, wished.intersection(before))
    then = _spread(others, room - len(first), {*strength, *done, *first}, wished.intersection(others))
    return tuple(sorted((*first, *then)))


def _may_carry_upper(slot: Slot) -> bool:
    fits = slot.cap.rank >= SessionType.STRENGTH_UPPER_CORE.rank
    return (
        fits
        and not (slot.over or slot.wish.away)
        and slot.kind is DayClass.EASY
        and slot.next_kind is not DayClass.RACE
    )


def core_days_of_a_hard_week(week: Sequence[Slot]) -> tuple[int, ...]:
    """A week of hard days only: the few days with short core work, spread over the week."""
    done = [slot.index for slot in week if slot.happened and slot.happened.type is SessionType.CORE_MOBILITY]
    free = [slot.index for slot in week if not slot.over and hard_with_core(slot)]
    return _spread(free, rules.ALL_HARD_CORE_DAYS - len(done), done)


def hard_with_core(slot: Slot) -> bool:
    """Whether it is a hard day with core work after the run: no race, and none tomorrow."""
    return is_hard(slot.kind) and DayClass.RACE not in {slot.kind, slot.next_kind}


def light_core_days(easy: Sequence[Slot], room: int, strength: Collection[int]) -> tuple[int, ...]:
    """Easy days left over that carry light core work, apart from the strength days where that can be."""
    return _spread([slot.index for slot in easy if slot.next_kind is not DayClass.RACE], room, strength)


def _spread(
    free: Sequence[int], room: int, others: Collection[int], wished: frozenset[int] = frozenset()
) -> tuple[int, ...]:
    """At most `room` of the free days: as many as can be, the fewest next to another, the widest gaps, the earliest.

    Days that the runner wished come before all of that.
    """
    size = min(room, len(free))
    if size <= 0:
        return ()
    if size == len(free):
        return tuple(free)
    return max(
        combinations(free, size), key=lambda days: (len(wished.intersection(days)), *_spread_merit(days, others))
    )


def _spread_merit(days: Sequence[int], others: Collection[int]) -> tuple[int, int, tuple[int, ...]]:
    every = sorted((*others, *days))
    gaps = [later - earlier for earlier, later in pairwise(every)]
    close = sum(1 for gap in gaps if gap == 1)
    round_the_week = every[0] + DAYS_A_WEEK - every[-1]
    return -close, min((*gaps, round_the_week)), tuple(-day for day in days)
