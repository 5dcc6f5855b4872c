"""From what a text means to the topic that answers it; what is not sure is asked with buttons."""

from collections.abc import Callable, Mapping
from datetime import time

from msgspec.structs import replace

from bot.buttons import Act, Action
from bot.chat import Heard
from bot.screens import about as screens_about
from bot.screens import changing as screens_changing
from bot.screens import health as screens_health
from bot.topics import around, asked, body, session, wished
from bot.topics.index import FOR_ALL, FOR_RUNNERS
from bot.topics.plan import today
from bot.topics.turn import Turn
from bot.understanding.meanings import (
    Alarmed,
    Amount,
    Cleared,
    Done,
    Felt,
    Flagged,
    GoTo,
    Greeting,
    Hour,
    HowTo,
    Hurts,
    Ill,
    Later,
    Meaning,
    NotSore,
    Pain,
    PainGone,
    Place,
    Skip,
    Slept,
    Sore,
    Suspected,
    Thanks,
    Tired,
    Understood,
    Urgent,
    Well,
    Where,
)
from bot.understanding.meanings_plan import Correct
from bot.words import help as words
from bot.words import unwell as unwell_words
from coaching.facts import Feel, PainReported, SorenessReported
from coaching.memory.count import Status
from coaching.memory.state import TrainingState

MOST_NAMED = 4
"""So many exercises are offered where a text names several."""
AFTERNOON = time(15, 0)
"""An hour from here on may be meant for the evening reminder as well: it is asked."""


def answer(turn: Turn, training: TrainingState, understood: Understood, text: str) -> Heard:
    """What the text means, done or asked."""
    if not understood.meanings:
        return around.lost(turn, words.NOT_UNDERSTOOD)
    if not understood.sure:
        return _unsure(turn, training, understood)
    first, *others = understood.meanings
    others = [] if isinstance(first, Correct) else others  # a day named with it is the log's
    heard = one(turn, training, first, text)
    for meaning in others:
        if heard.person.training is None:
            break
        then = one(turn.with_person(heard.person), heard.person.training, meaning, text)
        both = heard.looks_back or then.looks_back
        replies = (*heard.replies, *then.replies)
        heard = replace(then, facts=(*heard.facts, *then.facts), replies=replies, looks_back=both)
    return heard


def _unsure(turn: Turn, training: TrainingState, understood: Understood) -> Heard:
    first = understood.meanings[0]
    if isinstance(first, Hurts):
        return turn.show(screens_health.sore_or_pain(turn.moment.day))
    if isinstance(first, Suspected):
        return turn.show(screens_health.suspected(first.sign, turn.moment.day))
    if isinstance(first, (Amount, Where)):
        refined = _refined(turn, training, first)
        if refined is not None:
            return refined
    meant = [_at_hand(one, turn, training) if isinstance(one, HowTo) else one for one in understood.meanings]
    choices = asked.choices(meant, turn.moment.day, turn.chat.preferences.zone, turn.catalogue)
    return turn.show(screens_about.did_you_mean(choices))


def _at_hand(said: HowTo, turn: Turn, training: TrainingState) -> HowTo:
    """Of the exercises that the words name a few: those of today's session first."""
    session = training.session_on(turn.moment.day)
    planned = {one.exercise for block in session.blocks for one in block.prescriptions} if session else set()
    first, *others = sorted((said.exercise, *said.others), key=lambda one: one not in planned)[:MOST_NAMED]
    return HowTo(first, tuple(others))


def _refined(turn: Turn, training: TrainingState, said: Amount | Where) -> Heard | None:
    """A bare number or place answers the report whose questions are on the screen."""
    report = turn.chat.report
    if report is None or report.day != turn.moment.day:
        return None
    report = replace(report, at=turn.moment.at)
    if isinstance(report, SorenessReported):
        report = replace(report, corrects=True)
    match said, report:
        case Amount(number), SorenessReported():
            return body.told_sore(turn, training, replace(report, score=number))
        case Amount(number), PainReported():
            return body.told_pain(turn, training, replace(report, score=number))
        case Where(areas, _), SorenessReported() if areas:
            return body.told_sore(turn, training, replace(report, areas=report.areas | areas))
        case Where(_, joints), PainReported() if joints:
            return body.told_pain(turn, training, replace(report, joints=report.joints | joints))
        case _:
            return None


