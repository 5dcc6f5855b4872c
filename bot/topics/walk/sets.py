"""Other sets than planned: by buttons, or typed as runners write them down."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from bot.buttons import whole
from bot.chat import Heard
from bot.screens import walk_aside as walk_screens
from bot.topics.turn import with_facts
from bot.topics.walk.going import Going, onward, shown
from bot.understanding.said_sets import MOST_REPS, MOST_SECONDS, MOST_SETS, SaidSets
from bot.walk import Entry, planned_as, with_entry
from bot.words import sets as set_words
from bot.words import walk as words
from coaching.dosing import loads
from coaching.dosing.record import target
from coaching.dosing.trial import Trial
from coaching.facts import LEFT, RIGHT, ExerciseDone, SetDone
from coaching.session import Load, LoadKind, Prescription
from coaching.underway import loaded

SECONDS_STEP = 5
_STEPS: Mapping[str, int] = {"+": 1, "-": -1, "=": 0}


def change(now: Going, exercise: str) -> Heard:
    """The sets of one exercise, to be made more or less."""
    here = now.road.named(exercise)
    return shown(now) if here is None else _changing(now.with_walk(at=here.exercise), here, _as_known(now, here))


def _as_known(now: Going, here: Prescription) -> tuple[SetDone, ...]:
    """The sets as they were logged, else as they are planned."""
    entry = now.walk.entry(here.exercise)
    if entry is not None and entry.done is not None and entry.done.sets:
        return entry.done.sets
    return (SetDone(count=target(here), load=here.load),) * here.sets


def _changing(now: Going, here: Prescription, draft: tuple[SetDone, ...]) -> Heard:
    now = now.with_walk(draft=draft)
    return with_facts(now.turn.show(walk_screens.change(now.view, here, _near(now, here, draft))), now.facts)


def _near(now: Going, here: Prescription, draft: tuple[SetDone, ...]) -> tuple[Load | None, Load | None]:
    """The next lighter and the next heavier load that is owned."""
    rack = now.rack(here)
    return loads.nearest(draft[0].load, rack) if rack is not None else (None, None)


def edit(now: Going, arg: str) -> Heard:
    """One step on the Change screen."""
    here, draft = now.here, now.walk.draft
    if here is None or not draft:
        return shown(now)
    if arg == "ok":
        return logged(now, here, draft)
    return _changing(now, here, _edited(now, here, draft, arg))


def _edited(now: Going, here: Prescription, draft: tuple[SetDone, ...], what: str) -> tuple[SetDone, ...]:
    match what:
        case "load-" | "load+":
            load = _near(now, here, draft)[what == "load+"]
            return draft if load is None else tuple(replace(one, load=load) for one in draft)
        case "set+":
            return _one_more(draft)
        case "set-":
            sides = 2 if draft[-1].side else 1
            return draft[:-sides] or draft
        case "sides":
            return _both(draft) if draft[0].side else _apart(draft) if here.per_side else draft
        case _:
            return _counted(here, draft, what)


def _one_more(draft: tuple[SetDone, ...]) -> tuple[SetDone, ...]:
    sides = 2 if draft[-1].side else 1
    return (*draft, *draft[-sides:]) if len(draft) < MOST_SETS * sides else draft


def _apart(draft: Sequence[SetDone]) -> tuple[SetDone, ...]:
    return tuple(replace(one, side=side) for one in draft for side in (LEFT, RIGHT))


def _both(draft: Sequence[SetDone]) -> tuple[SetDone, ...]:
    return tuple(replace(one, side="") for one in draft if one.side == LEFT)


def _counted(here: Prescription, draft: tuple[SetDone, ...], what: str) -> tuple[SetDone, ...]:
    at, sign = whole(what[:-1]), what[-1:]
    if at is None or at >= len(draft) or sign not in _STEPS:
        return draft
    step = _STEPS[sign] * (SECONDS_STEP if here.seconds is not None else 1)
    most = MOST_SECONDS if here.seconds is not None else MOST_REPS
    count = min(most, max(1, draft[at].count + step))
    return (*draft[:at], replace(draft[at], count=count), *draft[at + 1 :])


def logged(now: Going, here: Prescription, sets: Sequence[SetDone], said: SaidSets | None = None) -> Heard:
    """The sets of an exercise as they were done; on to the next."""
    done = ExerciseDone(exercise=here.exercise, sets=tuple(sets), feel=said.feel if said else None)
    entry = Entry(kind=now.road.kind_of(here.exercise), asked=here, done=done)
    told = set_words.done_sets(done.sets, here, now.training.profile.units)
    note = set_words.noted(here, told, now.turn.catalogue) if said else ""
    now = now.with_walk(at=here.exercise, entries=with_entry(now.walk, entry).entries, draft=(), line="")
    return onward(now, note=note, toast=words.LOGGED_TOAST)


def typed(now: Going, here: Prescription, said: SaidSets) -> Heard:
    """A line of sets for the exercise in focus, or a weight alone: that is the load from now on."""
    units = now.training.profile.units
    rack = now.rack(here)
    if not said.sets:
        return with_load(now, here, loaded(here.load, said.kg, rack))
    if said.seconds and here.seconds is None:
        return shown(now, note=set_words.wrong_unit(here, units))
    if any(one.side for one in said.sets) and not here.per_side:
        return shown(now, note=set_words.no_sides(here, units))
    sets = [SetDone(count=one.count, load=loaded(here.load, one.kg, rack), side=one.side) for one in said.sets]
    return logged(now, here, sets * here.sets if said.once else sets, said)


def with_load(now: Going, here: Prescription, load: Load) -> Heard:
    """Another load for the exercise in focus; where it is still to be found, the trial goes on with it."""
    if now.open_load(here) and load.kind is not LoadKind.BODYWEIGHT:
        return shown(now.with_walk(trial=Trial(load)))
    known = planned_as(now.walk, here.exercise)
    return shown(now.with_walk(own={**now.walk.own, known: replace(here, load=load)}))
