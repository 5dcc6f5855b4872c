"""Something else instead: a swap, a place that hurts, a first load that is found by trying."""

from msgspec.structs import replace

from bot.chat import Heard
from bot.screens import about as screens_about
from bot.screens import walk_aside as walk_screens
from bot.topics.body import held, standing
from bot.topics.turn import Turn, with_facts
from bot.topics.walk.going import Going, going, shown
from bot.topics.walk.sets import with_load
from bot.topics.walk.steps import begin
from bot.understanding.said_sets import MOST_KG
from bot.walk import Entry, planned_as, with_entry, without
from bot.words import doses
from bot.words import walk as words
from coaching import underway
from coaching.dosing.trial import Reserve, Trial, Tried, answered
from coaching.facts import LoadFound
from coaching.memory.state import TrainingState
from coaching.reasons.session import SwapKind, Swapped, TriedLoad
from coaching.session import LoadKind, Prescription
from coaching.underway import loaded


def swap(now: Going, exercise: str, *, fed_up: bool = False) -> Heard:
    """What may be done instead of an exercise; with a kind word for who is `fed_up`, and the way out."""
    here = now.road.named(exercise)
    if here is None:
        return shown(now)
    now = now.with_walk(at=here.exercise)
    return with_facts(now.turn.show(walk_screens.swap(now.view, here, offers(now, here), fed_up=fed_up)), now.facts)


def another(turn: Turn, training: TrainingState, *, fed_up: bool = False) -> Heard:
    """Another exercise, wished for from the menu: which of today's is it?"""
    if not standing(training, turn.moment.day).trains:
        return held(turn, training)
    now = going(turn, training) or begin(turn, training)
    if now.walk.day != turn.moment.day or not now.road.exercises:
        return turn.show(screens_about.swap(turn.moment.day))
    return with_facts(now.turn.show(walk_screens.which_to_swap(now.view, fed_up=fed_up)), now.facts)


def offers(now: Going, here: Prescription) -> tuple[Prescription, ...]:
    """Up to three exercises for the place of one."""
    return underway.swaps(now.training, now.road.session, here.exercise, now.turn.catalogue)


def swapped(now: Going, exercise: str) -> Heard:
    """Another exercise was taken."""
    here = now.here
    taken = next((one for one in offers(now, here) if one.exercise == exercise), None) if here is not None else None
    return shown(now) if here is None or taken is None else _taken(now, here, taken)


def _taken(now: Going, here: Prescription, taken: Prescription, note: str = "") -> Heard:
    known = planned_as(now.walk, here.exercise)
    entries = without(now.walk, here.exercise).entries
    now = now.with_walk(own={**now.walk.own, known: taken}, entries=entries, at=taken.exercise)
    return shown(now, note=note, toast=words.SWAPPED_TOAST)


def pain(now: Going, exercise: str) -> Heard:
    """It hurts: this exercise is over for today, and the place is asked; what loads it is left out of the rest."""
    here = now.road.named(exercise)
    if here is None:
        return shown(now)
    entry = Entry(kind=now.road.kind_of(here.exercise), asked=here)
    now = now.with_walk(at=here.exercise, entries=with_entry(now.walk, entry).entries)
    return with_facts(now.turn.show(walk_screens.pain(now.view, here)), now.facts)


# The first load


def trial(now: Going, arg: str) -> Heard:
    """How many more would have been clean."""
    here = now.here
    if here is None or arg not in set(Reserve):
        return shown(now)
    return answer(now, here, Reserve(arg))


def answer(now: Going, here: Prescription, reserve: Reserve) -> Heard:
    """The answer to a trial set: another one, or the load for today."""
    rack = now.rack(here)
    known = now.turn.catalogue.exercises.get(here.exercise)
    trying = now.walk.trial or Trial(here.load)
    if rack is None or known is None or not now.open_load(here) or trying.load.kind is LoadKind.CHOOSE:
        return shown(now)
    tried = answered(trying, reserve, known, rack)
    if tried.load is None:
        return _easier(now, here, trying)
    if not tried.settled:
        return shown(now.with_walk(trial=Trial(tried.load, trying.sets + 1)))
    return _settled(now, here, tried, trying.sets + 1)


def _settled(now: Going, here: Prescription, tried: Tried, sets: int, note: str = "") -> Heard:
    load = tried.load or here.load
    reason = TriedLoad(kg=load.kg, sets=sets)
    own = replace(here, load=load, because=(*here.because, reason))
    known = planned_as(now.walk, here.exercise)
    now = now.with_walk(own={**now.walk.own, known: own}, trial=None)
    if load.kg > 0:
        at, day = now.turn.moment.at, now.walk.day
        now = now.told(LoadFound(at=at, day=day, exercise=here.exercise, load=load, sets=sets))
    held = doses.load(load, now.training.profile.units)
    return shown(now, note=note or (words.found(held) if held else words.NO_LOAD))


def _easier(now: Going, here: Prescription, trying: Trial) -> Heard:
    """Nothing light enough is left: the easier exercise, where there is one."""
    for one in offers(now, here):
        if any(isinstance(reason, Swapped) and reason.kind is SwapKind.EASIER for reason in one.because):
            return _taken(now, here, one, note=words.TAKE_EASIER)
    return _settled(now, here, Tried(trying.load, settled=True), trying.sets + 1, note=words.LIGHTEST)


def take(now: Going, arg: str) -> Heard:
    """The weight that the runner chose to begin with."""
    here, kg = now.here, _kg(arg)
    if here is None or kg is None:
        return shown(now)
    return with_load(now, here, loaded(here.load, kg, now.rack(here)))


def _kg(arg: str) -> float | None:
    try:
        kg = float(arg)
    except ValueError:
        return None
    return kg if 0 < kg <= MOST_KG else None