def one(turn: Turn, training: TrainingState, meaning: Meaning, text: str) -> Heard:  # noqa: C901, PLR0911, PLR0912 - one line per meaning
    """One meaning that is sure."""
    moment = turn.moment
    match meaning:  # Long because each meaning has its line
        case Flagged(sign):
            return body.raised(turn, training, sign, text)
        case Alarmed(kind):
            despair = kind is Urgent.DESPAIR
            return turn.show(screens_health.despair() if despair else screens_health.emergency(moment.day))
        case Cleared():
            return body.cleared(turn, training, Act(Action.CLEARED))
        case Pain(joints=joints, score=score, sharp=sharp, side=side):
            report = PainReported(at=moment.at, day=moment.day, joints=joints, score=score, sharp=sharp, side=side)
            return body.told_pain(turn, training, report)
        case PainGone(joints):
            return body.pain_gone(turn, training, joints)
        case Sore(score=score, areas=areas, everything=everything, source=source):
            sore = SorenessReported(
                at=moment.at, day=moment.day, score=score, areas=areas, everything=everything, source=source
            )
            return body.told_sore(turn, training, sore)
        case Slept(hours=None, bad=False):
            return session.show(turn, training, intro=unwell_words.SLEPT_WELL)
        case Felt(feel):
            return _felt(turn, training, feel)
        case Done(feel=feel, yesterday=yesterday):
            return asked.done(turn, training, feel, yesterday=yesterday)
        case Hour(at):
            return _hour(turn, training, at)
        case Greeting():
            return session.show(turn, training, intro=words.greeting(turn.name))
        case Thanks():
            return turn.show(screens_about.thanks())
        case GoTo(place) if place in _PLACES:
            return _PLACES[place](turn, training)
        case Hurts() | Amount() | Where() | Suspected():
            return _unsure(turn, training, Understood((meaning,), sure=False))
        case HowTo(others=others) if others:
            return _unsure(turn, training, Understood((meaning,), sure=False))
        case GoTo() | NotSore() | Ill() | Well() | Tired() | Slept() | Skip() | Later() | HowTo():
            return _by_button(turn, training, meaning)
        case _:
            return wished.answer(turn, training, meaning)


def _by_button(turn: Turn, training: TrainingState, meaning: Meaning) -> Heard:
    """A text that says the same as a button."""
    act = asked.act_of(meaning, turn.moment.day)
    if act.action in FOR_ALL:
        return FOR_ALL[act.action](turn, training, act)
    return FOR_RUNNERS[act.action](turn, training, act)


def _felt(turn: Turn, training: TrainingState, feel: Feel) -> Heard:
    """How it felt: of the session that is done; where none is, it is asked whether it is."""
    if training.status_on(turn.moment.day) is Status.DONE:
        return asked.done(turn, training, feel, yesterday=False)
    return _unsure(turn, training, Understood((Felt(feel),), sure=False))


def _hour(turn: Turn, training: TrainingState, at: time) -> Heard:
    if at >= AFTERNOON:
        return turn.show(screens_about.which_hour(at, turn.chat.preferences.zone))
    return around.hour(turn, training, Act(Action.HOUR, None, f"{screens_about.MORNING} {at:%H%M}"))


_PLACES: Mapping[Place, Callable[[Turn, TrainingState], Heard]] = {
    Place.CANCEL: lambda turn, training: around.cancel(turn, training, Act(Action.TODAY)),
    Place.JUST_RAN: today.just_ran,
    Place.SAFETY: lambda turn, _: turn.show(screens_about.change(words.HEALTH_CHANGED, "safety")),
    Place.RUNS: lambda turn, _: turn.show(screens_changing.other_runs(turn.moment.day)),
    Place.RACES: lambda turn, _: turn.show(screens_about.change(words.RACES_CHANGED, "races")),
    Place.GEAR: lambda turn, _: turn.show(screens_about.change(words.GEAR_CHANGED, "gear")),
    Place.MINUTES: today.minutes_today,
}
"""Places that are led to with a word, not as their button leads there; all others are where their button leads."""
