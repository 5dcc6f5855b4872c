"""A runner's diary: what was told and done, kept beside the coach, and what the checker has to know from it.

It remembers by itself what section 8 is judged by (loads and how they felt, sore days, races, the gate to jumps, days
between leg sessions), so that a fault in the coach's own memory shows.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from coaching.asking import week_of
from coaching.building.slots import template
from coaching.dosing.base_dose import PROGRESSING, base_dose
from coaching.exercise import Catalogue, Pattern
from coaching.facts import (
    AnyFact,
    ClearedByProfessional,
    FatigueReported,
    Feel,
    JumpTested,
    Onboarded,
    PainReported,
    RaceAdded,
    RaceDropped,
    RedFlagRaised,
    SessionDone,
    SorenessReported,
)
from coaching.health.layoffs import idle, layoff
from coaching.health.pains import pain_limits
from coaching.health.readiness import illness_limits, sleep_limits
from coaching.health.safety import screen
from coaching.health.sore_days import SoreDays
from coaching.memory.count import build_weeks
from coaching.memory.state import TrainingState
from coaching.modifiers import NO_LIMITS, Modifiers, strictest_of
from coaching.ordering import order_of
from coaching.planning import dose_week, tapers
from coaching.reasons import AnyReason
from coaching.reasons.session import BackFromTravel, Bridge, Stalled
from coaching.rules import session as session_rules
from coaching.runner import (
    Area,
    Equipment,
    Gear,
    Joint,
    LastStrength,
    Race,
    RunDay,
    RunningExperience,
    StrengthBackground,
)
from coaching.session import BlockKind, Easing, Prescription, Session
from coaching.session_type import SessionType
from coaching.week import phases
from coaching.week.question import Placement
from tests.checked_week import Before, CheckedDay, Context

LOWER = {SessionType.STRENGTH_FULL, SessionType.STRENGTH_LOWER}
FRAME = {BlockKind.WARM_UP, BlockKind.COOL_DOWN}
DRILL_SETS = 2
LANDING = {Joint.FOOT, Joint.SHIN, Joint.ACHILLES_CALF, Joint.KNEE}


class Exposure(NamedTuple):
    """One exercise as it was done: the dose with the load used, the fewest counts of a set, how it felt."""

    day: date
    dose: Prescription
    least: int
    feel: Feel
    eased: bool

    @property
    def amount(self) -> int:
        return self.dose.reps or self.dose.seconds or self.dose.contacts or 0

    @property
    def top(self) -> bool:
        return self.feel is not Feel.TOO_HARD and self.least >= self.dose.window[1]


class Diary:
    """Everything that one runner told and did, in order."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.done: list[Session] = []
        self.exposures: defaultdict[str, list[Exposure]] = defaultdict(list)
        self.races: tuple[Race, ...] = ()
        self.sore_days: set[date] = set()
        self.sore_areas: dict[date, frozenset[Area]] = {}
        self.landing_pain: set[date] = set()
        self.flagged = False
        self.gate_test = False
        self.onboarded: Onboarded | None = None
        self._known_before: dict[str, tuple[int, Before]] = {}

    def copy(self) -> "Diary":
        """Another diary with the same entries, to go on from here in another way."""
        other = Diary(self.catalogue)
        vars(other).update(vars(self))
        other.done, other.sore_days, other.landing_pain = list(self.done), set(self.sore_days), set(self.landing_pain)
        other.sore_areas, other._known_before = dict(self.sore_areas), dict(self._known_before)
        other.exposures = defaultdict(list, {name: list(lived) for name, lived in self.exposures.items()})
        return other

    def told(self, facts: Iterable[AnyFact]) -> None:
        for fact in facts:
            self._told(fact)

    def _told(self, fact: AnyFact) -> None:
        match fact:
            case Onboarded(races=known):
                self.onboarded, self.races = fact, known
            case RaceAdded(race=race):
                self.races = (*(one for one in self.races if one.day != race.day), race)
            case RaceDropped(race_day=day):
                self.races = tuple(one for one in self.races if one.day != day)
            case RedFlagRaised():
                self.flagged = True
            case ClearedByProfessional():
                self.flagged = False
            case JumpTested(calf_raises=calf, split_squats=split, balance_s=balance, quiet_landings=quiet):
                self.gate_test = calf >= 20 and split >= 10 and balance >= 30 and quiet >= 5
            case _:
                self._ached(fact)

    def _ached(self, fact: AnyFact) -> None:
        match fact:
            case SorenessReported(score=score, areas=areas) if score is None or score > 2:
                self.sore_days.add(fact.day)
                if score is None or score >= 4:
                    self.sore_areas[fact.day] = self.sore_areas.get(fact.day, frozenset()) | areas
            case FatigueReported(score=score) if score is not None and score >= 7:
                self.sore_days.add(fact.day)
            case PainReported(joints=joints, score=score, sharp=sharp) if sharp or score is None or score > 2:
                if joints & LANDING or not joints:
                    self.landing_pain.add(fact.day)
            case _:
                pass

    def did(self, session: Session, fact: SessionDone, *, eased: bool) -> None:
        """A session was done as `fact` says; `eased` where limits held its doses."""
        self.done.append(session)
        if not session.type.strength:
            return
        told = {one.exercise: one for one in fact.exercises}
        for dose in worked(session):
            own = told.get(dose.exercise)
            if told and own is None:
                continue
            asked = dose.reps or dose.seconds or dose.contacts or 0
            counts = [one.count for one in own.sets] if own else [asked] * dose.sets
            feel = (own and own.feel) or fact.feel
            if len(counts) < dose.sets or (dose.reps is not None and min(counts) < 8):
                feel = Feel.TOO_HARD
            used = own.sets[0].load if own and own.sets[0].load.kg > 0 else dose.load
            lived = Exposure(session.day, replace(dose, load=used), min(counts), feel, eased)
            self.exposures[dose.exercise].append(lived)

    def before(self) -> Mapping[str, Before]:
        """Of each exercise the last dose that counts, how the last one of all felt, how far it may go."""
        for name, lived in self.exposures.items():
            if name not in self._known_before or self._known_before[name][0] != len(lived):
                self._known_before[name] = (len(lived), self._known(lived))
        return {name: known for name, (_, known) in self._known_before.items()}

    def _known(self, lived: list[Exposure]) -> Before:
        full = self.full(lived)
        same = [one for one in full if one.dose.load == full[-1].dose.load]
        patient = sum(one.top for one in same) >= 2 and any(one.top and one.feel is Feel.TOO_EASY for one in same)
        bridged = sum(any(isinstance(why, Bridge) for why in one.dose.because) for one in same) >= 2
        last = lived[-1] if lived[-1].feel is Feel.TOO_HARD else full[-1]  # what was too hard counts, eased or not
        return Before(last.dose, lived[-1].feel, step_allowed=patient or bridged)

    @staticmethod
    def full(lived: list[Exposure]) -> list[Exposure]:
        """The exposures that count as steps: the first one, and those neither turned down nor lighter for once."""
        lighter = [any(_for_once(why) for why in one.dose.because) for one in lived]
        return [one for place, one in enumerate(lived) if place == 0 or not (one.eased or lighter[place])]

    def gate(self, day: date) -> bool:
        """The gate to jumps (rules 2.2), from what was told and done."""
        if self.onboarded is None:
            return False
        profile = self.onboarded.profile
        counted = [one for one in self.done if one.type.strength and one.minutes >= 15]
        weeks = {one.day.isocalendar()[:2] for one in counted if one.type in LOWER}
        used_to_it = (
            profile.background is StrengthBackground.OVER_12_MONTHS
            and profile.last_strength is not LastStrength.OVER_6_MONTHS
        )
        new = profile.running is RunningExperience.UNDER_3_MONTHS and (day - self.onboarded.day).days < 90
        fine = day not in self.sore_days and not any(day - timedelta(14) < one for one in self.landing_pain)
        return self.gate_test and fine and not new and len(counted) >= 12 and (len(weeks) >= 8 or used_to_it)

    def context(self, state: TrainingState, placed: Placement, session: Session, run_after: RunDay | None) -> Context:
        """What the checker has to know of one day, judged as `state` was that morning."""
        day, profile = session.day, state.profile
        spoke = limits_that_spoke(state, placed)
        all_of_them = strictest_of(*spoke)
        known = phases.effective_background(profile.background, profile.last_strength)
        return Context(
            run_after=run_after,
            lower_before=tuple(one.day for one in self.done if one.type in LOWER),
            races=self.races,
            sore_days=frozenset(self.sore_days),
            novice_since=state.onboarded_on if known is StrengthBackground.NONE else None,
            exercises=self.catalogue.exercises,
            gear=at_hand(state, day),
            jump_gate=self.gate(day),
            blocked_areas=all_of_them.areas | self.sore_areas.get(day, frozenset()),
            blocked_joints=all_of_them.joints,
            before=self.before(),
            history=tuple(self.done),
            easier_days=frozenset(one.day for one in (*self.done, session) if one.easing is not Easing.NONE),
            limits={day: spoke},
            normal={day: normal_sets(state, placed, session, self.catalogue)},
            red_flag=self.flagged,
        )


