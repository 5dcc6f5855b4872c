"""What placement is asked about a week of a training state: what was done or wished, what health and races allow."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from coaching.days import DAYS_A_WEEK
from coaching.health.readiness import Health
from coaching.health.sore_days import standing_still
from coaching.memory.count import Status, Trained, week_number
from coaching.memory.state import TrainingState
from coaching.racing import racing_of
from coaching.rules import session as session_rules
from coaching.session import Easing
from coaching.session_type import SessionType
from coaching.week import races
from coaching.week.question import DayCap, Happened, Quota, WeekQuestion, runs_around
from coaching.week.quota import prefers_wide_spacing, quota


def week_of(state: TrainingState, day: date) -> int:
    """The strength week that `day` belongs to."""
    return week_number(state.count, day, state.profile, holds=standing_still(state, day))


def question(
    state: TrainingState, monday: date, today: date, more: Sequence[Happened] = (), *, health: Health | None = None
) -> WeekQuestion:
    """What placement is asked about a week. `more` are sessions of earlier days that are taken as done.

    `health` is that of the state, where some of its days are known already.
    """
    # Long because it names every field once.
    racing = racing_of(state)
    week = [monday + timedelta(days=n) for n in range(DAYS_A_WEEK)]
    since = monday - timedelta(days=DAYS_A_WEEK)
    log = [one for one in state.log if one.day >= since or one.day >= today]
    happened = [_done(one) for one in log if one.day >= since and _happened(one, today)]
    open_lower = [one for one in log if one.type.lower_body and one.status is not Status.DONE and one.day in week]
    return WeekQuestion(
        monday=monday,
        runs=runs_around(state.week, monday, {one.day: one.run for one in state.runs}),
        today=today,
        quota=_quota(state, racing, week, today),
        minutes=state.profile.minutes,
        happened=(*happened, *more),
        closed=tuple(one.day for one in log if one.status is Status.SKIPPED and one.day >= today),
        missed=tuple(one.day for one in open_lower if one.day < today or one.status is Status.SKIPPED),
        racing=racing,
        caps=_caps(health or Health(state), week, today),
        preferred=state.profile.preferred_days,
        run_gap=state.profile.run_gap_days or 0,
        wide_spacing=_wide_spacing(state, monday, today),
        moved=state.moved,
        timed=state.timed,
        last_letter=next((one.letter for one in reversed(state.log) if one.lower_done and one.letter), ""),
    )


def _caps(health: Health, week: Sequence[date], today: date) -> tuple[DayCap, ...]:
    return tuple([cap for day in week if day >= today and (cap := health.cap(day)) is not None])


def _quota(state: TrainingState, racing: races.Racing, week: Sequence[date], today: date) -> Quota:
    """A session replaced by extra recovery is used up: it is not made good on another day of the week."""
    usual = quota(state.profile, state.count.strength_weeks, races.in_season(week[0], racing))
    replaced = [one for one in state.log if one.easing is Easing.EXTRA_RECOVERY and one.day < today and one.day in week]
    return replace(usual, lower=max(0, usual.lower - len(replaced))) if replaced else usual


def _happened(one: Trained, today: date) -> bool:
    """Whether a session counts as done: core work that was given counts, as hardly anybody ever logs it."""
    given = one.status is Status.OPEN and one.type is SessionType.CORE_MOBILITY and one.day < today
    return one.type is not SessionType.NONE and (one.status is Status.DONE or given)


def _wide_spacing(state: TrainingState, monday: date, today: date) -> bool:
    last = state.count.last_lower
    week = week_of(state, max(monday, today))
    return prefers_wide_spacing(state.profile, week, (monday - last).days if last else None)


def _done(one: Trained) -> Happened:
    short = one.minutes < session_rules.UNCOUNTED_BELOW_MINUTES
    return Happened(one.day, one.type, one.letter, counts=not (short and one.type.strength))
