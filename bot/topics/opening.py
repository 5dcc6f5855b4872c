"""What a due delivery says now, judged again: it becomes the right message for now, or none with its reason."""

from datetime import date, datetime, time, timedelta

from msgspec.structs import replace

from bot.chat import Heard
from bot.due import DeliveryKind, NotSent
from bot.moment import local
from bot.replies import Screen, Send
from bot.screens import runs
from bot.screens import training as screens
from bot.topics import session
from bot.topics.body import standing
from bot.topics.turn import Turn, with_facts
from bot.words import deliveries as words
from coaching.memory.count import Status
from coaching.memory.state import TrainingState
from coaching.runner import DayClass
from coaching.session_type import SessionType

IN_TIME = timedelta(hours=1)
"""So long after its hour a message is still simply on time, quiet hours or not: the runner chose the hour."""
LATE = timedelta(hours=3)
"""So much later the morning message says that it is late."""
REMINDED = frozenset({SessionType.CORE_MOBILITY}) | {kind for kind in SessionType if kind.strength}
"""What an evening reminder is worth: mobility and recovery may simply be left."""


def opened(turn: Turn, kind: DeliveryKind, day: date) -> Heard | NotSent:
    """What the delivery of `kind`, due on the local day `day`, says now."""
    refused = _refused(turn, kind, day)
    if refused is not None:
        return refused
    training = turn.person.training
    if training is None:
        return NotSent.NOT_ONBOARDED
    said = _OPENING[kind](turn, training)
    if isinstance(said, NotSent):
        return said
    chat = replace(said.person.chat, unanswered=turn.chat.unanswered + 1)
    if kind is DeliveryKind.LATER:
        chat = replace(chat, snoozed_until=None)
    return replace(said, person=replace(said.person, chat=chat))


def _refused(turn: Turn, kind: DeliveryKind, day: date) -> NotSent | None:
    chat, today = turn.chat, turn.moment.day
    if turn.person.training is None:
        return NotSent.IN_CONVERSATION if chat.position is not None else NotSent.NOT_ONBOARDED
    if chat.blocked:
        return NotSent.BLOCKED_BOT
    paused = chat.preferences.paused_until
    if paused is not None and today < paused:
        return NotSent.PAUSED
    if day != today or _too_late(turn, kind):
        return NotSent.TOO_LATE
    return None if standing(turn.person.training, today).trains else NotSent.NOTHING_DUE


def _too_late(turn: Turn, kind: DeliveryKind) -> bool:
    """In the quiet hours, unless the runner chose this very hour."""
    now = local(turn.chat, turn.moment.at)
    wishes = turn.chat.preferences
    if kind is DeliveryKind.LATER:
        return False
    chosen = wishes.reminder if kind is DeliveryKind.REMINDER else wishes.hour
    if chosen is not None and timedelta(0) <= _since(now, chosen) <= IN_TIME:
        return False
    if kind is DeliveryKind.MORNING and wishes.reminder is not None and _since(now, wishes.reminder) >= timedelta(0):
        return wishes.reminder > wishes.hour  # the reminder brings the session now
    return _quiet(now.time(), wishes.quiet_from, wishes.quiet_to)


def _since(now: datetime, at: time) -> timedelta:
    return now.replace(tzinfo=None) - datetime.combine(now.date(), at)


def _quiet(now: time, start: time, end: time) -> bool:
    return start <= now < end if start <= end else now >= start or now < end


def _morning(turn: Turn, training: TrainingState) -> Heard | NotSent:
    status = training.status_on(turn.moment.day)
    if status in {Status.DONE, Status.SKIPPED}:
        return NotSent.ALREADY_TRAINED if status is Status.DONE else NotSent.ANSWERED
    outcome = turn.coach.today(training, turn.moment)
    if outcome.value.type is SessionType.NONE and not _races(training, turn.moment.day):
        return NotSent.NOTHING_DUE
    late = _since(local(turn.chat, turn.moment.at), turn.chat.preferences.hour) > LATE
    return session.show(turn, training, intro=words.late(outcome.value) if late else words.MORNING)


def _races(training: TrainingState, day: date) -> bool:
    return any(race.day == day for race in training.races) or training.run_on(day).day_class is DayClass.RACE


def _later(turn: Turn, training: TrainingState) -> Heard | NotSent:
    status = training.status_on(turn.moment.day)
    if status in {Status.DONE, Status.SKIPPED}:
        return NotSent.ALREADY_TRAINED if status is Status.DONE else NotSent.ANSWERED
    if turn.chat.snoozed_until is None:
        return NotSent.ANSWERED
    if turn.coach.today(training, turn.moment).value.type is SessionType.NONE:
        return NotSent.NOTHING_DUE
    return session.show(turn, training, intro=words.LATER)


def _reminder(turn: Turn, training: TrainingState) -> Heard | NotSent:
    status = training.status_on(turn.moment.day)
    if status in {Status.DONE, Status.SKIPPED}:
        return NotSent.ALREADY_TRAINED if status is Status.DONE else NotSent.ANSWERED
    if _answered_today(turn, training):
        return NotSent.ANSWERED
    wishes = turn.chat.preferences
    if wishes.reminder is not None and wishes.reminder <= wishes.hour:
        return NotSent.NOTHING_DUE  # the session itself is still to come
    outcome = turn.coach.today(training, turn.moment)
    turn, today = turn.keep(outcome)
    if today.type not in REMINDED:
        return NotSent.NOTHING_DUE
    return with_facts(_message(turn, screens.reminder(today)), outcome.facts)


def _answered_today(turn: Turn, training: TrainingState) -> bool:
    """Put off until later, or a report came today: both are an answer."""
    day = turn.moment.day
    reported = any(one.day == day and one.score is not None for one in training.soreness)
    return turn.chat.snoozed_until is not None or reported


def _nudge(turn: Turn, training: TrainingState) -> Heard | NotSent:
    """The weekly review: without a sound, for the day's session comes in the same minute and rings."""
    outcome = turn.coach.review(training, turn.moment)
    turn, review = turn.keep(outcome)
    screen = screens.weekly(review, turn.catalogue, training.profile.units)
    return with_facts(_message(turn, screen, silent=True), outcome.facts)


def _tomorrow(turn: Turn, training: TrainingState) -> Heard | NotSent:
    tomorrow = turn.moment.day + timedelta(days=1)
    if not training.week.varies:
        return NotSent.NOTHING_DUE
    if training.run_known(tomorrow):
        return NotSent.ANSWERED
    return _message(turn, runs.ask_tomorrow(tomorrow))


def _message(turn: Turn, screen: Screen, *, silent: bool = False) -> Heard:
    return Heard(person=turn.person, replies=(Send(screen=screen, silent=silent),))


_OPENING = {
    DeliveryKind.MORNING: _morning,
    DeliveryKind.LATER: _later,
    DeliveryKind.REMINDER: _reminder,
    DeliveryKind.NUDGE: _nudge,
    DeliveryKind.TOMORROW: _tomorrow,
}
