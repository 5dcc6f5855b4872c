"""The conversation drawn from its own data."""

from msgspec import Struct

from bot.flow.data import END, Flow


class Arrow(Struct, frozen=True, order=True):
    """One edge of the drawn conversation. `says` is its condition, "" for "else" or "always"."""

    flow: str
    step: str
    to_flow: str
    to_step: str
    says: str = ""


class Graph(Struct, frozen=True):
    """The conversation from its own data: nodes as (flow, step), an end as (flow, "")."""

    nodes: tuple[tuple[str, str], ...]
    arrows: tuple[Arrow, ...]


def graph(flows: tuple[Flow, ...]) -> Graph:
    """Nodes and edges of all flows, for a diagram and for a test that walks every edge."""
    first = {flow.name: flow.first for flow in flows}
    nodes = [(flow.name, step.name) for flow in flows for step in flow.steps] + [(flow.name, END) for flow in flows]
    ways = [
        Arrow(flow.name, step.name, flow.name, edge.to, edge.says)
        for flow in flows
        for step in flow.steps
        for edge in step.then
    ]
    leads = [Arrow(flow.name, END, lead, first[lead]) for flow in flows for lead in flow.leads]
    return Graph(tuple(nodes), (*ways, *leads))
