"""What was trained: the log of the last weeks, and what all sessions ever done add up to.

The strength week counts calendar weeks with a lower-body session done; layoffs move it back (rules 2 and 3.5). The sum
is kept as `Count`: one for the sessions that have left the log, from which the log is counted on whenever it changes,
so that a session undone or told late counts as if it had never been otherwise.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from coaching.days import monday_of
from coaching.facts import ExerciseDone, Feel, SessionDone
from coaching.rules import readiness as rules
from coaching.rules import session as session_rules
from coaching.runner import Profile
from coaching.session import BlockKind, Easing, Prescription, Session
from coaching.session_type import SessionType
from coaching.week import phases

_NOT_TRAINED = frozenset({BlockKind.WARM_UP, BlockKind.COOL_DOWN})


class Status(StrEnum):
    """What became of a session."""

    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


class Trained(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One day's session in short: what it was and what became of it. `minutes` is the time it was for.

    `exercises` are those of strength sessions, between warm-up and cool-down, in their order; `contacts` are foot
    contacts in all. `part` is the share of its sets that was done, where it was stopped early. `away` says that the
    runner travelled, with other gear.
    """

    day: date
    type: SessionType
    status: Status = Status.OPEN
    letter: str = ""
    week: int = 1
    minutes: int = 0
    exercises: tuple[str, ...] = ()
    contacts: int = 0
    easing: Easing = Easing.NONE
    feel: Feel | None = None
    part: float = 1.0
    away: bool = False

    @property
    def lower_done(self) -> bool:
        """Lower-body strength that was done and is long enough to count (rules 2.1)."""
        return self.strength_done and self.type.lower_body

    @property
    def strength_done(self) -> bool:
        if self.status is not Status.DONE or not self.type.strength:
            return False
        return self.minutes * self.part >= session_rules.UNCOUNTED_BELOW_MINUTES


