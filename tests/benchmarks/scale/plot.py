"""A small plot with two logarithmic axes, as an SVG that every browser shows."""

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, floor, log10
from typing import TypeAlias

Points: TypeAlias = Sequence[tuple[float, float]]

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 420, 70, 230, 50, 50
COLOURS = ("#1b6ca8", "#2e9e6b", "#e0a100", "#c1440e", "#7a3fa0", "#555555")


def svg(title: str, x_name: str, y_name: str, lines: Mapping[str, Points]) -> str:
    """The lines by their names; every value is above 0."""
    every = [point for points in lines.values() for point in points]
    x_low, x_high = _decades([x for x, _ in every])
    y_low, y_high = _decades([y for _, y in every])

    def at(x: float, y: float) -> tuple[float, float]:
        across = LEFT + (log10(x) - x_low) / (x_high - x_low) * (WIDTH - LEFT - RIGHT)
        down = HEIGHT - BOTTOM - (log10(y) - y_low) / (y_high - y_low) * (HEIGHT - TOP - BOTTOM)
        return round(across, 1), round(down, 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"',
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        f'<text x="{LEFT}" y="28" font-size="16">{escape(title)}</text>',
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">{escape(x_name)}</text>',
        f'<text x="14" y="{TOP + 10}">{escape(y_name)}</text>',
    ]
    for power in range(x_low, x_high + 1):
        x, bottom = at(10**power, 10**y_low)
        parts.append(f'<path d="M{x} {TOP}V{bottom}" stroke="#dddddd"/>')
        parts.append(f'<text x="{x}" y="{bottom + 18}" text-anchor="middle">{10**power:,}</text>')
    for power in range(y_low, y_high + 1):
        left, y = at(10**x_low, 10**power)
        parts.append(f'<path d="M{left} {y}H{WIDTH - RIGHT}" stroke="#dddddd"/>')
        parts.append(f'<text x="{left - 8}" y="{y + 4}" text-anchor="end">{10**power:g}</text>')
    for number, (name, points) in enumerate(lines.items()):
        parts += _line(name, [at(*point) for point in points], COLOURS[number % len(COLOURS)], number)
    return "\n".join([*parts, "</svg>", ""])


def _line(name: str, points: Points, colour: str, number: int) -> list[str]:
    path = " ".join(f"{x},{y}" for x, y in points)
    key = TOP + 10 + 22 * number
    return [
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>',
        *(f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>' for x, y in points),
        f'<circle cx="{WIDTH - RIGHT + 20}" cy="{key}" r="4" fill="{colour}"/>',
        f'<text x="{WIDTH - RIGHT + 32}" y="{key + 4}">{escape(name)}</text>',
    ]


def _decades(values: Sequence[float]) -> tuple[int, int]:
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    return low, max(high, low + 1)
