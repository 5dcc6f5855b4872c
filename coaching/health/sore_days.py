"""What soreness and fatigue ask of a day (rules 4.2 and 4.3): all episodes, the areas, a little soreness, too often."""

from collections.abc import Sequence
from datetime import date, timedelta

from coaching.health.soreness import Episode, episode_limits, episodes
from coaching.memory.reports import SoreDay
from coaching.memory.state import TrainingState
from coaching.memory.windows import often
from coaching.modifiers import NO_LIMITS, Modifiers
from coaching.reasons.readiness import MildlySore, SoreAllOver, SoreAreasLeftOut, SoreTooOften, Tired
from coaching.rules import readiness as rules
from coaching.runner import Area, Joint
from coaching.session_type import SessionType

_JOINT_OF = {
    Area.HAMSTRINGS: Joint.HAMSTRING,
    Area.CALVES: Joint.ACHILLES_CALF,
    Area.ANKLES: Joint.ACHILLES_CALF,
    Area.FEET: Joint.FOOT,
    Area.SHINS: Joint.SHIN,
    Area.LOW_BACK: Joint.LOW_BACK,
    Area.SHOULDERS: Joint.SHOULDER,
}


class SoreDays:
    """What soreness asks of the days of one state. Its episodes are told apart once for all days that know the same."""

    def __init__(self, state: TrainingState) -> None:
        self._state = state
        self._episodes: dict[date, list[Episode]] = {}

    def parts(self, day: date) -> list[Modifiers]:
        """Every episode that still asks for something, the areas, a little soreness, too often."""
        state = self._state
        if not state.soreness and not state.deloads:
            return []
        found: list[Modifiers] = []
        for newest, one in enumerate(self._known(day)):
            if newest == 0 or one.lasting:  # what a small one asked for is taken over by a later one
                found += _areas(one, day)
                found += episode_limits(one, day)
        last = _latest(state.soreness, day)
        return [*_all_over(last), *found, _mild(last, day), _too_often(state, day)]

    def _known(self, day: date) -> list[Episode]:
        """The episodes up to `day`: after the last report they are the same on every day."""
        soreness = self._state.soreness
        upto = min(day, soreness[-1].day) if soreness else day
        if upto not in self._episodes:
            self._episodes[upto] = episodes(soreness, self._state.log, upto)
        return self._episodes[upto]


def _still_sore(one: Episode, day: date) -> bool:
    """Nothing better was reported since, and what the areas ask for is not used up."""
    if one.eased_on() is not None or (day - one.last.day).days >= rules.SORENESS_FADES_DAYS:
        return False
    return one.done_since(one.last.day, day) == 0


def _areas(one: Episode, day: date) -> list[Modifiers]:
    areas = one.areas
    if not areas or not _still_sore(one, day):
        return []
    upper = one.upper_only
    joints = frozenset(_JOINT_OF[area] for area in areas if area in _JOINT_OF)
    reason = SoreAreasLeftOut(tuple(sorted(areas)), upper)
    return [Modifiers(areas=areas, joints=joints, sore_areas=areas, no_progress=not upper, because=(reason,))]


def _all_over(last: SoreDay | None) -> list[Modifiers]:
    if last is None or not last.sore or not last.everything:
        return []
    return [Modifiers(cap=SessionType.RECOVERY, contacts_factor=0.0, because=(SoreAllOver(),))]


def _latest(soreness: Sequence[SoreDay], day: date) -> SoreDay | None:
    """The last day with a report, where the days without one since do not make it stale."""
    last = next((one for one in reversed(soreness) if one.day <= day), None)
    return last if last is not None and (day - last.day).days <= rules.STREAK_BREAK_DAYS else None


def _mild(last: SoreDay | None, day: date) -> Modifiers:
    if last is None or last.sore:
        return NO_LIMITS
    if last.day == day and (last.bare_tired or last.tired is not None):
        return Modifiers(no_progress=True, because=(Tired(last.tired),))
    score = last.soreness or 0
    if score < rules.SORE_MILD:
        return NO_LIMITS
    return Modifiers(
        no_progress=not last.areas,
        held_areas=last.areas,
        sore_areas=last.areas,
        because=(MildlySore(score, tuple(sorted(last.areas))),),
    )


def standing_still(state: TrainingState, day: date) -> bool:
    """Whether the strength week holds because soreness came too often."""
    return bool(_often_since(state, day))


def _often_since(state: TrainingState, day: date) -> list[date]:
    return [one for one in often(state.deloads) if 0 <= (day - one).days < rules.OFTEN_HOLD_DAYS]


def _too_often(state: TrainingState, day: date) -> Modifiers:
    starts = _often_since(state, day)
    if not starts:
        return NO_LIMITS
    since = starts[-1] - timedelta(days=rules.OFTEN_WINDOW_DAYS)
    count = sum(1 for one in state.deloads if since < one <= starts[-1])
    until = starts[-1] + timedelta(days=rules.OFTEN_HOLD_DAYS - 1)
    return Modifiers(sets_minus=rules.OFTEN_SETS_MINUS, until=until, because=(SoreTooOften(count, until),))
