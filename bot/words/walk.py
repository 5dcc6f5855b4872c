"""Training in the chat, exercise by exercise: read at arm's length, the phone on the floor."""

from collections.abc import Sequence

from bot.words import common, doses
from bot.words.sets import done_sets, example
from bot.words.today import NAMES, how, name_of
from coaching.exercise import Catalogue
from coaching.facts import SetDone
from coaching.reasons.session import SwapKind, Swapped
from coaching.runner import Units
from coaching.session import Load, Prescription, Session

START = "▶ Start"
GO_ON = "▶ Go on"
BOTH_DONE, ALL_DONE = "✅ Both done as planned", "✅ All done as planned"
DONE = "✅ Done as planned"
KEEP = "✅ Keep it, go on"
CHANGE, SWAP, PAIN = "✏️ Sets", "🔁 Swap", "🛑 Pain"
BACK, NEXT, LIST = "‹ Back", "Skip ›", "📋 All"
BY_EAR = "🎧"
HOW, FIGURES = "How?", "📖"
STOP = "⏹ Enough"
TO_THE_EXERCISE = "‹ Back to the exercise"
LOG_IT = "✅ Log this"
FEWER_SETS, MORE_SETS = "− set", "+ set"
SIDES_DIFFER, SIDES_SAME = "Left and right differ", "Both sides the same"
ELSEWHERE = "Somewhere else"
RESERVES = {"few": "0–1 more", "some": "2–4 more", "many": "5 or more", "broke": "Form broke"}
_LETTERS = "abcdef"

LOGGED_TOAST = "Logged"
SKIPPED_TOAST = "Left out"
SWAPPED_TOAST = "Swapped"
BACK_TOAST = "One back"


def letter(place: int) -> str:
    """How the exercises of one stop are told apart: a, b ..."""
    return _LETTERS[place % len(_LETTERS)]


def place(first: int, last: int, total: int, session: Session) -> str:
    """Where in the session: "2 of 6", "4 and 5 of 6, in turn", "1 to 4 of 4, in turn"."""
    join = "and" if last - first == 1 else "to"
    where = f"{first} of {total}" if first == last else f"{first} {join} {last} of {total}, in turn"
    return f"<b>{where}</b> · {NAMES[session.type]} {session.letter}".rstrip()


def warm_up(session_line: str) -> str:
    """The warm-up, above the first exercise."""
    return f"Warm up first: {session_line}."


def wind_down(session_line: str) -> str:
    """The cool-down, once all is done."""
    return f"Wind down: {session_line}."


def exercise(
    one: Prescription, catalogue: Catalogue, units: Units, *, leads: bool = False, mark: str = "", full: bool = True
) -> str:
    """One exercise: name, dose, and how it is done; not `full` where the rest is told once for all done in turn."""
    head = f"{mark}<b>{name_of(one.exercise, catalogue)}</b>\n{doses.dose(one, units, once=True)}"
    known = catalogue.exercises.get(one.exercise)
    alone = how(one, known, leads=leads)
    in_turn = " · ".join(part for part in (doses.tempo(one.tempo, known), doses.effort(one.rir)) if part)
    said = alone if full else in_turn
    return f"{head}\n<i>{said}</i>" if said else head


def in_turn(stop: Sequence[Prescription]) -> str:
    """How the exercises of one stop go together."""
    sets = ", ".join(f"a set of {letter(at)}" for at in range(len(stop))).capitalize()
    if max(one.sets for one in stop) == 1:
        return f"{sets}, straight after each other."
    return f"{sets}, then {doses.seconds(max(one.rest_s for one in stop))} rest, and round again."


def cue(one: Prescription, catalogue: Catalogue) -> str:
    """The one thing to think of."""
    known = catalogue.exercises.get(one.exercise)
    return f"💡 {common.esc(known.cues[0])}" if known and known.cues else ""


# Change, swap, pain


def changing(one: Prescription, draft: Sequence[SetDone], catalogue: Catalogue, units: Units) -> str:
    """The sets as they are about to be logged."""
    return (
        f"<b>{name_of(one.exercise, catalogue)}</b>\nPlan: {doses.dose(one, units, once=True)}\n"
        f"Done: <b>{done_sets(draft, one, units)}</b>\n\n"
        f"<i>Tap until it is right, or type it: “{example(one, units)}”.</i>"
    )


