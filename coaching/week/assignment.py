"""What each day of a week carries, before it is explained: the quota, the choice, the ladder, the other days."""

from collections.abc import Collection, Sequence

from msgspec import Struct

from coaching.reasons import AnyReason
from coaching.reasons.placement import MovedAway
from coaching.rules import placement as rules
from coaching.runner import DayClass, RunDay
from coaching.session_type import SessionType
from coaching.week import ladder, legal
from coaching.week.choice import Choice, choose
from coaching.week.legal import Slot, is_hard
from coaching.week.question import WeekQuestion, capped


class Allotment(Struct, frozen=True, gc=False, kw_only=True):
    """The decided week. Days are indices, Monday = 0; `done` are lower-body sessions, negative before this week.

    `refused` are the rules that refuse lower-body strength on each day given what was done; `room` is how many
    lower-body sessions were left to place, `quota` how many the week has.
    """

    week: tuple[Slot, ...]
    done: tuple[int, ...]
    refused: tuple[tuple[AnyReason, ...], ...]
    quota: int
    room: int
    choice: Choice
    low_impact: tuple[int, ...]
    upper: tuple[int, ...]
    types: tuple[SessionType, ...]

    @property
    def all_hard(self) -> bool:
        return all(is_hard(slot.kind) for slot in self.week)

    @property
    def strength(self) -> int:
        """Strength sessions of the week, done and planned."""
        return sum(kind.strength for kind in self.types)


def allot(question: WeekQuestion) -> Allotment:
    """Decide the week."""
    week, done = legal.slots(question), legal.lower_done(question)
    refused = tuple(_refused(slot, done) for slot in week)
    quota = _quota(question, week)
    filled = _filled(question, week)
    room = max(0, quota - filled)
    free = [slot for slot in week if not slot.over and not refused[slot.index]]
    choice = choose(free, room, question, done)
    left = min(quota, rules.LADDER_QUOTA) - filled - _shortened(week) - len(choice.days)
    if left > 0 and any(slot.over for slot in week):
        left = min(left, quota - _fitting(week, done, quota))
    low_impact, upper = _ladder(question, week, choice, left)
    return Allotment(
        week=week,
        done=done,
        refused=refused,
        quota=quota,
        room=room,
        choice=choice,
        low_impact=low_impact,
        upper=upper,
        types=_types(question, week, choice.days, low_impact, upper),
    )


def _refused(slot: Slot, done: Sequence[int]) -> tuple[AnyReason, ...]:
    if slot.over:
        return ()
    found = legal.refusals(slot, done)
    return found if slot.wish.away is None else (MovedAway(slot.wish.away), *found)


def _quota(question: WeekQuestion, week: Sequence[Slot]) -> int:
    """A third session asks for enough legal days and few enough runs (rules 1.3); the whole week is counted.

    It waits while 72 hours between sessions are preferred (P5), which three a week cannot keep.
    """
    wanted = question.quota.lower
    if wanted <= rules.QUOTA:
        return wanted
    if question.wide_spacing:
        return rules.QUOTA
    days = sum(1 for slot in week if slot.kind is DayClass.EASY and not is_hard(slot.next_kind) and not slot.closed_by)
    runs = sum(_runs(slot.run) for slot in week)
    fits = days >= rules.BASE_SEASON_LEGAL_DAYS and runs <= rules.BASE_SEASON_RUNS_MAX
    return wanted if fits else rules.QUOTA


def _runs(run: RunDay | None) -> int:
    if run is None:
        return 1
    return (run.first is not DayClass.REST) + (run.second is not None and run.second is not DayClass.REST)


def _filled(question: WeekQuestion, week: Sequence[Slot]) -> int:
    """How much of the quota the sessions done this week have filled; the optional upper-body ones do not count."""
    happened = [slot.happened for slot in week if slot.happened and slot.happened.type.strength]
    done = [one.type for one in happened if one.counts]
    upper = sum(1 for kind in done if kind is SessionType.STRENGTH_UPPER_CORE)
    return len(done) - min(upper, question.quota.upper)


