"""What soreness and fatigue ask of a day (rules 4.2 and 4.3): bands by score, days in a row, the ramp back, areas.

Sore days in a row make an episode. Each episode speaks twice, by its worst score and by its length; what it asks of
"the next strength session" is used up by the sessions done since. The log may hold sessions that are only expected, so
that a later day can be looked at as it would be if nothing happened until then.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

from coaching.facts import SoreSource
from coaching.memory.count import Status, Trained
from coaching.memory.reports import SoreDay, streak, upper_only
from coaching.modifiers import Modifiers
from coaching.reasons.readiness import (
    ExtraRecovery,
    RampBack,
    ReadinessReason,
    Sore,
    SoreBefore,
    SoreDeloadWeek,
    SoreFromRunning,
    SoreTooLong,
    StillVerySore,
    Tired,
    VerySore,
)
from coaching.rules import readiness as rules
from coaching.runner import Area
from coaching.session import Easing
from coaching.session_type import SessionType


class Episode:
    """Sore days in a row, what was reported after them, and the sessions of the log; each answer is worked out once."""

    def __init__(self, days: tuple[SoreDay, ...], after: tuple[SoreDay, ...], log: Sequence[Trained]) -> None:
        self.days = days
        self.after = after
        self.log = log

    @property
    def last(self) -> SoreDay:
        return self.days[-1]

    @cached_property
    def peak(self) -> int:
        return max(one.score or 0 for one in self.days)

    @cached_property
    def areas(self) -> frozenset[Area]:
        """The areas named last."""
        return next((one.areas for one in reversed(self.days) if one.areas), frozenset())

    @cached_property
    def upper_only(self) -> bool:
        """Only the upper body is sore, and not extremely: the legs work as planned (rules 4.3)."""
        return upper_only(self.days)

    @property
    def rising(self) -> bool:
        """Worse than on the third day, after it."""
        third = rules.STREAK_DELOAD_DAYS
        return len(self.days) > third and (self.last.score or 0) > (self.days[third - 1].score or 0)

    @cached_property
    def lasting(self) -> bool:
        """Bad or long enough for a ramp back."""
        return self.peak >= rules.SORE_SEVERE or len(self.days) >= rules.STREAK_DELOAD_DAYS

    def eased_on(self) -> date | None:
        """The first day after it on which soreness was 2 or less."""
        return next((one.day for one in self.after if (one.score or 0) <= rules.SORE_OVER), None)

    def done_since(self, start: date, day: date) -> int:
        """Strength sessions done from `start` until before `day`, of which the next day was not still sore."""
        return max(0, bisect_left(self._counted, day) - bisect_left(self._counted, start))

    @cached_property
    def _counted(self) -> tuple[date, ...]:
        return tuple(one.day for one in self.log if self._counts(one))

    def _counts(self, one: Trained) -> bool:
        before = one.day == self.last.day and self.last.after_session
        if before or one.status is not Status.DONE or not one.type.strength:
            return False
        morrow = one.day + timedelta(days=1)
        return not any(it.day == morrow and (it.score or 0) > rules.SORE_OVER for it in self.after)

    def skipped_since(self, start: date, day: date) -> bool:
        """Whether strength was replaced by recovery from `start` until before `day`."""
        return any(start <= one.day < day and one.easing is Easing.EXTRA_RECOVERY for one in self.log)


def episodes(soreness: Sequence[SoreDay], log: Sequence[Trained], day: date) -> list[Episode]:
    """The episodes up to `day`, the latest first."""
    told = [one for one in soreness if one.day <= day and one.score is not None]
    found: list[Episode] = []
    end = len(told)
    while end:
        if not told[end - 1].sore:
            end -= 1
            continue
        days = streak(told[:end], told[end - 1].day)
        after = tuple(one for one in told[end:] if one.day > days[-1].day)
        found.append(Episode(days, after, log))
        end -= len(days)
    return found


def episode_limits(one: Episode, day: date) -> list[Modifiers]:
    """What one episode asks of `day`: by its length, then by its worst score."""
    if one.upper_only:
        return []
    return [*_by_days(one, day), *_by_score(one, day)]


def _by_score(one: Episode, day: date) -> list[Modifiers]:
    if one.peak >= rules.SORE_SEVERE:
        return _severe(one, day)
    longer = len(one.days) >= rules.STREAK_DELOAD_DAYS  # then its length says all, and the ramp follows
    if longer or _faded(one, day) or one.done_since(one.last.day, day):
        return []
    if one.last.source is SoreSource.RUN:
        return [_from_running(one, day)]
    return [_deload((_sore_reason(one, day),))]


def _faded(one: Episode, day: date) -> bool:
    """Nothing more was heard of it for so long that it is over."""
    return not one.after and (day - one.last.day).days >= rules.SORENESS_FADES_DAYS


def _sore_reason(one: Episode, day: date) -> ReadinessReason:
    soreness, eased = one.last.soreness, one.eased_on()
    if soreness is None or soreness < rules.SORE_MODERATE:
        return Tired(one.last.tired)
    if eased is not None and eased <= day:
        return SoreBefore(one.last.said)
    return Sore(one.last.said, len(one.days))


def _deload(because: tuple[ReadinessReason, ...]) -> Modifiers:
    return Modifiers(
        sets_factor=rules.DELOAD_SETS,
        sets_round_up=True,
        load_factor=rules.DELOAD_LOAD,
        rir_min=rules.DELOAD_RIR,
        contacts_factor=0.0,
        no_progress=True,
        tempo=rules.DELOAD_TEMPO,
        because=because,
    )


def _from_running(one: Episode, day: date) -> Modifiers:
    """The run, not the lift: on the day itself the session moves; when it comes it keeps its load."""
    today = one.last.day == day
    return Modifiers(
        cap=SessionType.RECOVERY if today else SessionType.STRENGTH_FULL,
        contacts_factor=0.0,
        no_progress=True,
        because=(SoreFromRunning(one.last.said),),
    )


def _severe(one: Episode, day: date) -> list[Modifiers]:
    worst = max((it for it in one.days if (it.score or 0) >= rules.SORE_SEVERE), key=lambda it: it.day)
    extreme = one.peak >= rules.SORE_EXTREME
    rest = rules.EXTREME_REST_DAYS if extreme else rules.SEVERE_REST_DAYS
    opens = worst.day + timedelta(days=rest)
    if day < opens:
        because: tuple[ReadinessReason, ...] = (VerySore(worst.score or 0, opens, extreme),)
        first = next((it for it in one.days if (it.score or 0) >= rules.SORE_EXTREME), worst)
        if extreme and (worst.day - first.day).days >= rules.EXTREME_REST_DAYS:
            because = (StillVerySore(worst.score or 0, (worst.day - first.day).days), *because)
        return [_rest(because, until=opens - timedelta(days=1))]
    factors = ((rules.SEVERE_SETS, rules.SEVERE_LOAD, 0.0), (rules.RAMP_SETS, rules.RAMP_LOAD, 0.0))
    return _ramp(one.done_since(one.last.day, day), factors)


def _rest(because: tuple[ReadinessReason, ...], until: date | None = None) -> Modifiers:
    return Modifiers(cap=SessionType.RECOVERY, contacts_factor=0.0, no_progress=True, until=until, because=because)


def _by_days(one: Episode, day: date) -> list[Modifiers]:
    days = len(one.days)
    if days >= rules.STREAK_STOP_DAYS or one.rising:
        return _too_long(one, day)
    if days >= rules.STREAK_DELOAD_DAYS:
        return _deload_week(one, day)
    if days >= rules.STREAK_RECOVERY_DAYS and not _faded(one, day):
        return _extra_recovery(one, day)
    return []


def _extra_recovery(one: Episode, day: date) -> list[Modifiers]:
    """The next planned strength session is recovery, the one after it the deload version."""
    reason = ExtraRecovery(len(one.days))
    if one.done_since(one.last.day, day):
        return []
    if not one.skipped_since(one.last.day, day):
        return [Modifiers(extra_recovery=True, contacts_factor=0.0, no_progress=True, because=(reason,))]
    return [_deload((reason,))]


def _deload_week(one: Episode, day: date) -> list[Modifiers]:
    """Seven days from the third sore day on, with one lower-body session at most; then the ramp."""
    start = one.days[rules.STREAK_DELOAD_DAYS - 1].day
    until = start + timedelta(days=rules.DELOAD_WEEK_DAYS - 1)
    if day > until:
        return _ramp(one.done_since(until + timedelta(days=1), day), _ramp_back())
    lower = sum(1 for it in one.log if start <= it.day < day and it.lower_done)
    used = lower >= rules.DELOAD_WEEK_LOWER
    limits = _deload((SoreDeloadWeek(len(one.days), until, used),))
    cap = SessionType.STRENGTH_UPPER_CORE if used else SessionType.STRENGTH_FULL
    return [limits, Modifiers(cap=cap, deload=True, until=until)]


def _too_long(one: Episode, day: date) -> list[Modifiers]:
    """No strength until soreness is 2 or less, or has long not been heard of."""
    eased = one.eased_on()
    if eased is None and _faded(one, day):
        eased = one.last.day + timedelta(days=rules.SORENESS_FADES_DAYS)
    if eased is None or day <= eased:
        return [_rest((SoreTooLong(len(one.days), one.rising),))]
    return _ramp(one.done_since(eased, day), _ramp_back())


def _ramp_back() -> tuple[tuple[float, float, float], ...]:
    return ((rules.RAMP_SETS, rules.RAMP_LOAD, 0.0), (1.0, 1.0, rules.RAMP_SECOND_CONTACTS))


def _ramp(done: int, steps: tuple[tuple[float, float, float], ...]) -> list[Modifiers]:
    """The step that is next: (sets, load, contacts) factors, nothing once all are done."""
    if done >= len(steps):
        return []
    sets, load, contacts = steps[done]
    return [
        Modifiers(
            sets_factor=sets,
            load_factor=load,
            contacts_factor=contacts,
            no_progress=True,
            drop_exercises=True,
            because=(RampBack(done + 1, len(steps), sets),),
        )
    ]
