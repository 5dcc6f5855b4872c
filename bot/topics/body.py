"""Sore or in pain, and the signs that stop everything. Soreness is turned down at once; pain never becomes a deload."""

from datetime import date

from msgspec.structs import replace

from bot.buttons import Act, Action, whole
from bot.chat import Heard
from bot.screens import health as screens_health
from bot.screens import training as screens
from bot.screens.keyboard import act
from bot.topics.session import show, stale
from bot.topics.turn import Turn, with_facts
from bot.walk import under_way
from bot.words import pain as words
from bot.words import walk as walk_words
from coaching.facts import (
    ClearedByProfessional,
    PainReported,
    RedFlag,
    RedFlagRaised,
    SorenessReported,
    SoreSource,
)
from coaching.health.safety import Standing, screen
from coaching.memory.state import TrainingState
from coaching.runner import Area, Joint

SCORES = range(11)
WORDS_KEPT = 200
CLEARED = "cleared"


def standing(training: TrainingState, day: date) -> Standing:
    """Whether the runner may train at all."""
    return screen(training, day).standing


def held(turn: Turn, training: TrainingState, *, intro: str = "") -> Heard:
    """All training is on hold: why, and the way out; below the `intro`, where there is one."""
    day = turn.moment.day
    told = screens.held(screen(training, day).because, day) or screens_health.stopped(day)
    return turn.show(replace(told, text=f"{intro}\n\n{told.text}") if intro else told)


# Sore


