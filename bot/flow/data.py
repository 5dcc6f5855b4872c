"""The conversation state machine as data: steps with what they ask, offer, read, and where they may lead.

A `Flow` is checked when it is built, see there. The engine that walks flows is `bot.flow.engine.Flows`.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, TypeAlias

from msgspec import Struct

from bot.buttons import LIMIT_BYTES, Pick, pack
from bot.chat import Person
from bot.replies import AnyReply, Button, Screen
from coaching.facts import AnyFact

END = ""
"""Where an edge leads that finishes the flow."""
MAX_TURN = 10**9
"""More questions than a chat will ever see: what the length of callback data is checked with."""
LONGEST_CONTROL = "_cancel"
"""The longest of the engine's own answers, which every step carries."""

Draft: TypeAlias = dict[str, Any]
"""The answers so far, as plain JSON values."""


class FlowError(ValueError):
    """A flow that cannot be walked: its faults, all at once."""


class Scene(Struct, frozen=True, kw_only=True):
    """All that a step may know: who, the answers so far, the instant (UTC), what the chat app says of the person."""

    person: Person
    draft: Draft
    now: datetime
    language: str = ""
    name: str = ""


class Picked(Struct, frozen=True):
    """A tap on one of the step's own choices."""

    value: str


class Typed(Struct, frozen=True):
    """A text."""

    text: str


class Located(Struct, frozen=True):
    """A shared location, in degrees."""

    latitude: float
    longitude: float


class Skipped(Struct, frozen=True):
    """Skip, at a step that allows it."""


Answer: TypeAlias = Picked | Typed | Located | Skipped


class Take(Struct, frozen=True):
    """Answered: on to the next step. `note` stands above what comes next."""

    draft: Draft
    note: str = ""


class Keep(Struct, frozen=True):
    """Something changed, the question stays (a tick in a list). `note` is shown in passing, `extra` is sent beside."""

    draft: Draft
    note: str = ""
    extra: tuple[AnyReply, ...] = ()


class Unclear(Struct, frozen=True):
    """Meant for this step and not usable: says what would be."""

    text: str


class Jump(Struct, frozen=True):
    """On to another flow, one of those that this one `leads` to."""

    flow: str


class Stop(Struct, frozen=True):
    """The answer means "leave it": the same as Cancel."""


Reading: TypeAlias = Take | Keep | Unclear | Jump | Stop


class Choice(Struct, frozen=True):
    """One button of a step: what is packed, and what is read on it."""

    value: str
    label: str


Rows: TypeAlias = tuple[tuple[Choice, ...], ...]


class Choices(Struct, frozen=True):
    """The buttons of a step: every value that any of them may carry, and the rows to show now."""

    values: tuple[str, ...]
    rows: Callable[[Scene], Rows]


NO_CHOICES = Choices((), lambda _: ())


class Edge(Struct, frozen=True):
    """A way on, taken when `when` holds (None: always). `says` names the condition in a diagram."""

    to: str
    when: Callable[[Scene], bool] | None = None
    says: str = ""


class Step(Struct, frozen=True, kw_only=True):
    """One question.

    `ask` words it (HTML). `read` says what an answer means, None where it means nothing here. `then` are the possible
    ways on: the first whose condition holds is taken, and the last has none. `hint` says what would be understood, with
    `again` below it instead of a long `ask`. Only with `skip` is `Skipped` an answer, only with `locates` is `Located`;
    `beside` are buttons below the choices that lead elsewhere.
    """

    name: str
    ask: Callable[[Scene], str]
    choices: Choices = NO_CHOICES
    read: Callable[[Answer, Scene], Reading | None]
    then: tuple[Edge, ...]
    hint: Callable[[Scene], str]
    again: Callable[[Scene], str] | None = None
    skip: bool = False
    locates: bool = False
    beside: tuple[tuple[Button, ...], ...] = ()


