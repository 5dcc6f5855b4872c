"""A consistent copy of a SQLite database while others read and write it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from data.engine import BUSY_TIMEOUT_S, normalised
from data.errors import DataError


class BackupError(DataError):
    """There is no copy. The message says why, and what to do."""


def back_up(address: str, target: Path) -> int:
    """Copies the database at `address` into the new file `target`; the copy's size in bytes.

    The copy is of one instant, between two transactions; nobody waits for it. What was deleted is not in it. It gets
    its name only once it is whole, checked and on the disk, and only its owner may read it.

    Raises:
        BackupError: what is there to be mended.
        DatabaseUrlFault: the address is none.
    """
    url = normalised(address)
    if url.get_backend_name() != "sqlite":
        raise BackupError(
            f"this database is PostgreSQL, which has a tool of its own: pg_dump --format=custom --file={target} "
            f"--dbname={url.database}"
        )
    source = Path(url.database or "").resolve()
    if not source.is_file():
        raise BackupError(f"there is no database at {source}")
    if target.exists():
        raise BackupError(f"{target} is there already; name a file that is not")
    part = target.with_name(f"{target.name}.part")
    try:
        _copy(source, part)
        part.replace(target)
        _on_disk(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise BackupError(f"{target} could not be written: {error}") from error
    finally:
        part.unlink(missing_ok=True)
    return target.stat().st_size


def _copy(source: Path, part: Path) -> None:
    part.parent.mkdir(parents=True, exist_ok=True)
    part.unlink(missing_ok=True)  # of a copy that was broken off
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(f"{source.as_uri()}?mode=rw", uri=True, timeout=BUSY_TIMEOUT_S)) as connection:
        connection.execute("VACUUM INTO ?", (str(part),))
    with closing(sqlite3.connect(part)) as copy:
        (found,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(found)
    _on_disk(part)


def _on_disk(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
