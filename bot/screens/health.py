"""Screens of soreness, pain, illness, sleep and fatigue. Pure: values in, a Screen out."""

from collections.abc import Sequence
from datetime import date

from bot.buttons import Action
from bot.replies import Button, Screen
from bot.screens.keyboard import Rows, act, grouped, home, short
from bot.words import labels, unwell
from bot.words import pain as pain_words
from bot.words import reasons as why_words
from bot.words import sore as sore_words
from bot.words.changes import what_changed
from coaching.coach import Change
from coaching.facts import IllnessKind, PainReported, RedFlag, SorenessReported, SoreSource

SHARP = "sharp"
ASK = "ask"
MISREAD = "misread"
MISREAD_SURE = "misread!"
EVERYTHING = "everything"


def sore(report: SorenessReported, change: Change) -> Screen:
    """The deload, and in the same message the questions: how much, where, from what, or is it pain."""
    text = sore_words.answer(report, change, why_words.of_report(change.because))
    return Screen(short(text), _sore_rows(report))


def _sore_rows(report: SorenessReported) -> Rows:
    day = report.day
    areas = [
        act(labels.chosen(labels.AREAS[area], on=area in report.areas), Action.SORE_AREA, day, area.value)
        for area in sore_words.SORE_AREAS
    ]
    sources = tuple(
        act(labels.chosen(label, on=report.source is source), Action.SORE_SOURCE, day, source.value)
        for label, source in ((labels.FROM_RUN, SoreSource.RUN), (labels.FROM_LIFT, SoreSource.LIFT))
    )
    everything = labels.chosen(labels.EVERYTHING, on=report.everything)
    warning = (act(labels.OTHER_SIGNS, Action.RED_FLAG, day, ASK),)
    return (
        *((warning,) if (report.score or 0) >= sore_words.EXTREME else ()),
        _scores(sore_words.SCORE_BANDS, report.score, Action.SORE_SCORE, day),
        *grouped(areas, 3),
        (act(everything, Action.SORE_AREA, day, EVERYTHING), *sources),
        (act(labels.SHARP, Action.PAIN, day, SHARP), act(labels.NOT_SORE, Action.NOT_SORE, day)),
        (act(labels.TODAY, Action.TODAY),),
    )


def _scores(bands: Sequence[tuple[int, str]], said: int | None, action: Action, day: date) -> tuple[Button, ...]:
    return tuple(act(labels.ticked(label, on=said == score), action, day, str(score)) for score, label in bands)


def not_sore(change: Change) -> Screen:
    """Fresh."""
    return Screen(_with_change(sore_words.NOT_SORE, change), home())


def _with_change(text: str, change: Change) -> str:
    return f"{text}\n\n{what_changed(change)}" if change.before != change.after else text


def sore_or_pain(day: date) -> Screen:
    """It hurts: which of the two?"""
    rows = (
        (act(labels.SHARP, Action.PAIN, day, SHARP), act(labels.ONLY_SORE, Action.SORE, day)),
        (act(labels.TODAY, Action.TODAY), act(labels.HELP, Action.HELP)),
    )
    return Screen(pain_words.SORE_OR_PAIN, rows)


def pain(report: PainReported, change: Change, on: Button | None = None, *, spared: bool = False) -> Screen:
    """Stop what hurts; where, how bad, and the signs that need more than a coach.

    `on` leads on where more is left. `spared`: what hurts was left out before.
    """
    day = report.day
    joints = [
        act(labels.chosen(label, on=joint in report.joints), Action.PAIN_AREA, day, joint.value)
        for joint, label in labels.JOINTS.items()
    ]
    rows = (
        *grouped(joints, 2),
        _scores(pain_words.PAIN_BANDS, report.score, Action.PAIN_SCORE, day),
        (act(labels.OTHER_SIGNS, Action.RED_FLAG, day, ASK),),
        *(((on,),) if on is not None else ()),
        (act(labels.ONLY_SORE, Action.SORE, day), act(labels.TODAY, Action.TODAY)),
    )
    text = pain_words.answer(report, change, why_words.of_report(change.because), spared=spared)
    return Screen(short(text), rows)


