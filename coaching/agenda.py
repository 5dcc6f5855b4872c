"""The days of a week as they are shown: what was done, what is prescribed today, what is planned after it."""

from datetime import date, timedelta

from msgspec.structs import replace

from coaching.days import DAYS_A_WEEK, monday_of
from coaching.memory.count import Status, Trained
from coaching.memory.state import TrainingState
from coaching.outcomes import DayPlan
from coaching.planning import Outlook, day_limits, session_type
from coaching.racing import racing_of
from coaching.runner import DayClass, RunDay
from coaching.session_type import SessionType
from coaching.week import races
from coaching.week.question import Placement


def week_days(outlook: Outlook, monday: date) -> tuple[DayPlan, ...]:
    """The seven days of the week that begins at `monday`."""
    return tuple(_days(outlook, monday, DAYS_A_WEEK))


def days_from(outlook: Outlook) -> tuple[DayPlan, ...]:
    """Seven days, today first. Kept with the outlook: what was after one change is what was before the next."""
    if outlook.coming is None:
        today = outlook.today
        over = today.weekday()
        this = monday_of(today)
        days = _days(outlook, this, DAYS_A_WEEK)[over:]
        outlook.coming = (*days, *(_days(outlook, this + timedelta(days=DAYS_A_WEEK), over) if over else ()))
    return outlook.coming


def _days(outlook: Outlook, monday: date, number: int) -> list[DayPlan]:
    """The first days of the week that begins at `monday`, as many as asked for."""
    state, today = outlook.state, outlook.today
    found: list[DayPlan] = []
    replaced = False  # the extra recovery day takes the place of one session only
    for placed in outlook.week(monday).days[:number]:
        entry = state.trained_on(placed.day)
        if entry is not None and (placed.day <= today or entry.status is not Status.OPEN):
            found.append(_happened(state, placed, entry, today))
            replaced = replaced or placed.day == today
            continue
        if placed.day < today:
            found.append(_base(state, placed))
            continue
        limits = day_limits(state, placed)
        if replaced:
            limits = replace(limits, extra_recovery=False)
        kind = session_type(placed, limits)
        replaced = replaced or (limits.extra_recovery and placed.type.strength)
        because = placed.because if kind is placed.type else (*limits.because, *placed.because)
        if limits.cap is SessionType.NONE:
            because = limits.because
        plan = _base(state, placed)
        found.append(replace(plan, type=kind, letter=placed.letter, because=because))
    return found


def _base(state: TrainingState, placed: Placement) -> DayPlan:
    """The day with its run and what placement says of it."""
    race = races.race_on(placed.day, racing_of(state))
    run = RunDay(DayClass.RACE) if race is not None else placed.run or RunDay()
    return DayPlan(
        day=placed.day,
        run=run,
        known=race is not None or placed.run is not None,
        type=placed.type,
        because=placed.because,
        refused=placed.refused,
    )


def _happened(state: TrainingState, placed: Placement, entry: Trained, today: date) -> DayPlan:
    """A day with a session that was prescribed: today's, or one that is over."""
    done = {Status.DONE: True, Status.SKIPPED: False}.get(entry.status)
    if done is None and entry.day < today and entry.type.strength:
        done = False
    session = state.session_on(entry.day)
    because = session.because if session is not None else placed.because
    plan = _base(state, placed)
    return replace(plan, type=entry.type, letter=entry.letter, done=done, because=because)
