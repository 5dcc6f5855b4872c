"""What comes up is judged before it is due, in the quiet before the hour that thousands have chosen.

To judge a row is a function of the person, the row and the instant, so all of it can be done with the row's own instant
as now: the new state, the facts, the messages and the next rows are kept as they will be written. When the row is due
they are written as they are, if the runner's row is still the one that they were made from. Whatever changes the person
in between, be it said or done, saves that row, and then the tick judges as if nothing had been prepared.

By the clock alone a judgement changes too: at midnight, in the quiet hours, when the reminder takes over, when a
session under way is over. Where one of these falls between a row's instant and the end of `HOLDS_FOR`, the row is left
to the tick, as is all else that is unusual.
"""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache

from bot.calendar.found import moved
from bot.chat import Person
from bot.conversation import Conversation
from bot.delivery.judging import FAILED, judged
from bot.log import fault_of
from bot.media import version
from bot.moment import local
from bot.presence import changes
from bot.records import Work, decode_chat, kept_as, kind_of, pending
from bot.schedule import dues
from bot.topics.opening import refused
from bot.walk import overdue
from data.delivery_store import DueDelivery, Pending, differing
from data.prepared_store import Judged, Prepared, Result
from data.runner_store import Kept, fact_row
from data.store import Store, Unit

log = logging.getLogger(__name__)

AHEAD = timedelta(minutes=30)
"""So long before it is due a row is prepared at most: time for hundreds of thousands, and little of it is in vain."""
HOLDS_FOR = timedelta(minutes=15)
"""So late a prepared message may go out: beyond what the fullest tick takes, far from where one counts as late."""
AT_ONCE = 20
"""Rows looked at together. What is prepared for them is written in one transaction, which does nothing else."""
_PARTS = ("bot", "coaching", "data")
_NO_ID = 0  # all ids are greater


class Ahead:
    """Prepares, and takes what was prepared. Remembers how far it has come, so that nothing to do costs one look."""

    def __init__(self, store: Store, conversation: Conversation) -> None:
        self._store, self._conversation = store, conversation
        self._come_to: tuple[datetime, int] | None = None  # the instant and id of the last row that was looked at

    async def made_by(self) -> str:
        """This program: its sources and facts, and the bot that it is."""
        program = await asyncio.to_thread(_program) if _program.cache_info().currsize == 0 else _program()
        return f"{program} {self._conversation.link}"

    async def prepare_some(self, now: datetime) -> bool:
        """Judges the next rows that come up, each runner by itself; whether there may be more."""
        made_by, until = await self.made_by(), now + AHEAD
        after = max(self._come_to or (now, _NO_ID), (now, _NO_ID))
        async with self._store.read(in_passing=True) as reader:
            rows = await reader.unprepared(after, until, made_by, AT_ONCE)
            if not rows:
                self._come_to = (until, _NO_ID)
                return False
            whose = {row.runner_id: row.at for row in reversed(rows)}
            revisions = await reader.revisions(whose)  # before all that they vouch for
            known, waiting = await reader.known(whose), await reader.waiting_for(whose)
        made = []
        for who, revision in revisions.items():
            await asyncio.sleep(0)  # answers have their turn
            foreseen = self._foreseen_or_left(known[who], waiting[who], whose[who])
            if foreseen is not None:
                made.append(foreseen.prepared(revision, made_by))
        await self._keep(made)
        more = len(rows) == AT_ONCE
        self._come_to = (rows[-1].at, rows[-1].id) if more else (until, _NO_ID)
        return more

    async def _keep(self, made: Sequence[Prepared]) -> None:
        """Keeps what still fits: whoever spoke meanwhile is left to the tick, and who is gone is gone."""
        if not made:
            return
        async with self._store.unit(in_passing=True) as unit:
            await unit.hold(one.kept.id for one in made)
            now_at = await unit.revisions(one.kept.id for one in made)
            await unit.prepare(one for one in made if now_at.get(one.kept.id) == one.revision)

    def _foreseen_or_left(self, kept: Kept, waiting: Sequence[DueDelivery], at: datetime) -> "_Foreseen | None":
        """One who cannot be read is this runner's fault alone: it is noted and left to the tick, the others go on."""
        try:
            return self._foreseen(kept, waiting, at)
        except Exception as error:  # noqa: BLE001 - whatever one runner's state makes the code raise
            log.error("runner %s cannot be prepared: %s", kept.id, fault_of(error))  # noqa: TRY400 - no text of theirs in the log
            return None

    def _foreseen(self, kept: Kept, waiting: Sequence[DueDelivery], at: datetime) -> "_Foreseen | None":
        """All that is due to a runner at that instant, judged; None where it is left to the tick."""
        if kept.training is None or kept.chat is None or self._conversation.coach.outdated(kept.training):
            return None
        person = Person(id=kept.id, training=kept.training, chat=decode_chat(kept.chat))
        rows = [row for row in waiting if row.at <= at]
        if any(row.at < at for row in rows) or not _steady(person, rows, at):
            return None
        left = [Pending(row.at, row.kind, row.day) for row in waiting if row.at > at]
        work = _Foreseen(person, at, left)
        work.became = tuple(Judged(row, judged(self._conversation, work, row, at)) for row in rows)
        return work if work.fits else None

    async def take(self, unit: Unit, now: datetime, made_by: str, limit: int) -> list[Judged]:
        """Writes what was prepared for at most so many runners and fits now; what became of which rows."""
        ready = await unit.ready(now, made_by, limit)
        if not ready:
            return []
        await unit.adopt(ready, now)
        done = [row for one in ready for row in one.result.judged]
        await unit.settle((row.became for row in done), now)
        await unit.append_rows((one.runner_id, fact) for one in ready for fact in one.result.facts)
        await unit.change_pending(
            ((one.runner_id, row) for one in ready for row in one.result.gone),
            ((one.runner_id, row) for one in ready for row in one.result.new),
        )
        await unit.enqueue((message for one in ready for message in one.result.messages), now)
        return done


