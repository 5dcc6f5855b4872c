"""The question below the morning's session, the answer to its answer, and the words around silence."""

from collections.abc import Sequence
from datetime import date, time

from bot.answer_hours import HourOffer
from bot.chat import Preferences
from bot.words import common, doses
from bot.words.common import capital
from bot.words.labels import AREAS, JOINTS
from bot.words.today import RUNS
from coaching.facts import LegFeel
from coaching.follow_up import LegsAfter, PainAgain, Question, ScreenAgain, SoreAfter, SoreAgain
from coaching.rules import readiness
from coaching.runner import DayClass
from coaching.spacing import Spacing

SAME, WORSE = "Same", "Worse"
LEGS = {LegFeel.FLAT: "Flat", LegFeel.OK: "OK", LegFeel.SPRINGY: "Springy"}
SCREEN_NOW, SCREEN_LATER = "Yes, now", "Another day"
AS_IT_IS = "Leave it as it is"
DAILY = "Every day again"
PAUSE = "Pause"

QUIET_FROM_NOW = (
    "<i>I have not heard from you for a while, and that is fine. From now on I write once a week only. "
    "A tap or any word, and I am back every day.</i>"
)
BACK_DAILY = "Good to hear from you. From tomorrow I write every day again."
ALREADY_ANSWERED = "You told me already, thank you"


SAID_SORE = {
    "gone": "0",
    "all gone": "0",
    "fresh": "0",
    "better": "better",
    "a bit better": "better",
    "much better": "better",
    "same": "same",
    "the same": "same",
    "no change": "same",
    "as yesterday": "same",
    "still sore": "same",
    "worse": "worse",
    "a bit worse": "worse",
    "much worse": "worse",
}
SAID_LEGS = {
    "flat": LegFeel.FLAT,
    "heavy": LegFeel.FLAT,
    "dead": LegFeel.FLAT,
    "ok": LegFeel.OK,
    "okay": LegFeel.OK,
    "fine": LegFeel.OK,
    "springy": LegFeel.SPRINGY,
    "fresh": LegFeel.SPRINGY,
    "light": LegFeel.SPRINGY,
}
"""What is understood as an answer while the question is open, and only as the whole text."""


def question(asked: Question | HourOffer, day: date, wishes: Preferences) -> str:  # noqa: PLR0911 - one line per question
    """What is asked, in a line or two."""
    match asked:
        case PainAgain(joints=joints, score=score):
            return f"🩹 {_pain(sorted(JOINTS[one] for one in joints), score)} How is it today?"
        case SoreAgain():
            return f"🦵 {_sore(asked, day)} And today?"
        case SoreAfter(session=session):
            return f"🦵 How sore are you after {_possessive(session, day)} session, 0 to 10?"
        case ScreenAgain(weeks=weeks, layoff=layoff):
            return _screen(weeks, layoff)
        case Spacing():
            return spacing(asked)
        case LegsAfter(run_day=run_day, run=run):
            return f"🏃 How were your legs in {_possessive(run_day, day)} {_run(run)}?"
        case HourOffer():
            return _hour(asked, wishes)


def _possessive(then: date, today: date) -> str:
    return f"{common.near_date(then, today) if (today - then).days == 1 else doses.weekday(then)}'s"


def _when(then: date, today: date) -> str:
    return "Yesterday" if (today - then).days == 1 else f"On {doses.weekday(then)}"


def _run(run: DayClass) -> str:
    return RUNS[run]


def where(asked: SoreAgain) -> str:
    """The sore places: "front thighs and calves"; "" while they are not said."""
    if asked.everything:
        return "everything"
    return common.listed(sorted(AREAS[area].lower() for area in asked.areas))


def _sore(asked: SoreAgain, day: date) -> str:
    said = " ".join(part for part in (where(asked), "" if asked.score is None else f"{asked.score}/10") if part)
    return f"{_when(asked.day, day)} {said}." if said else f"{_when(asked.day, day)} you were sore."