class Ending(Struct, frozen=True, kw_only=True):
    """What a finished (or stopped) flow gives.

    `screen` replaces the last question; `replies` follow it. `begin` names a flow that goes on at once, below `note`.
    `forget` deletes the person.
    """

    person: Person
    facts: tuple[AnyFact, ...] = ()
    screen: Screen | None = None
    replies: tuple[AnyReply, ...] = ()
    begin: str = END
    note: str = ""
    forget: bool = False


class Flow(Struct, frozen=True, kw_only=True):
    """A conversation. Refused with all its faults where it could not be walked.

    `finish` turns the answers into what they do; `stopped` words (and does) Cancel. `start` gives the draft to begin
    with. `leads` are the flows that a `Jump` or an `Ending` may begin, `doors` further steps that it may be opened at.
    `newcomers` may walk it before they are onboarded. A `careful` flow asks before Cancel and Start again. `closes` is
    what Cancel is called at the first question, "" for Cancel. `looks_back`: its questions need `Person.history`.

    Raises:
        FlowError: a jump to nowhere, a step nobody reaches, no way on, callback data that could be too long.
    """

    name: str
    first: str
    steps: tuple[Step, ...]
    finish: Callable[[Scene], Ending]
    stopped: Callable[[Scene], Ending]
    start: Callable[[Person], Draft] = lambda _: {}
    leads: tuple[str, ...] = ()
    doors: tuple[str, ...] = ()
    newcomers: bool = False
    careful: bool = False
    closes: str = ""
    looks_back: bool = False

    def __post_init__(self) -> None:
        faults = [*_broken_ways(self), *_too_long(self)]
        if faults:
            raise FlowError(f"flow {self.name!r}: " + "; ".join(faults))

    def step(self, name: str) -> Step | None:
        """The step of that name, None where there is none (an older version of the flow had it)."""
        return next((step for step in self.steps if step.name == name), None)


def _fault(name: str, what: str) -> str:
    return f"{name!r} {what}"


def _broken_ways(flow: Flow) -> Iterator[str]:
    names = [step.name for step in flow.steps]
    yield from (_fault(name, "names two steps") for name in sorted({n for n in names if names.count(n) > 1}))
    openings = [name for name in (flow.first, *flow.doors) if name not in names]
    yield from (_fault(name, "is where it opens, which is nowhere") for name in openings)
    for step in flow.steps:
        jumps = [edge.to for edge in step.then if edge.to != END and edge.to not in names]
        yield from (_fault(step.name, f"jumps to {to!r}, which is nowhere") for to in jumps)
        if not step.then or step.then[-1].when is not None:
            yield _fault(step.name, "has no last way on that is always open")
        if any(edge.when is None for edge in step.then[:-1]):
            yield _fault(step.name, "has a way on that hides those after it")
    yield from (_fault(name, "is reached by nobody") for name in names if name not in _reached(flow))


def _reached(flow: Flow) -> set[str]:
    ways = {step.name: [edge.to for edge in step.then] for step in flow.steps}
    reached, waiting = set[str](), [flow.first, *flow.doors]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(ways.get(name, []))
    return reached


def _too_long(flow: Flow) -> Iterator[str]:
    for step in flow.steps:
        if not step.name or ":" in step.name:
            yield _fault(step.name, "is no name for a step")
        if len(set(step.choices.values)) != len(step.choices.values):
            yield _fault(step.name, "offers a value twice")
        for value in (*step.choices.values, LONGEST_CONTROL):
            if value.startswith("_") and value != LONGEST_CONTROL:
                yield _fault(step.name, f"offers {value!r}, which is the engine's own")
            if not _fits(Pick(MAX_TURN, step.name, value)):
                yield _fault(step.name, f"with {value!r} could exceed {LIMIT_BYTES} bytes of callback data")


def _fits(pick: Pick) -> bool:
    try:
        pack(pick)
    except ValueError:
        return False
    return True
