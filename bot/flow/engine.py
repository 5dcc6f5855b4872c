"""Walks flows. What it knows of a chat stands in `Chat.position` and `Chat.turn`: a restart goes on from there.

Every question carries Back, Skip (where the step allows it), Start again and Cancel. Taps edit the message of slot
"flow" in place; after typed text the question comes anew. An old button says so, a forged one changes nothing.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec.structs import replace

from bot.buttons import Pick
from bot.chat import Heard, Person, Position
from bot.events import ButtonTapped, Event, LocationShared, TextSent
from bot.flow import aside, hearing
from bot.flow.data import (
    END,
    Draft,
    Ending,
    Flow,
    FlowError,
    Jump,
    Keep,
    Located,
    Picked,
    Reading,
    Skipped,
    Stop,
    Take,
    Unclear,
)
from bot.flow.screen import Control, Spot, Where, asked, at, confirm, offered, place, question, scene_of, toast
from bot.replies import Screen, Send
from bot.words import turns as words


class Flows:
    """All conversations; `home` is that of newcomers. Raises FlowError where a flow leads to one that is not here."""

    def __init__(self, flows: Iterable[Flow], home: str = "onboarding") -> None:
        self.flows: Mapping[str, Flow] = {flow.name: flow for flow in flows}
        self.home = home
        leads = [(flow.name, lead) for flow in self.flows.values() for lead in flow.leads]
        nowhere = [f"{name} to {lead}" for name, lead in (*leads, ("home", home)) if lead not in self.flows]
        if nowhere:
            raise FlowError(f"these lead to no flow: {', '.join(nowhere)}")

    def begin(
        self,
        person: Person,
        name: str,
        event: Event,
        now: datetime,
        *,
        step: str = "",
        note: str = "",
        where: Where = Where.NEW,
        draft: Draft | None = None,
    ) -> Heard:
        """Opens a flow in a new message, at its first question or a door; what was open before is left.

        `draft` is what is answered already.

        A newcomer is led home first, unless the flow is for newcomers; there what was answered so far is not lost.
        """
        flow = self.flows[name]
        if person.training is None and not flow.newcomers:
            return self.resume(person, event, now, note=words.first_things_first())
        draft = flow.start(person) | aside.keeping(person, name, self.home) | (draft or {})
        trail = (flow.first,) if step in flow.doors else ()
        position = Position(flow=name, step=step if step in flow.doors else flow.first, draft=draft, trail=trail)
        return self._show(asked(person, position), event, now, note=note, where=where)

    def active(self, person: Person) -> bool:
        """Whether a question is open."""
        return person.chat.position is not None

    def resume(self, person: Person, event: Event, now: datetime, *, note: str = "") -> Heard:
        """Shows the open question again; home for a newcomer without one; nothing where nothing is open."""
        if person.chat.position is not None:
            return self._show(person, event, now, note=note, where=Where.NEW)
        if person.training is None:
            return self.begin(person, self.home, event, now, note=note)
        return Heard(person=person, replies=toast(event, words.settled()))

    def lost(self, person: Person, event: Event, now: datetime, *, note: str = "") -> Heard:
        """What was sent is no answer to the open question: what would be, `note` before it, and the question again."""
        spot = self._spot(person, event, now)
        if spot is None:
            return self.resume(person, event, now, note=note)
        return self._show(person, event, now, note=f"{note} {spot.step.hint(spot.scene)}".lstrip(), brief=True)

    def pick(self, person: Person, pick: Pick, event: ButtonTapped, now: datetime) -> Heard:
        """A tap on a question's button. Stale or forged: says so, shows the open question, changes nothing."""
        if person.chat.position is None:
            return Heard(person=person, replies=toast(event, words.settled()))
        spot = self._spot(person, event, now)
        if spot is None:
            return self._anew(person, event, now)
        if pick.turn != person.chat.turn:
            return self._stale(person, pick, event, now)
        if pick.value.startswith("_") and pick.step == spot.step.name:
            return self._control(spot, pick.value)
        known = pick.step == spot.step.name and pick.value in offered(spot)
        reading = spot.step.read(Picked(pick.value), spot.scene) if known else None
        return self._forged(spot) if reading is None else self._follow(spot, reading)

    def text(self, person: Person, event: TextSent, now: datetime) -> Heard | None:
        """A text at the open question; None where it means nothing here and the rest of the conversation may try."""
        spot = self._spot(person, event, now)
        if spot is None:
            return None
        control = hearing.control(spot, event.text)
        if control:
            return self._control(spot, control)
        reading = None if event.text.startswith("/") else hearing.read(spot, event.text)
        return None if reading is None else self._follow(spot, reading)

    def location(self, person: Person, event: LocationShared, now: datetime) -> Heard:
        """A shared location at the open question, if there is one that asks for it."""
        spot = self._spot(person, event, now)
        if spot is None:
            return Heard(person=person, replies=(Send(screen=Screen(words.only_for_zone())),))
        there = Located(event.latitude, event.longitude)
        reading = spot.step.read(there, spot.scene) if spot.step.locates else None
        return self._follow(spot, reading or Unclear(words.only_for_zone()))

    # How a turn goes

    def _spot(self, person: Person, event: Event, now: datetime) -> Spot | None:
        position = person.chat.position
        flow = self.flows.get(position.flow) if position else None
        step = flow.step(position.step) if flow and position else None
        if position is None or flow is None or step is None:
            return None
        return Spot(flow, step, position, event, scene_of(person, position.draft, event, now))

    def _follow(self, spot: Spot, reading: Reading) -> Heard:
        person, event, now = spot.scene.person, spot.event, spot.scene.now
        match reading:
            case Take(draft, note):
                return self._advance(spot, draft, note)
            case Keep(draft, note, extra):
                kept = at(person, replace(spot.position, draft=draft))
                tapped = isinstance(event, ButtonTapped)
                heard = self._show(kept, event, now, note="" if tapped else note, passing=note)
                return replace(heard, replies=(*heard.replies, *extra))
            case Unclear(text):
                return self._show(person, event, now, note=text)
            case Jump(flow):
                return self.begin(at(person, None), flow, event, now, where=Where.IN_PLACE)
            case Stop():
                return self._end(spot, spot.flow.stopped(spot.scene))

    def _advance(self, spot: Spot, draft: Draft, note: str) -> Heard:
        scene = replace(spot.scene, draft=draft)
        to = next(edge.to for edge in spot.step.then if edge.when is None or edge.when(scene))
        if to == END:
            ending = spot.flow.finish(scene)
            return self._end(spot, replace(ending, note=note or ending.note))
        trail = (*spot.position.trail, spot.step.name)
        trail = trail[: trail.index(to)] if to in trail else trail
        position = Position(flow=spot.flow.name, step=to, draft=draft, trail=trail)
        return self._show(asked(scene.person, position), spot.event, scene.now, note=note)

    def _end(self, spot: Spot, ending: Ending) -> Heard:
        event, now = spot.event, spot.scene.now
        person = at(ending.person, None)
        if ending.begin:
            heard = self.begin(person, ending.begin, event, now, note=ending.note, where=Where.IN_PLACE)
        elif person.training is None and (back := aside.left(spot)) is not None and not ending.forget:
            heard = self._show(asked(person, back), event, now, note=words.back_to_it())
        else:
            last = () if ending.screen is None else place(event, ending.screen)
            heard = Heard(person=person, replies=(*toast(event, ""), *last))
        replies = (*heard.replies, *ending.replies)
        return replace(heard, facts=ending.facts, replies=replies, forget=heard.forget or ending.forget)

    def _control(self, spot: Spot, value: str) -> Heard:
        person, event, now = spot.scene.person, spot.event, spot.scene.now
        careful = spot.flow.careful and len(spot.position.trail) > 0
        if value in {Control.CANCEL, Control.AGAIN} and careful:
            return confirm(spot, value)
        if value in {Control.CANCEL, Control.STOP}:
            return self._end(spot, spot.flow.stopped(spot.scene))
        if value in {Control.AGAIN, Control.ANEW}:
            return self.begin(person, spot.flow.name, event, now, where=Where.IN_PLACE)
        if value == Control.SKIP and (spot.step.skip or isinstance(event, TextSent)):
            return self._skip(spot)
        if value == Control.BACK:
            return self._back(spot)
        return self._show(person, event, now) if value == Control.ON else self._forged(spot)

    def _skip(self, spot: Spot) -> Heard:
        if spot.step.skip:
            return self._follow(spot, spot.step.read(Skipped(), spot.scene) or Take(spot.position.draft))
        return self._show(spot.scene.person, spot.event, spot.scene.now, note=words.needed(), brief=True)

    def _back(self, spot: Spot) -> Heard:
        if not spot.position.trail:
            return self._show(spot.scene.person, spot.event, spot.scene.now, note=words.first_already())
        *trail, step = spot.position.trail
        back = replace(spot.position, step=step, trail=tuple(trail))
        return self._show(asked(spot.scene.person, back), spot.event, spot.scene.now)

    def _forged(self, spot: Spot) -> Heard:
        person, now = spot.scene.person, spot.scene.now
        return self._show(person, spot.event, now, passing=words.unknown_button(), where=Where.SLOT)

    def _stale(self, person: Person, pick: Pick, event: ButtonTapped, now: datetime) -> Heard:
        position = person.chat.position
        again = position is not None and pick.turn == person.chat.turn - 1 and pick.step in position.trail[-1:]
        if again:  # a double tap: the question that it led to is on the screen already
            return Heard(person=person, replies=toast(event, words.noted()))
        return self._show(person, event, now, passing=words.old_button(), where=Where.NEW)

    def _show(
        self,
        person: Person,
        event: Event,
        now: datetime,
        *,
        note: str = "",
        passing: str = "",
        where: Where = Where.IN_PLACE,
        brief: bool = False,
    ) -> Heard:
        """The open question: edited in place after a tap, as a new message after anything else."""
        spot = self._spot(person, event, now)
        if spot is None:
            return self._anew(person, event, now)
        if spot.flow.looks_back and person.history is None:
            return Heard(person=person, looks_back=True)
        shown = place(event, question(spot, note, brief=brief), where)
        return Heard(person=person, replies=(*toast(event, passing), *shown))

    def _anew(self, person: Person, event: Event, now: datetime) -> Heard:
        """The flow or step of the position is of an older version: its flow starts again, else nothing is open."""
        name = person.chat.position.flow if person.chat.position else ""
        cleared = at(person, None)
        if name in self.flows and (person.training is not None or self.flows[name].newcomers):
            return self.begin(cleared, name, event, now, note=words.began_anew())
        return self.resume(cleared, event, now)
