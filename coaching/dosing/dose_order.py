"""What is asked of one dose: an exercise on a day, with everything that decides how much of it."""

from datetime import date

from msgspec import Struct

from coaching.dosing.carried import Lifted
from coaching.dosing.record import ExerciseRecord
from coaching.exercise import Exercise
from coaching.facts import LoadFound
from coaching.modifiers import NO_LIMITS, Modifiers
from coaching.reasons.session import TonnageHeld
from coaching.runner import Gear
from coaching.week.phases import Dose


class DoseOrder(Struct, frozen=True, gc=False):
    """Everything that decides the next dose of one exercise; `record` is None where it was never done.

    `main` is for the main lift, `sets_cap` the most sets that the session has time for, None for all. `away_days` are
    the days since the exercise was done last where the runner was away with other gear since, else 0. `waits` holds
    the step that was earned. `lifted` is what is lifted in other exercises lately; the `experienced` have lifted for
    more than a year. `found` is the first load that trial sets gave. The other fields are those of
    `coaching.building.order.SessionOrder`.
    """

    exercise: Exercise
    dose: Dose
    record: ExerciseRecord | None
    gear: Gear
    day: date
    main: bool = False
    limits: Modifiers = NO_LIMITS
    body_mass_kg: float | None = None
    first_ever: bool = False
    cautious_load: bool = False
    extra_set: bool = False
    sets_cap: int | None = None
    away_days: int = 0
    waits: TonnageHeld | None = None
    lifted: tuple[Lifted, ...] = ()
    experienced: bool = False
    back_on: date | None = None
    found: LoadFound | None = None
