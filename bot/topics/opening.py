"""What a due delivery says now, judged again: it becomes the right message for now, or none with its reason."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import partial

from msgspec.structs import replace

from bot import silence
from bot.chat import Chat, Heard, Person
from bot.due import DeliveryKind, NotSent
from bot.moment import local
from bot.replies import Media, Screen, Send
from bot.schedule import dues
from bot.screens import follow_up as follow_ups
from bot.screens import runs
from bot.screens import training as screens
from bot.topics import asking, pictures, session
from bot.topics.body import standing
from bot.topics.turn import Turn, with_facts
from bot.walk import under_way
from bot.words import deliveries as words
from bot.words import follow_up as note_words
from bot.words import nudge
from coaching.days import monday_of
from coaching.memory.count import Status
from coaching.memory.state import TrainingState
from coaching.runner import DayClass
from coaching.session_type import SessionType

IN_TIME = timedelta(hours=1)
"""So long after its hour a message is still simply on time, quiet hours or not: the runner chose the hour."""
LATE = timedelta(hours=3)
"""So much later the morning message says that it is late."""
OF_THE_SESSION = frozenset({DeliveryKind.MORNING, DeliveryKind.LATER, DeliveryKind.REMINDER})
"""What is about today's session, and says nothing once that is done or skipped."""
_BECAME: Mapping[Status | None, NotSent] = {Status.DONE: NotSent.ALREADY_TRAINED, Status.SKIPPED: NotSent.ANSWERED}
REMINDED = frozenset({SessionType.CORE_MOBILITY}) | {kind for kind in SessionType if kind.strength}
"""What an evening reminder is worth: mobility and recovery may simply be left."""


def opened(turn: Turn, kind: DeliveryKind, day: date) -> Heard | NotSent:
    """What the delivery of `kind`, due on the local day `day`, says now."""
    if (reason := refused(turn.person, kind, day, turn.moment.at)) is not None:
        return reason
    training = turn.person.training
    if training is None:
        return NotSent.NOT_ONBOARDED
    settled = _BECAME.get(training.status_on(turn.moment.day)) if kind in OF_THE_SESSION else None
    said = settled or _OPENING[kind](turn, training)
    if isinstance(said, NotSent):
        return said
    chat = silence.counted(said.person.chat, turn.moment.day, asks=_asks(kind, said, turn.moment.day))
    if kind is DeliveryKind.LATER:
        chat = replace(chat, snoozed_until=None)
    heard = replace(said, person=replace(said.person, chat=chat))
    return _saying_so(heard) if silence.silent(chat) and kind is not DeliveryKind.NOTE else heard


def _asks(kind: DeliveryKind, said: Heard, day: date) -> bool:
    """Whether a message asks for an answer. Nobody has to answer a rest day, light core or the weekly note."""
    if kind is DeliveryKind.NOTE:
        return False
    training = said.person.training
    shown = training.session_on(day) if training is not None else None
    return kind is DeliveryKind.TOMORROW or (shown is not None and shown.type.strength)


def _saying_so(heard: Heard) -> Heard:
    """The last message before silence, which says so."""
    last = next(one for one in reversed(heard.replies) if isinstance(one, Send | Media))
    said = replace(last, screen=follow_ups.last_for_a_while(last.screen))
    return replace(heard, replies=tuple(said if one is last else one for one in heard.replies))


def refused(person: Person, kind: DeliveryKind, day: date, now: datetime) -> NotSent | None:
    """Why the delivery of `kind`, due on the local day `day`, says nothing now, as far as the plan is not asked."""
    chat, today = person.chat, local(person.chat, now).date()
    if person.training is None:
        return NotSent.IN_CONVERSATION if chat.position is not None else NotSent.NOT_ONBOARDED
    if chat.blocked:
        return NotSent.BLOCKED_BOT
    paused = chat.preferences.paused_until
    if paused is not None and today < paused:
        return NotSent.PAUSED
    if day != today or _too_late(chat, kind, now):
        return NotSent.TOO_LATE
    if silence.silent(chat) is not (kind is DeliveryKind.NOTE) and kind is not DeliveryKind.LATER:
        return NotSent.SILENCE if silence.silent(chat) else NotSent.ANSWERED
    return None if standing(person.training, today).trains else NotSent.NOTHING_DUE


