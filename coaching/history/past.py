"""The facts read once: one value per day with a session, and what was reported."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from coaching.facts import (
    AnyFact,
    ClearedByProfessional,
    IllnessOver,
    IllnessReported,
    Onboarded,
    PainReported,
    ProfileChanged,
    RaceAdded,
    RaceDropped,
    RedFlagRaised,
    RunMoved,
    SessionDone,
    SessionPrescribed,
    SessionSkipped,
    SessionUndone,
    SidesTested,
    SkipReason,
    SorenessReported,
    WeekChanged,
)
from coaching.memory.count import Status
from coaching.memory.reports import SoreDay, sore
from coaching.reasons.placement import PlannedDeload, TaperMobilityOnly, TaperNoJumps, TaperSets
from coaching.rules import history as rules
from coaching.runner import Profile, Race, RunDay, RunningWeek
from coaching.session import BlockKind, Easing, Prescription, Session

_ASIDE = frozenset({BlockKind.WARM_UP, BlockKind.COOL_DOWN})
_TAPER = TaperSets | TaperNoJumps | TaperMobilityOnly


class PastSession(Struct, frozen=True, kw_only=True):
    """One day's session and what became of it.

    `session` is what was prescribed last, None where a session was done without one. `done` is None unless it was done;
    `skipped` the reason where it was skipped. `sore` is the highest soreness told on that day or the two after it.
    """

    day: date
    session: Session | None = None
    status: Status = Status.OPEN
    done: SessionDone | None = None
    skipped: SkipReason | None = None
    sore: int | None = None

    @property
    def strength(self) -> bool:
        return self.session is not None and self.session.type.strength

    @property
    def strength_done(self) -> bool:
        return self.strength and self.done is not None

    @property
    def taper(self) -> bool:
        return self.session is not None and any(isinstance(one, _TAPER) for one in self.session.because)

    @property
    def planned_deload(self) -> bool:
        return self.session is not None and any(isinstance(one, PlannedDeload) for one in self.session.because)

    @property
    def lighter(self) -> bool:
        """Turned down for whatever reason: it says nothing about how training goes."""
        return self.session is not None and self.session.easing is not Easing.NONE

    @property
    def worked(self) -> tuple[Prescription, ...]:
        """What was prescribed between warm-up and cool-down."""
        blocks = self.session.blocks if self.session is not None else ()
        return tuple(one for block in blocks if block.kind not in _ASIDE for one in block.prescriptions)


class History(Struct, frozen=True, kw_only=True):
    """What the facts say, in the order of days. `since` is the day of the first of them.

    `weeks` are the running weeks with the day from which each held, `moved` what was run on single days, `races` the
    dated races, past and coming, and `sides` the comparisons of left and right. `profiles` are the answers with the day
    from which each held. `flags` are the warning signs, without those that the runner never had (read by mistake).
    """

    since: date
    sessions: tuple[PastSession, ...] = ()
    soreness: tuple[SoreDay, ...] = ()
    pains: tuple[PainReported, ...] = ()
    flags: tuple[RedFlagRaised, ...] = ()
    illnesses: tuple[IllnessReported | IllnessOver, ...] = ()
    profiles: tuple[tuple[date, Profile], ...] = ()
    weeks: tuple[tuple[date, RunningWeek], ...] = ()
    moved: Mapping[date, RunDay] = {}
    races: tuple[Race, ...] = ()
    sides: tuple[SidesTested, ...] = ()

    def on(self, day: date) -> PastSession | None:
        """The session of a day."""
        return next((one for one in self.sessions if one.day == day), None)

    def profile_on(self, day: date) -> Profile | None:
        """What the runner had told of themselves by a day, else what they told first; None where nothing is known."""
        held = (profile for since, profile in reversed(self.profiles) if since <= day)
        return next(held, self.profiles[0][1] if self.profiles else None)

    def run_on(self, day: date) -> RunDay | None:
        """What was to be run on a day; None where that is not known."""
        if day in self.moved:
            return self.moved[day]
        week = next((week for since, week in reversed(self.weeks) if since <= day), None)
        return None if week is None or week.varies else week.on(day)


def look_back(facts: Iterable[AnyFact]) -> History | None:
    """What the facts say; None where there are none."""
    reading = _Reading()
    for fact in facts:
        reading.read(fact)
    return reading.history()


class _Reading:
    """What was read so far, by day."""

    def __init__(self) -> None:
        self._first: date | None = None
        self._sessions: dict[date, PastSession] = {}
        self._sore: dict[date, SoreDay] = {}
        self._pains: list[PainReported] = []
        self._flags: list[RedFlagRaised] = []
        self._cleared = 0  # so many of them a professional has seen
        self._illnesses: list[IllnessReported | IllnessOver] = []
        self._profiles: list[tuple[date, Profile]] = []
        self._weeks: list[tuple[date, RunningWeek]] = []
        self._moved: dict[date, RunDay] = {}
        self._races: dict[date, Race] = {}
        self._sides: list[SidesTested] = []

    def read(self, fact: AnyFact) -> None:
        self._first = fact.day if self._first is None else min(self._first, fact.day)
        match fact:
            case SessionPrescribed() | SessionDone() | SessionSkipped() | SessionUndone():
                self._sessions[fact.day] = _became(self._sessions.get(fact.day, PastSession(day=fact.day)), fact)
            case SorenessReported():
                (told,) = sore(tuple(filter(None, [self._sore.get(fact.day)])), fact, after_session=False)
                self._sore[fact.day] = told
            case PainReported():
                self._pains.append(fact)
            case RedFlagRaised() | ClearedByProfessional():
                self._read_sign(fact)
            case IllnessReported() | IllnessOver():
                self._illnesses.append(fact)
            case SidesTested():
                self._sides.append(fact)
            case _:
                self._read_runs(fact)

    def _read_sign(self, fact: RedFlagRaised | ClearedByProfessional) -> None:
        match fact:
            case RedFlagRaised():
                self._flags.append(fact)
            case ClearedByProfessional(misread=True):
                del self._flags[self._cleared :]
            case ClearedByProfessional():
                self._cleared = len(self._flags)

    def _read_runs(self, fact: AnyFact) -> None:
        match fact:
            case ProfileChanged(profile=profile):
                self._profiles.append((fact.day, profile))
            case Onboarded(profile=profile, week=week, races=races):
                self._profiles.append((fact.day, profile))
                self._weeks.append((fact.day, week))
                self._races = {day: race for day, race in self._races.items() if day < fact.day}
                self._races |= {race.day: race for race in races}
            case WeekChanged(week=week):
                self._weeks.append((fact.day, week))
            case RunMoved(run=run):
                self._moved[fact.day] = run
            case RaceAdded(race=race):
                self._races[race.day] = race
            case RaceDropped(race_day=day):
                self._races.pop(day, None)
            case _:
                pass

    def history(self) -> History | None:
        if self._first is None:
            return None
        return History(
            since=self._first,
            sessions=tuple(self._felt(one) for _, one in sorted(self._sessions.items())),
            soreness=tuple(one for _, one in sorted(self._sore.items())),
            pains=tuple(sorted(self._pains, key=lambda one: one.day)),
            flags=tuple(self._flags),
            illnesses=tuple(sorted(self._illnesses, key=lambda one: one.day)),
            profiles=tuple(self._profiles),
            weeks=tuple(self._weeks),
            moved=self._moved,
            races=tuple(race for _, race in sorted(self._races.items())),
            sides=tuple(self._sides),
        )

    def _felt(self, one: PastSession) -> PastSession:
        days = (one.day + timedelta(days=after) for after in range(rules.SORE_AFTER_DAYS + 1))
        told = [said for day in days if day in self._sore and (said := self._sore[day].soreness) is not None]
        return replace(one, sore=max(told)) if told and one.done is not None else one


def _became(past: PastSession, fact: SessionPrescribed | SessionDone | SessionSkipped | SessionUndone) -> PastSession:
    match fact:
        case SessionPrescribed(session=session):
            return replace(past, session=session)
        case SessionDone():
            return replace(past, status=Status.DONE, done=fact, skipped=None)
        case SessionSkipped(reason=reason):
            return replace(past, status=Status.SKIPPED, done=None, skipped=reason)
        case SessionUndone():
            return replace(past, status=Status.OPEN, done=None, skipped=None)
