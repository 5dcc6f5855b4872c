"""Finding the first load without a one-rep-max test (rules 3.1): sets of eight, and how many more were left.

People judge what they have in reserve to about one rep where it is little, and badly where it is much, so an answer is
one of four and never a number.
"""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from coaching.dosing import loads
from coaching.dosing.loads import Rack
from coaching.dosing.record import ExerciseRecord
from coaching.exercise import Exercise, LoadType
from coaching.rules import progression as rules
from coaching.session import Load, LoadKind, Prescription

_KNOWABLE = frozenset({LoadKind.WEIGHT, LoadKind.PER_HAND, LoadKind.CHOOSE})


class Reserve(StrEnum):
    """How many more reps would have been clean."""

    FEW = "few"  # none or one
    SOME = "some"  # two to four
    MANY = "many"  # five or more
    BROKE = "broke"  # the form was lost


class Trial(Struct, frozen=True):
    """A trial on its way: the load to try next, and how many sets were tried."""

    load: Load
    sets: int = 0


class Tried(Struct, frozen=True):
    """What a trial set gave: the load, None for "an easier exercise"; `settled` says that it is fixed."""

    load: Load | None
    settled: bool


def open_load(prescription: Prescription, record: ExerciseRecord | None) -> bool:
    """Whether the load of an exercise still has to be found: it is to be loaded, and no load of it is known."""
    return prescription.load.kind in _KNOWABLE and (record is None or record.last.load.kg <= 0)


def answered(trial: Trial, reserve: Reserve, exercise: Exercise, rack: Rack) -> Tried:
    """What comes after a trial set at `trial.load`."""
    last = trial.sets + 1 >= rules.TRIAL_SETS
    if reserve is Reserve.SOME:
        return Tried(trial.load, settled=True)
    if reserve is Reserve.MANY:
        heavier = loads.heavier(trial.load, rack)
        return Tried(heavier or trial.load, settled=last or heavier is None)
    lighter = loads.lighter(trial.load, rack, 1 - rules.TRIAL_LOAD_DOWN) if reserve is Reserve.FEW else None
    if lighter is not None:
        return Tried(lighter, settled=last)
    return Tried(Load() if exercise.load_type is LoadType.BODYWEIGHT else None, settled=True)


def trial_set(prescription: Prescription, load: Load) -> Prescription:
    """One set to find the load with, and the rest before another one."""
    rest = max(prescription.rest_s, rules.TRIAL_REST_S)
    return replace(prescription, sets=1, reps=rules.TRIAL_REPS, load=load, rest_s=rest, paired=False)


def reserve_of(more: int) -> Reserve:
    """The answer of a runner who names a number; above five it is not trusted as one."""
    if more <= rules.TRIAL_FEW:
        return Reserve.FEW
    return Reserve.MANY if more >= rules.TRIAL_MANY else Reserve.SOME
