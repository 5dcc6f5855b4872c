"""What can go wrong with the database, in our own terms: nobody outside this room knows SQLAlchemy's or a driver's."""
# ruff: noqa: N818 - the names say what happened, as the rest of the house calls it

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError, StatementError


class DataError(Exception):
    """Any failure of the store; the unit that it happened in has kept nothing."""


class DatabaseUrlFault(DataError, ValueError):
    """The database address cannot be used. The message says why and never shows the password."""


class DatabaseUnreachable(DataError):
    """The database cannot be opened, or the connection to it broke. The message never shows the password."""


class DiskFull(DataError):
    """There is no room left to write."""


class Contended(DataError):
    """Somebody else held what was needed for too long; the same unit may be tried again."""


class SchemaUnknown(DataError):
    """The database was made by a newer version of this program."""


class OffsetMoved(DataError):
    """Another poller has moved the intake offset: this process must stop polling."""


class NaiveInstant(DataError, ValueError):
    """A datetime without a time zone was about to be kept."""


class UnreadableFact(DataError):
    """A kept fact cannot be read by this version; nothing was changed."""


_CONTENDED_STATES = frozenset({"40001", "40P01", "55P03"})  # serialization, deadlock, lock not available
_FULL_STATES = frozenset({"53100"})
_GONE_CLASSES = ("08", "57P", "28", "3D", "53300")  # connection, shutdown, authorisation, no such database, too many


@contextmanager
def told_plainly(url: URL) -> Iterator[None]:
    """Turns SQLAlchemy's errors and those of SQLite's driver into ours; everything else passes unchanged."""
    try:
        yield
    except SQLAlchemyError as error:
        raise _ours(url, error) from error
    except sqlite3.Error as error:
        raise _of_driver(url, error, gone=False) from error


@contextmanager
def opening(url: URL) -> Iterator[None]:
    """As `told_plainly`, where a plain OSError or time-out means the database too."""
    try:
        with told_plainly(url):
            yield
    except (OSError, TimeoutError) as error:
        raise unreachable(url, error) from error


def unreachable(url: URL, why: object) -> DatabaseUnreachable:
    """The error for a database that cannot be used."""
    return DatabaseUnreachable(f"cannot use the database {shown(url)}: {why}")


def shown(url: URL) -> str:
    """The address without its password, as people may see it."""
    return url.set(query={}).render_as_string(hide_password=True)


def _ours(url: URL, error: SQLAlchemyError) -> DataError:
    cause = error.orig if isinstance(error, StatementError) else None
    if isinstance(cause, DataError):
        return cause
    if not isinstance(error, DBAPIError):
        return DataError(str(cause or error))
    return _of_driver(url, cause or error, gone=error.connection_invalidated)


def _of_driver(url: URL, cause: BaseException, *, gone: bool) -> DataError:
    """What a driver's error means. `gone` says that the connection broke."""
    words = str(cause)
    state = str(getattr(cause, "sqlstate", None) or "")
    lower = words.lower()
    if state in _FULL_STATES or "disk is full" in lower:
        return DiskFull(f"no room left for {shown(url)}")
    if state in _CONTENDED_STATES or "database is locked" in lower or "database table is locked" in lower:
        return Contended(words)
    if gone or state.startswith(_GONE_CLASSES) or _sqlite_unusable(lower):
        return unreachable(url, words)
    return DataError(words)


def _sqlite_unusable(words: str) -> bool:
    return any(sign in words for sign in ("unable to open", "not a database", "readonly database", "disk i/o error"))
