"""I7 to I16: what a session holds. Written from section 8 of the rules, with its own numbers."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from coaching.exercise import Exercise, Impact, Metric, Pattern, Tag
from coaching.facts import Feel
from coaching.modifiers import Modifiers
from coaching.runner import Equipment, Gear
from coaching.session import BlockKind, Load, LoadKind, Prescription, Session
from coaching.session_type import SessionType
from tests.checked_week import Before, Broken, Context, Days

LOWER = {SessionType.STRENGTH_FULL, SessionType.STRENGTH_LOWER}
UNITS_OF_THEIR_OWN = {Pattern.PLYOMETRIC, Pattern.MOBILITY, Pattern.FOAM_ROLLING, Pattern.WARM_UP, Pattern.LOW_IMPACT}
CARE = {Pattern.MOBILITY, Pattern.FOAM_ROLLING, Pattern.WARM_UP}
COMPOUND = {
    Pattern.SQUAT,
    Pattern.HINGE,
    Pattern.SINGLE_LEG_SQUAT,
    Pattern.SINGLE_LEG_HINGE,
    Pattern.STEP,
}
SINGLE_LEG = {Pattern.SINGLE_LEG_SQUAT, Pattern.SINGLE_LEG_HINGE, Pattern.STEP}
CORE = {Pattern.ANTI_EXTENSION, Pattern.ANTI_ROTATION, Pattern.ANTI_LATERAL_FLEXION}
CRUNCHES = ("crunch", "sit_up", "situp", "russian_twist", "bicycle", "toe_touch", "flutter")
MOMENTUM = {"fast", "quick", "swing"}
HELD = {Equipment.DUMBBELL, Equipment.KETTLEBELL, Equipment.BARBELL, Equipment.CABLE, Equipment.BACKPACK}
EIGHT_WEEKS = timedelta(weeks=8)


def _all(days: Days, context: Context) -> Iterator[tuple[Session, Prescription, Exercise]]:
    for day in days:
        if day.session is None:
            continue
        for one in day.session.prescriptions:
            if one.exercise in context.exercises:
                yield day.session, one, context.exercises[one.exercise]


def i7_slow_sets_of_8_to_12(days: Days, context: Context) -> Iterator[Broken]:
    for session, one, exercise in _all(days, context):
        slow = exercise.impact is not Impact.HIGH and Tag.POWER not in exercise.tags
        counted = exercise.metric in {Metric.REPS, Metric.REPS_PER_SIDE} and exercise.pattern not in UNITS_OF_THEIR_OWN
        if slow and counted and one.reps is not None and not 8 <= one.reps <= 12:
            yield Broken("I7", session.day, f"{one.exercise}: {one.reps} reps")


def i8_no_early_impact(days: Days, context: Context) -> Iterator[Broken]:
    for session, one, exercise in _all(days, context):
        if exercise.impact is Impact.HIGH and (session.week < 9 or not context.jump_gate):
            yield Broken("I8", session.day, f"{one.exercise} in week {session.week}, gate {context.jump_gate}")


def i9_whole_sessions(days: Days, context: Context) -> Iterator[Broken]:
    for day in days:
        if day.session is None or day.type not in LOWER:
            continue
        found = [
            context.exercises[one.exercise] for one in day.session.prescriptions if one.exercise in context.exercises
        ]
        patterns = {one.pattern for one in found}
        parts = {
            "compound": any(one.pattern in COMPOUND and Tag.NOT_COMPOUND not in one.tags for one in found),
            "single-leg": bool(patterns & SINGLE_LEG),
            "core stability": bool(patterns & CORE),
            "recovery": any(block.kind is BlockKind.COOL_DOWN and block.prescriptions for block in day.session.blocks),
        }
        yield from (Broken("I9", day.day, f"no {part}") for part, there in parts.items() if not there)


def i10_no_crunches(days: Days, context: Context) -> Iterator[Broken]:
    for session, one, exercise in _all(days, context):
        swung = exercise.pattern in CORE and one.tempo in MOMENTUM
        if swung or any(word in one.exercise for word in CRUNCHES):
            yield Broken("I10", session.day, one.exercise)


def i11_equipment_owned(days: Days, context: Context) -> Iterator[Broken]:
    owned = context.gear.owned
    for session, one, exercise in _all(days, context):
        missing = exercise.equipment - owned
        none_of = bool(exercise.equipment_any) and not exercise.equipment_any & owned
        held = one.load.kind in {LoadKind.WEIGHT, LoadKind.PER_HAND} and not owned & HELD
        banded = one.load.kind is LoadKind.BAND and Equipment.BAND not in owned
        if missing or none_of or held or banded:
            yield Broken("I11", session.day, f"{one.exercise} needs what is not owned")


def i12_blocked_areas_absent(days: Days, context: Context) -> Iterator[Broken]:
    for session, one, exercise in _all(days, context):
        areas = set() if exercise.pattern in CARE else exercise.areas & context.blocked_areas
        joints = exercise.caution & context.blocked_joints
        if areas or joints:
            yield Broken("I12", session.day, f"{one.exercise} meets {sorted({*areas, *joints})}")


def i13_small_load_steps(days: Days, context: Context) -> Iterator[Broken]:
    for session, one, exercise in _all(days, context):
        last = context.before.get(one.exercise)
        if last is not None:
            for what in _raised(one.load, exercise, last, context):
                yield Broken("I13", session.day, f"{one.exercise}: {what}")


def _raised(now: Load, exercise: Exercise, last: Before, context: Context) -> Iterator[str]:
    then = last.prescription.load
    hard = last.feel is Feel.TOO_HARD
    if now.kind is not then.kind:
        if hard and then.kind is LoadKind.BODYWEIGHT:
            yield f"from bodyweight to {now.kind} after too hard"
    elif now.kind is LoadKind.BAND:
        bands = context.gear.bands
        up = bands.index(now.band) - bands.index(then.band) if {now.band, then.band} <= set(bands) else 0
        if up > 1 or (hard and up > 0):
            yield f"from band {then.band!r} to {now.band!r}"
    elif now.kg > then.kg > 0:
        yield from _step(now, then.kg, exercise, last, context)


def _step(now: Load, then: float, exercise: Exercise, last: Before, context: Context) -> Iterator[str]:
    if last.feel is Feel.TOO_HARD:
        yield f"{then} to {now.kg} kg after too hard"
    plates = now.kg <= then * 1.25 and _by_barbell(now, exercise, context.gear)  # 3.3 asks nothing more of plates
    if now.kg > then * 1.1 and not last.step_allowed and not plates:
        yield f"{then} to {now.kg} kg is more than 10 %"
    if any(then < between < now.kg for between in _weights(now, exercise, context.gear)):
        yield f"{then} to {now.kg} kg is more than one step"


def _by_barbell(load: Load, exercise: Exercise, gear: Gear) -> bool:
    usable = gear.owned & (exercise.equipment | exercise.equipment_any | exercise.optional_load)
    by_hand = {Equipment.DUMBBELL, Equipment.KETTLEBELL} & usable
    return load.kind is LoadKind.WEIGHT and Equipment.BARBELL in usable and not by_hand


def _weights(load: Load, exercise: Exercise, gear: Gear) -> set[float]:
    """The weights in kg that the runner can make for the exercise; none where they are not known."""
    usable = gear.owned & (exercise.equipment | exercise.equipment_any | exercise.optional_load)
    hand = {Equipment.DUMBBELL: gear.dumbbells_kg, Equipment.KETTLEBELL: gear.kettlebells_kg}
    if load.kind is LoadKind.PER_HAND:
        return set(gear.dumbbells_kg)
    if usable & hand.keys():
        return {kg for kind, known in hand.items() if kind in usable for kg in known}
    if Equipment.BARBELL not in usable:
        return set()
    sides = {sum(some) for size in range(len(gear.plates_kg) + 1) for some in combinations(gear.plates_kg, size)}
    return {gear.bar_kg + 2 * side for side in sides}


def i14_something_changes(days: Days, context: Context) -> Iterator[Broken]:
    """The same work, exercise by exercise, for more than 8 weeks (deloads and tapers left out)."""
    for day in days:
        if day.session is None or day.type not in LOWER or day.day in context.easier_days:
            continue
        earlier = [
            one
            for one in context.history
            if one.type in LOWER and one.letter == day.session.letter and one.day not in context.easier_days
        ]
        since = day.day
        for one in sorted(earlier, key=lambda session: session.day, reverse=True):
            if _work(one) != _work(day.session):
                break
            since = one.day
        if day.day - since > EIGHT_WEEKS:
            yield Broken("I14", day.day, f"nothing has changed since {since}")


def _work(session: Session) -> tuple[object, ...]:
    return tuple(
        (one.exercise, one.sets, one.reps, one.seconds, one.contacts, one.load, one.tempo)
        for one in session.prescriptions
    )


def i15_the_strictest_wins(days: Days, context: Context) -> Iterator[Broken]:
    for day in days:
        limits = context.limits.get(day.day, ())
        if not limits:
            continue
        if day.type.rank > min(one.cap.rank for one in limits):
            yield Broken("I15", day.day, f"{day.type} is above the smallest cap")
        if day.session is not None:
            for what in _too_much(day.session, limits, context):
                yield Broken("I15", day.day, what)


def _too_much(session: Session, limits: tuple[Modifiers, ...], context: Context) -> Iterator[str]:
    sets, rir = min(one.max_sets for one in limits), max(one.rir_min for one in limits)
    jumps = min(one.contacts_factor for one in limits) > 0
    level = min(one.level_cap for one in limits)
    frame = {BlockKind.WARM_UP, BlockKind.COOL_DOWN}  # their rounds are no sets
    worked = [id(one) for block in session.blocks if block.kind not in frame for one in block.prescriptions]
    for one in session.prescriptions:
        exercise = context.exercises.get(one.exercise)
        if one.sets > sets and id(one) in worked:
            yield f"{one.exercise}: {one.sets} sets"
        if one.rir is not None and one.rir[0] < rir:
            yield f"{one.exercise}: RIR {one.rir[0]} below {rir}"
        if not jumps and (one.contacts or (exercise is not None and exercise.impact is Impact.HIGH)):
            yield f"{one.exercise}: jumps"
        if exercise is not None and exercise.level > level:
            yield f"{one.exercise}: level {exercise.level}"
        yield from _sets_of(session, one, limits, context)


def _sets_of(session: Session, one: Prescription, limits: tuple[Modifiers, ...], context: Context) -> Iterator[str]:
    """No more sets than the strictest factor leaves."""
    normal = context.normal.get(session.day, {}).get(one.exercise)
    if normal is None:
        return
    for limit in limits:
        left = normal * limit.sets_factor
        allowed = -int(-left // 1) if limit.sets_round_up else int(left + 0.5)
        if one.sets > max(1, allowed):
            yield f"{one.exercise}: {one.sets} of {normal} sets, the factor is {limit.sets_factor}"


def i16_red_flag_stops_everything(days: Days, context: Context) -> Iterator[Broken]:
    if not context.red_flag:
        return
    for day in days:
        if day.session.prescriptions if day.session else day.type is not SessionType.NONE:
            yield Broken("I16", day.day, "exercises in spite of a red flag")
