"""Scales: round numbers and dates along an axis."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import floor, log10

from msgspec import Struct

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)


class Scale(Struct, frozen=True):
    """From values to pixels, in a straight line."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        if self.high == self.low:
            return (self.start + self.end) / 2
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def widened(low: int, high: int, least: int) -> tuple[int, int]:
    """The span, made at least so wide to both sides: what stays the same stands in the middle. Never below nothing."""
    low = max(0, low - max(0, least - (high - low)) // 2)
    return low, max(high, low + least)


def ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """Round numbers that hold `low` and `high` between them, at most `most + 1` of them, a round step apart."""
    if high <= low:
        low, high = low - 1, high + 1
    rough = (high - low) / most
    power = 10.0 ** floor(log10(rough))
    for step in (one * power * more for more in (1, 10) for one in _ROUND):
        first, last = floor(low / step + 1e-9), -floor(-high / step + 1e-9)
        if last - first <= most:
            return tuple(round(number * step, 6) for number in range(first, last + 1))
    return (low, high)


def whole_ticks(low: int, high: int, most: int = 5) -> tuple[int, ...]:
    """The same for what is counted: no half reps."""
    found = [one for one in ticks(low, high, most) if one == int(one)]
    return tuple(int(one) for one in found) if len(found) > 1 else tuple(range(low - 1, high + 2))


def days(since: date, until: date, most: int = 5) -> tuple[date, ...]:
    """Dates to label, at most `most`: whole weeks apart from the first, or the first days of months."""
    length = (until - since).days
    for weeks in (1, 2, 4):
        if length <= weeks * 7 * (most - 1) + 6:
            return tuple(since + timedelta(days=one) for one in range(0, length + 1, weeks * 7))
    return _months(since, until, most)


def _months(since: date, until: date, most: int) -> tuple[date, ...]:
    firsts = [date(year, month, 1) for year in range(since.year, until.year + 1) for month in range(1, 13)]
    inside = [one for one in firsts if since <= one <= until]
    return tuple(inside[:: -(-len(inside) // most)])


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> tuple[float, ...]:
    """Places as near as can be to those wanted (in rising order), at least `gap` apart, between `low` and `high`."""
    found: list[float] = []
    for one in wanted:
        found.append(max(one, found[-1] + gap) if found else max(one, low))
    limit = high
    for at in range(len(found) - 1, -1, -1):
        found[at] = min(found[at], limit)
        limit = found[at] - gap
    return tuple(found)
