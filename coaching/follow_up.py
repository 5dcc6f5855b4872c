"""What is asked in the morning, because of what came before: at most one question, the one that helps most today.

Asking is never a message of its own. Whoever asks says when each thing was asked last, so that nothing is repeated to
a runner who passed it over.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from coaching.facts import SoreSource
from coaching.memory.reports import Pain, SoreDay
from coaching.memory.state import TrainingState
from coaching.rules import follow_up as rules
from coaching.rules import readiness
from coaching.runner import Area, DayClass, Joint
from coaching.spacing import Spacing, learned


class Asking(StrEnum):
    """What a question is about."""

    PAIN = "pain"
    SORE = "sore"
    SCREEN = "screen"
    SPACING = "spacing"
    LEGS = "legs"


class Asked(Struct, frozen=True):
    """When a question was last asked, and how often since it was last answered."""

    day: date
    times: int = 1


class PainAgain(Struct, frozen=True, kw_only=True, tag=True):
    """Something hurt when it was last spoken of: how is it today? No `joints` where the place is not known."""

    joints: frozenset[Joint]
    score: int | None


class SoreAgain(Struct, frozen=True, kw_only=True, tag=True):
    """Sore on `day` as was said then: how is it today? `score` is None for a bare "sore"."""

    day: date
    score: int | None
    areas: frozenset[Area] = frozenset()
    everything: bool = False
    source: SoreSource = SoreSource.UNKNOWN

    @property
    def worse(self) -> int:
        """The least that "worse" means."""
        return min(
            rules.SORE_MOST, (readiness.SORE_MODERATE if self.score is None else self.score) + rules.SORE_WORSE_BY
        )


class SoreAfter(Struct, frozen=True, kw_only=True, tag=True):
    """How sore after the strength session of `session`?"""

    session: date


class ScreenAgain(Struct, frozen=True, kw_only=True, tag=True):
    """The safety check once more: `weeks` after the last one, or after so many days of `layoff` (0 for none)."""

    weeks: int
    layoff: int = 0


class LegsAfter(Struct, frozen=True, kw_only=True, tag=True):
    """How were the legs in the key run of `run_day`?"""

    run_day: date
    run: DayClass


Question: TypeAlias = PainAgain | SoreAgain | SoreAfter | ScreenAgain | Spacing | LegsAfter

_ONE_DAY = timedelta(days=1)
_Past: TypeAlias = Mapping[Asking, Asked]


def follow_up(state: TrainingState, day: date, asked: _Past) -> Question | None:
    """The one question for the morning of `day`; None where there is nothing worth asking.

    What was asked on `day` itself is still the question, until it is answered.
    """
    return next((found for ask in _ASKS if (found := ask(state, day, asked)) is not None), None)


def _asked_after(asked: _Past, what: Asking, since: date, day: date) -> bool:
    """Whether it was asked since, on another day than today."""
    last = asked.get(what)
    return last is not None and since < last.day != day


def _pain(state: TrainingState, day: date, asked: _Past) -> PainAgain | None:
    told = [one for one in state.pains if one.open and not one.told_at_start]
    last = max((_spoken(one) for one in told), default=None)
    if last is None or not 0 < (day - last).days <= rules.PAIN_ASK_DAYS or _asked_after(asked, Asking.PAIN, last, day):
        return None
    joints = frozenset(one.joint for one in told if one.joint is not None)
    return PainAgain(joints=joints, score=max((one.score for one in told if one.score is not None), default=None))


def _spoken(one: Pain) -> date:
    return max(one.last, one.last_good or one.last)


def _sore(state: TrainingState, day: date, asked: _Past) -> SoreAgain | SoreAfter | None:
    last = next((one for one in reversed(state.soreness) if one.soreness is not None and one.day <= day), None)
    if last is not None and last.day == day:
        return None
    return _sore_again(last, day, asked) or _sore_after(state, last, day, asked)


def _sore_again(last: SoreDay | None, day: date, asked: _Past) -> SoreAgain | None:
    if last is None or (last.soreness or 0) < readiness.SORE_MODERATE:
        return None
    if (day - last.day).days > rules.SORE_ASK_DAYS or _asked_after(asked, Asking.SORE, last.day, day):
        return None
    return SoreAgain(day=last.day, score=last.said, areas=last.areas, everything=last.everything, source=last.source)


def _sore_after(state: TrainingState, last: SoreDay | None, day: date, asked: _Past) -> SoreAfter | None:
    since = day - timedelta(days=rules.SORE_ASK_DAYS)
    done = [one.day for one in state.log if since <= one.day < day and one.strength_done]
    if not done or (last is not None and last.day > done[-1]) or _asked_after(asked, Asking.SORE, done[-1], day):
        return None
    return SoreAfter(session=done[-1])


def _screen(state: TrainingState, day: date, asked: _Past) -> ScreenAgain | None:
    before, screened = asked.get(Asking.SCREEN), state.screened_on
    if before is not None and screened < before.day != day:
        wait = min(rules.SCREEN_OFFER_MOST_DAYS, rules.SCREEN_OFFER_DAYS * 2 ** (before.times - 1))
        if (day - before.day).days < wait:
            return None
    weeks, layoff = (day - screened).days // 7, _layoff(state, day)
    if layoff or (day - screened).days >= rules.SCREEN_AGAIN_DAYS:
        return ScreenAgain(weeks=weeks, layoff=layoff)
    return None


def _layoff(state: TrainingState, day: date) -> int:
    """The days of a long layoff, going on or just over, since which nobody asked; 0 where there is none."""
    count = state.count
    away = (day - count.last_lower).days if count.last_lower is not None else 0
    if count.last_lower is not None and away >= rules.SCREEN_LAYOFF_DAYS:
        long_since = count.last_lower + timedelta(days=rules.SCREEN_LAYOFF_DAYS)
        return away if state.screened_on < long_since else 0
    if count.back_on is not None and count.gap >= rules.SCREEN_LAYOFF_DAYS:
        back = count.back_on - timedelta(days=count.gap - rules.SCREEN_LAYOFF_DAYS)
        return count.gap if state.screened_on < back else 0
    return 0


def _spacing(state: TrainingState, day: date, asked: _Past) -> Spacing | None:
    """Told once, and only to a runner who has not chosen."""
    before = asked.get(Asking.SPACING)
    if state.profile.run_gap_days is not None or (before is not None and before.day != day):
        return None
    return learned(state.legs)


def _legs(state: TrainingState, day: date, asked: _Past) -> LegsAfter | None:
    run_day = day - _ONE_DAY
    run, gap = _key_run(state, run_day), state.lower_gap(run_day)
    known = any(one.day == run_day for one in state.legs)
    if run is None or known or gap is None or gap > rules.LEGS_WORK_DAYS:
        return None
    before = asked.get(Asking.LEGS)
    if before is not None and before.day != day:
        same = _key_run(state, before.day - _ONE_DAY) in {run, None}
        if (day - before.day).days < (rules.LEGS_SAME_RUN_DAYS if same else rules.LEGS_EVERY_DAYS):
            return None
    return LegsAfter(run_day=run_day, run=run)


def _key_run(state: TrainingState, day: date) -> DayClass | None:
    """The hard run of a day, as far as it is known."""
    if any(race.day == day for race in state.races):
        return DayClass.RACE
    run = state.run_on(day).day_class if state.run_known(day) else None
    return run if run is not None and run.hard else None


_ASKS: tuple[Callable[[TrainingState, date, _Past], Question | None], ...] = (
    _pain,
    _sore,
    _screen,
    _spacing,
    _legs,
)
"""The most useful one first."""


def about(question: Question) -> Asking:
    """What a question is about."""
    match question:
        case PainAgain():
            return Asking.PAIN
        case SoreAgain() | SoreAfter():
            return Asking.SORE
        case ScreenAgain():
            return Asking.SCREEN
        case Spacing():
            return Asking.SPACING
        case LegsAfter():
            return Asking.LEGS
