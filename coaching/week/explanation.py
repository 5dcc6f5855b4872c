"""Why each day of a decided week carries what it carries: the reasons, and what the session is asked to keep."""

from collections.abc import Sequence
from datetime import date, timedelta

from coaching.modifiers import NO_LIMITS, Modifiers, strictest_of
from coaching.reasons import AnyReason
from coaching.reasons.placement import (
    AfterTwoHardDays,
    AllDaysHard,
    BestDay,
    BetweenTwoRuns,
    CoreAfterRun,
    DayOver,
    FitsRunDay,
    LightCore,
    LowImpactOnRestDay,
    MovedAway,
    MovedFromMissed,
    MovedHere,
    NoEasyDay,
    OneIsEnough,
    OnlyLegalDay,
    OtherDaysBetter,
    OwnRunGap,
    QuotaFull,
    RaceToday,
    RaceTomorrow,
    RestIsTraining,
    RunNotKnown,
    RunThenLift,
    SessionsPerWeek,
    UpperBodyInSeason,
    UpperBodyInstead,
    WasDone,
    WornLegs,
)
from coaching.rules import placement as rules
from coaching.runner import DayClass, RunDay
from coaching.session_type import SessionType
from coaching.week.assignment import Allotment
from coaching.week.legal import Slot, clash_with, is_hard
from coaching.week.question import WeekQuestion
from coaching.week.race_modifiers import race_modifiers
from coaching.week.races import race_on


def modifiers_of(slot: Slot, kind: SessionType, plan: Allotment, question: WeekQuestion) -> Modifiers:
    """What placement asks of the day's session: race windows, worn legs, core work that stays light."""
    found = NO_LIMITS
    if kind is SessionType.CORE_MOBILITY and is_hard(slot.kind):
        found = Modifiers(rir_min=rules.CORE_RIR_MIN)
    if not kind.lower_body:
        return strictest_of(slot.races, found)
    if question.racing.races:
        lower = [question.monday + timedelta(one) for one in (*plan.done, *plan.choice.days) if one < slot.index]
        found = race_modifiers(slot.day, question.racing, lower)
    return strictest_of(_worn(), found) if slot.worn else found


def _worn() -> Modifiers:
    factor, rir = rules.WORN_SETS_FACTOR, rules.WORN_RIR_MIN
    return Modifiers(
        sets_factor=factor,
        rir_min=rir,
        contacts_factor=rules.WORN_CONTACTS_FACTOR,
        drop_exercises=True,
        because=(AfterTwoHardDays(factor, rir),),
    )


def minutes_of(slot: Slot, kind: SessionType, plan: Allotment) -> int | None:
    """The longest that the day's session may take beside the runner's own minutes; None for no other limit."""
    if kind is SessionType.MOBILITY_ONLY:
        return rules.MOBILITY_MINUTES_MAX
    if kind is SessionType.CORE_MOBILITY and is_hard(slot.kind):
        return rules.ALL_HARD_CORE_MINUTES if plan.all_hard else rules.CORE_MINUTES_MAX
    return None


def because_of(slot: Slot, kind: SessionType, plan: Allotment, question: WeekQuestion) -> tuple[AnyReason, ...]:
    """Why the day carries `kind`."""
    if slot.over:
        return (WasDone(),) if slot.happened else (DayOver(),)
    if slot.wish.away is not None:
        return (MovedAway(slot.wish.away),)
    if slot.kind is DayClass.RACE:
        race = race_on(slot.day, question.racing)
        return (RaceToday(race.distance if race else None),)
    if slot.next_kind is DayClass.RACE:
        return (RaceTomorrow(), *slot.capped_by)
    if slot.index in plan.choice.days:
        return _because_of_lower(slot, plan, question)
    return (*_moved_here(slot, kind), *_because_of_the_rest(slot, kind, plan, question), *_turned_down(slot))


def _moved_here(slot: Slot, kind: SessionType) -> tuple[AnyReason, ...]:
    come_from = slot.wish.come_from
    return (MovedHere(come_from),) if come_from is not None and slot.wish.type is kind else ()


def _turned_down(slot: Slot) -> tuple[AnyReason, ...]:
    """Health's reasons, where it allows less than such a day carries by itself."""
    usual = _USUAL.get(slot.kind, SessionType.CORE_MOBILITY) if slot.kind else SessionType.CORE_MOBILITY
    return slot.capped_by if slot.cap.rank < usual.rank else ()


_USUAL = {DayClass.EASY: SessionType.STRENGTH_LOWER, DayClass.REST: SessionType.RECOVERY}


