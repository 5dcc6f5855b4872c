"""Recovery tips after strength: one on food, one on water, sleep or mobility, none again within 14 days (rules 6)."""

from collections.abc import Sequence

from coaching.building.order import SessionOrder
from coaching.exercise import Tip, TipKind
from coaching.rules import session as rules


def tips_for(order: SessionOrder, tips: Sequence[Tip]) -> tuple[str, ...]:
    """The ids of the tips that end the session of `order`; fewer where all of a kind were told lately."""
    food = [tip for tip in tips if tip.kind is TipKind.FOOD]
    other = [tip for tip in tips if tip.kind is not TipKind.FOOD]
    return tuple(tip.id for tip in (_next(food, order), _next(other, order)) if tip is not None)


def protein_g(body_mass_kg: float) -> int:
    """Grams of protein in one meal after strength (rules 6), whole."""
    return round(rules.PROTEIN_G_PER_KG * body_mass_kg)


def _next(tips: list[Tip], order: SessionOrder) -> Tip | None:
    """The first not told lately, begun at another place every day."""
    if not tips:
        return None
    start = order.day.toordinal() % len(tips)
    return next((tip for tip in (*tips[start:], *tips[:start]) if tip.id not in order.tips_used), None)
