"""Four weeks for somebody who treats the runner: pain by place, soreness, sessions, runs, what was left out and why."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from coaching.facts import IllnessOver, IllnessReported, PainReported, RedFlagRaised
from coaching.history.adherence import past_weeks
from coaching.history.past import History, PastSession
from coaching.memory.reports import SoreDay
from coaching.reasons.readiness import PainLeftOut, SoreAreasLeftOut, TenderPlace
from coaching.rules import history as rules
from coaching.runner import Area, DayClass, Joint


class PlaceOfPain(Struct, frozen=True, kw_only=True):
    """All that was told of pain in one place, in the order of days. `joint` is None where no place was said.

    `side` is LEFT, RIGHT or "" where it was not told.
    """

    joint: Joint | None
    side: str = ""
    told: tuple[PainReported, ...]


class LeftOut(Struct, frozen=True, kw_only=True):
    """Places whose exercises were left out of sessions, because of pain or soreness, and on how many days."""

    joints: tuple[Joint, ...] = ()
    areas: tuple[Area, ...] = ()
    first: date
    last: date
    days: int


class FourWeeks(Struct, frozen=True, kw_only=True):
    """The last weeks, both days included. `sessions` are those done and those missed (`coaching.history.adherence`).

    `runs` counts days by the kind of run, as far as they are known.
    """

    since: date
    until: date
    pains: tuple[PlaceOfPain, ...] = ()
    signs: tuple[RedFlagRaised, ...] = ()
    soreness: tuple[SoreDay, ...] = ()
    illnesses: tuple[IllnessReported | IllnessOver, ...] = ()
    sessions: tuple[PastSession, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    runs: Mapping[DayClass, int] = {}

    @property
    def tells(self) -> bool:
        """Whether anything of the body was told, or any session done: until then there is nothing to show."""
        told = self.pains or self.signs or self.soreness or self.illnesses
        return bool(told) or any(one.done is not None for one in self.sessions)


def four_weeks(history: History, today: date) -> FourWeeks:
    """What was told and done in the last four weeks, today included."""
    since = max(history.since, today - timedelta(days=rules.REPORT_DAYS - 1))
    told = [one for one in history.sessions if since <= one.day <= today]
    missed = frozenset[date]().union(*(one.missed for one in past_weeks(history, today)))
    days = (since + timedelta(days=number) for number in range((today - since).days + 1))
    runs = Counter(run.day_class for day in days if (run := history.run_on(day)) is not None)
    return FourWeeks(
        since=since,
        until=today,
        pains=_by_place(one for one in history.pains if one.day >= since),
        signs=tuple(one for one in history.flags if one.day >= since),
        soreness=tuple(one for one in history.soreness if one.day >= since and one.soreness),
        illnesses=tuple(one for one in history.illnesses if one.day >= since),
        sessions=tuple(one for one in told if one.strength_done or one.day in missed),
        left_out=_left_out(told),
        runs=dict(runs),
    )


def _by_place(pains: Iterable[PainReported]) -> tuple[PlaceOfPain, ...]:
    found: dict[tuple[Joint | None, str], list[PainReported]] = {}
    for one in pains:
        places: list[Joint | None] = [*sorted(one.joints)] or [None]
        for joint in places:
            found.setdefault((joint, one.side), []).append(one)
    return tuple(PlaceOfPain(joint=joint, side=side, told=tuple(told)) for (joint, side), told in found.items())


def _left_out(sessions: Iterable[PastSession]) -> tuple[LeftOut, ...]:
    found: dict[tuple[tuple[Joint, ...], tuple[Area, ...]], list[date]] = {}
    for past in sessions:
        for reason in past.session.because if past.session is not None else ():
            match reason:
                case PainLeftOut(joints) | TenderPlace(joints):
                    found.setdefault((joints, ()), []).append(past.day)
                case SoreAreasLeftOut(areas):
                    found.setdefault(((), areas), []).append(past.day)
                case _:
                    continue
    return tuple(
        LeftOut(joints=joints, areas=areas, first=days[0], last=days[-1], days=len(set(days)))
        for (joints, areas), days in found.items()
    )
