"""What we started and could not send in time becomes the right message for now, or none, with the reason."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import DecodeError
from msgspec.structs import replace

from bot.chat import Heard, Person
from bot.conversation import Conversation
from bot.delivery.judging import FAILED, marked
from bot.due import DeliveryKind, NotSent
from bot.log import fault_of
from bot.metrics import Metrics
from bot.moment import local
from bot.records import STARTED, Work, decode_message, load
from bot.renewal import told
from bot.replies import Media, Send
from bot.silence import uncounted
from data.outbox_store import Message as Held
from data.store import Unit

log = logging.getLogger(__name__)

_A_MOMENT = timedelta(seconds=1)


class Late:
    """Judges it again."""

    def __init__(self, conversation: Conversation, metrics: Metrics) -> None:
        self._conversation, self._metrics = conversation, metrics

    async def again(self, unit: Unit, late: Sequence[Held], now: datetime) -> None:
        """Says anew what is still to be said. Each goes out at most until the end of its local day, which ends this."""
        ends = {(one.chat_id, kind): one.expires for one in late if (kind := _started_as(one)) is not None}
        if not ends:
            return
        work = Work(await load(unit, {who for who, _ in ends}, self._conversation.coach, now))
        for (who, kind), end in sorted(ends.items()):
            became = self._judged(work, who, kind, end, now)
            log.info("late_delivery chat=%s kind=%s outcome=%s", who, kind, became)
            self._metrics.delivery(kind, f"late_{became}")
        await work.keep(unit, now)

    def _judged(self, work: Work, who: int, kind: DeliveryKind, end: datetime, now: datetime) -> str:
        """What became of it. It counts as unanswered once, however often it is said."""
        try:
            person = work.person(who)
            outcome = self._still(person, kind, end, now)
        except Exception as error:  # noqa: BLE001 - whatever one runner's state makes the code raise
            log.error("late_delivery chat=%s kind=%s failed: %s", who, kind, fault_of(error))  # noqa: TRY400 - no text of theirs in the log
            return FAILED
        if not isinstance(outcome, Heard):
            return outcome.value
        counted = person.chat.unanswered, person.chat.unanswered_on
        chat = replace(outcome.person.chat, unanswered=counted[0], unanswered_on=counted[1])
        heard = replace(outcome, person=replace(outcome.person, chat=chat))
        work.take(marked(told(heard), kind), now, priority=STARTED)
        return "sent"

    def _still(self, person: Person, kind: DeliveryKind, end: datetime, now: datetime) -> Heard | NotSent:
        """It was of use until `end`, on its own day. A "later" is used up, so it is the day's session that comes."""
        if person.training is None:
            return NotSent.NOT_ONBOARDED
        if person.chat.blocked:
            return NotSent.BLOCKED_BOT
        today = local(person.chat, now).date()
        if local(person.chat, end - _A_MOMENT).date() != today:
            return NotSent.TOO_LATE
        shown = DeliveryKind.MORNING if kind is DeliveryKind.LATER else kind
        unsaid = replace(person, chat=uncounted(person.chat, today))
        return self._conversation.open(unsaid, shown, today, now)


def _started_as(held: Held) -> DeliveryKind | None:
    """The kind of delivery that a message is; None for an answer, and for one in a form of before."""
    try:
        message = decode_message(held.body)
        return DeliveryKind(message.due) if isinstance(message, Send | Media) and message.due else None
    except (DecodeError, ValueError):
        return None
