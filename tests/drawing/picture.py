"""The whole conversation in one picture: each flow with its steps and ways on, and the buttons outside of flows."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from bot.buttons import Action
from bot.flow.data import END
from bot.flow.graph import Arrow, Graph, graph
from bot.topics.index import COMMANDS, FOR_ALL, FOR_RUNNERS
from tests.bot.talking import conversation
from tests.drawing.svg import Box, Column, Line, svg
from tests.house.source import ROOT

FILE = ROOT / "docs" / "conversation.svg"
COLUMNS = (("onboarding",), ("settings",), ("screening", "travel", "runs", "week_once", "pause", "delete", "cleared"))
"""Which flows stand below each other; the others get a column of their own, the buttons the last."""


def picture() -> str:
    """The picture as SVG, from the flows and from the table of buttons."""
    flows = tuple(conversation().flows.flows.values())
    placed = set(chain.from_iterable(COLUMNS))
    others = tuple(flow.name for flow in flows if flow.name not in placed)
    drawn = graph(flows)
    columns = [Column(tuple(chain.from_iterable(_flow(drawn, name) for name in names))) for names in (*COLUMNS, others)]
    title = f"The conversation: {len(flows)} flows, {sum(len(flow.steps) for flow in flows)} questions"
    return svg(title, [*columns, *_buttons()])


def _flow(drawn: Graph, name: str) -> Iterator[Box]:
    yield Box(name=f"{name}:", title=name, heading=True)
    for flow, step in drawn.nodes:
        if flow == name and step != END:
            lines = tuple(_line(arrow) for arrow in drawn.arrows if (arrow.flow, arrow.step) == (flow, step))
            yield Box(name=f"{flow}:{step}", title=step, lines=lines)
    leads = [arrow.to_flow for arrow in drawn.arrows if arrow.flow == name and arrow.to_flow != name]
    yield Box(name=f"{name}:end", title="the end", lines=tuple(Line(f"may begin {to}") for to in leads), heading=False)


def _line(arrow: Arrow) -> Line:
    to = arrow.to_step or "end"
    says = f"{arrow.says} → " if arrow.says else "→ "
    return Line(f"{says}{arrow.to_step or 'the end'}", f"{arrow.to_flow}:{to}" if to != "end" else "")


def _buttons() -> tuple[Column, Column]:
    """The buttons outside of flows, by the topic that answers them, with their commands."""
    tables: Iterable[Mapping[Action, object]] = (FOR_ALL, FOR_RUNNERS)
    commands = {action: f"/{command}" for command, action in COMMANDS.items()}
    rooms: dict[str, list[Line]] = {}
    for action, topic in chain.from_iterable(table.items() for table in tables):
        room = str(getattr(topic, "__module__", "")).removeprefix("bot.topics.")
        says = action.name.lower().replace("_", " ")
        rooms.setdefault(room, []).append(Line(" ".join(filter(None, (says, commands.get(action))))))
    boxes = [Box(name=room, title=room, lines=tuple(lines)) for room, lines in rooms.items()]
    half, heading = len(boxes) // 2, Box(name="", title="buttons and commands", heading=True)
    return Column((heading, *boxes[:half])), Column((heading, *boxes[half:]))
