"""Screens of a session gone through exercise by exercise. Pure: values in, a Screen out."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.buttons import Action
from bot.replies import Button, Screen
from bot.screens.keyboard import Rows, act, grouped, short
from bot.walk import Road
from bot.words import doses, labels, session_list
from bot.words import sets as set_words
from bot.words import walk as words
from coaching.dosing import trial as trials
from coaching.dosing.loads import Rack
from coaching.dosing.record import ExerciseRecord
from coaching.dosing.trial import Reserve, Trial
from coaching.exercise import Catalogue
from coaching.rules import progression as rules
from coaching.runner import Units
from coaching.session import BlockKind, Load, LoadKind, Prescription

WEIGHTS_SHOWN = 8
"""Weights to choose from, the lightest first: a first load is never one of the heavy ones."""
PER_ROW = 4


class View:
    """What every screen of a walk is drawn from: the road, the exercises, how weights are written, what is known."""

    def __init__(self, road: Road, catalogue: Catalogue, units: Units, records: dict[str, ExerciseRecord]) -> None:
        self.road = road
        self.catalogue = catalogue
        self.units = units
        self.records = records
        self.day = road.walk.day

    def button(self, label: str, action: Action, arg: str = "") -> Button:
        return act(label, action, self.day, arg)

    def name(self, one: Prescription) -> str:
        known = self.catalogue.exercises.get(one.exercise)
        return known.name if known else one.exercise.replace("_", " ")


def stop(
    view: View,
    here: Prescription,
    *,
    note: str = "",
    open_loads: frozenset[str] = frozenset(),
    rack: Rack | None = None,
) -> Screen:
    """One exercise, or those done in turn, `here` in focus. `note` stands above; of `open_loads` no load is known."""
    road, at = view.road, view.road.stop_of(here.exercise)
    entry = road.walk.entry(here.exercise)
    trying = here.exercise in open_loads and entry is None
    told = replace(here, load=Load()) if trying else here  # the guess of the plan would stand beside the load to try
    shown = [told if one is here else one for one in at]
    parts = [note, _place(view, at), _warm_up(view, at), _exercises(view, shown, told)]
    if entry is not None:
        parts.append(set_words.logged(entry.done, here, view.units))
    parts.append(_trial_text(view, here) if trying else "")
    if not trying:
        parts += [set_words.before(view.records.get(here.exercise), view.units), words.cue(here, view.catalogue)]
        parts.append(set_words.how_to_log(here, view.units) if _first(view, at) and entry is None else "")
    rows = (*(_trial_rows(view, rack) if trying else ()), *_stop_rows(view, at, here, open_loads))
    return Screen(short("\n\n".join(part for part in parts if part)), rows)


def _place(view: View, at: Sequence[Prescription]) -> str:
    ids = [one.exercise for one in view.road.exercises]
    first, last = ids.index(at[0].exercise) + 1, ids.index(at[-1].exercise) + 1
    return words.place(first, last, len(ids), view.road.session)


def _first(view: View, at: Sequence[Prescription]) -> bool:
    return at == view.road.stops[0]


def _warm_up(view: View, at: Sequence[Prescription]) -> str:
    line = frame_line(view, BlockKind.WARM_UP)
    return words.warm_up(line) if line and _first(view, at) and not view.road.walk.entries else ""


def frame_line(view: View, kind: BlockKind) -> str:
    """Warm-up or cool-down in one line, "" where there is none."""
    block = next((one for one in view.road.session.blocks if one.kind is kind), None)
    return session_list.moves(block, view.catalogue) if block else ""


def _exercises(view: View, at: Sequence[Prescription], here: Prescription) -> str:
    if len(at) == 1:
        return words.exercise(here, view.catalogue, view.units)
    said = [
        words.exercise(
            one, view.catalogue, view.units, mark=f"{'👉 ' if one is here else ''}{words.letter(place)}  ", full=False
        )
        for place, one in enumerate(at)
    ]
    return "\n".join([*said, words.in_turn(at)])


def _stop_rows(view: View, at: Sequence[Prescription], here: Prescription, open_loads: frozenset[str]) -> Rows:
    ready = [one for one in at if one is here or one.exercise not in open_loads]
    first = _first(view, at)  # the sound begins with the first exercise, so it is offered there
    return (
        (view.button(_done_label(view, ready, here), Action.WALK_DONE, here.exercise),),
        *_turns(view, at, here),
        (
            view.button(words.CHANGE, Action.WALK_CHANGE, here.exercise),
            view.button(words.SWAP, Action.WALK_SWAP, here.exercise),
            view.button(words.PAIN, Action.WALK_PAIN, here.exercise),
        ),
        (
            *(() if first else (view.button(words.BACK, Action.WALK_BACK, here.exercise),)),
            view.button(words.HOW, Action.WALK_HOW, here.exercise),
            view.button(words.FIGURES, Action.WALK_HOW),
            *((view.button(words.BY_EAR, Action.HANDS_FREE),) if first else ()),
            view.button(words.NEXT, Action.WALK_SKIP, here.exercise),
        ),
        (act(words.LIST, Action.BACK_TO_SESSION, view.day), view.button(words.STOP, Action.WALK_STOP)),
    )


def _done_label(view: View, ready: Sequence[Prescription], here: Prescription) -> str:
    """What one tap logs: this one, both in turn, or nothing new."""
    entry = view.road.walk.entry(here.exercise)
    entries = [(one, view.road.walk.entry(one.exercise)) for one in ready]
    still_open = sum(known is None or (one is here and known.done is None) for one, known in entries)
    if entry is not None and entry.done is not None and not still_open:
        return words.KEEP
    return {0: words.DONE, 1: words.DONE, 2: words.BOTH_DONE}.get(still_open, words.ALL_DONE)


def _turns(view: View, at: Sequence[Prescription], here: Prescription) -> Rows:
    """One button for each exercise done in turn, the one in focus ticked."""
    if len(at) == 1:
        return ()
    labelled = [(f"{words.letter(place)} {view.name(one)}"[:40], one) for place, one in enumerate(at)]
    return tuple(
        (view.button(labels.chosen(label, on=one is here), Action.WALK_FOCUS, one.exercise),) for label, one in labelled
    )


# The first load


def _trial_text(view: View, here: Prescription) -> str:
    tried = view.road.walk.trial or Trial(here.load)
    if tried.load.kind is LoadKind.CHOOSE:
        return words.choose(rules.LIGHT_REPS)
    asked = trials.trial_set(here, tried.load)
    return words.trial(doses.load(asked.load, view.units), asked.reps or 0, doses.seconds(asked.rest_s), tried.sets)


def _trial_rows(view: View, rack: Rack | None) -> Rows:
    here = view.road.here
    tried = view.road.walk.trial or (Trial(here.load) if here else None)
    if tried is None or tried.load.kind is LoadKind.CHOOSE:
        weights = rack.weights[:WEIGHTS_SHOWN] if rack else ()
        kind = rack.kind if rack else LoadKind.WEIGHT
        buttons = [
            view.button(words.load_label(Load(kind, kg), view.units)[:20], Action.WALK_TAKE, f"{kg:g}")
            for kg in weights
        ]
        return grouped(buttons, PER_ROW if kind is LoadKind.WEIGHT else 2)
    return grouped([view.button(words.RESERVES[one], Action.WALK_TRIAL, one.value) for one in Reserve], 2)
