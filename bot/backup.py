"""`python -m bot backup FILE`: a copy of the database, while the coach runs or not."""

import sys
from collections.abc import Sequence
from pathlib import Path

from bot.log import redact
from bot.settings import SettingsError, load
from bot.words import about as words
from data.backup import back_up
from data.errors import DataError

FAILED = 2


def main(arguments: Sequence[str]) -> int:
    """Copies the database of the settings into the file; the exit status."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        return _failed(words.BACKUP_WHERE)
    try:
        size = back_up(load().database.reveal, Path(arguments[0]))
    except SettingsError as error:
        return _failed(*error.faults)
    except DataError as error:
        return _failed(f"No backup: {error}.")
    print(f"{arguments[0]} holds everything that was kept until now ({size} bytes).")  # noqa: T201 - to the terminal
    return 0


def _failed(*faults: str) -> int:
    for fault in faults:
        print(redact(fault), file=sys.stderr)  # noqa: T201 - to the terminal
    return FAILED
