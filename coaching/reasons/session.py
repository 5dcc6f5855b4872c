"""Why a session holds these exercises with these doses. Exercises are told by their id, loads in kg."""

# Long because every reason of a session and its doses stands here once, as a value of its own.
from enum import StrEnum
from typing import ClassVar, TypeAlias

from coaching.reasons.base import Reason
from coaching.session_type import SessionType

# Why the whole session is so.


class PhaseDose(Reason, frozen=True):
    """The strength week sets sets, reps and effort."""

    rule: ClassVar[str] = "2"
    week: int
    phase: int


class FirstSession(Reason, frozen=True):
    """The very first session: few sets, whatever the week says."""

    rule: ClassVar[str] = "7.3"
    sets: int


class FitsTime(Reason, frozen=True):
    """Sets or moves were left out so that the session fits the minutes."""

    rule: ClassVar[str] = "2.1"
    minutes: int
    sets_cut: int
    moves_cut: int


class AskedMinutes(Reason, frozen=True):
    """The runner asked for so many minutes, this once. `counts`: for the week's sessions and the strength week."""

    rule: ClassVar[str] = "2.1"
    minutes: int
    counts: bool


class TurnedDown(Reason, frozen=True):
    """Fewer sets than normal, because of the limits told beside it; `left_out` are exercises dropped with them."""

    rule: ClassVar[str] = "0"
    sets: int
    normal_sets: int
    left_out: tuple[str, ...] = ()


class SteppedDown(Reason, frozen=True):
    """The planned type cannot be filled: `missing` names what nothing is left for (compound, single_leg, core ...)."""

    rule: ClassVar[str] = "I9"
    planned: SessionType
    given: SessionType
    missing: tuple[str, ...]


class SlotLeftOut(Reason, frozen=True):
    """Nothing fits a part of the session (gear, level, sore or painful areas), so it is left out."""

    rule: ClassVar[str] = "5"
    slot: str


class JumpsOpen(Reason, frozen=True):
    """The plyometric gate is passed: so many foot contacts today."""

    rule: ClassVar[str] = "2.2"
    contacts: int
    level: int


# Why an exercise was chosen.


class SwapKind(StrEnum):
    """What speaks for an exercise that is offered in the place of another."""

    EASIER = "easier"
    HARDER = "harder"
    KNOWN = "known"
    UNLOADED = "unloaded"
    OTHER = "other"


class Swapped(Reason, frozen=True):
    """The runner took it in the place of `before`."""

    rule: ClassVar[str] = "5"
    before: str
    kind: SwapKind


class ArticlePick(Reason, frozen=True):
    """The article names this movement, or its family, for runners: the number of its mistake."""

    rule: ClassVar[str] = "5"
    mistake: int


class FamilyDue(Reason, frozen=True):
    """Its family (single-leg squat, single-leg hinge, step, or a core family) has waited longest."""

    rule: ClassVar[str] = "2.1"
    family: str


class HarderVariant(Reason, frozen=True):
    """`before` was done with every set at the top: this is the next link."""

    rule: ClassVar[str] = "3.4"
    before: str


class EasierVariant(Reason, frozen=True):
    """`before` was too hard twice: one link back."""

    rule: ClassVar[str] = "3.4"
    before: str


class NewVariant(Reason, frozen=True):
    """Another variant of the pattern: `before` stalled, or stayed the same for long, or a new block began."""

    rule: ClassVar[str] = "2"
    before: str
    stalled: bool = False


class StandIn(Reason, frozen=True):
    """Takes the place of `before`, which cannot be done now (gear, sore or painful area)."""

    rule: ClassVar[str] = "5"
    before: str


# Why the dose of an exercise is so.


class FirstLoad(Reason, frozen=True):
    """The first load: a share of body mass, rounded down to what there is."""

    rule: ClassVar[str] = "3.1"
    kg: float
    share: float
    cautious: bool = False


class CarriedLoad(Reason, frozen=True):
    """The first load of a variant goes by what a like one is lifted with: `lifted` kg in all that is held there."""

    rule: ClassVar[str] = "3.1"
    kg: float
    variant: str
    lifted: float


class EmptyBar(Reason, frozen=True):
    """A barbell begins with the empty bar."""

    rule: ClassVar[str] = "3.1"
    kg: float


class TriedLoad(Reason, frozen=True):
    """The load that trial sets have found; 0.0 for none."""

    rule: ClassVar[str] = "3.1"
    kg: float
    sets: int


class ChooseLoad(Reason, frozen=True):
    """Weights or body mass are not known: a weight that could be lifted about `reps` times."""

    rule: ClassVar[str] = "3.1"
    reps: int


