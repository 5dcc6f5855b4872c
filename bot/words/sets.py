"""Sets in words: as they were done, last time and best, how they may be typed, and what was wrong with a line."""

from collections.abc import Sequence

from bot.understanding.said_sets import SaidFault
from bot.words import common, doses
from bot.words.today import name_of
from coaching.dosing.best import Best
from coaching.dosing.record import ExerciseRecord, target
from coaching.exercise import Catalogue
from coaching.facts import LEFT, RIGHT, ExerciseDone, Feel, SetDone
from coaching.runner import Units
from coaching.session import Load, LoadKind, Prescription

_FEELS = {Feel.TOO_EASY: "too easy", Feel.RIGHT: "right", Feel.TOO_HARD: "too hard"}
_SIDES = {LEFT: "left", RIGHT: "right"}


def before(record: ExerciseRecord | None, units: Units) -> str:
    """Last time, and the best so far; "" for something new."""
    if record is None:
        return ""
    timed = record.last.seconds is not None
    said = (
        f"Last time {_with_load(_counts(record.counts, timed=timed), record.last.load, units)}, {_FEELS[record.feel]}"
    )
    return f"{said} · best {best(record.best, units, timed=timed)}" if record.best else said


def best(of: Best, units: Units, *, timed: bool) -> str:
    """The best set ever."""
    count = f"{of.count} s" if timed else f"{of.count}"
    return f"{count} at {common.weight(of.kg, units)}" if of.kg else count


def _counts(counts: Sequence[int], *, timed: bool) -> str:
    said = f"{len(counts)} × {counts[0]}" if len(counts) > 1 and len(set(counts)) == 1 else ", ".join(map(str, counts))
    return f"{said} s" if timed else said


def _with_load(said: str, load: Load, units: Units) -> str:
    held = doses.load(load, units) if load.kind is not LoadKind.CHOOSE else ""
    return f"{said} · {held}" if held else said


def done_sets(sets: Sequence[SetDone], asked: Prescription, units: Units) -> str:
    """Sets as they were done: "10, 10, 9 · 12 kg", "left 10, 9 · right 9, 9"."""
    timed = asked.seconds is not None
    loads = {one.load for one in sets}
    load = loads.pop() if len(loads) == 1 else None
    if any(one.side for one in sets):
        sides = [(side, [one.count for one in sets if one.side == side]) for side in (LEFT, RIGHT)]
        said = " · ".join(f"{_SIDES[side]} {_counts(counts, timed=timed)}" for side, counts in sides if counts)
    elif load is None:
        return ", ".join(_with_load(_counts([one.count], timed=timed), one.load, units) for one in sets)
    else:
        said = _counts([one.count for one in sets], timed=timed)
        said += " each side" if asked.per_side else ""
    return _with_load(said, load, units) if load is not None else said


def logged(done: ExerciseDone | None, asked: Prescription, units: Units) -> str:
    """What is noted of an exercise."""
    if done is None:
        return "➖ Left out."
    return f"✅ {done_sets(done.sets, asked, units)}" if done.sets else "✅ As planned."


def noted(asked: Prescription, told: str, catalogue: Catalogue) -> str:
    """What was understood of a typed line, so that a slip is seen at once."""
    return f"✅ {name_of(asked.exercise, catalogue)}: {told}"


def how_to_log(asked: Prescription, units: Units) -> str:
    """What may be typed instead of tapping."""
    return f"<i>Otherwise? Just type it: “{example(asked, units)}”.</i>"


def example(asked: Prescription, units: Units) -> str:
    """A line of sets for this exercise, as it may be typed."""
    target = asked.reps or asked.seconds or asked.contacts or 0
    counts = [*[target] * (asked.sets - 1), max(1, target - 1)] if asked.seconds is None else [target] * asked.sets
    if asked.seconds is not None:
        return " ".join(f"{count} s" for count in counts)
    line = " ".join(map(str, counts))
    kg = asked.load.kg
    return f"{common.weight(kg, units)} {line}" if kg else line


def fault(of: SaidFault, asked: Prescription, units: Units) -> str:
    """A line that cannot be right, kindly."""
    return f"{_FAULTS[of]} Like this: “{example(asked, units)}”."


_FAULTS = {
    SaidFault.MANY_SETS: "That is more sets than anybody does here.",
    SaidFault.MANY_REPS: "That is a lot of reps for one set.",
    SaidFault.LONG: "That is very long for one set.",
    SaidFault.HEAVY: "That is a lot of weight. A slip of the thumb?",
    SaidFault.UNCLEAR: "I could not quite read that.",
}


def wrong_unit(asked: Prescription, units: Units) -> str:
    """Seconds for what is counted in reps."""
    return f"This one is counted in reps, not seconds. Like this: “{example(asked, units)}”."


def no_sides(asked: Prescription, units: Units) -> str:
    """Left and right for what has no sides."""
    return f"This one works both sides at once. Like this: “{example(asked, units)}”."


def against_plan(asked: Prescription, done: ExerciseDone, catalogue: Catalogue, units: Units) -> str:
    """One exercise at the end: what was done against the plan."""
    name = name_of(asked.exercise, catalogue)
    if not done.sets:
        return f"✓ {name}: {doses.dose_short(asked, units, once=True)}"
    told = f"✓ {name}: {done_sets(done.sets, asked, units)}"
    return told if _as_asked(asked, done.sets) else f"{told} <i>(plan {doses.sets_short(asked, once=True)})</i>"


def _as_asked(asked: Prescription, sets: Sequence[SetDone]) -> bool:
    """Typed, and yet what stood in the plan."""
    return len(sets) == asked.sets and all(
        not one.side and one.count == target(asked) and one.load == asked.load for one in sets
    )


def left_out(asked: Sequence[Prescription], catalogue: Catalogue) -> str:
    """What was not done, in one line."""
    return f"➖ Left out: {common.listed([name_of(one.exercise, catalogue) for one in asked])}"
