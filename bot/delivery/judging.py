"""What becomes of a due row: pure, over the person as it stands in the unit's work."""

import logging
from datetime import datetime

from msgspec.structs import replace

from bot.chat import Heard, Person
from bot.conversation import Conversation
from bot.due import DeliveryKind, NotSent
from bot.log import fault_of
from bot.moment import local
from bot.records import STARTED, Work, kind_of
from bot.renewal import told
from bot.replies import Media, Send
from data.delivery_store import DueDelivery, Settled, Settlement

log = logging.getLogger(__name__)

FAILED = "failed"
"""What became of a row whose runner's state makes the code raise."""


def judged(conversation: Conversation, work: Work, row: DueDelivery, now: datetime) -> Settled:
    """What becomes of one row. A failure is this runner's alone: it is noted, and everybody else is served."""
    kind = kind_of(row.kind)
    try:
        outcome = _decided(conversation, work.person(row.runner_id), kind, row, now)
    except Exception as error:  # noqa: BLE001 - whatever one runner's state makes the code raise
        log.error("delivery chat=%s kind=%s failed: %s", row.runner_id, row.kind, fault_of(error))  # noqa: TRY400 - no text of theirs in the log
        work.note(row.runner_id, kind, row.day, row.at)
        return Settled(id=row.id, status=Settlement.NOT_SENT, reason=FAILED)
    if isinstance(outcome, Heard):
        work.take(marked(told(outcome), kind), now, priority=STARTED)
    work.note(row.runner_id, kind, row.day, row.at)
    if isinstance(outcome, Heard):
        return Settled(id=row.id, status=Settlement.SENT)
    return Settled(id=row.id, status=Settlement.NOT_SENT, reason=outcome.value)


def _decided(
    conversation: Conversation, person: Person, kind: DeliveryKind, row: DueDelivery, now: datetime
) -> Heard | NotSent:
    if person.training is None:
        return NotSent.NOT_ONBOARDED
    if person.chat.blocked:
        return NotSent.BLOCKED_BOT
    if row.day != local(person.chat, now).date() and kind is not DeliveryKind.LATER:
        return NotSent.TOO_LATE
    return conversation.open(person, kind, row.day, now)


def marked(heard: Heard, kind: DeliveryKind) -> Heard:
    """Its messages know what they are, for the case that they cannot be sent in time."""
    told = tuple(replace(one, due=kind.value) if isinstance(one, Send | Media) else one for one in heard.replies)
    return replace(heard, replies=told)
