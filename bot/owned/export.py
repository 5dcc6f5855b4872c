"""Everything that is kept of a runner as JSON, and the sets as CSV. `docs/export.md` says what stands in them."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime

import msgspec
from msgspec import Struct

from bot.chat import Chat, Person
from coaching.exercise import Catalogue, Metric
from coaching.facts import AnyFact
from coaching.history.past import History, PastSession
from coaching.history.sets import PastSet, sets_of
from coaching.memory.state import TrainingState
from coaching.session import LoadKind

FORMAT = "strength-coach-export"
VERSION = 1
"""Raised when the file changes its form."""

COLUMNS = (
    *("date", "session_type", "session", "week", "exercise", "name", "set", "side"),
    *("reps", "seconds", "contacts", "load_kg", "load_kind", "band", "feel"),
)
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class Export(Struct, frozen=True, kw_only=True):
    """All that is kept of one runner: the facts, and what is folded from them and known of the chat."""

    format: str = FORMAT
    version: int = VERSION
    exported_at: datetime
    id: int
    chat: Chat
    training: TrainingState | None = None
    facts: tuple[AnyFact, ...] = ()


_encoder = msgspec.json.Encoder(order="deterministic")
_decoder = msgspec.json.Decoder(Export)


class NotAnExport(ValueError):  # noqa: N818 - it names what is the case
    """The file is none of ours, or of a newer version."""


def as_json(person: Person, now: datetime) -> bytes:
    """Everything, readable for people and programs. `person.history` are the facts."""
    export = Export(
        exported_at=now, id=person.id, chat=person.chat, training=person.training, facts=person.history or ()
    )
    return msgspec.json.format(_encoder.encode(export), indent=1) + b"\n"


def read(body: bytes) -> Export:
    """The file read back.

    Raises:
        NotAnExport: it is not one of ours, or of a newer version.
    """
    try:
        export = _decoder.decode(body)
    except msgspec.DecodeError as error:
        raise NotAnExport(str(error)) from error
    if export.format != FORMAT or export.version > VERSION:
        raise NotAnExport(f"{export.format} of version {export.version}")
    return export


def as_csv(history: History | None, catalogue: Catalogue) -> bytes:
    """One row for each set done, oldest first."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for past in history.sessions if history is not None else ():
        writer.writerows(_rows(past, catalogue))
    return text.getvalue().encode()


def _rows(past: PastSession, catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    session, done = past.session, past.done
    if done is None:
        return
    own = {one.exercise: one.feel for one in done.exercises if one.feel is not None}
    kind = session.type.value if session is not None else ""
    letter, week = (session.letter, str(session.week)) if session is not None else ("", "")
    for one in sets_of(past, catalogue):
        known = catalogue.exercises.get(one.exercise)
        feel = own.get(one.exercise, done.feel)
        what = (past.day.isoformat(), kind, letter, week, one.exercise, known.name if known else "")
        yield tuple(safe(cell) for cell in (*what, str(one.number), one.side, *_amounts(one), feel.value))


def _amounts(one: PastSet) -> tuple[str, ...]:
    """Reps, seconds, contacts, kg, kind of load, band."""
    counted = str(one.count)
    jumps, timed = one.metric is Metric.CONTACTS, one.metric.timed
    counts = ("" if jumps or timed else counted, counted if timed else "", counted if jumps else "")
    weighed = one.load.kind in {LoadKind.WEIGHT, LoadKind.PER_HAND}
    return (*counts, f"{one.load.kg:g}" if weighed else "", one.load.kind.value, one.load.band)


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: a band's name is the runner's own words."""
    return f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell
