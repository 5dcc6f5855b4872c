"""Today's session: shown, explained, done, put off, skipped, taken back."""

from datetime import UTC, date, datetime, time, timedelta

from msgspec.structs import replace

from bot.buttons import Act, whole
from bot.chat import Heard
from bot.media.recipes import ExerciseAnimation
from bot.moment import zone_of
from bot.replies import Screen
from bot.screens import put_off, runs
from bot.screens import training as screens
from bot.screens.keyboard import Rows, home
from bot.topics import asking, finish, sides
from bot.topics.jumps import jumps_offered
from bot.topics.turn import Turn, with_facts
from bot.walk import under_way
from bot.words import doses
from bot.words import help as help_words
from bot.words import today as words
from coaching.coach import Outcome
from coaching.facts import Feel, RunMoved, SessionSkipped, SessionUndone, SkipReason
from coaching.memory.count import Status
from coaching.memory.state import TrainingState
from coaching.runner import DayClass, RunDay
from coaching.session import Prescription, Session
from coaching.session_type import SessionType

LATER_MINUTES = (180, 60)
"""How far "Later" puts the session off: the first that still fits the day."""
LAST_LATER = time(22, 0)


def show(
    turn: Turn,
    training: TrainingState,
    *,
    intro: str = "",
    anew: bool = False,
    toast: str = "",
    above: Rows = (),
    today: Outcome[Session] | None = None,
    brief: bool = False,
) -> Heard:
    """Today's session, with what became of it and what is asked below it; `above` stands over its buttons.

    `today` is what the coach said of today, where it was asked before: the half of what a morning message costs.
    `brief` leaves the list of the exercises to a tap.
    """
    # Long because each part of the message has its line, in the order in which they stand.
    outcome = today or turn.coach.today(training, turn.moment)
    turn, session = turn.keep(outcome)
    status = outcome.state.status_on(turn.moment.day)
    if status in {Status.DONE, Status.SKIPPED}:
        intro = "\n\n".join(part for part in (intro, words.STATUS[status]) if part)
    session, start, intro = finish.as_it_goes(turn, session, intro)
    start = "" if status is Status.DONE else start
    run = runs.run_of(outcome.state, turn.moment.day)
    screen = screens.today(session, outcome.state.profile, turn.catalogue, run, intro=intro, start=start, brief=brief)
    if status not in {Status.DONE, Status.SKIPPED}:
        turn, screen = jumps_offered(turn, outcome.state, session, screen)
    if not outcome.state.run_known(turn.moment.day) and status not in {Status.DONE, Status.SKIPPED}:
        screen = runs.asking_today(screen, turn.moment.day)
    elif status not in {Status.DONE, Status.SKIPPED}:
        screen = asking.below(turn, outcome.state, screen)
    turn, screen = sides.offered(turn, outcome.state, session, screen)
    screen = replace(screen, keyboard=(*above, *screen.keyboard))
    shown = turn.show(screen, slot=screens.slot(turn.moment.day), anew=anew, toast=toast)
    return with_facts(shown, outcome.facts)


def stale(turn: Turn, training: TrainingState, day: date | None) -> Heard:
    """A button of another day: says so, and shows today as a new message. What the old one says stays."""
    said = words.not_today(day) if day else help_words.STALE_BUTTON
    return show(turn, training, intro=said, anew=True, toast=help_words.STALE_TOAST)


