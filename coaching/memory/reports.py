"""What the runner reported, as the training state keeps it: soreness, pain, illness and sleep of the last weeks."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from coaching.facts import (
    FatigueReported,
    IllnessKind,
    IllnessOver,
    IllnessReported,
    LegFeel,
    PainReported,
    SleepReported,
    SorenessReported,
    SoreSource,
)
from coaching.rules import readiness as rules
from coaching.runner import Area, Joint

UPPER_BODY = frozenset({Area.UPPER_BACK, Area.SHOULDERS, Area.CHEST, Area.ARMS})


class SoreDay(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """What was said on one day about soreness and fatigue; several reports of a day count once, the highest.

    `said` is the highest number, None where there was none; `bare` a "sore" without a number, which a number replaces.
    `tired` is the highest fatigue, `bare_tired` a "tired" without a number. `after_session` says that the
    day's strength was already done when soreness was first told.
    """

    day: date
    said: int | None = None
    bare: bool = False
    areas: frozenset[Area] = frozenset()
    everything: bool = False
    source: SoreSource = SoreSource.UNKNOWN
    after_session: bool = False
    tired: int | None = None
    bare_tired: bool = False

    @property
    def soreness(self) -> int | None:
        """Soreness alone, 0 to 10; a bare "sore" is moderate (rules 4.2)."""
        if self.said is None and self.bare:
            return rules.SORE_MODERATE
        return self.said

    @property
    def score(self) -> int | None:
        """What counts: soreness, or fatigue where that is high and higher. None where nothing was said of either."""
        if self.tired is None or self.tired < rules.TIRED_AS_SORE:
            return self.soreness
        return _max(self.soreness, self.tired)

    @property
    def sore(self) -> bool:
        """Moderate or worse."""
        return (self.score or 0) >= rules.SORE_MODERATE


class Pain(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """Pain in one place, open until it was reported as gone on three days.

    `joint` is None while the place is not known. `good_days` are the days in a row of reports that it is gone, the last
    of them `last_good`; `times` how often it came. `mild` says that it was a 3 at most since it came, and not sharp:
    what loads it is eased rather than left out. `told_at_start` says that it comes from the profile rather than from
    a report.
    """

    joint: Joint | None
    since: date
    last: date
    score: int | None = None
    sharp: bool = False
    open: bool = True
    times: int = 1
    good_days: int = 0
    last_good: date | None = None
    told_at_start: bool = False
    mild: bool = False


class Illness(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """The last illness; `over_on` is None while it lasts."""

    kind: IllnessKind
    since: date
    over_on: date | None = None


class Night(Struct, frozen=True, gc=False, omit_defaults=True):
    """The night before `day`. `hours` is None where only "slept badly" was said."""

    day: date
    hours: float | None = None
    bad: bool = False


class LegsDay(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """How the legs felt in the key run of `day`. `gap` is how many days before it they last worked, None if unknown."""

    day: date
    feel: LegFeel
    gap: int | None = None


def _max(left: int | None, right: int | None) -> int | None:
    told = [one for one in (left, right) if one is not None]
    return max(told) if told else None


def _on(days: tuple[SoreDay, ...], day: date) -> SoreDay:
    return next((one for one in days if one.day == day), SoreDay(day=day))


def _with(days: tuple[SoreDay, ...], changed: SoreDay) -> tuple[SoreDay, ...]:
    others = [one for one in days if one.day != changed.day]
    return tuple(sorted([*others, changed], key=lambda one: one.day))


def sore(days: tuple[SoreDay, ...], fact: SorenessReported, *, after_session: bool) -> tuple[SoreDay, ...]:
    """The days with one more report of soreness. `after_session`: the day's strength session is already done."""
    told = _on(days, fact.day)
    first = told.soreness is None
    old = replace(told, said=None, bare=False, areas=frozenset(), everything=False) if fact.corrects else told
    changed = replace(
        old,
        said=_max(old.said, fact.score),
        bare=old.bare or fact.score is None,
        areas=old.areas | fact.areas,
        everything=old.everything or fact.everything,
        source=fact.source if fact.source is not SoreSource.UNKNOWN else old.source,
        after_session=after_session if first else told.after_session,
    )
    return _with(days, changed)


def tired(days: tuple[SoreDay, ...], fact: FatigueReported) -> tuple[SoreDay, ...]:
    """The days with one more report of fatigue."""
    old = _on(days, fact.day)
    return _with(days, replace(old, tired=_max(old.tired, fact.score), bare_tired=fact.score is None or old.bare_tired))


