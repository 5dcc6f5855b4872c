"""Every reason of placement has a sentence that a runner can read at half past six."""

from datetime import date
from html import escape
from typing import Any, get_args

import msgspec
import pytest

from bot.words.why_placement import word
from coaching.reasons import placement as why
from coaching.reasons.base import Reason
from coaching.runner import DayClass, Distance
from coaching.session_type import SessionType

SUNDAY, TUESDAY = date(2026, 4, 12), date(2026, 4, 14)
KINDS: tuple[type[Reason], ...] = get_args(why.PlacementReason)
VALUES: dict[Any, tuple[Any, ...]] = {
    int: (0, 1, 2, 12),
    bool: (False, True),
    float: (0.6, 0.75),
    date: (SUNDAY,),
    DayClass: tuple(DayClass),
    Distance: tuple(Distance),
    SessionType: tuple(SessionType),
    DayClass | None: (None, *DayClass),
    Distance | None: (None, *Distance),
    tuple[date, ...]: ((SUNDAY,), (SUNDAY, TUESDAY)),
}


def examples(kind: type[Reason]) -> list[why.PlacementReason]:
    """Each field takes each of its values once, the others keeping their first."""
    fields = {one.name: VALUES[one.type] for one in msgspec.structs.fields(kind)}
    first = {name: values[0] for name, values in fields.items()}
    made: list[Any] = [kind(**first)]
    made += [kind(**(first | {name: value})) for name, values in fields.items() for value in values[1:]]
    return made


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.__name__)
def test_each_reason_is_a_short_sentence(kind: type[Reason]) -> None:
    for reason in examples(kind):
        said = word(reason)
        assert said[0].isupper() or said[0].isdigit(), said
        assert said.endswith("."), said
        assert len(said) <= 180, said
        assert said == escape(said, quote=False), said
        assert "  " not in said, said
        assert "None" not in said, said


def test_a_refused_day_names_the_run_that_refuses_it() -> None:
    said = word(why.DayBeforeHardRun(DayClass.LONG))
    assert said == "No leg strength on the day before the long run: your legs should be fresh for it."


def test_numbers_are_words_and_one_is_one() -> None:
    assert word(why.QuotaFull(1)) == "The week has its one strength session."
    assert word(why.QuotaFull(2)) == "The week has its two strength sessions."


def test_dates_name_their_weekday() -> None:
    said = word(why.TooSoonAfterLast(SUNDAY, 1))
    assert "Sunday 12 April" in said


def test_a_taper_says_how_much_and_that_the_weight_stays() -> None:
    said = word(why.TaperSets(Distance.HALF, SUNDAY, 9, 0.6))
    assert said == "9 days to go to your half marathon: 60 % of the sets, the weight stays."


def test_every_reason_names_its_rule() -> None:
    assert all(kind.rule for kind in KINDS)
