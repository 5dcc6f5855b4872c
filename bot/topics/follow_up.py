"""The answers to the question below the morning's session. Each shows the session in the same message, as it is now.

A second tap, and one on a message of another day, change nothing and say so.
"""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from bot.answer_hours import HourOffer
from bot.buttons import Act, Action, whole
from bot.chat import Heard
from bot.screens import follow_up as screens
from bot.topics import asking, body
from bot.topics.plan.change import change
from bot.topics.session import show, stale
from bot.topics.turn import Turn, with_facts
from bot.words import follow_up as words
from bot.words.changes import what_changed
from coaching.facts import LegFeel, LegsFelt, PainReported, ProfileChanged, SorenessReported
from coaching.follow_up import Asking, LegsAfter, PainAgain, ScreenAgain, SoreAfter, SoreAgain
from coaching.memory.state import TrainingState
from coaching.rules import readiness
from coaching.session import Easing
from coaching.spacing import Spacing

SCREENING = "screening"


def sore_now(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """How sore today: gone, a little, the same, or so much that it is asked where and from what."""
    asked = asking.open_now(turn, training)
    if not isinstance(asked, SoreAgain | SoreAfter) or act.day != turn.moment.day:
        return _answered(turn, training, act)
    report = _report(turn, asked, act.arg)
    if report is None:
        return stale(turn, training, act.day)
    turn = asking.closed(turn)
    if report.score is not None and report.score < readiness.SORE_MODERATE:
        turn, outcome = turn.with_chat(report=None).tell(training, report)
        after = outcome.value.after
        light = after.type.strength and after.easing is not Easing.NONE
        return with_facts(show(turn, outcome.state, intro=words.eased(report.score, light=light)), outcome.facts)
    if act.arg != screens.SAME or not isinstance(asked, SoreAgain):
        return body.told_sore(turn, training, report)
    turn, outcome = turn.with_chat(report=report).tell(training, report)
    intro = words.still_sore(asked, what_changed(outcome.value))
    return with_facts(show(turn, outcome.state, intro=intro), outcome.facts)


def _report(turn: Turn, asked: SoreAgain | SoreAfter, arg: str) -> SorenessReported | None:
    """What the answer reports; what was said the day before of place and cause still holds. None for a forged one."""
    told = SorenessReported(at=turn.moment.at, day=turn.moment.day)
    if isinstance(asked, SoreAgain):
        told = replace(told, areas=asked.areas, everything=asked.everything, source=asked.source)
        if arg == screens.SAME:
            return replace(told, score=asked.score)
        if arg == screens.WORSE:
            return replace(told, score=asked.worse)
    score = whole(arg)
    if score not in body.SCORES:
        return None
    gone = score is not None and score < readiness.SORE_MILD
    return replace(told, score=score, **({"areas": frozenset(), "everything": False} if gone else {}))


def pain_now(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """How the pain is today: nearly gone, or still there."""
    asked, score = asking.open_now(turn, training), whole(act.arg)
    if not isinstance(asked, PainAgain) or act.day != turn.moment.day:
        return _answered(turn, training, act)
    if score is None or score not in body.SCORES:
        return stale(turn, training, act.day)
    turn = asking.closed(turn)
    report = PainReported(at=turn.moment.at, day=turn.moment.day, joints=asked.joints, score=score)
    if score > readiness.PAIN_GONE:
        return body.told_pain(turn, training, report)
    turn, outcome = turn.with_chat(report=None).tell(training, report)
    intro = words.pain_better(what_changed(outcome.value))
    return with_facts(show(turn, outcome.state, intro=intro), outcome.facts)


def legs(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Flat, ok or springy. Where the answers ask for more days between, that is proposed at once."""
    asked = asking.open_now(turn, training)
    if not isinstance(asked, LegsAfter) or act.day != turn.moment.day:
        return _answered(turn, training, act)
    if act.arg not in set(LegFeel):
        return stale(turn, training, act.day)
    feel = LegFeel(act.arg)
    fact = LegsFelt(at=turn.moment.at, day=turn.moment.day, run_day=asked.run_day, feel=feel)
    turn, outcome = turn.tell(training, fact)
    turn = asking.next_one(turn, outcome.state, Asking.SPACING)
    return with_facts(show(turn, outcome.state, intro=words.legs_noted(feel)), outcome.facts)


def screen_again(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """The safety check again: now, or another day."""
    if not isinstance(asking.open_now(turn, training), ScreenAgain) or act.day != turn.moment.day:
        return _answered(turn, training, act)
    turn = asking.closed(turn)
    if act.arg == screens.NOW:
        return turn.begin(SCREENING)
    return show(turn, training, intro=words.SCREEN_PUT_OFF)


def spacing(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """The runner's own spacing: a change of plan like any other, or left."""
    asked, now = asking.open_now(turn, training), turn.moment
    if not isinstance(asked, Spacing) or act.day != now.day:
        return _answered(turn, training, act)
    turn = asking.closed(turn)
    if act.arg != str(asked.days):
        return show(turn, training, intro=words.SPACING_LEFT)
    profile = replace(training.profile, run_gap_days=asked.days)
    return change(turn, (ProfileChanged(at=now.at, day=now.day, profile=profile),))


def hour_offer(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Another hour for the message, or the same."""
    asked = asking.open_now(turn, training)
    if not isinstance(asked, HourOffer) or act.day != turn.moment.day:
        return _answered(turn, training, act)
    turn = asking.closed(turn)
    if act.arg != f"{asked.at:%H%M}":
        return show(turn, training, intro=words.HOUR_KEPT)
    wishes = turn.chat.preferences
    changed = turn.with_chat(preferences=replace(wishes, hour=asked.at), answered=())
    return changed.show(screens.hour_taken(asked.at, wishes.hour, wishes.zone))


def daily(turn: Turn, training: TrainingState, _: Act) -> Heard:
    """Every day again: whoever speaks is no longer silent, so today is all that is left to show."""
    return show(turn, training)


def said(turn: Turn, training: TrainingState, text: str) -> Heard | None:
    """A few plain words as the answer to the open question; None where they are none."""
    plain, day = text.strip().lower().rstrip(".!").removesuffix("/10").strip(), turn.moment.day
    match asking.open_now(turn, training):
        case SoreAgain() as asked:
            arg = words.SAID_SORE.get(plain, plain if whole(plain) in body.SCORES else "")
            arg = str(screens.better_than(asked.score)) if arg == "better" else arg
            return sore_now(turn, training, Act(Action.SORE_NOW, day, arg)) if arg else None
        case SoreAfter() if whole(plain) in body.SCORES:
            return sore_now(turn, training, Act(Action.SORE_NOW, day, plain))
        case PainAgain() if whole(plain) in body.SCORES:
            return pain_now(turn, training, Act(Action.PAIN_NOW, day, plain))
        case LegsAfter() if plain in words.SAID_LEGS:
            return legs(turn, training, Act(Action.LEGS, day, words.SAID_LEGS[plain].value))
        case _:
            return None


def _answered(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """The button of a question that is not open any more."""
    if act.day != turn.moment.day:
        return stale(turn, training, act.day)
    return turn.silent(words.ALREADY_ANSWERED)


TAPS: Mapping[Action, Callable[[Turn, TrainingState, Act], Heard]] = {
    Action.SORE_NOW: sore_now,
    Action.PAIN_NOW: pain_now,
    Action.LEGS: legs,
    Action.SCREEN: screen_again,
    Action.SPACING: spacing,
    Action.HOUR_OFFER: hour_offer,
    Action.DAILY: daily,
}
