"""Meanings as buttons: what a text may have meant, each with the tap that says so."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.buttons import Act, Action
from bot.chat import Heard
from bot.screens.about import MORNING, REMINDER
from bot.screens.pictures.showing import BODY, DAYS, EXERCISE, SIDES, WEEKS
from bot.screens.training import BY_NAME
from bot.screens.under_session import NUMBERS
from bot.topics import session
from bot.topics.turn import Turn
from bot.understanding.meanings import (
    Amount,
    Done,
    Felt,
    GoTo,
    Hour,
    HowTo,
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
    Tired,
    Well,
    Where,
)
from bot.words import asked as words
from coaching.exercise import Catalogue
from coaching.facts import Feel
from coaching.memory.state import TrainingState

_GO = {
    Place.TODAY: Act(Action.TODAY),
    Place.WEEK: Act(Action.WEEK),
    Place.WHY: Act(Action.WHY),
    Place.HELP: Act(Action.HELP),
    Place.SETTINGS: Act(Action.SETTINGS),
    Place.PRIVACY: Act(Action.PRIVACY),
    Place.PAUSE: Act(Action.PAUSE),
    Place.RESUME: Act(Action.RESUME),
    Place.DELETE: Act(Action.DELETE),
    Place.UNDO: Act(Action.UNDO),
    Place.RUNS: Act(Action.OPEN, None, "settings runs"),
    Place.RACES: Act(Action.OPEN, None, "settings races"),
    Place.GEAR: Act(Action.OPEN, None, "settings gear"),
    Place.MINUTES: Act(Action.OPEN, None, "settings minutes"),
    Place.LOG: Act(Action.DONE),
    Place.SAFETY: Act(Action.OPEN, None, "settings safety"),
    Place.NUMBERS: Act(Action.HELP, None, NUMBERS),
    Place.JUST_RAN: Act(Action.TODAY),
    Place.CANCEL: Act(Action.TODAY),
    Place.START: Act(Action.WALK),
    Place.HISTORY: Act(Action.HISTORY),
    Place.PROGRESS: Act(Action.PROGRESS),
    Place.PHYSIO: Act(Action.PHYSIO),
    Place.EXPORT: Act(Action.EXPORT),
    Place.CALENDAR: Act(Action.CALENDAR),
    Place.HANDS_FREE: Act(Action.HANDS_FREE),
    Place.CARD: Act(Action.CARD),
    Place.BODY_MAP: Act(Action.CHART, None, BODY),
    Place.CHART_EXERCISE: Act(Action.CHART, None, EXERCISE),
    Place.CHART_WEEKS: Act(Action.CHART, None, WEEKS),
    Place.CHART_DAYS: Act(Action.CHART, None, DAYS),
    Place.CHART_SIDES: Act(Action.CHART, None, SIDES),
}


def act_of(meaning: Meaning, day: date) -> Act:  # noqa: C901, PLR0911, PLR0912 - one line per meaning
    """The tap that says the same as a meaning; Help for what has none."""
    match meaning:  # Long because each meaning has its line
        case Sore(score=None):
            return Act(Action.SORE, day)
        case Sore(score=score):
            return Act(Action.SORE_SCORE, day, str(score))
        case NotSore() | PainGone():
            return Act(Action.NOT_SORE, day)
        case Pain():
            return Act(Action.PAIN, day)
        case Ill(kind):
            return Act(Action.ILL, day, kind.value)
        case Well():
            return Act(Action.WELL, day)
        case Tired(score):
            return Act(Action.TIRED, day, "" if score is None else str(score))
        case Slept(hours=hours):
            return Act(Action.SLEPT, day, "" if hours is None else str(hours))
        case Done(feel=feel):
            return Act(Action.DONE, day) if feel is None else Act(Action.FEEL, day, feel.value)
        case Felt(feel):
            return Act(Action.FEEL, day, feel.value)
        case Skip(reason):
            return Act(Action.SKIP, day, reason.value)
        case Later(minutes):
            return Act(Action.LATER, day, "" if minutes is None else str(minutes))
        case HowTo(number=number) if number:
            return Act(Action.CUES, day, str(number - 1))
        case HowTo(exercise):
            return Act(Action.CUES, day, f"{BY_NAME}{exercise}")
        case GoTo(place):
            return _GO[place]
        case _:
            return Act(Action.HELP)


def choices(meanings: Sequence[Meaning], day: date, zone: str, catalogue: Catalogue) -> tuple[tuple[str, Act], ...]:
    """The buttons for what a text may have meant: label and tap."""
    found: list[tuple[str, Act]] = []
    for meaning in meanings:
        match meaning:
            case Amount(number):
                found += [
                    (words.sore_number(number), Act(Action.SORE_SCORE, day, str(number))),
                    (words.tired_number(number), Act(Action.TIRED, day, str(number))),
                ]
            case Where():
                found += [(words.SORE_THERE, Act(Action.SORE, day)), (words.PAIN_THERE, Act(Action.PAIN, day))]
            case Hour(at):
                kinds = (MORNING, REMINDER)
                found += [(words.hour(kind, at, zone), Act(Action.HOUR, None, f"{kind} {at:%H%M}")) for kind in kinds]
            case HowTo(exercise, others):
                named = [HowTo(one) for one in (exercise, *others)]
                found += [(words.how_to(one.exercise, catalogue), act_of(one, day)) for one in named]
            case _:
                found.append((words.label(meaning), act_of(meaning, day)))
    return tuple(found)


def done(turn: Turn, training: TrainingState, feel: Feel | None, *, yesterday: bool) -> Heard:
    """Done, today or the day before, with how it felt where that was said."""
    day = turn.moment.day - timedelta(days=1) if yesterday else turn.moment.day
    return session.done(turn, training, Act(Action.DONE, day), feel)
