"""What is at hand, read from a table of a plan file."""

from bot.plan.table import Table
from coaching.runner import Equipment, Gear

_BAR_KG = (1, 50)


def read_gear(table: Table) -> Gear:
    """What is at hand. The wall is always there."""
    found = Gear(
        owned=table.many("owned", Equipment) | {Equipment.WALL},
        dumbbells_kg=table.numbers("dumbbells_kg"),
        kettlebells_kg=table.numbers("kettlebells_kg"),
        bar_kg=table.number("bar_kg", *_BAR_KG) or Gear().bar_kg,
        plates_kg=table.numbers("plates_kg"),
        bands=table.texts("bands"),
    )
    table.close()
    return found