def _pain(places: Sequence[str], score: int | None) -> str:
    said = capital(common.listed([one.lower() for one in places])) if places else "It hurt"
    up_to = "up to " if len(places) > 1 else ""  # one number for all of them: the highest
    return f"{said}, {up_to}{score}/10 last time." if score is not None else f"{said}, last time."


def _screen(weeks: int, layoff: int) -> str:
    why = f"After {common.plural(layoff // 7, 'week')} without leg work" if layoff else f"Every {weeks} weeks"
    if layoff:
        return f"🩺 {why} I would like to go through the safety check again: four short questions. Now?"
    return f"🩺 The safety check is {common.plural(weeks, 'week')} old. Four short questions, and it is fresh. Now?"


def spacing(found: Spacing) -> str:
    """The evidence for more days between leg work and key runs, and what is proposed."""
    flat = f"in {found.close_flat} of {found.close} hard runs with leg work up to {found.close_days} days before"
    wide = f"with {found.days} days or more, in {found.wide_flat} of {found.wide}"
    springy = f" ({found.wide_springy} times springy)" if found.wide_springy else ""
    return (
        f"📊 What your legs told me: flat {flat}; {wide}{springy}. "
        f"Shall I keep {found.days} days between them, where your week has room for it?"
    )


def _hour(found: HourOffer, wishes: Preferences) -> str:
    first, last = (doses.clock(one, wishes.zone) for one in (found.first, found.last))
    return (
        f"⏰ On {found.answers} of the last {found.days} days you answered between {first} and {last}. "
        f"Shall the session come at {doses.clock(found.at, wishes.zone)} instead?"
    )


def keep_days(days: int) -> str:
    """A button: the spacing that was learned."""
    return f"Keep {days} days"


def at_hour(at: time, zone: str) -> str:
    """A button: the hour that is proposed."""
    return f"At {doses.clock(at, zone)}"


def stay_at(at: time, zone: str) -> str:
    """A button: the hour as it is."""
    return f"Stay at {doses.clock(at, zone)}"


def back_to(at: time, zone: str) -> str:
    """A button: the hour as it was."""
    return f"Undo: {doses.clock(at, zone)}"


def hour_taken(at: time, zone: str) -> str:
    """The message comes at another hour."""
    return f"Good: from tomorrow the session comes at {doses.clock(at, zone)}."


# What an answer brings


def eased(score: int, *, light: bool) -> str:
    """Not sore any more, or only a little; `light` says that today's session is still the easier one."""
    if score >= readiness.SORE_MILD:
        return "A little is normal. Roll it out, and nothing gets heavier there for now."
    still = "Today stays the light one, and then it is back to normal." if light else "The plan goes on."
    return f"Good, fresh again. {still}"


def still_sore(asked: SoreAgain, changed: str) -> str:
    """As sore as before: what it does."""
    said = ", ".join(part for part in ("" if asked.score is None else f"{asked.score}/10", where(asked)) if part)
    head = f"Still sore: {said}." if said else "Still sore."
    return f"<b>{head}</b>\n{changed}" if changed else f"<b>{head}</b>"


def pain_better(changed: str) -> str:
    """The pain is nearly gone."""
    return "\n".join(part for part in ("Good. Three such days, and it is back in the plan.", changed) if part)


def legs_noted(feel: LegFeel) -> str:
    """How the legs were, noted."""
    return {
        LegFeel.FLAT: "Flat, noted. I learn from it how much rest your legs want before a hard run.",
        LegFeel.OK: "OK, noted.",
        LegFeel.SPRINGY: "Springy: nice. Noted.",
    }[feel]


SPACING_LEFT = "As before, then. You find it in the settings, should you want it."
SCREEN_PUT_OFF = "Another day, then."
HOUR_KEPT = "It stays as it is."


# The weekly note


def note(days: Sequence[date], minutes: int) -> str:
    """The one message a week to a runner who is silent."""
    when = common.listed([doses.weekday(day) for day in days])
    this = f"Next would be strength on {when}, {minutes} minutes at most." if when else ""
    return "\n\n".join(part for part in ("👋 Your plan is still here, whenever you like.", this) if part)