def legs(days: tuple[LegsDay, ...], told: LegsDay) -> tuple[LegsDay, ...]:
    """The answers about the legs with one more."""
    return tuple(sorted([*(one for one in days if one.day != told.day), told], key=lambda one: one.day))


def upper_only(days: Sequence[SoreDay]) -> bool:
    """Only the upper body is sore, by the areas named last, and not extremely: the legs work as planned (rules 4.3)."""
    areas = next((one.areas for one in reversed(days) if one.areas), frozenset[Area]())
    return bool(areas) and areas <= UPPER_BODY and max(one.score or 0 for one in days) < rules.SORE_EXTREME


def streak(days: Iterable[SoreDay], until: date) -> tuple[SoreDay, ...]:
    """The sore days in a row that reach to `until`, oldest first (rules 4.2).

    A day without a report neither adds nor breaks; two such days break it, and so does a report of less.
    """
    found: list[SoreDay] = []
    ahead = until
    for one in sorted(days, key=lambda one: one.day, reverse=True):
        if one.day > until or one.score is None:
            continue
        silent = (ahead - one.day).days - 1
        if not one.sore or silent >= rules.STREAK_BREAK_DAYS:
            break
        found.append(one)
        ahead = one.day
    return tuple(reversed(found))


def night(nights: tuple[Night, ...], fact: SleepReported) -> tuple[Night, ...]:
    """The last nights with one more; a second report of a night replaces the first."""
    since = fact.day - timedelta(days=rules.SLEEP_NIGHTS)
    kept = [one for one in nights if one.day != fact.day and one.day > since]
    return tuple(sorted([*kept, Night(fact.day, fact.hours, fact.bad)], key=lambda one: one.day))


def ill(illness: Illness | None, fact: IllnessReported) -> Illness:
    """One more report of illness: a new one, or the same going on with the worse of its signs."""
    if illness is None or illness.over_on is not None:
        return Illness(kind=fact.kind, since=fact.day)
    settled = illness.kind is IllnessKind.BELOW_NECK  # "unknown" is a question, and the next report may answer it
    return replace(illness, kind=illness.kind if settled else fact.kind, since=min(illness.since, fact.day))


def well(illness: Illness | None, fact: IllnessOver) -> Illness | None:
    """The illness is over since the day of the fact."""
    return illness and replace(illness, over_on=max(fact.day, illness.since))


def pain(pains: tuple[Pain, ...], fact: PainReported) -> tuple[Pain, ...]:
    """The places with one more report. A report of 0 or 1 without a place is about every open one."""
    if fact.score is not None and fact.score <= rules.PAIN_GONE and not fact.sharp:
        return tuple(_better(one, fact.day) if not fact.joints or one.joint in fact.joints else one for one in pains)
    if fact.joints:
        pains = tuple(one for one in pains if one.joint is not None)
    places: list[Joint | None] = [*sorted(fact.joints)] or [None]
    for joint in places:
        old = next((one for one in pains if one.joint == joint), None)
        if old is None and fact.score is not None and fact.score <= rules.PAIN_GO_ON and not fact.sharp:
            continue
        pains = (*(one for one in pains if one.joint != joint), _worse(old, joint, fact))
    return pains


def _better(one: Pain, day: date) -> Pain:
    if not one.open or one.last_good == day:
        return one
    good = one.good_days + 1
    return replace(one, good_days=good, last_good=day, open=good < rules.PAIN_GONE_DAYS)


def _worse(old: Pain | None, joint: Joint | None, fact: PainReported) -> Pain:
    mild = joint is not None and fact.score is not None and fact.score <= rules.PAIN_EASED and not fact.sharp
    if old is None:
        return Pain(joint=joint, since=fact.day, last=fact.day, score=fact.score, sharp=fact.sharp, mild=mild)
    again = not old.open
    return replace(
        old,
        since=fact.day if again else min(old.since, fact.day),
        last=max(old.last, fact.day),
        score=fact.score,
        sharp=fact.sharp,
        open=True,
        times=old.times + again,
        good_days=0,
        last_good=None,
        mild=mild and (again or old.mild),
    )


def told_pains(
    pains: tuple[Pain, ...], before: frozenset[Joint], after: frozenset[Joint], day: date
) -> tuple[Pain, ...]:
    """The places after the profile's changed: what is newly named there is open, what is no longer named is over."""
    kept = tuple(one for one in pains if one.joint not in before - after)
    known = {one.joint for one in kept if one.open}
    new = [Pain(joint=joint, since=day, last=day, told_at_start=True) for joint in sorted(after - known)]
    names = {one.joint for one in new}
    return (*(one for one in kept if one.joint not in names), *new)