class Count(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """What the sessions done add up to.

    `week` is the number of the last strength week that counted, 0 before the first, and `monday` its Monday; `built`
    counts the strength weeks since the last deload before that week, and `build` with it (0 where it was a deload).
    `strength_weeks`, `sessions` and `lower` only ever grow: strength weeks, strength sessions and lower-body sessions
    done in all. `gap` is the last layoff in days and `back_on` the day of the first lower-body session after it.
    `quick` is set while an experienced runner who starts again takes two weeks per phase. `jumps_from` is the day of
    the first session with foot contacts and `jump_peak` the highest number of them in one session.
    """

    week: int = 0
    monday: date | None = None
    built: int = 0
    build: int = 0
    strength_weeks: int = 0
    sessions: int = 0
    lower: int = 0
    last_lower: date | None = None
    gap: int = 0
    back_on: date | None = None
    quick: bool = False
    jumps_from: date | None = None
    jump_peak: int = 0


def in_short(session: Session) -> Trained:
    """The log entry of a session that was just prescribed."""
    worked = [one for block in session.blocks if block.kind not in _NOT_TRAINED for one in block.prescriptions]
    return Trained(
        day=session.day,
        type=session.type,
        letter=session.letter,
        week=session.week,
        minutes=session.minutes,
        exercises=tuple(one.exercise for one in worked) if session.type.strength else (),
        contacts=sum(map(_landings, worked)),
        easing=session.easing,
    )


def as_done(session: Session, fact: SessionDone) -> Trained:
    """The log entry of a session that was done, wholly or in part. What was left out of it is not counted as done."""
    entry = replace(in_short(session), status=Status.DONE, feel=fact.feel)
    if not fact.exercises:
        return entry
    sets = {one.exercise: _sets(one) for one in fact.exercises}
    worked = [one for block in session.blocks if block.kind not in _NOT_TRAINED for one in block.prescriptions]
    planned = sum(one.sets for one in worked)
    done = sum(min(one.sets, sets[one.exercise] or one.sets) for one in worked if one.exercise in sets)
    landed = sum(_landings(one) for one in worked if one.exercise in sets)
    return replace(entry, contacts=landed, part=done / planned if planned else 1.0)


def _sets(done: ExerciseDone) -> int:
    """How many sets were told, the two sides of a set once; 0 for "as planned"."""
    sided = [one for one in done.sets if one.side]
    return len(done.sets) - len(sided) + -(-len(sided) // 2)


def _landings(one: Prescription) -> int:
    return (one.contacts or 0) * one.sets * (2 if one.per_side else 1)


def pace(count: Count, profile: Profile) -> phases.Pace:
    """How the count moves on: quick after a long layoff of an experienced runner, else as the runner started."""
    if count.quick:
        return phases.Pace.QUICK
    return phases.starting_pace(profile.background, profile.last_strength)


def week_number(count: Count, day: date, profile: Profile, *, holds: bool = False) -> int:
    """The strength week that a session on `day` belongs to (rules 2 and 3.5). `holds`: the counter stands still."""
    if count.last_lower is None:
        return 1
    if count.monday is not None and monday_of(day) <= count.monday:
        return count.week
    gap = (day - count.last_lower).days
    if gap >= rules.LAYOFF_RESTART_DAYS:
        return 1
    if gap >= rules.LAYOFF_BACK_DAYS:
        back = rules.LAYOFF_BACK_TO_PHASE_TWO
        return back if count.week >= rules.LAYOFF_PHASE_THREE else 1
    if gap >= rules.LAYOFF_REPEAT_DAYS or holds:
        return max(1, count.week)
    return phases.next_week(count.week, pace(count, profile))


def build_weeks(count: Count, day: date) -> int:
    """Strength weeks built since the last deload, before the calendar week of `day`. A layoff starts it anew."""
    if count.last_lower is None or (day - count.last_lower).days >= rules.LAYOFF_REPEAT_DAYS:
        return 0
    if count.monday is not None and monday_of(day) <= count.monday:
        return count.built
    return count.build


def _added(count: Count, trained: Trained, profile: Profile, *, holds: bool) -> Count:
    """`count` with a strength session that was done. All is worked out from what was, and changed at once."""
    changed: dict[str, object] = {"sessions": count.sessions + 1}
    if trained.contacts:
        changed["jumps_from"] = count.jumps_from or trained.day
        changed["jump_peak"] = max(count.jump_peak, trained.contacts)
    if trained.type.lower_body:
        changed |= _lower(count, trained, profile, holds=holds)
    return replace(count, **changed)


def _lower(count: Count, trained: Trained, profile: Profile, *, holds: bool) -> dict[str, object]:
    """What a lower-body session changes beside that."""
    day, monday = trained.day, monday_of(trained.day)
    new_week = count.monday is None or monday > count.monday
    gap = (day - count.last_lower).days if count.last_lower else 0
    built = build_weeks(count, day)
    deload = trained.easing is Easing.DELOAD or (not new_week and count.build == 0)
    changed: dict[str, object] = {
        "week": week_number(count, day, profile, holds=holds),
        "monday": max(monday, count.monday or monday),
        "built": built,
        "build": 0 if deload else built + 1,
        "strength_weeks": count.strength_weeks + new_week,
        "lower": count.lower + 1,
        "last_lower": max(day, count.last_lower or day),
    }
    if gap >= rules.LAYOFF_REPEAT_DAYS:
        again = gap >= rules.LAYOFF_RESTART_DAYS and phases.experienced(profile.background)
        changed |= {"gap": gap, "back_on": day, "quick": again or (count.quick and gap < rules.LAYOFF_BACK_DAYS)}
    return changed


def add_all(count: Count, log: Iterable[Trained], profile: Profile, held: Iterable[date] = ()) -> Count:
    """`count` with the sessions of a log. `held` are the days from which on the counter stands still for four weeks."""
    holds = tuple(held)
    for trained in log:
        if trained.strength_done:  # most days carry nothing to count
            standing = any(0 <= (trained.day - start).days < rules.OFTEN_HOLD_DAYS for start in holds)
            count = _added(count, trained, profile, holds=standing)
    return count
