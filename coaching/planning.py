"""One day of training put together: what the week places there, what health leaves of it, what fills it."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from coaching.asking import question, week_of
from coaching.building.builder import build
from coaching.building.order import SessionOrder
from coaching.days import DAYS_A_WEEK, monday_of
from coaching.exercise import Catalogue
from coaching.health.readiness import Health
from coaching.health.sides import goes_first
from coaching.memory.count import build_weeks
from coaching.memory.state import TrainingState
from coaching.memory.windows import as_of
from coaching.modifiers import Modifiers, strictest_of
from coaching.ordering import keeps_strength, order_of
from coaching.outcomes import DayPlan, TrainingWeek
from coaching.racing import racing_of
from coaching.reasons import AnyReason, Decision
from coaching.reasons.placement import NoEasyDay
from coaching.reasons.readiness import BackAfterBreak, RampBack, SoreBefore
from coaching.reasons.session import AskedMinutes
from coaching.rules import phases as phase_rules
from coaching.rules import session as session_rules
from coaching.session import Easing, Session
from coaching.session_type import SessionType
from coaching.week import phases, races
from coaching.week.placement import openings, place_week
from coaching.week.question import Happened, Placement, WeekPlacement, WeekQuestion, capped

_OF_STRENGTH = BackAfterBreak | RampBack | SoreBefore
"""Reasons that turn only strength down: nothing to be said on other days."""


class Outlook:
    """The weeks of one state as planned on one day. Each is placed once, however often it is looked at.

    Attributes:
        state: the state as it is on that day, older reports and sessions dropped.
        today: the day.
        coming: the seven days from today on (`coaching.agenda`), None until somebody has looked at them.
        asked: what placement was asked about weeks, by their Mondays, and its answers; those of `like`, the outlook
            of a state shortly before, among them. A week that is asked about as before is placed as before.
        ordered: what was ordered of the builder for a day, and what it built; those of `like` among them too.
        health: what health asks of the days.
    """

    def __init__(self, state: TrainingState, today: date, *, like: "Outlook | None" = None) -> None:
        self.state = as_of(state, today)
        self.today = today
        self.coming: tuple[DayPlan, ...] | None = None
        self.asked: dict[date, tuple[WeekQuestion, WeekPlacement]] = dict(like.asked) if like is not None else {}
        self.ordered: dict[date, tuple[SessionOrder, Decision[Session]]] = (
            dict(like.ordered) if like is not None else {}
        )
        self.health: Health = like.health.of(self.state) if like else Health(self.state)
        self._weeks: dict[date, WeekPlacement] = {}
        self._sessions: dict[date, Session] = {}

    def week(self, monday: date) -> WeekPlacement:
        """Where the sessions of a week go. Weeks between now and then are taken as done as planned."""
        if monday not in self._weeks:
            asked = question(self.state, monday, self.today, self._until(monday), health=self.health)
            known = self.asked.get(monday)
            if known is None or known[0] != asked:
                self.asked[monday] = known = asked, place_week(asked)
            self._weeks[monday] = known[1]
        return self._weeks[monday]

    def _until(self, monday: date) -> list[Happened]:
        """The sessions that are planned from today until `monday`."""
        more: list[Happened] = []
        week = monday_of(self.today)
        while week < monday:
            coming = [one for one in self.week(week).days if one.day >= self.today and not one.fixed]
            more += [Happened(one.day, one.type, one.letter) for one in coming]
            week += timedelta(days=DAYS_A_WEEK)
        return more

    def session(self, day: date, catalogue: Catalogue) -> Session:
        """The session of `day`, for which all that is before it is known; filled once, always from one catalogue."""
        if day not in self._sessions:
            self._sessions[day] = fill_day(self.state, self.week(monday_of(day)), day, catalogue, self)
        return self._sessions[day]

    def on(self, day: date) -> Placement:
        """What a day carries."""
        return self.week(monday_of(day)).on(day)

    def built(self, order: SessionOrder, catalogue: Catalogue) -> Decision[Session]:
        """The session of an order."""
        known = self.ordered.get(order.day)
        if known is None or known[0] != order:
            self.ordered[order.day] = known = order, build(order, catalogue)
        return known[1]


def day_parts(state: TrainingState, placed: Placement, health: Health) -> tuple[Modifiers, ...]:
    """All that turns the session of a placed day down, the first reason first. `health` is that of the state."""
    week, built = week_of(state, placed.day), build_weeks(state.count, placed.day)
    cut_back = cut_back_in(state, placed.day)
    planned = phases.week_modifiers(week, built, tapering=tapers(state, placed.day), cut_back_in=cut_back)
    return health.parts(placed.day, race=placed.modifiers, planned=planned, legs=placed.type.lower_body)


def day_limits(state: TrainingState, placed: Placement) -> Modifiers:
    """The same put together."""
    return strictest_of(*day_parts(state, placed, Health(state)))


def deload_due(state: TrainingState, day: date) -> bool:
    """Whether the calendar week of `day` is a planned deload. One that falls into a taper is dropped (rules 1.5)."""
    built = build_weeks(state.count, day)
    return phases.deload_due(built, tapering=tapers(state, day), cut_back_in=cut_back_in(state, day))


def cut_back_in(state: TrainingState, day: date) -> int | None:
    """In how many weeks the runner takes back their running: 0 for this one, 1 for the next; None: not that is known.

    A week is taken back where runs were changed this once and fewer hard ones are left than usual.
    """
    if not state.runs or state.week.varies:
        return None
    changed = {one.day for one in state.runs}
    for ahead in range(phase_rules.DELOAD_SHIFT_WEEKS + 1):
        monday = monday_of(day) + timedelta(days=ahead * DAYS_A_WEEK)
        days = [one for one in changed if monday_of(one) == monday]
        if sum(state.run_on(one).day_class.hard - state.week.on(one).day_class.hard for one in days) < 0:
            return ahead
    return None


def tapers(state: TrainingState, day: date) -> bool:
    """Whether a taper begins, goes on or ends in the calendar week of `day`."""
    if not state.races:
        return False
    racing, monday = racing_of(state), monday_of(day)
    return any(races.tapering(monday + timedelta(days=n), racing) for n in range(DAYS_A_WEEK))


def dose_week(state: TrainingState, day: date) -> int:
    """The strength week whose doses the calendar week of `day` has: its own, but for a deload that ends what was."""
    week = week_of(state, day)
    return phases.deloads_for(week) if deload_due(state, day) else week


def training_week(state: TrainingState, day: date) -> TrainingWeek:
    """What kind of week the calendar week of `day` is."""
    deload = deload_due(state, day)
    week = week_of(state, day)
    dose = phases.dose(phases.deloads_for(week) if deload else week, in_season=keeps_strength(state, day))
    return TrainingWeek(
        week=week,
        phase=dose.phase,
        block=dose.block,
        in_season=dose.in_season,
        deload=deload,
        taper=tapers(state, day),
    )


def session_type(placed: Placement, cap: SessionType, *, extra_recovery: bool) -> SessionType:
    """What is left of the placed type under the limits, as far as it fits the day's run."""
    if extra_recovery and placed.type.strength:
        cap = min(cap, SessionType.RECOVERY, key=lambda kind: kind.rank)
    return capped(placed.type, cap, placed.kind, placed.next_kind)


