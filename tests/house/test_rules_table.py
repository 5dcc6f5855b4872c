"""The rules table: every number of the coaching rules once, with its source."""

import ast
import importlib
from typing import Annotated, get_args, get_origin, get_type_hints

import pytest

from coaching.rules import Source
from tests.house.source import Module, imports, modules

TABLES = [one for one in modules() if one.name.startswith("coaching.rules.")]


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)
def test_every_constant_of_the_table_names_its_source(table: Module) -> None:
    module = importlib.import_module(table.name)
    hints = get_type_hints(module, include_extras=True)
    constants = [name for name in vars(module) if name.isupper()]
    assert constants
    for name in constants:
        assert name in hints, f"{table.path}: {name} has no source"
        assert get_origin(hints[name]) is Annotated, f"{table.path}: {name} has no source"
        assert any(isinstance(part, Source) for part in get_args(hints[name])), f"{table.path}: {name} has no source"


def test_rules_are_read_from_their_table_when_they_are_needed() -> None:
    """A constant imported by name or kept as a default would not notice that the table changed."""
    tables = {table.name for table in TABLES}
    wrong = [
        f"{module.path}:{node.lineno}"
        for module in modules()
        if module.name not in tables
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom)
        and node.module in tables
        and any(alias.name.isupper() for alias in node.names)
    ]
    assert not wrong


def test_every_table_is_used() -> None:
    used = {name for module in modules() for name, _ in imports(module)}
    assert {table.name for table in TABLES} <= used


def test_coaching_has_no_bare_numbers_outside_the_table() -> None:
    """0, 1, 2 and -1 count and index; 7 is the days of a week. Everything else belongs in a table, with its source."""
    plain = {-1, 0, 1, 2, 7, 60, 0.5}
    defaults = {"coaching.runner", "coaching.modifiers"}  # a profile's defaults, and the limits that limit nothing
    wrong = [
        f"{module.path}:{node.lineno} {node.value}"
        for module in modules()
        if module.name.startswith("coaching.")
        and not module.name.startswith("coaching.rules")
        and module.name not in defaults
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and not isinstance(node.value, bool)
        and node.value not in plain
    ]
    assert not wrong