def _too_late(chat: Chat, kind: DeliveryKind, instant: datetime) -> bool:
    """In the quiet hours; the runner's own hour for the session stands above them."""
    now, wishes = local(chat, instant), chat.preferences
    if kind is DeliveryKind.LATER:
        return False
    own_hour = kind not in {DeliveryKind.REMINDER, DeliveryKind.TOMORROW}
    if own_hour and timedelta(0) <= _since(now, wishes.hour) <= IN_TIME:
        return False
    if kind is DeliveryKind.MORNING and wishes.reminder is not None and _since(now, wishes.reminder) >= timedelta(0):
        return wishes.reminder > wishes.hour  # the reminder brings the session now
    return wishes.quiets(now.time())


def _since(now: datetime, at: time) -> timedelta:
    return now.replace(tzinfo=None) - datetime.combine(now.date(), at)


def _morning(turn: Turn, training: TrainingState) -> Heard | NotSent:
    if _reviewed_today(turn):
        return NotSent.WITH_REVIEW
    outcome = turn.coach.today(training, turn.moment)
    if outcome.value.type is SessionType.NONE and not _races(training, turn.moment.day):
        return NotSent.NOTHING_DUE
    late = _since(local(turn.chat, turn.moment.at), turn.chat.preferences.hour) > LATE
    turn = asking.in_the_morning(turn, training)
    intro = words.late(outcome.value) if late else words.MORNING
    return session.show(turn, training, intro=intro, today=outcome)


def _reviewed_today(turn: Turn) -> bool:
    """Whether the weekly review brings the session today: one message where two would come in the same minute."""
    day, chat = turn.moment.day, turn.chat
    if chat.preferences.nudge_weekday != day.weekday():
        return False
    ahead = any(due.kind is DeliveryKind.NUDGE and due.day == day for due in dues(turn.person, turn.moment.at))
    return ahead or chat.delivered.get(DeliveryKind.NUDGE) == day


def _races(training: TrainingState, day: date) -> bool:
    return any(race.day == day for race in training.races) or training.run_on(day).day_class is DayClass.RACE


def _later(turn: Turn, training: TrainingState) -> Heard | NotSent:
    if turn.chat.snoozed_until is None or _training(turn):
        return NotSent.ANSWERED
    outcome = turn.coach.today(training, turn.moment)
    if outcome.value.type is SessionType.NONE:
        return NotSent.NOTHING_DUE
    return session.show(turn, training, intro=words.LATER, today=outcome)


def _reminder(turn: Turn, training: TrainingState) -> Heard | NotSent:
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
    """Put off until later today, or a report came today: both are an answer."""
    day, later = turn.moment.day, turn.chat.snoozed_until
    reported = any(one.day == day and one.score is not None for one in training.soreness)
    return (later is not None and local(turn.chat, later).date() >= day) or reported or _training(turn)


def _training(turn: Turn) -> bool:
    """In the middle of it just now."""
    walk = under_way(turn.chat.walk, turn.moment.day)
    return walk is not None and bool(walk.entries) and turn.moment.at - walk.touched <= IN_TIME


def _nudge(turn: Turn, training: TrainingState) -> Heard | NotSent:
    """The weekly review, and below it the day's session in brief."""
    outcome = turn.coach.review(training, turn.moment)
    turn, review = turn.keep(outcome)
    turn = asking.in_the_morning(turn, outcome.state)
    said = screens.weekly(review, turn.catalogue, training.profile.units)
    show = partial(session.show, turn, outcome.state, brief=True, today=turn.coach.today(outcome.state, turn.moment))
    heard, brief = show(intro=said), partial(show, intro=nudge.in_short(review))
    return with_facts(pictures.reviewed(turn, outcome.state, review, heard, brief), outcome.facts)


def _note(turn: Turn, training: TrainingState) -> Heard | NotSent:
    """Once a week, to one who has not answered for a while."""
    days = turn.coach.week(training, monday_of(turn.moment.day + timedelta(days=1)), turn.moment)
    strength = [plan.day for plan in days if plan.type.strength and plan.day >= turn.moment.day]
    return _message(turn, follow_ups.note(note_words.note(strength, training.profile.minutes)))


def _tomorrow(turn: Turn, training: TrainingState) -> Heard | NotSent:
    tomorrow = turn.moment.day + timedelta(days=1)
    if not training.week.varies:
        return NotSent.NOTHING_DUE
    if training.run_known(tomorrow):
        return NotSent.ANSWERED
    return _message(turn, runs.ask_tomorrow(tomorrow))


def _message(turn: Turn, screen: Screen) -> Heard:
    return Heard(person=turn.person, replies=(Send(screen=screen),))


_OPENING = {
    DeliveryKind.MORNING: _morning,
    DeliveryKind.LATER: _later,
    DeliveryKind.REMINDER: _reminder,
    DeliveryKind.NUDGE: _nudge,
    DeliveryKind.NOTE: _note,
    DeliveryKind.TOMORROW: _tomorrow,
}
