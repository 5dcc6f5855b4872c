"""The hands-free session: what its voice says, and what stands around the file. Only our own words are ever spoken."""

import re
from datetime import date

from msgspec.structs import replace

from bot.words import doses
from bot.words.today import session_name
from coaching.runner import Units
from coaching.session import LoadKind, Prescription, Session

PERFORMER = "Strength coach"
_UNITS = {"kg": "kilograms", "lb": "pounds"}


def name(full: str) -> str:
    """An exercise's name as it is spoken: without what stands in brackets, and no dash between numbers."""
    return re.sub(r"(?<=\d)-(?=\d)", " ", full.partition(" (")[0])


def dose(of: Prescription, units: Units, *, rounds: bool = False) -> str:
    """How much of an exercise: "3 sets of 10 on each side, with 12 kilograms in each hand". No band is named.

    `rounds` says that its sets come in turn with those of others.
    """
    sets = f"{of.sets} {'rounds' if rounds else 'sets'} of {_count(of)}" if of.sets > 1 else _count(of, alone=True)
    side = " on each side" if of.per_side else ""
    weight = of.load.kind in {LoadKind.WEIGHT, LoadKind.PER_HAND}
    return f"{sets}{side}{f', with {_spoken(doses.load(of.load, units))}' if weight else ''}"


def _count(of: Prescription, *, alone: bool = False) -> str:
    if of.seconds is not None:
        return f"{of.seconds} seconds"
    if of.contacts is not None:
        return f"{of.contacts} landings"
    return f"{of.reps} reps" if alone else f"{of.reps}"


def _spoken(weight: str) -> str:
    """A weight with its unit in full: a voice would spell the letters."""
    return re.sub(r"(?<=\d) (kg|lb)\b", lambda found: f" {_UNITS[found[1]]}", weight)


def coming(name: str, *, first: bool) -> str:
    """Another exercise, or the first of all; how much of it is said after it."""
    return f"{'First' if first else 'Next'}: {name}."


def how_much(dose: str) -> str:
    """A sentence of its own, so that neither the name nor the dose is spoken anew for the other's sake."""
    return f"{dose}."


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


MAKING = "A moment, I am making it"
"""In passing, at the tap: it takes a few seconds."""
NO_EXERCISES = "Nothing to train today, so there is nothing to listen to."


def title(session: Session) -> str:
    """What the player shows."""
    return session_name(session)


def caption(session: Session, seconds: int) -> str:
    """Below the file: what it does, what to do first, and why its length is another than the session's."""
    walk = f" The easy walk of {session.walk_min} min comes after it." if session.walk_min else ""
    return (
        f"🎧 <b>{session_name(session)}</b>, hands-free, {doses.minutes(seconds)}{_beside(session, seconds)}\n\n"
        "Put what you need within reach, press play, and leave the phone. You hear what comes next, a count-in, each "
        f"rep at its tempo, half of a hold, when to switch sides, and the rest. Pause it whenever you like.{walk}"
    )


def _beside(session: Session, seconds: int) -> str:
    """What the plan reckons with, where the file runs otherwise: it names each exercise and waits at each change."""
    trained = replace(session, estimate_s=session.estimate_s - session.walk_min * 60)
    if trained.estimate_s <= 0 or doses.minutes(seconds) == doses.minutes(trained.estimate_s):
        return ""
    return f" of sound (the plan says {doses.length(trained)}; here each change of side and exercise has its own time)"


def instead(session: Session) -> str:
    """Said where the file cannot be made."""
    return (
        f"I could not make the sound of <b>{session_name(session)}</b> just now. "
        "Start leads through the same, one exercise after the other."
    )


def file_name(day: date) -> str:
    """What the file is called."""
    return f"hands-free-{day.isoformat()}.m4a"
