"""What became of messages, written down: one call for as many as have come back."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from math import inf

from bot.metrics import Metrics
from bot.records import Hold
from bot.sending.membership import Membership
from bot.sending.outcomes import Again, GivenUp, Gone, Outcome, Refused, Released
from data.outbox_store import Message as Held
from data.outbox_store import Sent
from data.store import Unit

log = logging.getLogger(__name__)


async def take_over(
    unit: Unit, membership: Membership | None, hold: Hold, in_hand: Iterable[int], now: datetime
) -> bool:
    """Takes back what a former run had in hand when it was killed. False while that run is alive: then it keeps it."""
    if membership is not None and not await membership.succeeds(unit, now):
        return False
    await unit.take_back(hold.owner, in_hand)
    return True


async def write(unit: Unit, outcomes: Sequence[Outcome], owner: str, now: datetime) -> float:
    """Seconds until the first of them may be tried again: 0 for one that was given back, inf where all is settled."""
    gone = [one for one in outcomes if isinstance(one, Gone)]
    lasting = await unit.sent([Sent(id=one.held.id, message_id=one.message_id) for one in gone], now)
    await unit.keep_files([one.file for one in gone if one.file is not None and one.held.id in lasting], now)
    again = inf
    if released := [one.held.id for one in outcomes if isinstance(one, Released)]:
        await unit.release(released, owner)
        again = 0.0
    for one in outcomes:
        match one:
            case Again(held, seconds, error):
                await unit.retry([held.id], owner, now + timedelta(seconds=seconds), error)
                again = min(again, seconds)
            case GivenUp(held, error):
                await unit.give_up([held.id], owner, error)
            case Refused(held, error):
                await unit.give_up([held.id], owner, error)
                await unit.give_up_chat(held.chat_id, error)
            case Gone() | Released():
                pass
    return again


async def expire(unit: Unit, metrics: Metrics, now: datetime) -> list[Held]:
    """What nobody has any use for goes, and makes room for what is true by now."""
    late = await unit.expire(now)
    for one in late:
        log.info("send chat=%s outbox=%s outcome=expired", one.chat_id, one.id)
        metrics.message("expired")
    return late
