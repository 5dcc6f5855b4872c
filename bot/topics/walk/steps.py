"""Step by step: start, done, left out, one back, that is all."""

from msgspec.structs import replace

from bot.buttons import Act
from bot.chat import Heard
from bot.screens import training as screens
from bot.screens import walk_aside as walk_screens
from bot.topics.body import held, standing
from bot.topics.session import moving, show, stale
from bot.topics.turn import Turn, with_facts
from bot.topics.walk.going import Going, ended, going, onward, over, shown
from bot.walk import Entry, Walk, with_entry, without
from bot.words import walk as words
from coaching.facts import ExerciseDone
from coaching.memory.count import Status
from coaching.memory.state import TrainingState
from coaching.session import Prescription, Session


def start(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Start, or go on where it was interrupted: minutes or hours ago, before or after a restart."""
    if not standing(training, turn.moment.day).trains:
        return held(turn, training)
    found = going(turn, training)
    if found is not None and act.day in {None, found.walk.day}:
        here = found.here
        behind = here is None or found.walk.entry(here.exercise) is not None
        return onward(found) if behind and found.road.ahead() else shown(found)
    day = turn.moment.day
    if act.day is not None and act.day != day:
        return stale(turn, training, act.day)
    if training.status_on(day) is Status.DONE:
        return turn.show(screens.already_done(day), anew=True)
    begun = begin(turn, training)
    return shown(begun) if begun.here is not None else show(turn, training, intro=words.NOTHING_TO_START)


def begin(turn: Turn, training: TrainingState) -> Going:
    """A new walk through today's session, at its first exercise; nowhere where there is none."""
    outcome = turn.coach.today(training, turn.moment)
    fresh = over(turn, training, _fresh(turn, outcome.value))
    return fresh.with_walk(at=fresh.road.ahead())


def _fresh(turn: Turn, plan: Session) -> Walk:
    return Walk(day=plan.day, begun=replace(plan, blocks=(), because=()), touched=turn.moment.at)


def done(now: Going, exercise: str) -> Heard:
    """Done as planned: one tap for the exercise, or for those in turn; a second tap changes nothing."""
    stop = now.road.stop_of(exercise)
    if now.here not in stop:
        return shown(now, toast=words.LOGGED_TOAST)
    return done_here(now)


def done_here(now: Going) -> Heard:
    """Logs what is open at this stop as planned, and goes on; a load that is still to be found waits for its turn."""
    here = now.here
    walk = now.walk
    stop = now.road.stop_of(walk.at)
    for one in stop:
        entry = walk.entry(one.exercise)
        fresh = entry is None and (one is here or not now.open_load(one))
        changed_mind = one is here and entry is not None and entry.done is None
        if fresh or changed_mind:
            walk = with_entry(walk, planned(now, one))
    return onward(now.with_walk(entries=walk.entries), toast=words.LOGGED_TOAST)


def planned(now: Going, one: Prescription) -> Entry:
    """An exercise done as it was asked."""
    done_so = ExerciseDone(exercise=one.exercise, sets=())
    return Entry(kind=now.road.kind_of(one.exercise), asked=one, done=done_so)


def leave_out(now: Going, exercise: str) -> Heard:
    """Not this one today."""
    if now.here is None or now.here.exercise != exercise:
        return shown(now, toast=words.SKIPPED_TOAST)
    return left_out(now)


def left_out(now: Going) -> Heard:
    """The exercise in focus was left out."""
    here = now.here
    if here is None:
        return shown(now)
    entry = Entry(kind=now.road.kind_of(here.exercise), asked=here)
    return onward(now.with_walk(entries=with_entry(now.walk, entry).entries), toast=words.SKIPPED_TOAST)


def back(now: Going, exercise: str) -> Heard:
    """One back; what was logged there stays until it is logged anew."""
    if exercise and now.here not in now.road.stop_of(exercise):
        return shown(now)
    return shown(now.with_walk(at=now.road.behind()), toast=words.BACK_TOAST)


def taken_back(now: Going) -> Heard:
    """What was logged last is open again."""
    if not now.walk.entries:
        return shown(now)
    last = now.walk.entries[-1].asked.exercise
    return shown(now.with_walk(entries=without(now.walk, last).entries, at=last), toast=words.BACK_TOAST)


def focus(now: Going, exercise: str) -> Heard:
    """One exercise of several in turn, or back to it from its how-to."""
    return shown(now.with_walk(at=exercise, draft=()) if now.road.named(exercise) else now)


def how_to(now: Going, exercise: str) -> Heard:
    """How it is done, or what the figures mean."""
    here = now.road.named(exercise) if exercise else now.here
    if here is None:
        return shown(now)
    if exercise:
        return with_facts(moving(now.turn, here, walk_screens.how_to(now.view, here)), now.facts)
    return with_facts(now.turn.show(walk_screens.figures(now.view, here)), now.facts)


def stop(now: Going, _: str) -> Heard:
    """That is all for today: what was done counts, the rest is not done; with nothing done the session stays open."""
    if now.walk.logged:
        left = any(now.walk.entry(one.exercise) is None for one in now.road.exercises)
        return ended(now, note=words.STOPPED if left else "")
    turn = now.with_walk(closed=True).turn
    return with_facts(show(turn, now.training, intro=words.NOTHING_LOGGED), now.facts)