def _because_of_lower(slot: Slot, plan: Allotment, question: WeekQuestion) -> tuple[AnyReason, ...]:
    if slot.wish.come_from is not None:
        return (MovedHere(slot.wish.come_from), FitsRunDay(DayClass.EASY), _order_of(slot.run))
    found: list[AnyReason] = [FitsRunDay(DayClass.EASY)]
    missed = [day for day in question.missed if day < slot.day]
    if missed and slot.index == plan.choice.days[0]:
        found.append(MovedFromMissed(missed[-1]))
    if plan.choice.choices == 1 and len(plan.choice.days) == 1:
        found.append(OnlyLegalDay())
    else:
        found.append(BestDay(slot.next_kind, slot.index in question.preferred, plan.choice.choices))
    if question.run_gap and slot.rested_for(question.run_gap):
        found.append(OwnRunGap(question.run_gap))
    found.append(_order_of(slot.run))
    return tuple(found)


def _order_of(run: RunDay | None) -> AnyReason:
    if run is not None and run.second is not None and DayClass.REST not in {run.first, run.second}:
        return BetweenTwoRuns(rules.RUN_FIRST_IDEAL_HOURS, rules.LIFT_FIRST_HOURS)
    return RunThenLift(rules.RUN_FIRST_IDEAL_HOURS, rules.RUN_FIRST_LEAST_MINUTES, rules.LIFT_FIRST_HOURS)


def _because_of_the_rest(
    slot: Slot, kind: SessionType, plan: Allotment, question: WeekQuestion
) -> tuple[AnyReason, ...]:
    if slot.kind is None:
        return (RunNotKnown(),)
    if slot.kind.hard:
        return _because_of_hard(slot, slot.kind, kind, plan)
    if slot.index in plan.low_impact:
        return (LowImpactOnRestDay(len(plan.choice.days)),)
    if slot.index in plan.upper:
        return (UpperBodyInSeason() if question.quota.upper else UpperBodyInstead(slot.next_kind),)
    if slot.kind is DayClass.REST:
        return (FitsRunDay(slot.kind),)
    return (RestIsTraining(plan.strength) if kind is SessionType.NONE else LightCore(plan.strength),)


def _because_of_hard(slot: Slot, run: DayClass, kind: SessionType, plan: Allotment) -> tuple[AnyReason, ...]:
    if plan.all_hard:
        return (AllDaysHard(rules.ALL_HARD_CORE_DAYS, rules.ALL_HARD_CORE_MINUTES),)
    if kind is not SessionType.CORE_MOBILITY:
        return (FitsRunDay(run),)
    two = slot.run is not None and slot.run.second is not None
    return (CoreAfterRun(run, rules.CORE_MINUTES_MAX, two),)


def refused_by(slot: Slot, plan: Allotment, question: WeekQuestion) -> tuple[AnyReason, ...]:
    """Why the day carries no lower-body strength; empty where it does, and for days that are over."""
    if slot.over or slot.index in plan.choice.days:
        return ()
    refused = plan.refused[slot.index]
    if refused:
        return refused
    if not plan.room:
        return (QuotaFull(plan.quota),)
    clash = clash_with(slot, plan.choice.days, plan.done)
    if clash:
        return (clash,)
    chosen = _dates(question.monday, plan.choice.days)
    return (WornLegs(), OtherDaysBetter(chosen)) if slot.worn else (OtherDaysBetter(chosen),)


def _dates(monday: date, days: Sequence[int]) -> tuple[date, ...]:
    return tuple(monday + timedelta(day) for day in days)


def week_reasons(plan: Allotment, question: WeekQuestion) -> tuple[AnyReason, ...]:
    """What is to be said about the week as a whole."""
    kinds = {slot.kind for slot in plan.week}
    if kinds == {None}:
        return (RunNotKnown(),)
    if plan.all_hard:
        return (AllDaysHard(rules.ALL_HARD_CORE_DAYS, rules.ALL_HARD_CORE_MINUTES),)
    found = [_as_granted(one, plan.quota) for one in question.quota.because]
    if DayClass.EASY not in kinds:
        found.append(NoEasyDay())
    whole = question.today <= question.monday
    if whole and plan.strength == 1 and plan.quota > plan.strength:
        found.append(OneIsEnough())
    return tuple(found)


def _as_granted(one: AnyReason, quota: int) -> AnyReason:
    """The number of sessions that the week really has, where it has no room for the third."""
    return SessionsPerWeek(quota) if isinstance(one, SessionsPerWeek) and one.sessions > quota else one