def sore(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Sore: the deload at once, and the questions in the same message."""
    if act.day is not None and act.day != turn.moment.day:
        return stale(turn, training, act.day)
    return told_sore(turn, training, SorenessReported(at=turn.moment.at, day=turn.moment.day))


def told_sore(turn: Turn, training: TrainingState, report: SorenessReported) -> Heard:
    """Tells the coach of soreness, as much of it as is known so far; `corrects` where a report is only refined."""
    if not standing(training, turn.moment.day).trains:
        return held(turn, training)
    turn, outcome = turn.with_chat(report=report).tell(training, report)
    return with_facts(turn.show(screens_health.sore(report, outcome.value)), outcome.facts)


def _open_sore(turn: Turn) -> SorenessReported:
    """The report whose questions are on the screen, else a new one."""
    report = turn.chat.report
    if isinstance(report, SorenessReported) and report.day == turn.moment.day:
        return replace(report, at=turn.moment.at, corrects=True)
    return SorenessReported(at=turn.moment.at, day=turn.moment.day)


def sore_score(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """How sore."""
    if act.day != turn.moment.day or whole(act.arg) not in SCORES:
        return stale(turn, training, act.day)
    return told_sore(turn, training, replace(_open_sore(turn), score=whole(act.arg)))


def sore_area(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Where: each tap adds a place or takes it away; "everything" stands alone."""
    if act.day != turn.moment.day or not (act.arg in set(Area) or act.arg == screens_health.EVERYTHING):
        return stale(turn, training, act.day)
    report = _open_sore(turn)
    if act.arg == screens_health.EVERYTHING:
        return told_sore(turn, training, replace(report, everything=not report.everything, areas=frozenset()))
    return told_sore(turn, training, replace(report, everything=False, areas=report.areas ^ {Area(act.arg)}))


def sore_source(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Was it the run or the lift?"""
    if act.day != turn.moment.day or act.arg not in set(SoreSource):
        return stale(turn, training, act.day)
    return told_sore(turn, training, replace(_open_sore(turn), source=SoreSource(act.arg)))


def not_sore(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Fresh, or not sore after all."""
    if act.day is not None and act.day != turn.moment.day:
        return stale(turn, training, act.day)
    if not standing(training, turn.moment.day).trains:
        return held(turn, training)
    corrects = isinstance(turn.chat.report, SorenessReported) and turn.chat.report.day == turn.moment.day
    report = SorenessReported(at=turn.moment.at, day=turn.moment.day, score=0, corrects=corrects)
    turn, outcome = turn.with_chat(report=None).tell(training, report)
    return with_facts(turn.show(screens_health.not_sore(outcome.value)), outcome.facts)


# Pain


def pain(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Pain, not soreness."""
    if act.day is not None and act.day != turn.moment.day:
        return stale(turn, training, act.day)
    sharp = act.arg == screens_health.SHARP
    return told_pain(turn, training, PainReported(at=turn.moment.at, day=turn.moment.day, sharp=sharp))


def told_pain(turn: Turn, training: TrainingState, report: PainReported) -> Heard:
    """Tells the coach of pain: stop what hurts, leave it out."""
    if not standing(training, turn.moment.day).trains:
        return held(turn, training)
    known = {one.joint for one in training.pains if one.open}
    spared = bool(report.joints) and report.joints <= known
    turn, outcome = turn.with_chat(report=report).tell(training, report)
    on = act(walk_words.GO_ON, Action.WALK, report.day) if under_way(turn.chat.walk, report.day) else None
    return with_facts(turn.show(screens_health.pain(report, outcome.value, on, spared=spared)), outcome.facts)


def _open_pain(turn: Turn) -> PainReported:
    report = turn.chat.report
    if isinstance(report, PainReported) and report.day == turn.moment.day:
        return replace(report, at=turn.moment.at)
    return PainReported(at=turn.moment.at, day=turn.moment.day)


def pain_area(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Where it hurts: each tap adds a place. Pain is not untold; it is told as gone."""
    if act.day != turn.moment.day or act.arg not in set(Joint):
        return stale(turn, training, act.day)
    report = _open_pain(turn)
    return told_pain(turn, training, replace(report, joints=report.joints | {Joint(act.arg)}))


def pain_score(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """How bad."""
    if act.day != turn.moment.day or whole(act.arg) not in SCORES:
        return stale(turn, training, act.day)
    return told_pain(turn, training, replace(_open_pain(turn), score=whole(act.arg)))


def pain_gone(turn: Turn, training: TrainingState, joints: frozenset[Joint] = frozenset()) -> Heard:
    """No pain: closes an open pain step by step; without one it only means fresh."""
    if not any(one.open for one in training.pains):
        return not_sore(turn, training, Act(Action.NOT_SORE, turn.moment.day))
    open_joints = frozenset(one.joint for one in training.pains if one.open and one.joint is not None)
    report = PainReported(at=turn.moment.at, day=turn.moment.day, joints=joints or open_joints, score=0)
    turn, outcome = turn.with_chat(report=None).tell(training, report)
    return with_facts(turn.show(screens_health.no_pain(outcome.value)), outcome.facts)


# Red flags


def sign(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """The signs as buttons, or one of them tapped."""
    if act.arg in set(RedFlag):
        return raised(turn, training, RedFlag(act.arg), "")
    return turn.show(screens_health.signs(turn.moment.day))


def raised(turn: Turn, training: TrainingState, flag: RedFlag, text: str) -> Heard:
    """A red flag: everything stops, and the answer is fixed per sign."""
    fact = RedFlagRaised(at=turn.moment.at, day=turn.moment.day, sign=flag, words=text[:WORDS_KEPT])
    turn, outcome = turn.with_chat(report=None, snoozed_until=None).tell(training, fact)
    return with_facts(turn.show(screens_health.red_flag(flag, turn.moment.day)), outcome.facts)


def cleared(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Cleared by a professional (a flow asks once more), or misread by us (asked once more, with the signs in full)."""
    day = turn.moment.day
    now = standing(training, day)
    if now.trains:
        return show(turn, training)
    if act.arg == screens_health.MISREAD and now is Standing.STOPPED:
        return turn.show(screens_health.confirm_misread(day, training.red_flags))
    if act.arg != screens_health.MISREAD_SURE or now is not Standing.STOPPED:
        return turn.begin(CLEARED)
    turn, outcome = turn.tell(training, ClearedByProfessional(at=turn.moment.at, day=day, misread=True))
    return with_facts(show(turn, outcome.state, intro=words.BACK_AGAIN), outcome.facts)
