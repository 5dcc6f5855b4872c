"""Where a runner is in a session under way, and the screen of it."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from bot.buttons import Act
from bot.chat import Heard
from bot.screens import training as screens
from bot.screens import walk as walk_screens
from bot.screens.walk import View
from bot.topics.body import held, standing
from bot.topics.finish import finished
from bot.topics.session import stale
from bot.topics.turn import Turn, with_facts
from bot.walk import Road, Walk, report, road, under_way
from coaching import underway
from coaching.dosing.loads import Rack
from coaching.dosing.trial import open_load
from coaching.facts import AnyFact, Feel
from coaching.memory.count import Status
from coaching.memory.state import TrainingState
from coaching.reasons.session import TriedLoad
from coaching.session import Prescription, Session


class Going(NamedTuple):
    """A turn within a walk: the state with today's plan, the road, and the facts of planning it."""

    turn: Turn
    training: TrainingState
    plan: Session
    road: Road
    facts: tuple[AnyFact, ...] = ()

    @property
    def walk(self) -> Walk:
        return self.road.walk

    @property
    def here(self) -> Prescription | None:
        return self.road.here

    @property
    def view(self) -> View:
        return View(self.road, self.turn.catalogue, self.training.profile.units, self.training.records)

    def with_walk(self, **changed: object) -> "Going":
        """The same with the walk changed; what it was in the middle of (trial, draft) ends when the focus moves."""
        moved = changed.get("at", self.walk.at) != self.walk.at
        fresh = {"trial": None, "draft": ()} if moved else {}
        walk = replace(self.walk, **{**fresh, **changed, "touched": self.turn.moment.at})
        return self._replace(turn=self.turn.with_chat(walk=walk), road=road(walk, self.plan))

    def told(self, fact: AnyFact) -> "Going":
        """The same after the coach was told something that changes nothing of today."""
        training = self.turn.coach.known(self.training, (fact,))
        turn = self.turn.with_person(replace(self.turn.person, training=training))
        return self._replace(turn=turn, training=training, facts=(*self.facts, fact))

    def rack(self, here: Prescription) -> Rack | None:
        return underway.rack_of(self.training, self.road.session, here.exercise, self.turn.catalogue)

    def open_load(self, here: Prescription) -> bool:
        """Whether the load of an exercise is still to be found."""
        found = any(isinstance(one, TriedLoad) for one in here.because)
        return not found and open_load(here, self.training.records.get(here.exercise))


Step: TypeAlias = Callable[[Going, str], Heard]
"""What a button does in a walk; the text is the button's argument."""


def going(turn: Turn, training: TrainingState) -> Going | None:
    """The walk that goes on: today's, or last night's that is still in hand."""
    last = turn.chat.walk
    walk = under_way(last, last.day) if last is not None else None
    if walk is None or training.status_on(walk.day) is Status.DONE:
        return None
    return over(turn, training, walk)


def over(turn: Turn, training: TrainingState, walk: Walk) -> Going:
    """A walk over the plan of its day."""
    if walk.day != turn.moment.day:
        plan = training.session_on(walk.day) or walk.begun
        return Going(turn, training, plan, road(walk, plan))
    outcome = turn.coach.today(training, turn.moment)
    turn, plan = turn.keep(outcome)
    return Going(turn, outcome.state, plan, road(walk, plan), outcome.facts)


def tapped(turn: Turn, training: TrainingState, act: Act, step: Step) -> Heard:
    """The step of the walk that a button belongs to; else what is true now: on hold, already done, another day's."""
    if not standing(training, turn.moment.day).trains:
        return held(turn, training)
    found = going(turn, training)
    if found is not None and act.day == found.walk.day:
        return step(found, act.arg)
    if act.day is not None and act.day == turn.moment.day and training.status_on(act.day) is Status.DONE:
        return turn.show(screens.already_done(act.day), anew=True)
    return stale(turn, training, act.day)


def shown(now: Going, *, note: str = "", toast: str = "") -> Heard:
    """The exercise in focus; where nothing is left, the end."""
    here = now.here
    if here is None:
        following = now.road.ahead()
        if not following:
            return ended(now)
        now = now.with_walk(at=following)
        here = now.here
    assert here is not None  # noqa: S101 - the road leads only to exercises that it holds
    stop = now.road.stop_of(here.exercise)
    unknown = frozenset(one.exercise for one in stop if now.open_load(one))
    screen = walk_screens.stop(now.view, here, note=note, open_loads=unknown, rack=now.rack(here))
    return with_facts(now.turn.show(screen, slot=screens.slot(now.walk.day), toast=toast), now.facts)


def onward(now: Going, *, note: str = "", toast: str = "") -> Heard:
    """To the next exercise that is open."""
    return shown(now.with_walk(at=now.road.ahead()), note=note, toast=toast)


def ended(now: Going, *, note: str = "") -> Heard:
    """The session is over: what was done is told to the coach, and how it felt is asked."""
    done = report(now.road, Feel.RIGHT, now.turn.moment.at)
    return with_facts(finished(now.turn, now.training, now.road.session, done, None, note=note), now.facts)
