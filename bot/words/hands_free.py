"""The hands-free session: what its voice says, and what stands around the file. Only our own words are ever spoken."""

from bot.words import doses
from coaching.runner import Units
from coaching.session import LoadKind, Prescription

PERFORMER = "Strength coach"


def name(full: str) -> str:
    """An exercise's name as it is spoken: without what stands in brackets."""
    return full.partition(" (")[0]


def dose(of: Prescription, units: Units) -> str:
    """How much of an exercise: "3 sets of 10 on each side, with 12 kg in each hand". A band's name is not spoken."""
    count = f"{of.seconds} seconds" if of.seconds is not None else f"{of.contacts} landings" if of.contacts else of.reps
    sets = f"{of.sets} sets of {count}" if of.sets > 1 else f"{count}"
    side = " on each side" if of.per_side else ""
    weight = of.load.kind in {LoadKind.WEIGHT, LoadKind.PER_HAND}
    return f"{sets}{side}{f', with {doses.load(of.load, units)}' if weight else ''}"


def coming(name: str, how_much: str, *, first: bool) -> str:
    """Another exercise, or the first of all."""
    return f"{'First' if first else 'Next'}: {name}. {how_much}."


def again(name: str) -> str:
    """Back to an exercise that is done in turn with others."""
    return f"{name}."


def set_of(number: int, total: int) -> str:
    """Which set comes."""
    return "Last set." if number == total else f"Set {number} of {total}."


def rest(seconds: int) -> str:
    """The rest begins."""
    return f"Rest. {seconds // 60} minutes." if seconds >= 120 and seconds % 60 == 0 else f"Rest. {seconds} seconds."


WEAKER_SIDE = "One more, on the weaker side."
HALFWAY = "Halfway."
LAST_REP = "Last one."
SWITCH = "Switch sides."


def done(walk_min: int) -> str:
    """The end, or the easy walk that follows."""
    return f"That is it. Now walk easily for {walk_min} minutes." if walk_min else "That is it. Well done."
