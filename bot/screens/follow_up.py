"""The question below the morning's session, and what its answers lead to. Pure: values in, a Screen out."""

from collections.abc import Iterable
from datetime import date, time

from bot.answer_hours import HourOffer
from bot.buttons import Act, Action
from bot.chat import Preferences
from bot.replies import Button, Screen
from bot.screens.keyboard import Rows, act, home
from bot.words import follow_up as words
from bot.words import labels
from bot.words.pain import PAIN_BANDS
from bot.words.sore import SCORE_BANDS
from coaching.facts import LegFeel
from coaching.follow_up import LegsAfter, PainAgain, Question, ScreenAgain, SoreAfter, SoreAgain
from coaching.rules import readiness
from coaching.spacing import Spacing

SAME, WORSE = "same", "worse"
NOW, LATER = "now", "later"
KEEP = "keep"


def below(screen: Screen, question: Question | HourOffer, day: date, wishes: Preferences) -> Screen:
    """The question after what there is to read, its answers above the buttons that were there.

    The numbers of the exercises go below them all: next to scores from 0 to 10 they would look like more scores.
    """
    text = words.question(question, day, wishes)
    numbers = [row for row in screen.keyboard if any(_is_number(button) for button in row)]
    others = [row for row in screen.keyboard if row not in numbers]
    return Screen(f"{screen.text}\n\n{text}", (*_answers(question, day, wishes), *others, *numbers))


def _is_number(button: Button) -> bool:
    return isinstance(button.does, Act) and button.does.action is Action.CUES


def _answers(question: Question | HourOffer, day: date, wishes: Preferences) -> Rows:  # noqa: PLR0911 - one line per question
    match question:
        case PainAgain():
            return (_scores(PAIN_BANDS, Action.PAIN_NOW, day),)
        case SoreAgain(score=score):
            return _again(score, day)
        case SoreAfter():
            return (_scores(SCORE_BANDS, Action.SORE_NOW, day),)
        case ScreenAgain():
            choices = ((words.SCREEN_NOW, NOW), (words.SCREEN_LATER, LATER))
            return (tuple(act(label, Action.SCREEN, day, value) for label, value in choices),)
        case Spacing(days=days):
            return (
                (act(words.keep_days(days), Action.SPACING, day, str(days)),),
                (act(words.AS_IT_IS, Action.SPACING, day, KEEP),),
            )
        case LegsAfter():
            return (tuple(act(words.LEGS[feel], Action.LEGS, day, feel.value) for feel in LegFeel),)
        case HourOffer(at=at):
            offered = act(words.at_hour(at, wishes.zone), Action.HOUR_OFFER, day, f"{at:%H%M}")
            return ((offered, act(words.stay_at(wishes.hour, wishes.zone), Action.HOUR_OFFER, day, KEEP)),)


def _again(score: int | None, day: date) -> Rows:
    """Better by bands, the same, worse; after a severe day there is one more band to come down to, and another row."""
    better = _scores(_better(score), Action.SORE_NOW, day)
    worse = (act(words.SAME, Action.SORE_NOW, day, SAME), act(words.WORSE, Action.SORE_NOW, day, WORSE))
    return ((*better, *worse),) if len(better) == len(worse) else (better, worse)


def _better(score: int | None) -> list[tuple[int, str]]:
    severe = score is not None and score >= readiness.SORE_SEVERE
    below_it = readiness.SORE_SEVERE if severe else readiness.SORE_MODERATE
    return [(value, label) for value, label in SCORE_BANDS if value < below_it]


def better_than(score: int | None) -> int:
    """The most that "better" means."""
    return _better(score)[-1][0]


def _scores(bands: Iterable[tuple[int, str]], action: Action, day: date) -> tuple[Button, ...]:
    return tuple(act(label, action, day, str(score)) for score, label in bands)


def hour_taken(at: time, before: time, zone: str) -> Screen:
    """The message comes at another hour, and how it comes back to the old one."""
    undo = act(words.back_to(before, zone), Action.HOUR, None, f"morning {before:%H%M}")
    return Screen(words.hour_taken(at, zone), ((undo, act(labels.TODAY, Action.TODAY)),))


def note(text: str) -> Screen:
    """The weekly note."""
    rows = (
        (act(words.DAILY, Action.DAILY),),
        (act(labels.TODAY, Action.TODAY), act(labels.WEEK, Action.WEEK), act(words.PAUSE, Action.PAUSE)),
    )
    return Screen(text, rows)


def last_for_a_while(screen: Screen) -> Screen:
    """The last message before silence says so, and how it ends."""
    keyboard = (*(screen.keyboard or home()), (act(words.DAILY, Action.DAILY),))
    return Screen(f"{screen.text}\n\n{words.QUIET_FROM_NOW}", keyboard)
