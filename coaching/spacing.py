"""The runner's own spacing between leg work and key runs, learned from how the legs felt (rules P4).

What is learned is only ever wider than the rules ask, and only chooses among weeks that are legal anyway.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from coaching.facts import LegFeel
from coaching.memory.reports import LegsDay
from coaching.rules import follow_up as rules


class Spacing(Struct, frozen=True, kw_only=True, tag=True):
    """What the answers show: `days` between leg work and the next key run suit this runner.

    After leg work at most `close_days` before a key run the legs were flat in `close_flat` of `close` answers, with
    more days between in `wide_flat` of `wide`; `wide_springy` of these were springy.
    """

    days: int
    close_days: int
    close: int
    close_flat: int
    wide: int
    wide_flat: int
    wide_springy: int


def learned(legs: Sequence[LegsDay]) -> Spacing | None:
    """More days between, where the answers ask for it clearly; None while they do not, or are too few."""
    close = [one.feel for one in legs if one.gap is not None and one.gap <= rules.SPACING_CLOSE_DAYS]
    wide = [
        one.feel for one in legs if one.gap is not None and rules.SPACING_WIDE_DAYS <= one.gap <= rules.LEGS_WORK_DAYS
    ]
    found = Spacing(
        days=rules.SPACING_WIDE_DAYS,
        close_days=rules.SPACING_CLOSE_DAYS,
        close=len(close),
        close_flat=_flat(close),
        wide=len(wide),
        wide_flat=_flat(wide),
        wide_springy=sum(feel is LegFeel.SPRINGY for feel in wide),
    )
    return found if _clear(found) else None


def _flat(feels: Iterable[LegFeel]) -> int:
    return sum(feel is LegFeel.FLAT for feel in feels)


def _clear(found: Spacing) -> bool:
    if found.close < rules.SPACING_CLOSE_REPORTS or found.wide < rules.SPACING_WIDE_REPORTS:
        return False
    flat_when_close = found.close_flat >= rules.SPACING_CLOSE_FLAT * found.close
    return flat_when_close and found.wide_flat <= rules.SPACING_WIDE_FLAT * found.wide
