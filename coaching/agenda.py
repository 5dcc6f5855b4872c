"""The days of a week as they are shown: what was done, what is prescribed today, what is planned after it."""

from datetime import date, timedelta

from msgspec.structs import replace

from coaching.days import DAYS_A_WEEK, monday_of
from coaching.memory.count import Status, Trained
from coaching.memory.state import TrainingState
from coaching.modifiers import reasons_of, smallest_cap
from coaching.outcomes import DayPlan
from coaching.planning import Outlook, day_parts, session_type
from coaching.racing import racing_of
from coaching.runner import DayClass, RunDay
from coaching.session_type import SessionType
from coaching.week import races
from coaching.week.question import Placement


def week_days(outlook: Outlook, monday: date) -> tuple[DayPlan, ...]:
    """The seven days of the week that begins at `monday`."""
    return tuple(_days(outlook, monday))


def days_from(outlook: Outlook) -> tuple[DayPlan, ...]:
    """Seven days, today first. Kept with the outlook: what was after one change is what was before the next."""
    if outlook.coming is None:
        today = outlook.today
        over = today.weekday()
        this = monday_of(today)
        days = _days(outlook, this, first=over)
        outlook.coming = (*days, *(_days(outlook, this + timedelta(days=DAYS_A_WEEK), until=over) if over else ()))
    return outlook.coming


def _days(outlook: Outlook, monday: date, first: int = 0, until: int = DAYS_A_WEEK) -> list[DayPlan]:
    """The days of the week that begins at `monday`, from one of its weekdays until before another, or all of them."""
    state, today, racing = outlook.state, outlook.today, racing_of(outlook.state)
    found: list[DayPlan] = []
    replaced = False  # the extra recovery day takes the place of one session only
    for placed in outlook.week(monday).days[first:until]:
        entry = state.trained_on(placed.day)
        if entry is not None and (placed.day <= today or entry.status is not Status.OPEN):
            found.append(_happened(state, _base(placed, racing), entry, today))
            replaced = replaced or placed.day == today
            continue
        if placed.day < today:
            found.append(_base(placed, racing))
            continue
        limits = day_parts(state, placed, outlook.health)
        cap, recovery = smallest_cap(limits), any(one.extra_recovery for one in limits)
        kind = session_type(placed, cap, extra_recovery=recovery and not replaced)
        replaced = replaced or (recovery and placed.type.strength)
        because = placed.because if kind is placed.type else (*reasons_of(limits), *placed.because)
        if cap is SessionType.NONE:
            because = reasons_of(limits)
        found.append(replace(_base(placed, racing), type=kind, letter=placed.letter, because=because))
    return found


def _base(placed: Placement, racing: races.Racing) -> DayPlan:
    """The day with its run and what placement says of it."""
    race = races.race_on(placed.day, racing)
    run = RunDay(DayClass.RACE) if race is not None else placed.run or RunDay()
    return DayPlan(
        day=placed.day,
        run=run,
        known=race is not None or placed.run is not None,
        type=placed.type,
        because=placed.because,
        refused=placed.refused,
    )


def _happened(state: TrainingState, plan: DayPlan, entry: Trained, today: date) -> DayPlan:
    """A day with a session that was prescribed: today's, or one that is over."""
    done = {Status.DONE: True, Status.SKIPPED: False}.get(entry.status)
    if done is None and entry.day < today and entry.type.strength:
        done = False
    session = state.session_on(entry.day)
    because = session.because if session is not None else plan.because
    return replace(plan, type=entry.type, letter=entry.letter, done=done, because=because)
