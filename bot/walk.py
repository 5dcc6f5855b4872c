"""A session on its way through the chat: the bot's own value, kept with the chat, and the road that it gives.

What is logged stays in this value until the session ends. Only then it becomes facts, in one turn: the session as it
was really gone through, and what was done of it. So a set can be corrected, an exercise swapped or taken back without a
trail of corrections among the facts, and the coach judges a session once, when it is whole. A walk left open is ended
with what was done: by Done, by "that is all", or once the day is over.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from bot.words.today import numbered
from coaching.dosing.trial import Trial
from coaching.facts import ExerciseDone, Feel, SessionDone, SetDone
from coaching.session import BlockKind, Prescription, Session
from coaching.underway import amended

IN_HAND = timedelta(hours=3)
"""Past midnight a walk goes on for as long as it was touched within this time."""


class Entry(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """One exercise that is behind us: what was asked, and what was done; None where it was left out."""

    kind: BlockKind
    asked: Prescription
    done: ExerciseDone | None = None


class Walk(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """Where a runner is in the session of `day`.

    `at` is the exercise in focus, "" once nothing is left. `own` are doses that differ from the plan (swapped, another
    load), by the id that stands in the plan. `begun` is the session as it was at the start, without its blocks.
    `trial` finds a first load, `draft` are the sets of the Change screen, both of the exercise in focus. `line` is a
    text with sets that waits to be told its exercise. `closed` walks are over. `touched` is the UTC instant of the last
    step.
    """

    day: date
    begun: Session
    at: str = ""
    entries: tuple[Entry, ...] = ()
    own: dict[str, Prescription] = {}
    trial: Trial | None = None
    draft: tuple[SetDone, ...] = ()
    line: str = ""
    closed: bool = False
    touched: datetime

    def entry(self, exercise: str) -> Entry | None:
        """What became of an exercise, None while it is ahead."""
        return next((one for one in self.entries if one.asked.exercise == exercise), None)

    @property
    def logged(self) -> tuple[ExerciseDone, ...]:
        """What was done so far."""
        return tuple(one.done for one in self.entries if one.done is not None)


class Road(NamedTuple):
    """A walk and the session as it goes: planned, with what was swapped and what was done before the plan changed."""

    walk: Walk
    session: Session

    @property
    def exercises(self) -> tuple[Prescription, ...]:
        return numbered(self.session)

    @property
    def stops(self) -> tuple[tuple[Prescription, ...], ...]:
        """The exercises in the order of the walk; those done in turn are one stop."""
        stops: list[tuple[Prescription, ...]] = []
        for one in self.exercises:
            if one.paired and stops:
                stops[-1] = (*stops[-1], one)
            else:
                stops.append((one,))
        return tuple(stops)

    @property
    def here(self) -> Prescription | None:
        """The exercise in focus."""
        return self.named(self.walk.at)

    def named(self, exercise: str) -> Prescription | None:
        """The exercise with this id, None where it is not in the session."""
        return next((one for one in self.exercises if one.exercise == exercise), None)

    def stop_of(self, exercise: str) -> tuple[Prescription, ...]:
        """The stop that an exercise belongs to, () where it is not in the session."""
        return next((stop for stop in self.stops if any(one.exercise == exercise for one in stop)), ())

    def kind_of(self, exercise: str) -> BlockKind:
        """The block that an exercise stands in."""
        kinds = {one.exercise: block.kind for block in self.session.blocks for one in block.prescriptions}
        return kinds.get(exercise, BlockKind.MOVES)

    def ahead(self) -> str:
        """The next exercise that is still open: at this stop, after it, then from the beginning; "" for none."""
        ids = [one.exercise for one in self.exercises]
        start = ids.index(self.walk.at) + 1 if self.walk.at in ids else 0
        here = [one.exercise for one in self.stop_of(self.walk.at)]
        turned = (*here, *ids[start:], *ids[:start])
        return next((one for one in turned if self.walk.entry(one) is None), "")

    def behind(self) -> str:
        """The first exercise of the stop before the one in focus; the last stop's once nothing is left."""
        stops = self.stops
        place = next((at for at, stop in enumerate(stops) if self.here in stop), len(stops)) - 1
        return stops[max(0, place)][0].exercise if stops else ""


def road(walk: Walk, plan: Session) -> Road:
    """The walk over today's `plan`.

    Where the plan is no strength any more (pain, say) after strength was begun, the session is what was done of it.
    """
    if walk.begun.type.strength and not plan.type.strength and walk.logged:
        done = [(one.kind, one.asked) for one in walk.entries if one.done is not None]
        return Road(walk, amended(walk.begun, {}, done))
    taken = amended(plan, walk.own)
    asked = {one.asked.exercise: one.asked for one in walk.entries}
    there = {one.exercise for one in numbered(taken)}
    earlier = [
        (one.kind, one.asked) for one in walk.entries if one.done is not None and one.asked.exercise not in there
    ]
    return Road(walk, amended(taken, asked, earlier))


def planned_as(walk: Walk, exercise: str) -> str:
    """The id under which the plan knows an exercise that may have been swapped in."""
    return next((known for known, own in walk.own.items() if own.exercise == exercise), exercise)


def with_entry(walk: Walk, entry: Entry) -> Walk:
    """The walk with what became of one exercise, in the place of what was known of it."""
    others = tuple(one for one in walk.entries if one.asked.exercise != entry.asked.exercise)
    return replace(walk, entries=(*others, entry))


def without(walk: Walk, exercise: str) -> Walk:
    """The walk with an exercise open again."""
    return replace(walk, entries=tuple(one for one in walk.entries if one.asked.exercise != exercise))


def under_way(walk: Walk | None, day: date) -> Walk | None:
    """The walk of a day, as long as it goes on."""
    return walk if walk is not None and walk.day == day and not walk.closed else None


def overdue(walk: Walk | None, today: date, now: datetime) -> bool:
    """Whether a walk was left open and its day is over."""
    if walk is None or walk.closed or today <= walk.day:
        return False
    return now - walk.touched > IN_HAND


def report(road: Road, feel: Feel, at: datetime, *, rest_too: bool = False) -> SessionDone:
    """What was done of the session; `rest_too` says that what is still ahead was done as planned."""
    done: Mapping[str, ExerciseDone] = {one.exercise: one for one in road.walk.logged}
    told = tuple(
        done.get(one.exercise) or ExerciseDone(exercise=one.exercise, sets=())
        for one in road.exercises
        if one.exercise in done or (rest_too and road.walk.entry(one.exercise) is None)
    )
    as_planned = len(told) == len(road.exercises) and not any(one.sets or one.feel for one in told)
    return SessionDone(at=at, day=road.walk.day, exercises=() if as_planned else told, feel=feel)
