"""The figures of a campaign as a table."""

from collections.abc import Iterator, Sequence

from tests.chaos.campaign import Kill, Verdict

_HEAD = ("killed", "times", "in flight", "(most)", "came again")


def table(name: str, verdict: Verdict) -> str:
    """A line for each point, and what became of everything."""
    points = sorted({kill.point for kill in verdict.kills})
    rows = [_HEAD, *(_row(point, [kill for kill in verdict.kills if kill.point == point]) for point in points)]
    rows.append(_row("all together", verdict.kills))
    return "\n".join([f"{name}", *_aligned(rows), *_told(verdict)])


def _row(point: str, kills: Sequence[Kill]) -> tuple[str, ...]:
    flying = [len(kill.in_flight) for kill in kills]
    again = sum(kill.again for kill in kills)
    return point, str(len(kills)), f"{sum(flying) / len(kills):.1f}", str(max(flying)), str(again)


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        first, *rest = row
        yield "  ".join(
            [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))]
        )


def _told(verdict: Verdict) -> Iterator[str]:
    yield f"{verdict.updates} updates: {verdict.updates_lost} lost, {verdict.updates_twice} applied twice"
    yield (
        f"{verdict.messages} messages, {verdict.deliveries} of them reminders: {verdict.messages_lost} lost, "
        f"{verdict.doubled_unexplained} doubled that were not in flight"
    )
