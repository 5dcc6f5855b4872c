"""Runners: training state, chat and facts, loaded and saved whole."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import BigInteger, Executable, Select, bindparam, case, delete, func, null, select, update

from coaching.facts import AnyFact
from coaching.memory.state import TrainingState
from data.codec import FACT_VERSION, decode_fact, decode_training, encode_fact
from data.columns import listed, listed_pairs
from data.session import Session
from data.states import Known, States
from data.tables import (
    broadcast,
    fact,
    outbox,
    refused_update,
    runner,
    sent_file,
    sent_message,
    training,
    unsent_message,
)
from data.training_store import TrainingWrites
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
        kept, _ = await self._read(ids)
        return kept

    async def _read(self, ids: Sequence[int]) -> tuple[dict[int, Kept], dict[int, int | None]]:
        """What is kept of each, and the marks of their training states."""
        known = {one: self._states.known(one) for one in ids}
        pairs = [(one, before.mark if before else None) for one, before in known.items()]
        found, marks = {one: Kept(id=one) for one in ids}, dict.fromkeys(ids)
        for row in await self._run(_people(self._dialect), {"pairs": pairs}):
            marks[row.id] = row.training_mark
            found[row.id] = Kept(
                id=row.id,
                training=self._training(row, known[row.id]),
                training_version=row.training_version,
                chat=row.chat,
                chat_version=row.chat_version,
            )
        for one, mark in marks.items():
            if mark is None:
                self._states.forget(one)
        return found, marks

    def _training(self, row: Any, known: Known | None) -> TrainingState | None:
        """As it is kept, or remembered where nothing was read; None where there is none of today's version."""
        if row.body is None:
            if known is None or (known.mark, known.state.version) != (row.training_mark, row.training_version):
                return None
            self._states.used(row.id)
            return known.state
        state = decode_training(row.body, row.training_version)
        if state is not None:
            self._states.remember(row.id, Known(row.training_mark, state))
        return state


class RunnerWrites(RunnerReads, TrainingWrites):
    """Reading for change, and keeping."""

    def __init__(self, session: Session, states: States) -> None:
        super().__init__(session, states)
        self._unit_states: dict[int, Known] = {}  # read or kept by this unit, in passing too

    async def people(self, ids: Iterable[int]) -> dict[int, Kept]:
        """What is kept of each, an empty `Kept` for somebody unknown; nobody else changes them until this unit ends.

        Call it once per unit, with all ids: PostgreSQL locks them in id order, which only then cannot deadlock.
        """
        ordered = sorted(set(ids))
        if not ordered:
            return {}
        await self.hold(ordered)
        kept, marks = await self._read(ordered)
        self._marks |= marks
        for one, mark in marks.items():
            state = kept[one].training
            if mark is not None and state is not None:
                self._unit_states[one] = Known(mark, state)
        return kept

    async def save(self, kepts: Iterable[Kept], now: datetime) -> None:
        """Keeps each as it is given; an outdated training state is left as it was."""
        given = list(kepts)
        marked = [(one, self._mark(one)) for one in given if not one.outdated]
        if marked:
            await self._run(_save(self._dialect), [_row(one, mark, now) for one, mark in marked])
        if untouched := [_row(one, None, now) for one in given if one.outdated]:
            await self._run(_save_chat(self._dialect), untouched)
        await self._keep_trainings((one.id, mark, one.training) for one, mark in marked)

    def _mark(self, kept: Kept) -> int | None:
        if kept.training is None:
            return None
        here = self._unit_states.get(kept.id)
        if here is None or here.state is not kept.training:
            here = self._unit_states[kept.id] = Known(self._states.marked(kept.id, kept.training), kept.training)
        return here.mark

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
        self._unit_states.pop(runner_id, None)
        self._marks.pop(runner_id, None)
        for statement in _FORGET:
            await self._run(statement, {"who": runner_id})

    async def hold(self, ids: Iterable[int]) -> None:
        """Keeps others off these runners until this unit ends, rows that do not exist yet included."""
        if self._dialect == "postgresql":  # SQLite has one writer at a time
            await self._run(_HOLD, {"ids": sorted(set(ids))})


def _row(kept: Kept, mark: int | None, now: datetime) -> Row:
    return {
        "id": kept.id,
        "training_version": kept.training.version if kept.training is not None else 0,
        "training_mark": mark,
        "chat": kept.chat,
        "chat_version": kept.chat_version,
        "created": now,
        "updated": now,
    }


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
def _people(dialect: str) -> Select[Any]:
    """The training state only of those who have another mark than the one given with their id."""
    wanted = listed_pairs(dialect, BigInteger).subquery()
    its = training.c.runner_id == runner.c.id, training.c.mark == runner.c.training_mark
    body = select(training.c.body).where(*its).scalar_subquery()
    unless_known = case((runner.c.training_mark == wanted.c.value, null()), else_=body).label("body")
    row = (runner.c.id, runner.c.training_mark, runner.c.training_version, runner.c.chat, runner.c.chat_version)
    return select(*row, unless_known).join(wanted, runner.c.id == wanted.c.id)


@cache
def _save(dialect: str) -> Executable:
    return _upsert(dialect, ("training_version", "training_mark", "chat", "chat_version", "updated"))


@cache
def _save_chat(dialect: str) -> Executable:
    return _upsert(dialect, ("chat", "chat_version", "updated"))


def _upsert(dialect: str, changed: Sequence[str]) -> Executable:
    new = insert(dialect, runner)
    values = {name: new.excluded[name] for name in changed} | {"revision": runner.c.revision + 1}
    return new.on_conflict_do_update(index_elements=[runner.c.id], set_=values)
