"""Faults on request: what a bad day between a bot and Telegram looks like, for tests to order call by call."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct


class Trouble(StrEnum):
    """What happens to the answer of one call."""

    STATUS = "status"  # an error answer in Telegram's form, with `status`
    GARBAGE = "garbage"  # 200 with a body that is not JSON
    HALF = "half"  # the headers promise more than comes, then the connection closes
    HANG = "hang"  # no answer for `seconds`, then the connection closes
    DROP = "drop"  # the connection closes without an answer
    SLOW = "slow"  # the right answer, `seconds` late


class Fault(Struct, frozen=True, kw_only=True):
    """One fault.

    `applied` says whether the call takes effect although its answer is spoilt: a message that was sent, but whose
    answer was lost, is sent twice by whoever retries. `retry_after` goes with status 429.
    """

    trouble: Trouble
    status: int = 502
    retry_after: int | None = None
    seconds: float = 30.0
    applied: bool = False


Faults: TypeAlias = Callable[[str, int | None], Fault | None]
"""Asked before each call with the method's name (as in the documentation) and the chat's id, None where it has none."""

_PHRASES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    429: "Too Many Requests",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


def described(fault: Fault) -> str:
    """The description that comes with a status fault."""
    phrase = _PHRASES.get(fault.status, "Error")
    return f"{phrase}: retry after {fault.retry_after}" if fault.retry_after is not None else phrase
