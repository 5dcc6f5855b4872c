"""Walks every conversation edge by edge over HTTP: many chats side by side, each looking for an edge that nobody took.

Where to go is read from the flows' own data: what an answer would lead to says the step itself. Whether it led there is
read from what the coach kept.
"""

import asyncio
import random  # noqa: TID251 - seeded, it makes the same choices each time
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace
from sqlalchemy import select

from bot.app import App
from bot.buttons import Act, Action, Pick, pack
from bot.chat import Chat, Person, Position, Stage
from bot.events import Event
from bot.flow import hearing
from bot.flow.data import END, Answer, Flow, Keep, Picked, Reading, Skipped, Step, Take, Typed
from bot.flow.screen import Control, Spot, scene_of
from bot.playground.user import Seen, User
from bot.records import decode_chat
from bot.words.proposals import APPLY
from data.tables import outbox
from tests.bot.talking import conversation
from tests.stories.house import TOKEN

Edge: TypeAlias = tuple[str, str, str]
"""Flow, step, and the step that it leads to, END where the flow ends."""

PATIENCE, FAR, TICKS, SECONDS = 40, 99, 0.4, 30
TEXTS = (
    *("6:30", "Berlin", "Springfield", "34", "75 kg", "8, 10, 12 kg", "3 weeks", "until Sunday", "half marathon"),
    *("half marathon on 12 April", "12 April", "mon easy, wed speed, sun long", "12 10 9", "20", "22:00 to 6:00"),
    *("in 9 weeks", "5", "5, 7", "red, black", "dumbbells and barbell", "dumbbells and kettlebells", "dumbbells"),
    *("kettlebells and bands", "kettlebells and barbell", "barbell and bands", "dumbbells and bands", "kettlebells"),
)


def edges() -> frozenset[Edge]:
    """Every edge of every flow."""
    flows = conversation().flows.flows.values()
    return frozenset((flow.name, step.name, edge.to) for flow in flows for step in flow.steps for edge in step.then)


class Way(NamedTuple):
    """An answer to the open question, and where it leads: None for a tick, after which the question stays."""

    answer: Answer
    to: str | None


def ways(spot: Spot) -> Iterator[Way]:
    """All that could be answered now."""
    step, scene = spot.step, spot.scene
    offered = [Picked(choice.value) for row in step.choices.rows(scene) for choice in row]
    readings: list[tuple[Answer, Reading | None]] = [(answer, step.read(answer, scene)) for answer in offered]
    readings += [(Typed(text), hearing.read(spot, text)) for text in TEXTS]
    if step.skip:
        readings.append((Skipped(), step.read(Skipped(), scene) or Take(scene.draft)))
    for answer, reading in readings:
        if isinstance(reading, Keep) and reading.draft != scene.draft:
            yield Way(answer, None)
        elif isinstance(reading, Take):
            then = replace(scene, draft=reading.draft)
            yield Way(answer, next(edge.to for edge in step.then if edge.when is None or edge.when(then)))


def distances(flow: Flow, wanted: set[Edge]) -> dict[str, int]:
    """How many answers each step is away from one with a wanted edge."""
    far = {step.name: 0 for step in flow.steps if any((flow.name, step.name, edge.to) in wanted for edge in step.then)}
    for _ in flow.steps:
        for step in flow.steps:
            nearest = min((far.get(edge.to, FAR) for edge in step.then), default=FAR) + 1
            if nearest < far.get(step.name, FAR):
                far[step.name] = nearest
    return far


