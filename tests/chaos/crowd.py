"""Runners who talk all the time, and who count what comes back."""

import asyncio
from collections import Counter
from typing import Any

from bot.app import real_clock
from bot.playground.playground import Playground
from bot.playground.state import Post

Said = tuple[int, str]
"""A chat, and a text that came there."""
OPEN = 3
"""So many texts each has unanswered at most."""


class Ledger:
    """How often each text came: a journal of the stand-in."""

    def __init__(self) -> None:
        self.came: Counter[Said] = Counter()
        self.heard: Counter[int] = Counter()  # different answers, by chat
        self._known: set[tuple[int, int]] = set()

    def note(self, kind: str, **values: Any) -> None:
        post: Post | None = values.get("post")
        if kind != "post" or post is None or post.mine:
            return
        message = (values["chat"], post.obj["message_id"])
        if message in self._known:  # an edit
            return
        self._known.add(message)
        said = (values["chat"], post.obj.get("text") or post.obj["caption"])
        self.came[said] += 1
        if self.came[said] == 1 and said[1].startswith("heard"):
            self.heard[said[0]] += 1

    def close(self) -> None:
        """Nothing is open."""


class Crowd:
    """So many runners before a stand-in. `talk` goes on until `quiet`."""

    def __init__(self, playground: Playground, runners: int) -> None:
        self.ledger = Ledger()
        playground.world.journal = self.ledger
        self.users = [playground.user(number) for number in range(1, runners + 1)]
        self.said: Counter[int] = Counter()
        self.quiet = False

    async def talk(self) -> None:
        while not self.quiet:
            for user in self.users:
                if self.said[user.id] - self.ledger.heard[user.id] < OPEN and not _listens(user.id):
                    self.said[user.id] += 1
                    user.say(str(self.said[user.id]))
            await asyncio.sleep(0.005)

    @property
    def open(self) -> int:
        """How many texts have no answer yet."""
        return sum(self.said.values()) - sum(self.ledger.heard.values())

    async def answered(self, more: int, seconds: float = 30) -> None:
        """Waits until so many more texts are answered.

        Raises:
            TimeoutError: they were not.
        """
        until = sum(self.ledger.heard.values()) + more
        async with asyncio.timeout(seconds):
            while sum(self.ledger.heard.values()) < until:  # noqa: ASYNC110 - another process does it
                await asyncio.sleep(0.005)


def _listens(who: int) -> bool:
    """Every other runner says nothing around the end of a second: what is prepared for it stays true until a tick."""
    return who % 2 == 0 and not 250_000 <= real_clock().microsecond < 500_000