def _shortened(week: Sequence[Slot]) -> int:
    """Sessions done in too few minutes to count: whoever is short of time is not given another one by the ladder."""
    return sum(1 for slot in week if slot.happened and slot.happened.type.lower_body and not slot.happened.counts)


def _fitting(week: Sequence[Slot], done: Sequence[int], quota: int) -> int:
    """How many lower-body sessions fit the whole week, days that are over included.

    The ladder stands in for those that never fitted, not for a missed one: that moves to a legal day, or is dropped
    (rules 3.5).
    """
    before = [one for one in done if one < 0]
    return legal.most([slot for slot in week if not legal.refusals(slot, before)], quota, before)


def _ladder(
    question: WeekQuestion, week: Sequence[Slot], choice: Choice, room: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Steps 2 and 3 for what is left of the quota, and the optional upper-body session of the season.

    Each step looks at what the steps before it placed, be it done by now or not: so the plan stays as it was shown.
    """
    done = {slot.index: slot.happened.type for slot in week if slot.happened and slot.happened.type.strength}
    upper_done = [day for day, kind in done.items() if kind is SessionType.STRENGTH_UPPER_CORE]
    optional = max(0, question.quota.upper - len(upper_done))
    if room <= 0 and not optional:
        return (), ()
    strength = (*(day for day in done if day not in upper_done), *choice.days)
    low_impact = ladder.low_impact_days(week, room, strength)
    room = max(0, room - len(low_impact)) + optional
    upper = ladder.upper_days(week, room, (*strength, *low_impact), upper_done)
    return low_impact, upper


def _types(
    question: WeekQuestion,
    week: Sequence[Slot],
    lower: Sequence[int],
    low_impact: Sequence[int],
    upper: Sequence[int],
) -> tuple[SessionType, ...]:
    short = question.minutes <= rules.SHORT_SESSION_MINUTES
    wanted = dict.fromkeys(lower, SessionType.STRENGTH_LOWER if short else SessionType.STRENGTH_FULL)
    wanted |= dict.fromkeys(low_impact, SessionType.LOW_IMPACT_STRENGTH)
    wanted |= dict.fromkeys(upper, SessionType.STRENGTH_UPPER_CORE)
    strength = {*wanted, *(slot.index for slot in week if slot.happened and slot.happened.type.strength)}
    core = frozenset(_core_days(week, strength))
    return tuple(
        _as_it_was(slot)
        if slot.over
        else capped(wanted.get(slot.index) or _base(slot, core), slot.cap, slot.kind, slot.next_kind)
        for slot in week
    )


def _as_it_was(slot: Slot) -> SessionType:
    return slot.happened.type if slot.happened else SessionType.NONE


def _base(slot: Slot, core: frozenset[int]) -> SessionType:
    """What the day's run allows where no strength was placed (1.1); nothing where the session was moved away.

    Who asks for some minutes of work on an easy day gets light core.
    """
    if slot.wish.away is not None:
        return SessionType.NONE
    if slot.next_kind is DayClass.RACE:
        return SessionType.MOBILITY_ONLY
    if slot.kind is DayClass.REST:
        return SessionType.RECOVERY
    asked = slot.kind is DayClass.EASY and slot.wish.minutes is not None
    return SessionType.CORE_MOBILITY if asked or slot.index in core else SessionType.NONE


def _core_days(week: Sequence[Slot], strength: Collection[int]) -> tuple[int, ...]:
    """The days with light core work: every hard day, and easy days left over until the week has enough of it.

    `strength` are the days with strength, done or placed.
    """
    if all(is_hard(slot.kind) for slot in week):
        return ladder.core_days_of_a_hard_week(week)
    hard = tuple(slot.index for slot in week if ladder.hard_with_core(slot) and not slot.over)
    done = [slot for slot in week if _as_it_was(slot) is SessionType.CORE_MOBILITY]
    easy = [slot for slot in week if slot.kind is DayClass.EASY and not slot.over and slot.index not in strength]
    others = {*strength, *(slot.index for slot in done if slot.kind is DayClass.EASY)}
    return (*hard, *ladder.light_core_days(easy, rules.LIGHT_CORE_DAYS - len(hard) - len(done), others))
