"""What is asked of the builder: one session, with everything that decides what it holds."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from coaching.dosing.carried import Lifted
from coaching.dosing.record import ExerciseRecord
from coaching.facts import LoadFound
from coaching.modifiers import NO_LIMITS, Modifiers
from coaching.runner import AgeBand, Gear
from coaching.session_type import SessionType
from coaching.week.phases import Dose


class PastSession(Struct, frozen=True, gc=False, kw_only=True):
    """A session that was done: which exercises it held, in order. What rotation and balance look back at.

    `week` is the strength week that it was made for, `contacts` its foot contacts in all. `away` says that it was
    done on travel, with other gear.
    """

    day: date
    type: SessionType
    letter: str = ""
    week: int = 1
    minutes: int
    exercises: tuple[str, ...] = ()
    contacts: int = 0
    away: bool = False


class SessionOrder(Struct, frozen=True, gc=False, kw_only=True):
    """Everything that decides what one session holds.

    `minutes` is the runner's time, warm-up and cool-down included; `exact` says that it was asked for this very
    session, so that easy work takes all of it and not its usual share. `letter` is "A" or "B", "" for the one that is
    due. `dose` is the strength week's, from `coaching.week.phases`; what turns it down is in `limits`, whose
    reasons become the session's. `level_cap` is the phase's cap, `start_level` the level that needs no earning (2
    with more than 12 months of background). `jumps` is the number of foot contacts open today before limits (0
    while the plyometric gate is closed), `jump_level` 1 to 3. `past` are the sessions done lately, newest first
    (the last six are enough). `tips_used` are the tips of the last 14 days. `cautious_load` takes 30 % off a first
    load (60+, or after 4 weeks without strength). `first_ever` is the runner's very first session. `extra_set`
    opens the main lift's highest number of sets: everything was right and soreness at most 2 for two weeks (rules
    3.4). `away` says that the runner travels, with other gear than at home. `lifted` is what was lifted lately,
    which the builder looks up by itself. `back_on` is the first day with leg strength after the last layoff of four
    weeks or more, `day` itself where it ends one: what was not done since goes a link back. `found` are
    the first loads that trial sets gave lately, by exercise. `begun_on` is the runner's first day here.
    """

    day: date
    type: SessionType
    letter: str = ""
    minutes: int
    exact: bool = False
    dose: Dose
    level_cap: int = 1
    start_level: int = 1
    gear: Gear = Gear()
    outdoors: bool = False
    age: AgeBand = AgeBand.ADULT_18_39
    body_mass_kg: float | None = None
    limits: Modifiers = NO_LIMITS
    records: Mapping[str, ExerciseRecord] = {}
    past: tuple[PastSession, ...] = ()
    jumps: int = 0
    jump_level: int = 0
    tips_used: frozenset[str] = frozenset()
    first_ever: bool = False
    cautious_load: bool = False
    extra_set: bool = False
    away: bool = False
    lifted: tuple[Lifted, ...] = ()
    back_on: date | None = None
    found: Mapping[str, LoadFound] = {}
    begun_on: date | None = None

    @property
    def experienced(self) -> bool:
        """More than 12 months of background."""
        return self.start_level > 1

    @property
    def goes_on_from(self) -> tuple[PastSession, ...]:
        """The past sessions that the choice goes on from: at home those with the runner's own gear."""
        return self.past if self.away else tuple(one for one in self.past if not one.away)
