"""From the training state to the order of one session: who orders it, for which day, within which limits."""

from datetime import date, timedelta

from coaching.building.order import PastSession, SessionOrder
from coaching.days import monday_of
from coaching.facts import Feel
from coaching.health.jumps import jumps_today
from coaching.health.layoffs import idle
from coaching.memory.count import Status
from coaching.memory.state import TrainingState
from coaching.modifiers import Modifiers
from coaching.racing import racing_of
from coaching.rules import memory
from coaching.rules import placement as placement_rules
from coaching.rules import readiness as rules
from coaching.runner import AgeBand, LastStrength
from coaching.session_type import SessionType
from coaching.week import phases, races
from coaching.week.question import Placement


def order_of(
    state: TrainingState, placed: Placement, kind: SessionType, *, minutes: int, week: int, found: Modifiers
) -> SessionOrder:
    """The order of the session that a placed day carries, `kind` of it being left under the limits `found`."""
    # Long because it names every field once.
    profile, day = state.profile, placed.day
    dose = phases.dose(week, in_season=keeps_strength(state, day))
    contacts, jump_level = jumps_today(state, dose, day) if kind.lower_body else (0, 0)
    return SessionOrder(
        day=day,
        type=kind,
        letter=placed.letter if kind.lower_body else "",
        minutes=minutes,
        exact=state.minutes_on(day) is not None,
        dose=dose,
        level_cap=_level_cap(state, week),
        start_level=_start_level(state),
        gear=state.gear_on(day),
        outdoors=profile.outdoors,
        age=profile.age,
        body_mass_kg=profile.body_mass_kg,
        limits=found,
        records=state.records,
        past=_past(state, day),
        jumps=contacts,
        jump_level=jump_level,
        tips_used=frozenset(one.tip for one in state.tips if one.day < day),
        first_ever=state.count.sessions == 0,
        cautious_load=_cautious(state, day),
        extra_set=kind.lower_body and _extra_set(state, day),
        away=state.away_on(day),
        back_on=_back_on(state, day, kind),
        found={one.exercise: one for one in state.found},
        begun_on=state.onboarded_on,
    )


def keeps_strength(state: TrainingState, day: date) -> bool:
    """Whether it is racing season for somebody strong enough to keep what there is (rules 1.6)."""
    if state.count.strength_weeks < placement_rules.IN_SEASON_AFTER_WEEKS:
        return False
    return races.in_season(monday_of(day), racing_of(state)) is not None


def _level_cap(state: TrainingState, week: int) -> int:
    profile = state.profile
    return phases.level_cap(
        week,
        profile.background,
        last_strength=profile.last_strength,
        running=profile.running,
        first_too_easy=state.first_too_easy,
    )


def _start_level(state: TrainingState) -> int:
    known = phases.effective_background(state.profile.background, state.profile.last_strength)
    return 2 if phases.experienced(known) else 1


def _past(state: TrainingState, day: date) -> tuple[PastSession, ...]:
    """The strength sessions done before `day`, newest first."""
    done = [one for one in state.log if one.status is Status.DONE and one.type.strength and one.day < day]
    return tuple(
        PastSession(
            day=one.day,
            type=one.type,
            letter=one.letter,
            week=one.week,
            minutes=one.minutes,
            exercises=one.exercises,
            contacts=one.contacts,
            away=one.away,
        )
        for one in reversed(done[-memory.PAST_SESSIONS :])
    )


def _cautious(state: TrainingState, day: date) -> bool:
    """A first load is guessed lower from 60 years on, and in the first week after four without strength (rules 3.1)."""
    if state.profile.age is AgeBand.ADULT_60_PLUS:
        return True
    if state.count.last_lower is None:
        return state.profile.last_strength not in {LastStrength.NEVER, LastStrength.WITHIN_2_WEEKS}
    back = _back_on(state, day, SessionType.STRENGTH_FULL)
    return back is not None and (day - back).days < rules.LAYOFF_FIRST_DAYS


def _back_on(state: TrainingState, day: date, kind: SessionType) -> date | None:
    """The first day with leg strength after the last long layoff, up to `day`; None where there was none.

    Who goes on with gentle or upper-body sessions meanwhile is away from leg sessions alone.
    """
    count = state.count
    if count.last_lower is None:
        return None
    away = kind.lower_body or idle(state.log, day)
    if away and (day - count.last_lower).days >= rules.LAYOFF_BACK_DAYS:
        return day
    return count.back_on if count.gap >= rules.LAYOFF_BACK_DAYS else None


def _extra_set(state: TrainingState, day: date) -> bool:
    """Everything was right and soreness at most 2 for two weeks (rules 3.4)."""
    since = day - timedelta(days=rules.EXTRA_SET_DAYS)
    done = [one for one in state.log if one.lower_done and one.day < day]
    lately = [one for one in done if one.day >= since]
    sore = any(one.day >= since and (one.score or 0) > rules.EXTRA_SET_SORENESS for one in state.soreness)
    long_enough = bool(lately) and (len(lately) < len(done) or state.base.lower > 0)
    return long_enough and not sore and all(one.feel is not Feel.TOO_HARD for one in lately)
