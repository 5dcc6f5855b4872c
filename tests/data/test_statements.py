"""Statements compiled once say what SQLAlchemy would say, or are refused."""

import pytest
from sqlalchemy import bindparam, select
from sqlalchemy.dialects import sqlite

from data.statements import Prepared
from data.tables import delivery, runner
from tests.data.samples import NOW

DIALECT = sqlite.dialect()


def test_values_go_in_by_their_places_and_as_the_columns_want_them() -> None:
    statement = select(delivery.c.id).where(delivery.c.status == "sent", delivery.c.at < bindparam("before"))
    ready = Prepared(statement, ["before"], DIALECT)
    assert ready.sql.count("?") == 2
    assert ready.bound({"before": NOW}) == ["sent", int(NOW.timestamp() * 1_000_000)]


def test_a_row_has_the_names_of_its_columns_and_values_as_they_were_kept() -> None:
    ready = Prepared(select(delivery.c.id, delivery.c.at, delivery.c.settled), [], DIALECT)
    [row] = ready.rows(["id", "at", "settled"], [(7, int(NOW.timestamp() * 1_000_000), None)])
    assert (row.id, row.at, row.settled) == (7, NOW, None)


def test_a_missing_value_is_not_taken_for_none() -> None:
    statement = select(delivery.c.id).where(delivery.c.runner_id == bindparam("who"))
    with pytest.raises(KeyError, match="who"):
        Prepared(statement, [], DIALECT).bound({})


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        (runner.insert(), ["id", "created", "updated"]),  # the rest has defaults, which SQLAlchemy would fill in
        (select(runner.c.id).where(runner.c.id.in_(bindparam("ids", expanding=True))), ["ids"]),
    ],
)
def test_what_would_be_another_statement_for_other_values_is_refused(statement: object, names: list[str]) -> None:
    with pytest.raises(TypeError, match="once for all"):
        Prepared(statement, names, DIALECT)  # type: ignore[arg-type]  # one of two kinds
