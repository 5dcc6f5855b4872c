"""Rooms with many doors: who reads a room's docstring finds every module of it."""

import ast

import pytest

from tests.house.source import modules

MAPPED = ("bot.topics", "bot.topics.plan", "bot.topics.walk", "bot.sending")


@pytest.mark.parametrize("room", MAPPED)
def test_the_docstring_of_a_room_names_every_module_of_it(room: str) -> None:
    told = next(ast.get_docstring(one.tree) or "" for one in modules() if one.name == room)
    inside = [one.name.removeprefix(f"{room}.") for one in modules() if one.name.startswith(f"{room}.")]
    missing = [name for name in inside if "." not in name and f"`{name}`" not in told]
    assert not missing
