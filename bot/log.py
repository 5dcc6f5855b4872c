"""Logging: one line per update and per delivery, no message texts, and no secret, whoever writes it.

The formatter takes secrets out of the finished line, so arguments, exceptions and tracebacks are covered alike.
"""

import logging
import re
import time
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import IO

REDACTED = "[secret]"
_LOOKS_LIKE_A_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{20,}")
_PASSWORD_IN_URL = re.compile(r"(?<=://)([^\s:/@]*):([^\s/@]+)@")
_NOISY = ("httpx", "httpcore", "telegram", "apscheduler", "aiohttp.access", "alembic", "aiosqlite")


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """`text` without the given secrets, anything that looks like a bot token, and passwords in addresses."""
    for secret in secrets:
        text = text.replace(secret, REDACTED)
    if ":" not in text:  # as most lines of the log: neither of the two can be in it
        return text
    text = _LOOKS_LIKE_A_TOKEN.sub(REDACTED, text)
    return _PASSWORD_IN_URL.sub(rf"\1:{REDACTED}@", text)


def fault_of(error: BaseException) -> str:
    """What went wrong and where, without the error's own text, which may quote what a runner wrote."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    return f"{type(error).__name__} at {places or 'start'}"


class RedactingFormatter(logging.Formatter):
    """Formats a record, traceback included, and takes the secrets out of it."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._secrets = tuple(secret for secret in secrets if secret)
        self._second, self._instant = -1, ""

    def format(self, record: logging.LogRecord) -> str:
        """Many lines are of the same second, which is put into words once."""
        if self._second != int(record.created):
            self._second = int(record.created)
            self._instant = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(self._second))
        return f"{self._instant}.{int(record.msecs):03d}Z {redact(super().format(record), self._secrets)}"

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the library's own name
        return f"{record.levelname} {record.name} {record.message}"


def set_up(level: int, secrets: Iterable[str] = (), stream: IO[str] | None = None) -> None:
    """Log to `stream` (the error stream if None) from `level` up; the libraries only from WARNING up."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(RedactingFormatter(secrets))
    root = logging.getLogger()
    for former in root.handlers[:]:
        root.removeHandler(former)
    root.addHandler(handler)
    root.setLevel(level)
    for name in _NOISY:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    logging.captureWarnings(capture=True)
    _look_up_only_what_is_said()


def _look_up_only_what_is_said() -> None:
    """The library's switches for what no line shows: who called from which line, in which thread and process."""
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    logging._srcfile = None  # noqa: SLF001 - how its documentation turns off the look for the calling line
