"""What became of a message, and the line of the log that says so."""

import logging
from typing import TypeAlias

from msgspec import Struct

from bot.metrics import Metrics
from bot.records import ANSWER
from data.file_store import SentFile
from data.outbox_store import Message as Held

log = logging.getLogger(__name__)


class Gone(Struct, frozen=True):
    """Sent, and now shown by the message `message_id`; `file` is what was learnt of Telegram's id of a file."""

    held: Held
    message_id: int
    file: SentFile | None = None


class Again(Struct, frozen=True):
    """Not sent; to be tried again after so many seconds."""

    held: Held
    seconds: float
    error: str


class GivenUp(Struct, frozen=True):
    """Not sent, and never will be."""

    held: Held
    error: str


class Refused(Struct, frozen=True):
    """Not sent: the chat takes no messages any more."""

    held: Held
    error: str


class Released(Struct, frozen=True):
    """Not tried."""

    held: Held


Outcome: TypeAlias = Gone | Again | GivenUp | Refused | Released


def note(outcome: Outcome, metrics: Metrics, seconds: float) -> None:
    """One line for each message, without its text. It was in our hands for so many seconds."""
    held = outcome.held
    where = f"chat={held.chat_id} outbox={held.id} slot={held.slot or '-'} try={held.attempts}"
    match outcome:
        case Gone(_, message_id):
            log.info("send %s outcome=sent message=%s seconds=%.3f", where, message_id, seconds)
            metrics.sent(seconds, answer=held.priority == ANSWER)
        case Again(_, pause, error):
            log.warning("send %s outcome=again pause=%g error=%s", where, pause, error)
            metrics.message("again")
        case GivenUp(_, error):
            log.error("send %s outcome=given_up error=%s", where, error)
            metrics.message("given_up")
        case Refused(_, error):
            log.warning("send %s outcome=refused error=%s", where, error)
            metrics.message("refused")
        case Released():
            log.info("send %s outcome=left", where)