class RepsUp(Reason, frozen=True):
    """Last time was right: more reps with the same load; `easy` straight to the top of the window."""

    rule: ClassVar[str] = "3.2"
    before: int
    now: int
    easy: bool = False


class HoldUp(Reason, frozen=True):
    """A longer hold, in seconds."""

    rule: ClassVar[str] = "3.4"
    before: int
    now: int


class LoadUp(Reason, frozen=True):
    """Every set reached the top: the next weight, and reps start low again."""

    rule: ClassVar[str] = "3.2"
    before: float
    now: float


class BandUp(Reason, frozen=True):
    """Every set reached the top: the next band."""

    rule: ClassVar[str] = "3.3"
    band: str


class OnceMoreAtTop(Reason, frozen=True):
    """At the top of the window; once more like this before the increment."""

    rule: ClassVar[str] = "3.2"
    times: int
    needed: int


class Bridge(Reason, frozen=True):
    """The next weight is far away: slower reps first. `share` is the step as a share of the load."""

    rule: ClassVar[str] = "3.3"
    share: float
    session: int
    sessions: int


class SlowerTempo(Reason, frozen=True):
    """Nothing harder is at hand, so the tempo slows down."""

    rule: ClassVar[str] = "3.3"
    tempo: str


class HoldAnew(Reason, frozen=True):
    """The longest hold for weeks and nothing harder at hand, so it begins short again."""

    rule: ClassVar[str] = "S7"
    before: int
    now: int


class SetAdded(Reason, frozen=True):
    """A set more than last time; only one thing moves, so load and reps stay."""

    rule: ClassVar[str] = "3.2"
    before: int
    now: int


class EasedOff(Reason, frozen=True):
    """Too hard last time: the same load, a little less of it."""

    rule: ClassVar[str] = "3.2"
    before: int
    now: int


class LoadDown(Reason, frozen=True):
    """A set was missed, or too hard twice: a lighter load."""

    rule: ClassVar[str] = "3.2"
    before: float
    now: float


class WithoutLoad(Reason, frozen=True):
    """Planned without the `before` kg of last time: `eased` as it is to be light, else no weight for it is known."""

    rule: ClassVar[str] = "3.1"
    before: float
    eased: bool = False


class BackFromTravel(Reason, frozen=True):
    """At home again after `days` without it: from `before` to `now` kg, nothing goes up; `once` for this time only."""

    rule: ClassVar[str] = "3.5"
    days: int
    before: float
    now: float
    once: bool


class Stalled(Reason, frozen=True):
    """No gain for some exposures: once lighter, then again."""

    rule: ClassVar[str] = "3.4"
    exposures: int


class Held(Reason, frozen=True):
    """Nothing goes up today, because of the limits told beside it; `area` where only one is held."""

    rule: ClassVar[str] = "3.2"
    area: str = ""


class TonnageHeld(Reason, frozen=True):
    """The step that was earned waits: with it the session would move more kilograms by the share `rise`."""

    rule: ClassVar[str] = "3.2"
    rise: float


class WindowMoved(Reason, frozen=True):
    """A new phase or block moved the reps."""

    rule: ClassVar[str] = "2"
    before: int
    now: int


class WeakerSideFirst(Reason, frozen=True):
    """One side is clearly weaker: it goes first, with extra sets for some weeks."""

    rule: ClassVar[str] = "3.3"
    side: str
    extra_sets: int


class SideFirst(Reason, frozen=True):
    """The compared sides differ: the weaker one goes first in every one-sided move, the other does only as many."""

    rule: ClassVar[str] = "3.3"
    side: str


SessionReason: TypeAlias = (
    PhaseDose
    | FirstSession
    | FitsTime
    | AskedMinutes
    | TurnedDown
    | SteppedDown
    | SlotLeftOut
    | JumpsOpen
    | ArticlePick
    | FamilyDue
    | HarderVariant
    | EasierVariant
    | NewVariant
    | StandIn
    | Swapped
    | FirstLoad
    | CarriedLoad
    | TriedLoad
    | EmptyBar
    | ChooseLoad
    | RepsUp
    | HoldUp
    | LoadUp
    | BandUp
    | OnceMoreAtTop
    | Bridge
    | SlowerTempo
    | HoldAnew
    | SetAdded
    | EasedOff
    | LoadDown
    | WithoutLoad
    | BackFromTravel
    | Stalled
    | Held
    | TonnageHeld
    | WindowMoved
    | WeakerSideFirst
    | SideFirst
)
