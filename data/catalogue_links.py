"""What must hold between the entries of the catalogue, and what no exercise may be."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from coaching.exercise import Exercise, Impact, LoadType, Metric, Pattern, Tag
from coaching.rules import session as rules
from data.catalogue_faults import Fault
from data.catalogue_keys import suggestion

CORE = frozenset({Pattern.ANTI_EXTENSION, Pattern.ANTI_ROTATION, Pattern.ANTI_LATERAL_FLEXION})
SLOW = CORE | {
    Pattern.SQUAT,
    Pattern.HINGE,
    Pattern.SINGLE_LEG_SQUAT,
    Pattern.SINGLE_LEG_HINGE,
    Pattern.STEP,
    Pattern.CALF_ANKLE,
    Pattern.HIP_STABILITY,
    Pattern.PUSH,
    Pattern.PULL,
}
_WITHOUT_SESSIONS = frozenset({Pattern.WARM_UP})
_JUMPS_FROM_PHASE = 3
_CRUNCH = re.compile(
    r"crunch|sit[ _-]?up|russian[ _-]?twist|bicycle|v[ _-]?up|jack[ _-]?knife|toe[ _-]?touch", re.IGNORECASE
)

Placed = tuple[str, Exercise]


def faults_between(placed: Sequence[Placed], broken: AbstractSet[str] = frozenset()) -> Iterator[Fault]:
    """Every fault that shows only when all exercises are known, each with its file.

    `broken` are ids and patterns that could not be built: what names them is no further fault.
    """
    known: dict[str, Exercise] = {}
    for file, exercise in placed:
        if exercise.id in known:
            other = known[exercise.id].pattern
            yield Fault(file, exercise.id, "id", f"is used twice (also in {other}.toml)", "give one another id")
        known.setdefault(exercise.id, exercise)
    for file, exercise in placed:
        yield from _alone(file, exercise)
        yield from _chain(file, exercise, known, broken)
    yield from _starts(placed, broken)


def _alone(file: str, exercise: Exercise) -> Iterator[Fault]:
    """What is wrong with one exercise by itself."""

    def fault(key: str, problem: str, mend: str) -> Fault:
        return Fault(file, exercise.id, key, problem, mend)

    low, high = rules.SLOW_REPS
    slow = exercise.pattern in SLOW and exercise.metric in {Metric.REPS, Metric.REPS_PER_SIDE}
    if slow and not low <= exercise.target_min <= exercise.target_max <= high:
        yield fault("target", "leaves the reps of slow strength", f"stay inside [{low}, {high}]")
    if exercise.impact is Impact.HIGH and exercise.min_phase < _JUMPS_FROM_PHASE:
        yield fault("min_phase", f"is {exercise.min_phase} with impact high", f"write {_JUMPS_FROM_PHASE}")
    if _CRUNCH.search(exercise.id) or _CRUNCH.search(exercise.name):
        yield fault("name", "is a crunch or sit-up", "take a move that holds the trunk still")
    if exercise.pattern in CORE and (exercise.tempo in {"fast", "easy"} or exercise.tempo.endswith("X")):
        yield fault("tempo", "is core work with momentum", "make it slow or a hold")
    if exercise.pattern in CORE and Tag.POWER in exercise.tags:
        yield fault("tags", "say power in core work", "take the tag or the exercise out")
    if exercise.metric.per_side and not exercise.unilateral:
        yield fault("metric", "counts per side but the movement has none", "write unilateral = true or another metric")
    if not exercise.sessions and exercise.pattern not in _WITHOUT_SESSIONS:
        yield fault("sessions", "is missing", "name the session types it may be part of")
    yield from _load(file, exercise)


def _load(file: str, exercise: Exercise) -> Iterator[Fault]:
    loadable = exercise.load_type is LoadType.EXTERNAL or bool(exercise.optional_load)
    if loadable and (exercise.start is None or not exercise.hands):
        yield Fault(file, exercise.id, "start", "or hands is missing", "say how the first load is guessed and held")
    if not loadable and (exercise.start is not None or exercise.hands):
        yield Fault(file, exercise.id, "start", "stands where no load is possible", "take start and hands out")


def _chain(file: str, exercise: Exercise, known: Mapping[str, Exercise], broken: AbstractSet[str]) -> Iterator[Fault]:
    """What is wrong with where an exercise leads."""
    for key in ("easier", "harder"):
        name: str = getattr(exercise, key)
        if not name or name in broken:
            continue
        other = known.get(name)
        if other is None:
            yield Fault(file, exercise.id, key, f'names the unknown "{name}"', suggestion(name, known))
            continue
        if other.pattern is not exercise.pattern:
            yield Fault(file, exercise.id, key, f'"{name}" is in {other.pattern}.toml', "stay in the same pattern")
        if (exercise.level - other.level) * (1 if key == "harder" else -1) > 0:
            problem = f'"{name}" has level {other.level}, this one {exercise.level}'
            yield Fault(file, exercise.id, key, problem, "let levels rise with harder and fall with easier")
        if _round(exercise, key, known):
            yield Fault(file, exercise.id, key, "leads back to itself", "break the circle")


def _round(exercise: Exercise, key: str, known: Mapping[str, Exercise]) -> bool:
    """Whether following `key` from the exercise comes back to it."""
    seen: set[str] = set()
    name: str = getattr(exercise, key)
    while name in known and name not in seen:
        if name == exercise.id:
            return True
        seen.add(name)
        name = getattr(known[name], key)
    return False


def _starts(placed: Iterable[Placed], broken: AbstractSet[str]) -> Iterator[Fault]:
    """Every pattern must be trainable by a beginner who owns nothing."""
    open_to_all = {
        exercise.pattern
        for _, exercise in placed
        if exercise.level == 1 and not exercise.equipment and not exercise.equipment_any
    }
    for pattern in Pattern:
        if pattern not in open_to_all and pattern not in broken:
            yield Fault(f"{pattern}.toml", "", "exercise", "has no level 1 that needs nothing", "add one")
