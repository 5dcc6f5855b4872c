"""Ill, tired, short of sleep, well again: told to the coach, and what it changed."""

from bot.buttons import Act, whole
from bot.chat import Heard
from bot.screens import health as screens_health
from bot.topics.body import held, standing
from bot.topics.session import show, stale
from bot.topics.turn import Turn, with_facts
from bot.words import unwell as words
from coaching.facts import FatigueReported, IllnessKind, IllnessOver, IllnessReported, SleepReported
from coaching.memory.state import TrainingState

SCORES = range(11)
MOST_HOURS = 16.0


def ill(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Ill. The neck check is one more tap."""
    if _elsewhere(turn, act):
        return stale(turn, training, act.day)
    kind = IllnessKind(act.arg) if act.arg in set(IllnessKind) else IllnessKind.UNKNOWN
    if not standing(training, turn.moment.day).trains:
        return held(turn, training)
    fact = IllnessReported(at=turn.moment.at, day=turn.moment.day, kind=kind)
    turn, outcome = turn.with_chat(snoozed_until=None).tell(training, fact)
    return with_facts(turn.show(screens_health.ill(kind, turn.moment.day, outcome.value)), outcome.facts)


def well(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Well again; without an illness it is simply good news."""
    if _elsewhere(turn, act):
        return stale(turn, training, act.day)
    if training.illness is None or training.illness.over_on is not None:
        return show(turn, training, intro=words.GOOD_TO_HEAR)
    turn, outcome = turn.tell(training, IllnessOver(at=turn.moment.at, day=turn.moment.day))
    return with_facts(turn.show(screens_health.well(outcome.value)), outcome.facts)


def slept(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """A bad night, with or without hours. `arg` holds them, "" for "badly"."""
    hours = _hours(act.arg)
    if _elsewhere(turn, act) or (act.arg and hours is None):
        return stale(turn, training, act.day)
    if not standing(training, turn.moment.day).trains:
        return held(turn, training)
    fact = SleepReported(at=turn.moment.at, day=turn.moment.day, hours=hours, bad=hours is None)
    turn, outcome = turn.tell(training, fact)
    return with_facts(turn.show(screens_health.slept(hours, turn.moment.day, outcome.value)), outcome.facts)


def _hours(arg: str) -> float | None:
    try:
        hours = float(arg)
    except ValueError:
        return None
    return hours if 0 <= hours <= MOST_HOURS else None


def tired(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Tired. `arg` holds the number, "" for none."""
    if _elsewhere(turn, act) or (act.arg and whole(act.arg) not in SCORES):
        return stale(turn, training, act.day)
    if not standing(training, turn.moment.day).trains:
        return held(turn, training, intro=words.TIRED_ON_HOLD)
    score = whole(act.arg)
    turn, outcome = turn.tell(training, FatigueReported(at=turn.moment.at, day=turn.moment.day, score=score))
    return with_facts(turn.show(screens_health.tired(score, turn.moment.day, outcome.value)), outcome.facts)


def _elsewhere(turn: Turn, act: Act) -> bool:
    return act.day is not None and act.day != turn.moment.day