def no_pain(change: Change) -> Screen:
    """The pain is gone."""
    return Screen(_with_change(pain_words.NO_PAIN, change), home())


def signs(day: date) -> Screen:
    """The signs that need a professional, as buttons."""
    buttons = [act(label, Action.RED_FLAG, day, sign.value) for sign, label in pain_words.SIGNS.items()]
    return Screen(pain_words.WHICH_SIGN, (*grouped(buttons, 2), (act(labels.JUST_PAIN, Action.PAIN, day),)))


def red_flag(sign: RedFlag, day: date) -> Screen:
    """The safety answer of a sign."""
    return Screen(pain_words.red_flag(sign), _cleared_rows(day))


def suspected(sign: RedFlag, day: date) -> Screen:
    """Is it the runner who has the sign, and now?"""
    yes = act(labels.THAT_IS_ME, Action.RED_FLAG, day, sign.value)
    return Screen(pain_words.suspected(sign), ((yes,), (act(labels.JUST_PAIN, Action.PAIN, day),), *home()))


def stopped(day: date, why: Sequence[str] = ()) -> Screen:
    """All training advice is on hold: a red flag."""
    return Screen(short(pain_words.stopped(why)), _cleared_rows(day))


def blocked(day: date, why: Sequence[str]) -> Screen:
    """No plan yet: the safety check asks for a professional first."""
    rows = (
        (act(labels.CLEARED, Action.CLEARED, day, ASK),),
        (act(labels.SETTINGS, Action.SETTINGS), act(labels.HELP, Action.HELP)),
    )
    return Screen(short(pain_words.blocked(why)), rows)


def _cleared_rows(day: date) -> Rows:
    return (
        (act(labels.CLEARED, Action.CLEARED, day, ASK),),
        (act(labels.MISREAD, Action.CLEARED, day, MISREAD), act(labels.HELP, Action.HELP)),
    )


def confirm_misread(day: date, signs_told: Sequence[RedFlag]) -> Screen:
    """Before a false alarm is lifted: the signs once more, in full."""
    rows = (
        (act(labels.MISREAD_YES, Action.CLEARED, day, MISREAD_SURE),),
        (act(labels.MISREAD_NO, Action.TODAY),),
    )
    return Screen(pain_words.confirm_misread(signs_told), rows)


def emergency(day: date) -> Screen:
    """An emergency outside the signs."""
    rows = ((act(labels.OTHER_SIGNS, Action.RED_FLAG, day, ASK), act(labels.HELP, Action.HELP)),)
    return Screen(pain_words.EMERGENCY, rows)


def despair() -> Screen:
    """Somebody needs people, not a bot."""
    return Screen(pain_words.DESPAIR, home())


def ill(kind: IllnessKind, day: date, change: Change) -> Screen:
    """Ill, with the neck check as two buttons."""
    kinds = ((unwell.ILL_ABOVE, IllnessKind.ABOVE_NECK), (unwell.ILL_BELOW, IllnessKind.BELOW_NECK))
    choices = tuple(act(labels.chosen(label, on=kind is one), Action.ILL, day, one.value) for label, one in kinds)
    rows = (choices, (act(unwell.WELL, Action.WELL, day), act(labels.TODAY, Action.TODAY)))
    return Screen(short(unwell.ill(kind, change, why_words.of_report(change.because))), rows)


def well(change: Change) -> Screen:
    """Well again."""
    return Screen(short(unwell.well(change, why_words.of_report(change.because))), home())


def slept(hours: float | None, day: date, change: Change) -> Screen:
    """A short night."""
    choices = tuple(
        act(labels.chosen(label, on=hours == value), Action.SLEPT, day, str(value))
        for value, label in unwell.SLEEP_HOURS
    )
    text = unwell.slept(hours, change, why_words.of_report(change.because))
    return Screen(short(text), (*grouped(choices, 2), *home()))


def tired(score: int | None, day: date, change: Change) -> Screen:
    """Tired."""
    text = unwell.tired(score, change, why_words.of_report(change.because))
    return Screen(short(text), (_scores(sore_words.SCORE_BANDS, score, Action.TIRED, day), *home()))
