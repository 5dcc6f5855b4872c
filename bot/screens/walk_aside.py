"""Screens beside the walk: other sets, another exercise, a place that hurts, how it is done, which one is meant."""

from collections.abc import Sequence

from bot.buttons import Action
from bot.replies import Button, Screen
from bot.screens.keyboard import NUMBERS_PER_ROW, Rows, act, grouped, short
from bot.screens.walk import View
from bot.words import labels
from bot.words import today as today_words
from bot.words import walk as words
from coaching.facts import SetDone
from coaching.session import Load, Prescription


def change(view: View, here: Prescription, near: tuple[Load | None, Load | None]) -> Screen:
    """The sets one by one, with what makes each more or less; the load by what is owned."""
    draft = view.road.walk.draft
    rows = [_set_row(view, place, one, timed=here.seconds is not None) for place, one in enumerate(draft)]
    sided = any(one.side for one in draft)
    sides = words.SIDES_SAME if sided else words.SIDES_DIFFER
    return Screen(
        short(words.changing(here, draft, view.catalogue, view.units)),
        (
            *rows,
            *_load_row(view, near),
            (
                view.button(words.FEWER_SETS, Action.WALK_EDIT, "set-"),
                view.button(words.MORE_SETS, Action.WALK_EDIT, "set+"),
            ),
            *(((view.button(sides, Action.WALK_EDIT, "sides"),),) if here.per_side else ()),
            (view.button(words.LOG_IT, Action.WALK_EDIT, "ok"),),
            (view.button(words.TO_THE_EXERCISE, Action.WALK_FOCUS, here.exercise),),
        ),
    )


def _set_row(view: View, place: int, one: SetDone, *, timed: bool) -> tuple[Button, ...]:
    same = [other for other in view.road.walk.draft[: place + 1] if other.side == one.side]
    label = words.set_label(len(same), one, timed=timed)
    return (
        view.button("−", Action.WALK_EDIT, f"{place}-"),
        view.button(label, Action.WALK_EDIT, f"{place}="),
        view.button("+", Action.WALK_EDIT, f"{place}+"),
    )


def _load_row(view: View, near: tuple[Load | None, Load | None]) -> Rows:
    down, up = near
    row = [
        *([view.button(words.lighter(down, view.units), Action.WALK_EDIT, "load-")] if down is not None else []),
        *([view.button(words.heavier(up, view.units), Action.WALK_EDIT, "load+")] if up is not None else []),
    ]
    return (tuple(row),) if row else ()


def swap(view: View, here: Prescription, offers: Sequence[Prescription], *, fed_up: bool = False) -> Screen:
    """What may be done instead; for who is `fed_up` also leaving it out, and the end."""
    rows = tuple((view.button(view.name(one), Action.WALK_SWAPPED, one.exercise),) for one in offers)
    leave = () if offers and not fed_up else (view.button(words.NEXT, Action.WALK_SKIP, here.exercise),)
    back = view.button(words.TO_THE_EXERCISE, Action.WALK_FOCUS, here.exercise)
    enough = ((view.button(words.STOP, Action.WALK_STOP),),) if fed_up else ()
    said = words.swapping(here, offers, view.catalogue, view.units)
    return Screen(short(_kindly(said, fed_up=fed_up)), (*rows, (back, *leave), *enough))


def _kindly(said: str, *, fed_up: bool) -> str:
    return f"{words.FED_UP}\n\n{said}" if fed_up else said


def which_to_swap(view: View, *, fed_up: bool = False) -> Screen:
    """Which of today's exercises shall be another one."""
    rows = tuple((view.button(view.name(one)[:40], Action.WALK_SWAP, one.exercise),) for one in view.road.exercises)
    return Screen(
        _kindly(words.WHICH_TO_SWAP, fed_up=fed_up), (*rows, (act(labels.BACK, Action.BACK_TO_SESSION, view.day),))
    )


def pain(view: View, here: Prescription) -> Screen:
    """Where it hurts: the places that this exercise is careful with, or somewhere else."""
    known = view.catalogue.exercises.get(here.exercise)
    joints = sorted(known.caution) if known else []
    places = [view.button(labels.JOINTS[joint], Action.PAIN_AREA, joint.value) for joint in joints]
    return Screen(
        words.where_it_hurts(here, view.catalogue),
        (
            *grouped(places, 2),
            (view.button(words.ELSEWHERE, Action.PAIN),),
            (view.button(labels.OTHER_SIGNS, Action.RED_FLAG, "ask"),),
            (view.button(words.TO_THE_EXERCISE, Action.WALK_FOCUS, here.exercise),),
        ),
    )


def how_to(view: View, here: Prescription) -> Screen:
    """How the exercise is done."""
    text = today_words.cues(here, view.catalogue, view.units)
    return Screen(short(text), ((view.button(labels.CLOSE, Action.CLOSE),),))


def figures(view: View, here: Prescription) -> Screen:
    """What the figures mean."""
    back = view.button(words.TO_THE_EXERCISE, Action.WALK_FOCUS, here.exercise)
    return Screen(today_words.NUMBERS, ((back,),))


def which(view: View, line: str) -> Screen:
    """Sets were typed while nothing was under way: for which exercise?"""
    buttons = [view.button(view.name(one)[:40], Action.WALK_LOG, one.exercise) for one in view.road.exercises]
    rows = grouped(buttons, 1 if len(buttons) < NUMBERS_PER_ROW else 2)
    return Screen(words.line_for(line), (*rows, (act(labels.TODAY, Action.TODAY), act(labels.HELP, Action.HELP))))
