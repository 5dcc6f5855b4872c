"""The gate to jumps, and how many foot contacts are open today (rules 2.2)."""

from datetime import date, timedelta

from coaching.days import monday_of
from coaching.exercise import Impact
from coaching.facts import Feel
from coaching.memory.state import TrainingState
from coaching.modifiers import Modifiers
from coaching.rules import plyometric as rules
from coaching.rules import readiness as readiness_rules
from coaching.runner import Joint, RunningExperience
from coaching.week import phases
from coaching.week.phases import Dose

_LANDING = frozenset({Joint.FOOT, Joint.SHIN, Joint.ACHILLES_CALF, Joint.KNEE})


def gate_open(state: TrainingState, day: date) -> bool:
    """Whether jumps are allowed at all: enough strength, the test passed, nothing that hurts or is sore."""
    return _strong_enough(state, day) and _tested(state) and not _hurting(state, day)


def untested(state: TrainingState, day: date, offered: date | None = None) -> bool:
    """Whether only the test is missing: strong enough, nothing hurts, not failed lately.

    `offered` is the day on which the test was offered last: not taken up, it waits for some weeks.
    """
    if offered is not None and 0 < (day - offered).days < rules.GATE_ASK_DAYS:
        return False
    tried = state.jump_test
    if _tested(state) or (tried is not None and (day - tried.day).days < rules.GATE_AGAIN_DAYS):
        return False
    return _strong_enough(state, day) and not _hurting(state, day)


def may_jump(week: int, limits: Modifiers) -> bool:
    """Whether the week has jumps at all, and nothing forbids them today."""
    forbidden = not limits.contacts_factor or not limits.max_contacts or limits.max_impact is not Impact.HIGH
    return phases.dose(week).jumps and not forbidden


def passed(state: TrainingState) -> bool:
    """Whether the last test was passed."""
    return _tested(state)


def _strong_enough(state: TrainingState, day: date) -> bool:
    known = phases.effective_background(state.profile.background, state.profile.last_strength)
    weeks = state.count.strength_weeks >= rules.GATE_WEEKS or phases.experienced(known)
    new = state.profile.running is RunningExperience.UNDER_3_MONTHS
    runs_long = not new or (day - state.onboarded_on).days >= readiness_rules.RUNNING_NEW_DAYS
    return weeks and runs_long and state.count.sessions >= rules.GATE_SESSIONS


def _tested(state: TrainingState) -> bool:
    test = state.jump_test
    return (
        test is not None
        and test.calf_raises >= rules.GATE_CALF_RAISES
        and test.split_squats >= rules.GATE_SPLIT_SQUATS
        and test.balance_s >= rules.GATE_BALANCE_S
        and test.quiet_landings >= rules.GATE_QUIET_LANDINGS
    )


def _hurting(state: TrainingState, day: date) -> bool:
    since = day - timedelta(days=rules.GATE_PAIN_FREE_DAYS)
    pain = any(one.joint in _LANDING and (one.open or (one.last_good or one.last) > since) for one in state.pains)
    return pain or any(one.day == day and (one.score or 0) > rules.GATE_SORENESS for one in state.soreness)


def jumps_today(state: TrainingState, dose: Dose, day: date) -> tuple[int, int]:
    """The foot contacts of a session before limits, and the plyometric level; (0, 0) while the gate is shut.

    A power block may go beyond the level's top, but never by more than one step beyond the highest session so far. The
    second session of a week gets what the first has left of the week's contacts.
    """
    if not dose.jumps or not gate_open(state, day):
        return 0, 0
    jumped = [one for one in state.log if one.contacts and one.strength_done and one.day < day]
    if jumped and (day - jumped[-1].day).days < rules.DAYS_BETWEEN:
        return 0, 0
    level = _level(state, dose.week, day)
    row = rules.LEVELS[level]
    top = row.contacts[1] if dose.contacts is None else dose.contacts[1]
    most = state.count.jump_peak + rules.CONTACTS_UP
    wanted = min(min(top, most) * dose.contacts_factor, max(most, rules.CONTACTS_MIN))
    if jumped and jumped[-1].feel is Feel.TOO_HARD:  # nothing goes up after that (rules 3.2)
        wanted = min(wanted, jumped[-1].contacts)
    this_week = [one.contacts for one in jumped if one.day >= monday_of(day)]
    left = row.week_cap - sum(this_week) if len(this_week) < rules.SESSIONS_PER_WEEK else 0
    contacts = min(max(rules.CONTACTS_MIN, int(wanted)), left) // rules.CONTACTS_STEP * rules.CONTACTS_STEP
    return (contacts, level) if contacts >= rules.CONTACTS_MIN else (0, 0)


def _level(state: TrainingState, week: int, day: date) -> int:
    """Level 2 four weeks after the first jumps, level 3 for those who have reached the top of level 2."""
    first = state.count.jumps_from
    weeks = (day - first).days // 7 if first is not None else 0
    if weeks < rules.LEVEL_2_AFTER_WEEKS or week < rules.LEVEL_2_FROM_WEEK:
        return 1
    second = 2
    if week >= rules.LEVEL_3_FROM_WEEK and state.count.jump_peak >= rules.LEVELS[second].contacts[1]:
        return max(rules.LEVELS)
    return second
