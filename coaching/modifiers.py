"""What turns a session down. Each rule that speaks gives one `Modifiers`; the strictest wins per dimension.

They are never multiplied (rules, section 0 and 4.2): a deload week with a sore runner is the stricter of the two.
"""

from datetime import date

from msgspec import Struct

from coaching.reasons import AnyReason
from coaching.runner import Area, Joint
from coaching.session_type import SessionType


class Modifiers(Struct, frozen=True, kw_only=True):
    """Limits on one day's session. The defaults limit nothing.

    `cap` is the largest session type allowed. `sets_factor` and `load_factor` are 1.0 or less; `sets_round_up` is the
    soreness deload's ceil. `sets_minus` takes whole sets off. `max_sets` caps the sets of each exercise. `rir_min`
    raises the reps in reserve. `contacts_factor` is 0.0 for no jumps. `no_progress` holds every dose, `no_new_exercise`
    keeps the selection. `tempo` replaces the tempo of slow lifts. `areas` and `joints` are left out.
    """

    cap: SessionType = SessionType.STRENGTH_FULL
    sets_factor: float = 1.0
    sets_round_up: bool = False
    sets_minus: int = 0
    max_sets: int = 9
    load_factor: float = 1.0
    rir_min: int = 0
    contacts_factor: float = 1.0
    no_progress: bool = False
    no_new_exercise: bool = False
    drop_exercises: bool = False  # the taper and ramp rounding of section 0 may drop exercises; the deload week may not
    level_cap: int = 3
    bodyweight_only: bool = False
    tempo: str = ""
    areas: frozenset[Area] = frozenset()
    joints: frozenset[Joint] = frozenset()
    held_areas: frozenset[Area] = frozenset()  # mild soreness: no increase of load, sets or contacts here
    until: date | None = None
    because: tuple[AnyReason, ...] = ()


NO_LIMITS = Modifiers()


def strictest(left: Modifiers, right: Modifiers) -> Modifiers:
    """The stricter of the two in each dimension; the reasons of both, `left`'s first."""
    return Modifiers(
        cap=min(left.cap, right.cap, key=lambda kind: kind.rank),
        sets_factor=min(left.sets_factor, right.sets_factor),
        sets_round_up=(left if left.sets_factor <= right.sets_factor else right).sets_round_up,
        sets_minus=max(left.sets_minus, right.sets_minus),
        max_sets=min(left.max_sets, right.max_sets),
        load_factor=min(left.load_factor, right.load_factor),
        rir_min=max(left.rir_min, right.rir_min),
        contacts_factor=min(left.contacts_factor, right.contacts_factor),
        no_progress=left.no_progress or right.no_progress,
        no_new_exercise=left.no_new_exercise or right.no_new_exercise,
        drop_exercises=left.drop_exercises or right.drop_exercises,
        level_cap=min(left.level_cap, right.level_cap),
        bodyweight_only=left.bodyweight_only or right.bodyweight_only,
        tempo=left.tempo or right.tempo,
        areas=left.areas | right.areas,
        joints=left.joints | right.joints,
        held_areas=left.held_areas | right.held_areas,
        until=max((day for day in (left.until, right.until) if day is not None), default=None),
        because=left.because + tuple(reason for reason in right.because if reason not in left.because),
    )