def _steady(person: Person, rows: Sequence[DueDelivery], at: datetime) -> bool:
    """Whether the clock alone changes nothing from the instant of these rows to the last at which they may go out."""
    until, walk, today = at + HOLDS_FOR, person.chat.walk, local(person.chat, at).date()
    if local(person.chat, until).date() != today:
        return False
    if walk is not None and not walk.closed and not overdue(walk, today, at):
        return False
    asked = [(kind_of(row.kind), row.day) for row in rows]
    return all(refused(person, kind, day, at) == refused(person, kind, day, until) for kind, day in asked)


class _Foreseen(Work):
    """A unit of work for one runner at the instant `at`, of which is kept what it would write. `left` wait on."""

    became: tuple[Judged, ...] = ()

    def __init__(self, person: Person, at: datetime, left: Sequence[Pending]) -> None:
        super().__init__({person.id: person})
        self._id, self._at, self._left = person.id, at, left

    @property
    def fits(self) -> bool:
        """Whether a prepared result holds all of it."""
        after = [self._now[self._id]]
        more = self._forgotten or moved(self._before, after) or any(changes(self._before, after))
        return not more and all(one.became.reason != FAILED for one in self.became)

    def prepared(self, revision: int, made_by: str) -> Prepared:
        """As it is kept."""
        after = self._now[self._id]
        gone, new = differing(self._left, [pending(due) for due in dues(after, self._at)])
        return Prepared(
            kept=kept_as(after),
            revision=revision,
            at=self._at,
            until=self._at + HOLDS_FOR,
            made_by=made_by,
            result=Result(
                judged=self.became,
                facts=tuple(fact_row(fact) for _, fact in self._facts),
                gone=tuple(gone),
                new=tuple(new),
                messages=tuple(self._messages),
            ),
        )


@cache
def _program() -> str:
    return version.of(version.HOME, {}, _PARTS)
