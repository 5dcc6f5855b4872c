"""The private address of a calendar: made of a key that only the bot has, so that it is kept nowhere.

Whoever has the address sees the sessions and races ahead. So it cannot be guessed, a new one makes the old one void,
and what is kept to find it again is a fingerprint.
"""

import hashlib
import hmac
import re
from base64 import b32encode
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from bot.calendar.listed import Calendar
from bot.settings import Secret

TOKEN = re.compile(r"[a-z2-7]{32}")
_A_MOMENT = timedelta(microseconds=1)
_OCTETS = 20
"""160 bits, in 32 letters."""


class Addresses(Struct, frozen=True):
    """Where calendars are served: `base` without a slash at the end, and the key that addresses are made with."""

    base: str
    key: Secret

    def token(self, runner: int, issued: datetime) -> str:
        """The secret part of a runner's address."""
        said = f"calendar {runner} {issued.isoformat()}".encode()
        made = hmac.new(self.key.reveal.encode(), said, hashlib.sha256).digest()
        return b32encode(made[:_OCTETS]).decode().lower()

    def url(self, runner: int, calendar: Calendar) -> str:
        """The whole address; "" where none was made."""
        return f"{self.base}/{self.token(runner, calendar.issued)}.ics" if calendar.issued else ""

    def issue(self, runner: int, calendar: Calendar, now: datetime) -> Calendar:
        """The calendar at a new address; the old one, if there was one, leads nowhere from now on.

        It is another one even where the clock has not gone on, or went back.
        """
        issued = max(now, calendar.issued + _A_MOMENT) if calendar.issued else now
        return replace(calendar, issued=issued, address=fingerprint(self.token(runner, issued)))

    def stands(self, runner: int, calendar: Calendar) -> bool:
        """Whether there is an address, made with the key of today."""
        return calendar.issued is not None and calendar.address == fingerprint(self.token(runner, calendar.issued))

    def holds(self, runner: int, calendar: Calendar, token: str) -> bool:
        """Whether this is the address of today, and not one that was replaced."""
        today = self.token(runner, calendar.issued) if calendar.issued else ""
        return hmac.compare_digest(today.encode(), token.encode()) and bool(today)


def fingerprint(token: str) -> str:
    """What an address is found by; it does not give the address back."""
    return hashlib.sha256(token.encode()).hexdigest()