def set_label(number: int, one: SetDone, *, timed: bool) -> str:
    """The middle of a row of the Change screen."""
    side = f" {one.side[0].upper()}" if one.side else ""
    return f"Set {number}{side}: {one.count}{' s' if timed else ''}"


def load_label(load: Load, units: Units) -> str:
    """A weight to choose: what one of them weighs."""
    return _bare(load, units)


def lighter(load: Load, units: Units) -> str:
    """The next load down."""
    return f"↓ {_bare(load, units)}"


def heavier(load: Load, units: Units) -> str:
    """The next load up."""
    return f"↑ {_bare(load, units)}"


def _bare(load: Load, units: Units) -> str:
    return common.weight(load.kg, units) if load.kg else doses.load(load, units)


_SWAPS = {
    SwapKind.EASIER: "easier",
    SwapKind.HARDER: "the next step up",
    SwapKind.KNOWN: "you know it",
    SwapKind.UNLOADED: "no weight needed",
    SwapKind.OTHER: "the same movement",
}


FED_UP = (
    "That is hard, and all right to say. You need not like every exercise, nor finish today: what is done counts. "
    "If more than training weighs on you, please tell somebody you trust."
)


def swapping(one: Prescription, offers: Sequence[Prescription], catalogue: Catalogue, units: Units) -> str:
    """What may take its place, each with what speaks for it."""
    name = name_of(one.exercise, catalogue)
    if not offers:
        return (
            f"For <b>{name}</b> I have nothing else today that fits what you own. Leave it out with a good conscience, "
            "or tell me under Settings what else is at hand."
        )
    lines = [
        f"• <b>{name_of(offer.exercise, catalogue)}</b>, {_speaks(offer)}: {doses.dose_short(offer, units, once=True)}"
        for offer in offers
    ]
    return f"Instead of <b>{name}</b>:\n\n" + "\n".join(lines) + "\n\nI remember it for next time."


def _speaks(offer: Prescription) -> str:
    kinds = [reason.kind for reason in offer.because if isinstance(reason, Swapped)]
    return _SWAPS[kinds[0]] if kinds else _SWAPS[SwapKind.OTHER]


def where_it_hurts(one: Prescription, catalogue: Catalogue) -> str:
    """Pain during an exercise: stop it, and say where."""
    return (
        f"Stop the <b>{name_of(one.exercise, catalogue)}</b>; it is out for today. Where does it hurt?\n\n"
        "I leave out what loads that place, and the rest goes on."
    )


# The first load


def trial(load: str, reps: int, rest: str, sets: int) -> str:
    """A trial set, and its question."""
    first = "First time with a weight, so we find it" if not sets else f"Rest {rest}, then once more"
    return f"⚖️ {first}: <b>{reps} slow reps with {load}</b>. How many more could you have done cleanly?"


def choose(reps: int) -> str:
    """Which weight to begin with, where nothing is known to guess from."""
    return (
        "⚖️ First time with a weight. Move once without it, then take one that you could lift about "
        f"<b>{reps} times</b>. Which one is it? Tap it, or type it: “8 kg”."
    )


def found(load: str) -> str:
    """The load is fixed."""
    return f"⚖️ <b>{load}</b> it is for today. I remember it."


NO_LOAD = "⚖️ Without a weight for today, then. Clean reps first; the weight comes later."
TAKE_EASIER = "⚖️ That one is too much for now, so here is the easier one."
LIGHTEST = "⚖️ Nothing lighter is at hand. Do it slowly and stop early, swap it, or leave it out."


# Around it


def line_for(line: str) -> str:
    """Sets were typed while nothing is under way."""
    return f"“{common.esc(line)}”: for which exercise shall I log it?"


WHICH_TO_SWAP = "<b>Which one shall be another?</b> I offer what trains the same and fits what you own."
NOTHING_TO_START = "Nothing to start today."
NOTHING_LOGGED = "Good. Nothing is logged, and the session stays open in case you change your mind."


def under_way(done: int, total: int) -> str:
    """Above the list, while the session is under way."""
    return f"▶ Under way: {done} of {total} done."


STOPPED = "What you left out is simply not counted: no debt, nothing piles up."
