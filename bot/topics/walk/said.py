"""What is typed while a session is under way, and lines of sets while none is."""

from bot.chat import Heard
from bot.flow.hearing import plain
from bot.screens import walk_aside as walk_screens
from bot.topics.body import standing
from bot.topics.turn import Turn, with_facts
from bot.topics.walk.going import Going, going, shown
from bot.topics.walk.instead import answer, swap
from bot.topics.walk.sets import typed
from bot.topics.walk.steps import begin, done_here, left_out, stop, taken_back
from bot.understanding.meanings import Amount, Done, GoTo, HowTo, Place, Skip, Understood
from bot.understanding.meanings_plan import SetLine, Swap
from bot.understanding.said_names import among
from bot.understanding.said_sets import SaidFault, SaidSets, name_and_line, read
from bot.words import sets as set_words
from coaching.dosing.trial import reserve_of
from coaching.facts import SkipReason
from coaching.memory.count import Status
from coaching.memory.state import TrainingState
from coaching.session import LoadKind, Prescription

FEW_WORDS = 2
"""A bare "skip" within a walk is about the exercise; with more words it may be about the day."""
ENOUGH = frozenset({"enough", "that s enough", "thats enough", "enough for today", "that s it", "thats it"})
"""What ends a walk, beside a bare "stop": within it that is not about messages."""
MOST_IN_RESERVE = 7
"""A number up to here answers "how many more?"; above it is a count of reps."""


def heard(turn: Turn, training: TrainingState, understood: Understood, text: str) -> Heard | None:
    """The answer to a text that belongs to a walk; None for one that is about something else."""
    if not standing(training, turn.moment.day).trains:
        return None
    now = going(turn, training)
    if now is None:
        return _outside(turn, training, text)
    here = now.here
    if here is None or _refines(turn, understood):
        return None
    return (
        _word(now, here, understood, text)
        or _reserve(now, here, understood)
        or _named(now, here, understood, text)
        or _line(now, here, text)
    )


def _refines(turn: Turn, understood: Understood) -> bool:
    """A bare number while a report of today asks for one."""
    report = turn.chat.report
    asked = report is not None and report.day == turn.moment.day and report.score is None
    return asked and any(isinstance(one, Amount) for one in understood.meanings)


def _word(now: Going, here: Prescription, understood: Understood, text: str) -> Heard | None:
    match understood.meanings:
        case (Done(feel=None, yesterday=False),) if understood.sure:
            return done_here(now)
        case (Skip(reason=SkipReason.NOT_SAID),) if len(text.split()) <= FEW_WORDS:
            return left_out(now)
        case (GoTo(place=Place.UNDO),):
            return taken_back(now)
        case (GoTo(place=Place.PAUSE | Place.CANCEL),) if len(text.split()) <= FEW_WORDS:
            return stop(now, "")
        case (Swap(exercise, fed_up),):
            return swap(now, exercise if now.road.named(exercise) else here.exercise, fed_up=fed_up)
        case _:
            return stop(now, "") if plain(text) in ENOUGH else None


def _reserve(now: Going, here: Prescription, understood: Understood) -> Heard | None:
    """A bare number as the answer to a trial set."""
    trying = now.walk.trial.load if now.walk.trial else here.load
    match understood.meanings:
        case (Amount(number),) if (
            number <= MOST_IN_RESERVE and now.open_load(here) and trying.kind is not LoadKind.CHOOSE
        ):
            return answer(now, here, reserve_of(number))
        case _:
            return None


def _named(now: Going, here: Prescription, understood: Understood, text: str) -> Heard | None:
    """A line of sets for an exercise that it names: "squat 10 10" where one of today's is a squat."""
    if not all(isinstance(one, (HowTo, SetLine)) for one in understood.meanings):
        return None
    words, line = name_and_line(text)
    names = {one.exercise: now.view.name(one) for one in now.road.exercises}
    found = among(words, names)
    one = here if here.exercise in found else now.road.named(found[0]) if len(found) == 1 else None
    return _line(now.with_walk(at=one.exercise), one, line) if one is not None else None


def _line(now: Going, here: Prescription, text: str) -> Heard | None:
    said = read(text, now.training.profile.units)
    if isinstance(said, SaidFault):
        return shown(now, note=set_words.fault(said, here, now.training.profile.units))
    if said is None:
        return None
    timed = [one for one in now.road.stop_of(here.exercise) if one.seconds is not None]
    if said.seconds and here.seconds is None and len(timed) == 1:  # of two in turn, only the other one is timed
        here = timed[0]
    return typed(now.with_walk(at=here.exercise), here, said)


def _outside(turn: Turn, training: TrainingState, text: str) -> Heard | None:
    """Sets while nothing is under way: it is asked for which exercise they are."""
    said = read(text, training.profile.units)
    if not isinstance(said, SaidSets) or not said.sets or not said.evident:
        return None
    if training.status_on(turn.moment.day) is Status.DONE:
        return None
    now = begin(turn, training).with_walk(line=text)
    if not now.road.exercises:
        return None
    return with_facts(now.turn.show(walk_screens.which(now.view, text)), now.facts)


def log_for(now: Going, exercise: str) -> Heard:
    """The exercise that the typed sets are for."""
    here = now.road.named(exercise)
    said = read(now.walk.line, now.training.profile.units)
    if here is None or not isinstance(said, SaidSets):
        return shown(now)
    return typed(now.with_walk(at=here.exercise), here, said)
