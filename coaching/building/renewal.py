"""What changes once a session is filled: a move for each tag that a group asks for, main exercises for a new block."""

from collections.abc import Container, Sequence

from coaching.building.choice import Chooser
from coaching.building.onward import ROTATING
from coaching.building.order import PastSession, SessionOrder
from coaching.building.slots import Choice
from coaching.dosing import chain
from coaching.dosing.base_dose import LEGS
from coaching.exercise import Catalogue, Exercise, Tag
from coaching.facts import Feel
from coaching.reasons import session as why
from coaching.rules import phases as rules
from coaching.week.phases import block


def tagged(chooser: Chooser, choices: list[Choice]) -> list[Choice]:
    """The choices, some swapped so that the session has one move with each tag that a group asks for."""
    for tag in sorted(chooser.missing_tags()):
        for place in reversed(range(len(choices))):
            swapped = _with_tag(chooser, choices[place], tag)
            if swapped is not None:
                choices[place] = swapped
                break
    return choices


def _with_tag(chooser: Chooser, choice: Choice, tag: Tag) -> Choice | None:
    return chooser.swap(choice, lambda one: tag in one.tags, why.StandIn(before=choice.exercise.id))


def renewed(
    order: SessionOrder, catalogue: Catalogue, chooser: Chooser, choices: list[Choice], letter: str
) -> list[Choice]:
    """The choices, with as many main exercises changed as a new block asks for, as far as there are others (S7).

    What the other session of the week has changed already counts. Where limits hold the selection it waits; once a
    session of the kind is no longer known of the block before, the block is on its way and nothing is changed.
    """
    lower = [past for past in order.past if past.type.lower_body]
    before = [past for past in lower if block(past.week) is not order.dose.block]
    under_way = letter not in {past.letter for past in before}
    if order.dose.block is None or under_way or order.limits.no_progress or order.limits.no_new_exercise:
        return choices
    known = _legs(before, catalogue)
    patterns = {one.pattern for one in known.values()}
    now = [past for past in lower if block(past.week) is order.dose.block]
    since = _legs(now, catalogue) | {one.exercise.id: one.exercise for one in choices}
    changed = {name for name, one in since.items() if name not in known and one.pattern in patterns}
    for place in reversed(range(len(choices))):
        choice = choices[place]
        if len(changed) < rules.NEW_BLOCK_SWAPS and choice.slot.kind in ROTATING and choice.exercise.id in known:
            swapped = _renewed(order, catalogue, chooser, choice, known.keys())
            if swapped is not None:
                choices[place] = swapped
                changed.add(swapped.exercise.id)
    return choices


def _legs(sessions: Sequence[PastSession], catalogue: Catalogue) -> dict[str, Exercise]:
    """The leg exercises of some sessions, by id."""
    found = (catalogue.exercises.get(name) for past in sessions for name in past.exercises)
    return {one.id: one for one in found if one is not None and one.pattern in LEGS}


def _renewed(
    order: SessionOrder, catalogue: Catalogue, chooser: Chooser, choice: Choice, known: Container[str]
) -> Choice | None:
    """Another variant, a level up or down at most; loaded where the one before is, and no easier link, if there is one.

    Of the easier links only the next may come, where it was trained.
    """
    kept, record = choice.exercise, order.records.get(choice.exercise.id)
    loaded = record is not None and record.last.load.kg > 0
    hard = record is not None and record.feel is Feel.TOO_HARD
    easier = frozenset() if hard else chain.easier_links(kept, catalogue)

    def near(one: Exercise) -> bool:
        same = one.metric.timed == kept.metric.timed and -1 <= one.level - kept.level <= (0 if hard else 1)
        next_below = one.id == kept.easier and one.id in order.records and (one.start is not None or not loaded)
        trained = one.id not in easier or next_below
        return same and trained and one.id not in known and not chain.stale(order, one)

    def as_good(one: Exercise) -> tuple[bool, bool]:
        return (loaded and one.start is None, one.id in easier)

    return chooser.swap(choice, near, why.NewVariant(before=kept.id), first=as_good)
