"""Runners: training state, chat and facts, loaded and saved whole."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import Executable, Select, bindparam, delete, func, null, select, update

from coaching.facts import AnyFact
from coaching.memory.state import TrainingState
from data.codec import FACT_VERSION, decode_fact, encode_fact
from data.columns import listed
from data.session import Session
from data.states import States
from data.tables import broadcast, fact, outbox, refused_update, runner, sent_file, sent_message, unsent_message
from data.unit import Part, Row, insert


class Kept(Struct, frozen=True, gc=False, kw_only=True):
    """What is kept of one runner beside the facts.

    `training` is None before onboarding is over, and also where the stored one is `outdated`: then it is to be rebuilt
    from `history`. `chat` is the bot's own value as bytes, None for somebody new. `training_version` is what was
    stored; what is saved takes the version of `training`.
    """

    id: int
    training: TrainingState | None = None
    training_version: int = 0
    chat: bytes | None = None
    chat_version: int = 0

    @property
    def outdated(self) -> bool:
        """There is a training state, but not of today's version."""
        return self.training is None and self.training_version > 0


class FactRow(Struct, frozen=True, gc=False, kw_only=True):
    """A fact as it is kept."""

    at: datetime
    day: date
    kind: str
    version: int
    body: bytes


def fact_row(fact: AnyFact) -> FactRow:
    """The fact in the form in which it is kept."""
    return FactRow(at=fact.at, day=fact.day, kind=type(fact).__name__, version=FACT_VERSION, body=encode_fact(fact))


class RunnerReads(Part):
    """Reading of runners."""

    def __init__(self, session: Session, states: States) -> None:
        super().__init__(session)
        self._states = states

    async def person(self, runner_id: int) -> Kept:
        """What is kept of one runner; the empty `Kept` for somebody unknown. Locks nothing."""
        return (await self._kept([runner_id]))[runner_id]

    async def known(self, ids: Iterable[int]) -> dict[int, Kept]:
        """What is kept of each, an empty `Kept` for somebody unknown. Locks nothing."""
        return await self._kept(sorted(set(ids)))

    async def history(self, runner_id: int) -> list[AnyFact]:
        """All facts of a runner, in the order in which they are folded.

        Raises:
            UnreadableFact: one of them cannot be read by this version.
        """
        rows = await self._run(_HISTORY, {"runner": runner_id})
        return [decode_fact(body, version) for body, version in rows]

    async def _kept(self, ids: Sequence[int]) -> dict[int, Kept]:
        found = {one: Kept(id=one) for one in ids}
        for id_, body, version, chat, chat_version in await self._run(_people(self._dialect), {"ids": ids}):
            training = self._states.decoded(id_, body, version) if body is not None else None
            found[id_] = Kept(id=id_, training=training, training_version=version, chat=chat, chat_version=chat_version)
        return found


class RunnerWrites(RunnerReads):
    """Reading for change, and keeping."""

    async def people(self, ids: Iterable[int]) -> dict[int, Kept]:
        """What is kept of each, an empty `Kept` for somebody unknown; nobody else changes them until this unit ends.

        Call it once per unit, with all ids: PostgreSQL locks them in id order, which only then cannot deadlock.
        """
        ordered = sorted(set(ids))
        if not ordered:
            return {}
        await self.hold(ordered)
        return await self._kept(ordered)

    async def save(self, kepts: Iterable[Kept], now: datetime) -> None:
        """Keeps each as it is given; an outdated training state is left as it was."""
        rows = [self._row(one, now) for one in kepts if not one.outdated]
        untouched = [self._row(one, now) for one in kepts if one.outdated]
        if rows:
            await self._run(_save(self._dialect), rows)
        if untouched:
            await self._run(_save_chat(self._dialect), untouched)

    async def append(self, facts: Iterable[tuple[int, AnyFact]]) -> None:
        """Appends facts as (runner id, fact), in this order. The runner must have been saved first."""
        await self.append_rows((runner_id, fact_row(one)) for runner_id, one in facts)

    async def append_rows(self, facts: Iterable[tuple[int, FactRow]]) -> None:
        """As `append`, facts that are in their form already."""
        rows = [{"runner_id": runner_id, **asdict(one)} for runner_id, one in facts]
        if rows:
            await self._run(_APPEND, rows)

    async def forget(self, runner_id: int) -> None:
        """Deletes this person from every table. Only messages marked `farewell` still go out, and leave no trace."""
        await self.hold([runner_id])
        self._states.forget(runner_id)
        for statement in _FORGET:
            await self._run(statement, {"who": runner_id})

    def _row(self, kept: Kept, now: datetime) -> Row:
        return {
            "id": kept.id,
            "training": None if kept.training is None else self._states.encoded(kept.id, kept.training),
            "training_version": kept.training.version if kept.training is not None else 0,
            "chat": kept.chat,
            "chat_version": kept.chat_version,
            "created": now,
            "updated": now,
        }

    async def hold(self, ids: Iterable[int]) -> None:
        """Keeps others off these runners until this unit ends, rows that do not exist yet included."""
        if self._dialect == "postgresql":  # SQLite has one writer at a time
            await self._run(_HOLD, {"ids": sorted(set(ids))})


_HOLD = select(func.pg_advisory_xact_lock(listed("postgresql").subquery().c.id))
_HISTORY = select(fact.c.body, fact.c.version).where(fact.c.runner_id == bindparam("runner")).order_by(fact.c.id)
_APPEND = fact.insert()
_FORGET: tuple[Executable, ...] = (
    delete(outbox).where(outbox.c.chat_id == bindparam("who"), ~outbox.c.farewell),
    delete(unsent_message).where(unsent_message.c.chat_id == bindparam("who")),
    delete(sent_message).where(sent_message.c.chat_id == bindparam("who")),
    delete(sent_file).where(sent_file.c.chat_id == bindparam("who")),
    delete(refused_update).where(refused_update.c.chat_id == bindparam("who")),
    update(broadcast).where(broadcast.c.owner_id == bindparam("who")).values(owner_id=null()),
    delete(runner).where(runner.c.id == bindparam("who")),  # facts, deliveries and the like go with it
)


@cache
def _people(dialect: str) -> Select[tuple[int, bytes | None, int, bytes | None, int]]:
    chosen = select(runner.c.id, runner.c.training, runner.c.training_version, runner.c.chat, runner.c.chat_version)
    ids = listed(dialect).subquery()
    return chosen.join(ids, runner.c.id == ids.c.id)


@cache
def _save(dialect: str) -> Executable:
    return _upsert(dialect, ("training", "training_version", "chat", "chat_version", "updated"))


@cache
def _save_chat(dialect: str) -> Executable:
    return _upsert(dialect, ("chat", "chat_version", "updated"))


def _upsert(dialect: str, changed: Sequence[str]) -> Executable:
    new = insert(dialect, runner)
    values = {name: new.excluded[name] for name in changed} | {"revision": runner.c.revision + 1}
    return new.on_conflict_do_update(index_elements=[runner.c.id], set_=values)