def checked(state: TrainingState, session: Session) -> CheckedDay:
    """The day of a session with its run, None where it is not known."""
    run = state.run_on(session.day) if state.run_known(session.day) else None
    return CheckedDay(session.day, run, session)


def _for_once(reason: AnyReason) -> bool:
    """Lighter for one exposure: after a stall, or back from travel."""
    return isinstance(reason, Stalled) or (isinstance(reason, BackFromTravel) and reason.once)


def worked(session: Session) -> list[Prescription]:
    """The prescriptions between warm-up and cool-down."""
    return [one for block in session.blocks if block.kind not in FRAME for one in block.prescriptions]


def at_hand(state: TrainingState, day: date) -> Gear:
    """The gear of the day; indoors there is a wall."""
    gear = state.gear_on(day)
    return gear if state.profile.outdoors else replace(gear, owned=gear.owned | {Equipment.WALL})


def limits_that_spoke(state: TrainingState, placed: Placement) -> tuple[Modifiers, ...]:
    """Every limit on the day, one by one: what the strictest is judged by."""
    day, screened = placed.day, screen(state, placed.day)
    if not screened.standing.trains:
        return (screened.limits,)
    return (
        illness_limits(state, day),
        pain_limits(state, day),
        placed.modifiers,
        *SoreDays(state).parts(day),
        sleep_limits(state.nights, day),
        layoff(state.count, day, state.profile) if placed.type.lower_body or idle(state.log, day) else NO_LIMITS,
        phases.week_modifiers(week_of(state, day), build_weeks(state.count, day), tapering=tapers(state, day)),
        screened.limits,
    )


def normal_sets(state: TrainingState, placed: Placement, session: Session, catalogue: Catalogue) -> Mapping[str, int]:
    """The sets that the strength week and the minutes ask of each strength exercise, were nothing turned down."""
    if session.type not in LOWER | {SessionType.STRENGTH_UPPER_CORE}:
        return {}
    minutes = min(session.minutes, session_rules.TYPE_MINUTES[session.type])
    week = dose_week(state, session.day)
    order = order_of(state, placed, session.type, minutes=minutes, week=week, found=NO_LIMITS)
    most = template(minutes).sets_max
    found: dict[str, int] = {}
    for block in session.blocks:
        for one in block.prescriptions:
            exercise, main = catalogue[one.exercise], block.kind is BlockKind.MAIN
            if exercise.pattern in PROGRESSING:
                asked = base_dose(exercise, order.dose, main=main, extra_set=order.extra_set)
                found[one.exercise] = min(asked.sets, most)
            elif exercise.pattern is Pattern.PLYOMETRIC and one.contacts is None:
                found[one.exercise] = DRILL_SETS
    return found
