"""Random lives at the real desk over a real SQLite file: three chats in one batch, restarts that open the file anew.

Their number is a hundredth of the lives of `make fuzz`; its quick share is three.
"""

import logging
import os
import random  # noqa: TID251 - seeded, it makes cases
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat import CHAT_VERSION
from bot.delivery.tick import Delivery
from bot.desk import Arrival, Batch, Desk, Posted
from bot.events import AnyEvent, ButtonTapped, LocationShared, OtherSent, TextSent
from bot.records import Hold, decode_chat, decode_message
from bot.replies import Edit, Media, Remove, Screen, Send, Toast
from coaching.memory.fold import rebuild
from data.engine import create
from data.migrate import migrate
from data.outbox_store import Message as Held
from data.store import Store
from tests.bot.dice import Move, carried, move, within_limits
from tests.bot.machinery import NOW
from tests.bot.talking import conversation
from tests.stories.house import ONBOARDING

LIVES = max(3, int(os.environ.get("LIVES_IN_THE_CHAT", "300")) // 100)
CHATS, TURNS = (1, 2, 3), 14


class Counter:
    """A desk over a file, what its chats see, and a clock. The outlet, too: what is said is taken out of the file."""

    def __init__(self, address: str) -> None:
        self.address, self.now, self.updates = address, NOW, 0
        self.seen: dict[int, list[Screen]] = defaultdict(list)
        self.carried: dict[int, list[str]] = defaultdict(list)
        self.answered: set[int] = set()

    def hand_over(self, held: Sequence[Held], toasts: Sequence[Toast] = (), *, more: bool = False) -> None:
        """Only who tapped is noted: the messages wait in the file."""
        del held, more
        self.answered |= {int(toast.callback_id) for toast in toasts}

    @asynccontextmanager
    async def process(self) -> AsyncIterator[None]:
        """One process over the file: another one finds what it kept."""
        engine = create(self.address)
        await migrate(engine)
        self.store = Store(engine)
        self.desk = Desk(self.store, conversation(), self, Hold("nobody", 0))
        try:
            yield
        finally:
            await self.store.close()

    async def hears(self, *moves: tuple[int, Move]) -> None:
        """What came together is answered together."""
        arrivals = []
        for chat, done in moves:
            self.updates += 1
            arrivals.append(Arrival(update_id=self.updates, event=event(done, chat, self.updates)))
        self.now += timedelta(seconds=5)
        self.answered = set()
        await self.desk.handle(Batch(bot_id=1, arrivals=tuple(arrivals), receipt=Posted()), self.now)
        await self._look()
        assert self.answered == {chat for chat, _ in moves}, moves

    async def waits(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        await Delivery(self.store, conversation(), self).tick(self.now)
        await self._look()

    async def _look(self) -> None:
        """What went out since is what a chat sees."""
        async with self.store.unit() as unit:
            while found := await unit.claim(self.now, "test", 60, 50):
                for one in found:
                    message = decode_message(one.body)
                    if isinstance(message, Send | Edit | Media):
                        within_limits(message.screen)
                        self.answered.add(one.chat_id)
                        self.seen[one.chat_id] = [*self.seen[one.chat_id], message.screen][-2:]
                        self.carried[one.chat_id] += carried([message.screen])
                    elif isinstance(message, Remove):
                        self.answered.add(one.chat_id)
                await unit.give_up([one.id for one in found], "test", "")

    async def kept_well(self) -> None:
        """Each runner can be read back, and stands where the facts lead."""
        async with self.store.read() as reader:
            for chat in CHATS:
                kept, facts = await reader.person(chat), await reader.history(chat)
                assert kept.chat is None or decode_chat(kept.chat).version == CHAT_VERSION
                if kept.training is not None:
                    assert rebuild(facts, conversation().coach.catalogue) == kept.training

    def on_screen(self, chat: int) -> list[str]:
        return list(carried(self.seen[chat]))


def event(done: Move, chat: int, update: int) -> AnyEvent:
    match done.kind:
        case "tap":
            return ButtonTapped(update_id=update, chat_id=chat, callback_id=str(chat), data=done.value, message_id=1)
        case "text":
            return TextSent(update_id=update, chat_id=chat, text=done.value, message_id=update)
        case _ if done.value == "place":
            return LocationShared(update_id=update, chat_id=chat, latitude=52.5, longitude=13.4)
        case _:
            return OtherSent(update_id=update, chat_id=chat, kind=done.value)


async def begun(counter: Counter) -> None:
    """Two of the three are onboarded, by typing what stands on the buttons; the third is in the questions."""
    await counter.hears(*((chat, Move("text", "/start")) for chat in CHATS))
    for label in ONBOARDING:
        await counter.hears(*((chat, Move("text", label)) for chat in CHATS[:2]))


async def until_a_restart(counter: Counter, dice: random.Random, turns: Iterator[int]) -> bool:
    """Turns of all chats in one batch each, until one of them is a restart; whether none is left."""
    for _ in turns:
        moves = [
            (chat, move(dice, counter.on_screen(chat), counter.carried[chat], counter.now.date())) for chat in CHATS
        ]
        for _, waited in moves:
            if waited.kind == "time":
                await counter.waits(waited.hours)
        await counter.hears(*((chat, done) for chat, done in moves if done.kind not in {"time", "restart"}))
        if any(done.kind == "restart" for _, done in moves):
            return False
    return True


@pytest.mark.parametrize("seed", range(LIVES))
async def test_random_lives_over_a_file_survive_every_restart(
    seed: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    dice, counter, over = random.Random(seed), Counter(f"sqlite:///{tmp_path / 'coach.db'}"), False
    async with counter.process():
        await begun(counter)
        await counter.kept_well()
    turns = iter(range(TURNS))
    while not over:
        async with counter.process():
            over = await until_a_restart(counter, dice, turns)
            await counter.kept_well()
    assert not [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR]