def plan_day(state: TrainingState, day: date, today: date, catalogue: Catalogue) -> Session:
    """The session of `day`, for which all that is before it is known."""
    return Outlook(state, today).session(day, catalogue)


def fill_day(
    state: TrainingState, week: WeekPlacement, day: date, catalogue: Catalogue, outlook: Outlook | None = None
) -> Session:
    """The session of a day of `week` as it was placed. `outlook` is one of the state, for what it knows already."""
    outlook = outlook or Outlook(state, day)
    placed = week.on(day)
    found = strictest_of(*day_parts(state, placed, outlook.health))
    kind = session_type(placed, found.cap, extra_recovery=found.extra_recovery)
    stopped = found.cap is SessionType.NONE  # then nothing else matters
    because = found.because if stopped else (*found.because, *placed.because, *_once(state, week, day))
    number = week_of(state, day)
    if kind is SessionType.NONE:
        return Session(day=day, type=kind, week=number, because=_told(because, kind))
    minutes, doses = _minutes(state, placed), dose_week(state, day)
    built = outlook.built(order_of(state, placed, kind, minutes=minutes, week=doses, found=found), catalogue)
    if (asked := state.minutes_on(day)) is not None:
        because = (_asked(asked, built.value.type), *because)
    because = (*because, *built.value.because, *built.because, *goes_first(state, built.value))
    return replace(
        built.value,
        week=number,
        minutes=minutes,
        easing=_easing(state, placed, kind, found),
        because=_told(because, built.value.type),
    )


def _minutes(state: TrainingState, placed: Placement) -> int:
    asked = state.minutes_on(placed.day)
    usual = state.profile.minutes if asked is None else asked
    return min(usual, placed.minutes_max or usual)


def _asked(minutes: int, kind: SessionType) -> AskedMinutes:
    """What the runner's own minutes mean: a short strength session counts neither for the quota nor for the week."""
    return AskedMinutes(minutes, counts=not kind.strength or minutes >= session_rules.UNCOUNTED_BELOW_MINUTES)


def _once(state: TrainingState, week: WeekPlacement, day: date) -> tuple[AnyReason, ...]:
    """What is said about the week as a whole, and only once to each runner: which run, made easy, opens a day."""
    kept = state.session_on(day)
    today = kept is not None and any(isinstance(one, NoEasyDay) for one in kept.because)
    if not (today or NoEasyDay.__name__ not in state.told):
        return ()
    return tuple(NoEasyDay(_openings(state, day)) for one in week.because if isinstance(one, NoEasyDay))


def _openings(state: TrainingState, day: date) -> tuple[date, ...]:
    """The runs that, made easy, would open a strength day: of this week, or else of the next."""
    monday = monday_of(day)
    weeks = (monday, monday + timedelta(days=DAYS_A_WEEK))
    return next((found for week in weeks if (found := openings(question(state, week, day)))), ())


def _told(because: Sequence[AnyReason], kind: SessionType) -> tuple[AnyReason, ...]:
    """The reasons, each once, without those that say nothing of a session of this kind."""
    found = dict.fromkeys(because)
    return tuple(one for one in found if kind.strength or not isinstance(one, _OF_STRENGTH))


def _easing(state: TrainingState, placed: Placement, kind: SessionType, found: Modifiers) -> Easing:
    if found.extra_recovery and placed.type.strength and not kind.strength:
        return Easing.EXTRA_RECOVERY
    if found.deload or (state.races and races.tapering(placed.day, racing_of(state))) or deload_due(state, placed.day):
        return Easing.DELOAD
    lighter = found.sets_factor < 1 or found.load_factor < 1 or found.sets_minus > 0
    return Easing.EASED if lighter else Easing.NONE
