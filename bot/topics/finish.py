"""A session was done: told to the coach as it was really gone through, and what comes of it."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from bot.chat import Heard
from bot.screens import training as screens
from bot.screens.walk import View, frame_line
from bot.topics.turn import Turn, with_facts
from bot.walk import Road, Walk, overdue, report, road, under_way
from bot.words import sets as set_words
from bot.words import today as words
from bot.words import walk as walk_words
from coaching.facts import AnyFact, ExerciseDone, Feel, SessionDone, SessionPrescribed
from coaching.history.bests import new_bests
from coaching.memory.count import Status
from coaching.memory.state import TrainingState
from coaching.session import BlockKind, Session


def told(turn: Turn, training: TrainingState, session: Session, feel: Feel | None) -> Heard:
    """The session of a day was done, as far as it was logged one by one and else as planned; how it felt may follow."""
    walk = under_way(turn.chat.walk, session.day)
    if walk is not None:
        gone = road(walk, session)
        return finished(
            turn, training, gone.session, report(gone, feel or Feel.RIGHT, turn.moment.at, rest_too=True), feel
        )
    done = SessionDone(
        at=turn.moment.at, day=session.day, exercises=_logged(training, session), feel=feel or Feel.RIGHT
    )
    return finished(turn, training, session, done, feel)


def _logged(training: TrainingState, session: Session) -> tuple[ExerciseDone, ...]:
    """What was logged of it before, so that how it felt does not wipe it out."""
    return next((one.exercises for one in training.lately.dones if one.day == session.day), ())


def finished(
    turn: Turn, training: TrainingState, session: Session, done: SessionDone, feel: Feel | None, *, note: str = ""
) -> Heard:
    """Tells the coach that `session` was done; `feel` is None where it is still to be asked."""
    before = _prescribed(turn, training, session)
    look_ahead = not screens.asks_feel(session, feel)
    outcome = turn.coach.finish(turn.coach.known(training, before), done, turn.moment, look_ahead=look_ahead)
    walk = _closed(turn.chat.walk, session)
    turn, summary = turn.with_chat(snoozed_until=None, walk=walk).keep(outcome)
    did = _did(outcome.state, turn, Road(walk, session), done) if walk is not None and walk.day == session.day else ()
    aside = _wind_down(turn, Road(walk, session)) if did and feel is None and walk is not None else ()
    lines = [*did, *(["", note] if note else []), *aside]
    screen = screens.done(
        summary, outcome.state.profile, turn.catalogue, feel, did=lines, bests=new_bests(outcome.state, session.day)
    )
    shown = turn.show(screen, slot=screens.slot(session.day), toast=words.DONE_TOAST)
    return with_facts(shown, (*before, *outcome.facts))


def _prescribed(turn: Turn, training: TrainingState, session: Session) -> tuple[AnyFact, ...]:
    """The session as it was gone through, where that is not what was prescribed."""
    if training.session_on(session.day) in {None, session}:
        return ()
    return (SessionPrescribed(at=turn.moment.at, day=session.day, session=session),)


def _closed(walk: Walk | None, session: Session) -> Walk | None:
    return replace(walk, closed=True, trial=None, draft=(), line="") if walk and walk.day == session.day else walk


def _did(training: TrainingState, turn: Turn, gone: Road, done: SessionDone) -> Sequence[str]:
    """One line for each exercise: what was done against the plan."""
    of = {one.exercise: one for one in done.exercises}
    whole = ExerciseDone(exercise="", sets=())
    units = training.profile.units
    told = [(one, of.get(one.exercise) if done.exercises else whole) for one in gone.exercises]
    lines = [set_words.against_plan(one, did, turn.catalogue, units) for one, did in told if did is not None]
    left = [one for one, did in told if did is None]
    return [*lines, *([set_words.left_out(left, turn.catalogue)] if left else [])]


def _wind_down(turn: Turn, gone: Road) -> Sequence[str]:
    training = turn.person.training
    if training is None:
        return ()
    line = frame_line(View(gone, turn.catalogue, training.profile.units, {}), BlockKind.COOL_DOWN)
    return ("", walk_words.wind_down(line)) if line else ()


def stopped(turn: Turn, training: TrainingState, plan: Session, walk: Walk) -> Heard:
    """Stopped early: what was done counts, the rest is simply not done."""
    gone = road(walk, plan)
    done = report(gone, Feel.RIGHT, turn.moment.at)
    return finished(turn, training, gone.session, done, None, note=walk_words.STOPPED)


def settled(turn: Turn) -> tuple[Turn, tuple[AnyFact, ...]]:
    """A walk that was left open is ended once its day is over: what was done counts, the rest does not."""
    walk, training = turn.chat.walk, turn.person.training
    if walk is None or training is None or not overdue(walk, turn.moment.day, turn.moment.at):
        return turn, ()
    turn = turn.with_chat(walk=replace(walk, closed=True))
    gone = road(walk, training.session_on(walk.day) or walk.begun)
    if not walk.logged or training.status_on(walk.day) is Status.DONE:
        return turn, ()
    facts = (*_prescribed(turn, training, gone.session), report(gone, Feel.RIGHT, turn.moment.at))
    after = turn.coach.known(training, facts)
    return turn.with_person(replace(turn.person, training=after)), facts


def as_it_goes(turn: Turn, session: Session, intro: str) -> tuple[Session, str, str]:
    """The session as it is under way, what its button is called, and how far it has come."""
    walk = under_way(turn.chat.walk, session.day)
    if walk is None or not (walk.entries or walk.own):
        return session, walk_words.START, intro
    gone = road(walk, session)
    if not walk.entries:  # swapped before it began
        return gone.session, walk_words.START, intro
    so_far = walk_words.under_way(len(walk.logged), len(gone.exercises))
    return gone.session, walk_words.GO_ON, "\n\n".join(part for part in (intro, so_far) if part)


def reopened(turn: Turn, day: date) -> Turn:
    """A walk that was ended by the slip goes on at its last exercise, with all that was logged."""
    walk = turn.chat.walk
    if walk is None or walk.day != day or not walk.entries:
        return turn
    at = walk.entries[-1].asked.exercise
    return turn.with_chat(walk=replace(walk, closed=False, at=at, touched=turn.moment.at))


def dropped(turn: Turn) -> Walk | None:
    """A walk in which nothing was done ends with the session that is skipped."""
    walk = under_way(turn.chat.walk, turn.moment.day)
    return replace(walk, closed=True) if walk is not None else turn.chat.walk
