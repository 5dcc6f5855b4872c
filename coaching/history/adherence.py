"""Weeks at a glance: what was done of what was planned, and for how many weeks in a row."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from msgspec import Struct

from coaching.days import DAYS_A_WEEK, monday_of
from coaching.history.past import History, PastSession
from coaching.memory.count import as_done
from coaching.rules import placement as rules
from coaching.session_type import SessionType
from coaching.week.quota import quota
from coaching.week.races import Racing, in_season


class PastWeek(Struct, frozen=True, kw_only=True):
    """One calendar week. `planned` and `done` count strength sessions; one that was moved and then done counts once.

    `missed` are the days of those not done, today not among them: no more than the week asked for, the last of them.
    `number` is the strength week of its last session. `lower` says that a leg session was done: a strength week.
    """

    monday: date
    sessions: tuple[PastSession, ...] = ()
    planned: int = 0
    done: int = 0
    missed: frozenset[date] = frozenset()
    number: int = 1
    lower: bool = False
    taper: bool = False
    deload: bool = False


class Adherence(Struct, frozen=True, kw_only=True):
    """Strength sessions done of planned, over the last weeks and in all, and strength weeks in a row until now.

    `gentle` of those done were low-impact ones (rules 1.4): they fill the quota, and do not make a strength week.
    """

    done: int
    gentle: int
    planned: int
    ever: int
    streak: int
    longest: int


def past_weeks(history: History, today: date) -> tuple[PastWeek, ...]:
    """The calendar weeks from the first fact to today, oldest first, those without a session included."""
    told = [one for one in history.sessions if one.day <= today]
    by_monday = {monday: tuple(group) for monday, group in groupby(told, key=lambda one: monday_of(one.day))}
    found: list[PastWeek] = []
    monday = monday_of(history.since)
    while monday <= today:
        asked = _asked_of(history, monday, sum(one.lower for one in found))
        found.append(_week(monday, by_monday.get(monday, ()), asked, today))
        monday += timedelta(days=DAYS_A_WEEK)
    return tuple(found)


def adherence(weeks: Sequence[PastWeek], last: int) -> Adherence:
    """What was done of what was planned in the `last` weeks. Open sessions of today are neither."""
    lately = weeks[-last:]
    longest = streak = 0
    for one in weeks:
        streak = _streak(streak, one, this=one is weeks[-1])
        longest = max(longest, streak)
    return Adherence(
        done=sum(one.done for one in lately),
        gentle=sum(_gentle(past) for one in lately for past in one.sessions),
        planned=sum(one.planned for one in lately),
        ever=sum(one.done for one in weeks),
        streak=streak,
        longest=longest,
    )


def _streak(before: int, week: PastWeek, *, this: bool) -> int:
    """A week for which nothing was planned (race, illness, holiday) neither adds nor breaks; this one may still add."""
    if week.lower:
        return before + 1
    return before if this or not week.planned else 0


def _asked_of(history: History, monday: date, weeks_done: int) -> int:
    """The strength sessions that a week asks for: one that was missed and planned anew as another is asked for once."""
    profile = history.profile_on(monday + timedelta(days=DAYS_A_WEEK - 1))
    if profile is None:
        return DAYS_A_WEEK
    asked = quota(profile, weeks_done, in_season(monday, Racing(races=history.races)))
    return asked.lower + asked.upper


def _week(monday: date, sessions: tuple[PastSession, ...], asked: int, today: date) -> PastWeek:
    strength = [one for one in sessions if one.strength]
    done = [one for one in strength if one.done is not None]
    open_ = [one.day for one in strength if one.done is None and one.day < today and not _moved(one, strength)]
    missed = sorted(open_, reverse=True)[: max(0, asked - len(done))]
    return PastWeek(
        monday=monday,
        sessions=sessions,
        planned=len(done) + len(missed),
        done=len(done),
        missed=frozenset(missed),
        number=max((one.session.week for one in sessions if one.session is not None), default=1),
        lower=any(_counts(one) for one in done),
        taper=any(one.taper for one in sessions),
        deload=any(one.planned_deload for one in strength),
    )


def _gentle(one: PastSession) -> bool:
    kind = one.session.type if one.session is not None else None
    return one.done is not None and kind is SessionType.LOW_IMPACT_STRENGTH


def _moved(one: PastSession, strength: Sequence[PastSession]) -> bool:
    """Whether it stands on the next days again: too close for both to have been planned."""
    after = (other.day - one.day for other in strength if _kind(other) == _kind(one))
    return any(timedelta() < gap < timedelta(days=rules.MIN_DAYS_BETWEEN_LOWER) for gap in after)


def _kind(one: PastSession) -> tuple[str, str]:
    """A session that is moved keeps its letter, by which it is known again."""
    return (one.session.letter, "" if one.session.letter else one.session.type.value) if one.session else ("", "")


def _counts(one: PastSession) -> bool:
    """Whether it makes its week a strength week (rules 2 and 2.1)."""
    return one.session is not None and one.done is not None and as_done(one.session, one.done).lower_done