class Walker:
    """One chat. `wanted` are the edges that nobody took or is about to take, `taken` those that were."""

    def __init__(self, app: App, user: User, wanted: set[Edge], taken: set[Edge], *, seed: int) -> None:
        self.app, self.user, self.wanted, self.taken = app, user, wanted, taken
        self.dice = random.Random(seed)
        self.flows, self.home = conversation().flows.flows, conversation().flows.home
        self.moves = self.useful = 0

    async def walk(self) -> None:
        """From /start on, until nothing is wanted that can be reached from here."""
        self.user.say("/start")
        await self._answered()
        while self.wanted and self.moves - self.useful < PATIENCE:
            person = await self._person()
            if person.chat.position is not None:
                await self._answer(person, person.chat.position)
            elif person.training is None or not await self._open():
                return

    async def _person(self) -> Person:
        assert self.app._store is not None
        async with self.app._store.read() as reader:
            kept = await reader.person(self.user.id)
        chat = decode_chat(kept.chat) if kept.chat is not None else Chat()  # under 13, nothing is kept
        return Person(id=kept.id, training=kept.training, chat=chat)

    async def _open(self) -> bool:
        """Opens a flow in which something is wanted, at its first question or at a door; False where there is none."""
        names = sorted({name for name, _, _ in self.wanted} - {self.home})
        if not names:
            return False
        flow = self.flows[self.dice.choice(names)]
        far = distances(flow, self.wanted)
        door = min(("", *flow.doors), key=lambda door: far.get(door or flow.first, FAR) + (door == ""))
        await self._tap(pack(Act(Action.OPEN, None, f"{flow.name} {door}".strip())))
        return True

    async def _answer(self, person: Person, position: Position) -> None:
        """Answers the open question: by a wanted edge, else on the shortest way to one."""
        flow = self.flows[position.flow]
        step = flow.step(position.step)
        assert step is not None
        event = Event(update_id=1, chat_id=1)
        spot = Spot(flow, step, position, event, scene_of(person, position.draft, event, self.app.clock()))
        way = self._chosen(flow, step, list(ways(spot)))
        if way is None:
            back = Control.BACK if position.trail and person.training is None else Control.CANCEL
            await self._send(step, Picked(back), person.chat.turn)
            return
        edge = (flow.name, step.name, way.to) if way.to is not None else None
        if edge in self.wanted:
            self.wanted.discard(edge)
            self.useful = self.moves
        await self._send(step, way.answer, person.chat.turn)
        if edge is not None:
            await self._took(edge, person)

    def _chosen(self, flow: Flow, step: Step, known: list[Way]) -> Way | None:
        new = [way for way in known if way.to is not None and (flow.name, step.name, way.to) in self.wanted]
        if new:
            return self.dice.choice(new)
        far = distances(flow, self.wanted)
        if step.name not in far:
            if flow.name != self.home and flow.name not in {name for name, _, _ in self.wanted}:
                return None
            far = distances(flow, _ends(flow))  # what is wanted here may only be offered once the flow was done
        ticks = [way for way in known if way.to is None]
        if ticks and flow.name in {name for name, _, _ in self.wanted} and self.dice.random() < TICKS:
            return self.dice.choice(ticks)
        on = [way for way in known if way.to is not None]
        near = min((far.get(way.to or END, FAR) for way in on), default=FAR)
        return self.dice.choice([way for way in on if far.get(way.to or END, FAR) == near] or [None])

    async def _took(self, edge: Edge, before: Person) -> None:
        """Whether the coach kept what the step's data promised."""
        flow, _, to = edge
        await self.user.wait_for(lambda one: _left(one, before.chat.turn), SECONDS)
        after = (await self._person()).chat
        place = (after.position.flow, after.position.step) if after.position else None
        ended = place is None or (place[0] != flow or place[1] == self.flows[flow].first)
        assert ended if to == END else place == (flow, to), (edge, place)
        assert to == END or after.turn == before.chat.turn + 1, edge
        self.taken.add(edge)
        if after.change is not None and after.change != before.chat.change and after.change.stage is Stage.PROPOSED:
            await self.user.wait_for(lambda one: APPLY in one.last.labels, SECONDS)
            self.user.tap(APPLY)
            await self._answered()

    def _counted(self) -> None:
        """One more answer; time goes on with it, so that nobody is faster than fingers."""
        self.moves += 1
        self.app.clock.move_to(self.app.clock() + timedelta(seconds=0.5))

    async def _answered(self) -> None:
        """Until the coach has heard this chat and told it all: a late word would pass for the next answer."""
        mine = self.user._world.next_update - 1
        await self.user.answer(SECONDS)
        async with asyncio.timeout(SECONDS):
            while not await self._all_told(mine):  # noqa: ASYNC110 - what is kept rings no bell
                await asyncio.sleep(0.01)

    async def _all_told(self, update_id: int) -> bool:
        assert self.app._store is not None
        async with self.app._store.read() as reader:
            heard = await reader.offset(int(TOKEN.partition(":")[0]), self.app.clock())
            waiting = await reader._run(select(outbox.c.id).where(outbox.c.chat_id == self.user.id))
        return heard is not None and heard > update_id and not waiting.all()

    async def _send(self, step: Step, answer: Answer, turn: int) -> None:
        if isinstance(answer, Typed):
            self.user.say(answer.text)
        else:
            data = pack(Pick(turn, step.name, answer.value if isinstance(answer, Picked) else Control.SKIP))
            await self.user.wait_for(lambda one: any(data in datas(seen) for seen in one.received[-3:]), SECONDS)
            query = self.user.tap(data)
            await self.user.wait_for(lambda one: any(toast.callback_id == query for toast in one.toasts), SECONDS)
        self._counted()
        await self._answered()

    async def _tap(self, data: str) -> None:
        self.user.forge(data)
        self._counted()
        await self._answered()


def _ends(flow: Flow) -> set[Edge]:
    """The ends that are reached when all is answered."""
    return {(flow.name, step.name, END) for step in flow.steps if step.then[-1].to == END}


def _left(user: User, turn: int) -> bool:
    """Whether the question of that turn is gone, or the chat is over."""
    old = any(data.startswith(f"p:{turn}:") for seen in user.received for data in datas(seen))
    return not old or not user.last.labels


def datas(seen: Seen) -> set[str]:
    """What the buttons of a message carry."""
    rows = seen.obj.get("reply_markup", {}).get("inline_keyboard", [])
    return {button["callback_data"] for row in rows for button in row if "callback_data" in button}