def today(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """The Today button, or back to the session."""
    if act.day is not None and act.day != turn.moment.day:
        return stale(turn, training, act.day)
    return show(turn, training)


def cues(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """How to do one exercise, or all of them."""
    if act.arg.startswith(screens.BY_NAME):
        return explain(turn, training, act.arg.removeprefix(screens.BY_NAME))
    if act.day != turn.moment.day:
        return stale(turn, training, act.day)
    outcome = turn.coach.today(training, turn.moment)
    turn, session = turn.keep(outcome)
    known = words.numbered(session)
    number = whole(act.arg.removeprefix(screens.HERE))
    if act.arg == screens.ALL:
        shown = turn.show(screens.all_cues(session, turn.catalogue))
    elif number is not None and number < len(known):
        screen = screens.cues(session, number, turn.catalogue, training.profile.units)
        shown = moving(turn, known[number], screen, in_place=act.arg.startswith(screens.HERE))
    else:
        return show(turn, outcome.state, anew=True)
    return with_facts(shown, outcome.facts)


def moving(turn: Turn, one: Prescription, screen: Screen, *, in_place: bool = False) -> Heard:
    """A how-to with its exercise in motion, in a message of its own that goes when it is closed."""
    if one.exercise not in turn.catalogue.exercises:
        return turn.show(screen)
    recipe = ExerciseAnimation(exercise=one.exercise, tempo=one.tempo)
    return turn.show_made(recipe, screen, slot=screens.HOW_SLOT, in_place=in_place, alone=True)


def closed(turn: Turn, _: TrainingState, __: Act) -> Heard:
    """What was looked at goes; the session above is as it was."""
    return turn.close()


def explain(turn: Turn, training: TrainingState, exercise: str) -> Heard:
    """How to do any exercise of the catalogue."""
    if exercise not in turn.catalogue.exercises:
        return stale(turn, training, None)
    known = turn.catalogue[exercise]
    recipe = ExerciseAnimation(exercise=exercise, tempo=known.tempo)
    return turn.show_made(recipe, screens.explained(known), slot=screens.HOW_SLOT, alone=True)


def numbers(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """What the numbers mean."""
    day = act.day or turn.moment.day
    return turn.show(screens.numbers(day, training.session_on(day), turn.catalogue))


def why(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Why today is as it is, from the stored reasons."""
    if act.day is not None and act.day != turn.moment.day:
        return stale(turn, training, act.day)
    outcome = turn.coach.today(training, turn.moment)
    turn, session = turn.keep(outcome)
    stored = outcome.state.session_on(turn.moment.day) or session
    plan = turn.plan(outcome.state, turn.moment.day)
    return with_facts(turn.show(screens.why(stored, plan, turn.catalogue, training.profile.units)), outcome.facts)


# What became of it


def done(turn: Turn, training: TrainingState, act: Act, feel: Feel | None = None) -> Heard:
    """Done: logged as planned at once; how it felt is one more tap, and replaces the first."""
    day = act.day or turn.moment.day
    if not 0 <= (turn.moment.day - day).days <= 1:
        return stale(turn, training, act.day)
    already = training.status_on(day) is Status.DONE
    if already and feel is None:
        return turn.show(screens.already_done(day), anew=True, toast=words.DONE_TOAST)
    prescribed = turn.coach.today(training, turn.moment) if day == turn.moment.day else None
    state = prescribed.state if prescribed else training
    session = state.session_on(day) or (prescribed.value if prescribed else None)
    if session is None or session.type is SessionType.NONE:
        return _nothing_planned(turn, training, session)
    return with_facts(finish.told(turn, state, session, feel), prescribed.facts if prescribed else ())


def _nothing_planned(turn: Turn, training: TrainingState, session: Session | None) -> Heard:
    """Done where nothing was planned, or where all training is on hold."""
    on_hold = screens.held(session.because, turn.moment.day) if session else None
    if on_hold is not None:
        return turn.show(on_hold)
    return show(turn, training, intro=words.NOTHING_WAS_PLANNED)


def felt(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """How hard it was."""
    if act.arg not in set(Feel):
        return stale(turn, training, act.day)
    return done(turn, training, act, Feel(act.arg))


def skip(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Not today. What comes after is planned anew, and nothing piles up."""
    if act.day is not None and act.day != turn.moment.day:
        return stale(turn, training, act.day)
    if training.status_on(turn.moment.day) is Status.DONE:
        return turn.show(screens.already_done(turn.moment.day), anew=True)
    reason = SkipReason(act.arg) if act.arg in set(SkipReason) else SkipReason.NOT_SAID
    prescribed = turn.coach.today(training, turn.moment)
    if prescribed.value.type is SessionType.NONE:
        return show(turn, training)
    if (begun := under_way(turn.chat.walk, turn.moment.day)) is not None and begun.logged:
        return with_facts(finish.stopped(turn, prescribed.state, prescribed.value, begun), prescribed.facts)
    fact = SessionSkipped(at=turn.moment.at, day=turn.moment.day, reason=reason)
    turn, outcome = turn.with_chat(snoozed_until=None, walk=finish.dropped(turn)).tell(prescribed.state, fact)
    screen = put_off.skipped(prescribed.value, outcome.value, reason=reason)
    return with_facts(turn.show(screen, slot=screens.slot(turn.moment.day)), (*prescribed.facts, *outcome.facts))


def undo(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Done or skipped was a slip."""
    day = act.day or turn.moment.day
    if not 0 <= (turn.moment.day - day).days <= 1:
        return stale(turn, training, act.day)
    if training.status_on(day) not in {Status.DONE, Status.SKIPPED}:
        return show(turn, training, intro=words.NOTHING_TO_UNDO)
    turn, outcome = finish.reopened(turn, day).tell(training, SessionUndone(at=turn.moment.at, day=day))
    return with_facts(show(turn, outcome.state, intro=words.UNDONE), outcome.facts)


def later(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Again in a while, as long as the day allows."""
    day = turn.moment.day
    if act.day is not None and act.day != day:
        return stale(turn, training, act.day)
    if training.status_on(day) is Status.DONE:
        return turn.show(screens.already_done(day), anew=True)
    minutes = whole(act.arg)
    asked = LATER_MINUTES if minutes is None else (minutes,)
    at = next(
        (when for ahead in asked if (when := _still_today(turn, ahead, named=minutes is not None)) is not None), None
    )
    if at is None:
        return turn.show(put_off.too_late_for_later(day))
    said = doses.clock(at.time(), turn.chat.preferences.zone)
    snoozed = turn.with_chat(snoozed_until=at.astimezone(UTC))
    return snoozed.show(put_off.later(said, day), slot=screens.slot(day), toast=words.LATER_TOAST)


def _still_today(turn: Turn, minutes: int, *, named: bool) -> datetime | None:
    now = turn.moment.at
    when = (now + timedelta(minutes=minutes)).astimezone(zone_of(turn.chat))
    fits = when.date() == turn.moment.day and when.time() <= LAST_LATER
    return when if fits and (named or not turn.chat.preferences.quiets(when.time())) else None


# What is run


def run_is(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """What is run today or tomorrow."""
    ahead = (act.day - turn.moment.day).days if act.day else -1
    if act.day is None or not 0 <= ahead <= 1 or act.arg not in set(DayClass):
        return stale(turn, training, act.day)
    run = RunDay(DayClass(act.arg))
    turn, outcome = turn.tell(training, RunMoved(at=turn.moment.at, day=act.day, run=run))
    if ahead == 0:
        said = words.run_noted(run)
        return with_facts(show(turn, outcome.state, intro=said), outcome.facts)
    session = turn.coach.preview(outcome.state, act.day, turn.moment)
    screen = Screen(words.run_noted_tomorrow(run, session), home())
    return with_facts(turn.show(screen), outcome.facts)
