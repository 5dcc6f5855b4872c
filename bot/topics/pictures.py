"""What is looked at: charts of the whole history, and today's session as a card."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from msgspec.structs import replace

from bot.buttons import Act
from bot.chat import Heard
from bot.events import ButtonTapped
from bot.replies import CAPTION_LIMIT, Media, Screen, Send
from bot.screens import runs
from bot.screens.pictures import charts, showing
from bot.screens.pictures.body import body
from bot.screens.pictures.card import card as card_of
from bot.screens.pictures.showing import IN_PLACE, OTHER_LIGHT, Seen
from bot.screens.pictures.week import week
from bot.topics import session as sessions
from bot.topics.turn import Turn, with_facts
from bot.words import charts as words
from bot.words import common
from bot.words import reasons as why_words
from bot.words import today as today_words
from coaching.coach import WeekReview
from coaching.days import monday_of
from coaching.health.sides import first_side
from coaching.memory.count import Status
from coaching.memory.state import TrainingState
from coaching.session import Easing

Chart: TypeAlias = Callable[[Seen, TrainingState], Media | Screen]

_CHARTS: Mapping[str, Chart] = {
    showing.WEEKS: lambda seen, _: charts.weeks(seen),
    showing.DAYS: lambda seen, _: charts.days(seen),
    showing.BODY: lambda seen, _: body(seen),
    showing.SIDES: lambda seen, training: charts.sides(seen, first_side(training)),
    showing.EXERCISE: lambda seen, _: charts.exercise(seen),
}


def chart(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """A chart, in the place of the one whose button was tapped."""
    if turn.person.history is None:
        return turn.look_back()
    if act.arg.startswith(OTHER_LIGHT):
        turn = in_other_light(turn)
    name = act.arg.removesuffix(IN_PLACE).removeprefix(OTHER_LIGHT)
    drawn = _CHARTS.get(name)
    exercise = name.removeprefix(f"{showing.EXERCISE}-")
    if drawn is None and (exercise == name or exercise not in turn.catalogue.exercises):
        return sessions.stale(turn, training, None)
    seen = _seen(turn, training)
    if seen is None:
        return turn.show(showing.nothing(words.NO_WEEKS))
    found = drawn(seen, training) if drawn else charts.exercise(seen, exercise)
    return pictured(turn, found, in_place=act.arg.endswith(IN_PLACE))


def in_other_light(turn: Turn) -> Turn:
    """Dark instead of light from now on, or light instead of dark."""
    wishes = turn.chat.preferences
    return turn.with_chat(preferences=replace(wishes, dark=not wishes.dark))


def _seen(turn: Turn, training: TrainingState) -> Seen | None:
    history = turn.history
    if history is None:
        return None
    units, dark = training.profile.units, turn.chat.preferences.dark
    return Seen(history=history, catalogue=turn.catalogue, units=units, today=turn.moment.day, dark=dark)


def pictured(turn: Turn, found: Media | Screen, *, in_place: bool = False) -> Heard:
    """A picture as a new message, or in the one that was tapped; a screen as ever."""
    if isinstance(found, Screen):
        return turn.show(found)
    if in_place and isinstance(turn.event, ButtonTapped):
        found = replace(found, message_id=turn.event.message_id)
    return Heard(person=turn.person, replies=(*turn.toast(), found))


def card(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Today's session as a picture; where there is nothing to do, the day as it is."""
    if act.day is not None and act.day != turn.moment.day:
        return sessions.stale(turn, training, act.day)
    other = act.arg == OTHER_LIGHT
    turn = in_other_light(turn) if other else turn
    outcome = turn.coach.today(training, turn.moment)
    if not today_words.numbered(outcome.value):
        return sessions.show(turn, training, today=outcome)
    turn, today = turn.keep(outcome)
    plan = turn.plan(outcome.state, turn.moment.day)
    eased = today.easing is not Easing.NONE
    reasons = (*today.because, *(plan.because if plan else ()))
    day_first = (*(plan.because if plan else ()), *today.because)
    said = (why_words.of_report(reasons) if eased else ()) or why_words.all_of(day_first)
    run = runs.run_of(outcome.state, turn.moment.day)
    dark, units = turn.chat.preferences.dark, training.profile.units
    done = outcome.state.status_on(today.day) is Status.DONE
    drawn = card_of(today, run, said, turn.catalogue, units, dark=dark, done=done)
    return with_facts(pictured(turn, drawn, in_place=other), outcome.facts)


def reviewed(turn: Turn, training: TrainingState, review: WeekReview, full: Heard, brief: Callable[[], Heard]) -> Heard:
    """The weekly review with its picture: `full` where a caption holds it, else `brief`; else in words alone.

    The words in full go out where the picture cannot be made.
    """
    said = _message(full)
    fitting = said if _fits(said) else _message(brief())
    if not _fits(fitting):
        return full
    last = turn.coach.week(training, monday_of(turn.moment.day), turn.moment)
    dark, units = turn.chat.preferences.dark, training.profile.units
    recipe = week(review, last, turn.catalogue, units, dark=dark)
    media = Media(recipe=recipe, screen=fitting.screen, instead=said.screen.text, slot=said.slot)
    return replace(full, replies=tuple(media if one is said else one for one in full.replies))


def _message(heard: Heard) -> Send:
    return next(one for one in heard.replies if isinstance(one, Send))


def _fits(one: Send) -> bool:
    return len(common.plain(one.screen.text)) <= CAPTION_LIMIT
