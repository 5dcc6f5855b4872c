"""Wishes for today's session: another day, other minutes, something to do right after a run."""

from collections.abc import Sequence
from datetime import date

from bot.chat import Heard
from bot.replies import Screen
from bot.screens import changing as screens
from bot.topics import session
from bot.topics.plan.change import change, slot
from bot.topics.turn import Turn
from bot.words import changing as words
from bot.words import reasons as why_words
from coaching.change_options import minutes_given, minutes_offered
from coaching.coach import MoveTo
from coaching.facts import AnyFact, ChangeUndone, RunMoved, SessionMoved, SessionTimed, SessionUndone
from coaching.memory.count import Status
from coaching.memory.state import TrainingState
from coaching.reasons.placement import MovedHere
from coaching.runner import DayClass, RunDay
from coaching.session_type import SessionType
from coaching.wishes import Wishes


def move_session(turn: Turn, training: TrainingState, to: date | None = None) -> Heard:
    """“Can't today, tomorrow instead”: to that day where it fits, else why not, with the days that do."""
    today = turn.coach.today(training, turn.moment).value
    if training.status_on(today.day) is Status.DONE:
        return turn.show(screens.nothing_today(words.DONE_ALREADY))
    if not today.type.strength:
        return turn.show(screens.only_skip(words.NOT_TO_MOVE, today.day))
    found = turn.coach.moves(training, turn.moment)
    if not found:
        return turn.show(screens.only_skip(words.WEEK_OVER, today.day))
    chosen = next((one for one in found if one.day == to), None)
    if chosen is not None and chosen.fits:
        wish = SessionMoved(at=turn.moment.at, day=today.day, to=chosen.day, type=today.type)
        return change(turn, (*_open_again(turn, training), wish))
    screen = _day_moves(turn, training, found)
    if chosen is not None:
        screen = screens.above(words.not_there(chosen.day, why_words.all_of(chosen.because)), screen)
    return turn.show(screen, slot=slot(turn))


def _day_moves(turn: Turn, training: TrainingState, found: Sequence[MoveTo]) -> Screen:
    days = [(one.day, training.run_on(one.day), one.fits) for one in found]
    fitting = [(one.day, _what_speaks_for(one)) for one in found if one.fits]
    return screens.move(turn.moment.day, days, fitting)


def _what_speaks_for(one: MoveTo) -> str:
    said = why_words.all_of(reason for reason in one.because if not isinstance(reason, MovedHere))
    return said[0] if said else ""


def bring_back(turn: Turn, training: TrainingState) -> Heard:
    """Today after all: the session that was moved away comes back."""
    kept = tuple(one for one in training.moved if one.day != turn.moment.day)
    if kept == training.moved:
        return session.show(turn, training)
    return change(turn, (_put_back(turn, Wishes(moved=kept)),))


def _put_back(turn: Turn, wishes: Wishes) -> ChangeUndone:
    return ChangeUndone(at=turn.moment.at, day=turn.moment.day, wishes=wishes)


def minutes_today(turn: Turn, training: TrainingState, minutes: int | None = None) -> Heard:
    """“Only 12 minutes”: today's session in that time. None asks how many."""
    today = turn.coach.today(training, turn.moment).value
    if training.status_on(today.day) is Status.DONE:
        return turn.show(screens.nothing_today(words.DONE_ALREADY))
    if today.type is SessionType.NONE:
        return turn.show(screens.nothing_today(words.NOTHING_TODAY))
    timed = training.minutes_on(today.day) is not None
    if minutes is None:
        return turn.show(
            screens.shorter(today.day, minutes_offered(None if timed else today.minutes), timed=timed), slot=slot(turn)
        )
    if not timed and minutes >= today.minutes:
        return session.show(turn, training, intro=words.enough(minutes))
    return change(turn, (*_open_again(turn, training), time_asked(turn, today.type, minutes)))


def as_planned(turn: Turn, training: TrainingState) -> Heard:
    """As long as planned after all."""
    kept = tuple(one for one in training.timed if one.day != turn.moment.day)
    if kept == training.timed:
        return session.show(turn, training)
    return change(turn, (_put_back(turn, Wishes(timed=kept)),))


def time_asked(turn: Turn, kind: SessionType, minutes: int) -> SessionTimed:
    """Today's session, of that type, in so many minutes, within what there are templates for."""
    return SessionTimed(at=turn.moment.at, day=turn.moment.day, minutes=minutes_given(minutes), type=kind)


def _open_again(turn: Turn, training: TrainingState) -> tuple[AnyFact, ...]:
    """A skipped session is open again, before anything is done about it."""
    if training.status_on(turn.moment.day) is not Status.SKIPPED:
        return ()
    return (SessionUndone(at=turn.moment.at, day=turn.moment.day),)


def just_ran(turn: Turn, training: TrainingState, run: DayClass | None = None, minutes: int | None = None) -> Heard:
    """“I just ran”: what kind of run, how many minutes, and then what suits the legs now."""
    day = turn.moment.day
    if training.status_on(day) is Status.DONE:
        return turn.show(screens.nothing_today(words.DONE_ALREADY))
    if run is None:
        return turn.show(screens.just_ran(day), slot=slot(turn))
    again = (*_open_again(turn, training), *_ran(turn, training, run))
    if run is DayClass.RACE:
        return change(turn, again) if again else session.show(turn, training)
    if minutes is None:
        return turn.show(screens.how_long(day, run, minutes_offered(None)), slot=slot(turn))
    after = turn.coach.change(training, again, turn.moment).value.after
    kind = after.type if after.type is not SessionType.NONE else SessionType.CORE_MOBILITY
    return change(turn, (*again, time_asked(turn, kind, minutes)))


def _ran(turn: Turn, training: TrainingState, run: DayClass) -> tuple[AnyFact, ...]:
    """What is run today, where that is not what was known."""
    day = turn.moment.day
    if training.run_known(day) and training.run_on(day).day_class is run:
        return ()
    return (RunMoved(at=turn.moment.at, day=day, run=RunDay(run)),)
