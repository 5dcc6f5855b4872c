"""The arrows of the house: who may know whom, and what stands in one place only."""

import ast
import graphlib
import sys

import pytest

from tests.house.source import Module, imports, modules, strings

MAY_IMPORT = {"coaching": {"coaching"}, "data": {"data", "coaching"}, "bot": {"bot", "data", "coaching"}}
PURE_LIBRARIES = {"msgspec"}
KNOWS_TELEGRAM = {
    *(f"bot.{name}" for name in ("telegram", "telegram_errors", "telegram_media", "telegram_values", "transport")),
    "bot.intake",
    "bot.app",
}
READS_THE_CLOCK = {"bot.app"}
CLOCK_READS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time")}
IMPURE = {"random", "secrets", "uuid", "socket", "os", "pathlib", "io", "subprocess", "time", "asyncio", "logging"}


def room(name: str) -> str:
    return name.partition(".")[0]


@pytest.mark.parametrize("module", modules(), ids=lambda one: one.name)
def test_a_room_imports_only_the_rooms_below_it(module: Module) -> None:
    wrong = [
        f"{module.path}:{line} imports {name}"
        for name, line in imports(module)
        if room(name) in MAY_IMPORT and room(name) not in MAY_IMPORT[room(module.name)]
    ]
    assert not wrong


@pytest.mark.parametrize("module", [one for one in modules() if room(one.name) == "coaching"], ids=lambda one: one.name)
def test_coaching_knows_only_values_and_the_standard_library(module: Module) -> None:
    wrong = [
        f"{module.path}:{line} imports {name}"
        for name, line in imports(module)
        if room(name) != "coaching"
        and room(name) not in PURE_LIBRARIES
        and (room(name) not in sys.stdlib_module_names or room(name) in IMPURE)
    ]
    assert not wrong


def test_no_module_is_reached_from_itself() -> None:
    ours = {module.name for module in modules()}
    graph = {module.name: {name for name, _ in imports(module) if name in ours} for module in modules()}
    graphlib.TopologicalSorter(graph).prepare()


def test_only_the_edge_knows_telegram() -> None:
    wrong = [
        f"{module.path}:{line}"
        for module in modules()
        for name, line in imports(module)
        if room(name) == "telegram" and module.name not in KNOWS_TELEGRAM
    ]
    assert not wrong


def test_only_data_knows_sql() -> None:
    wrong = [
        f"{module.path}:{line}"
        for module in modules()
        for name, line in imports(module)
        if room(name) in {"sqlalchemy", "alembic", "aiosqlite", "asyncpg", "sqlite3"} and room(module.name) != "data"
    ]
    assert not wrong


def test_the_clock_is_read_in_one_place() -> None:
    wrong = [
        f"{module.path}:{node.lineno}"
        for module in modules()
        if module.name not in READS_THE_CLOCK
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (ast.unparse(node.func.value).rpartition(".")[2], node.func.attr) in CLOCK_READS
    ]
    assert not wrong


def test_callback_data_is_taken_apart_in_one_place() -> None:
    wrong = [
        f"{module.path}:{node.lineno}"
        for module in modules()
        if module.name != "bot.buttons" and not module.name.startswith("bot.playground")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"split", "partition", "removeprefix", "startswith"}
        and ast.unparse(node.value).endswith((".data", "callback_data"))
    ]
    assert not wrong


def test_nothing_is_started_when_a_module_is_imported() -> None:
    wrong = [
        f"{module.path}:{node.lineno}"
        for module in modules()
        if module.name not in {"bot.__main__", "data.migrations.env"}  # both are run, not imported
        for node in module.tree.body
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and ast.unparse(node.value.func) != "Index"
    ]
    assert not wrong


WORDLESS = ("bot.words", "bot.playground", "bot.plan.")
"""Where sentences may stand: the words themselves, Telegram's own error texts, and the command line's output."""


def test_sentences_for_people_stand_in_words_only() -> None:
    """Four words or more outside `words` are an error's message or a log line, or they are in the wrong place."""
    wrong = [
        f"{module.path}:{node.lineno} {node.value!r}"
        for module in modules()
        if module.name.startswith("bot.") and not module.name.startswith(WORDLESS)
        for node in _spoken(module.tree)
    ]
    assert not wrong


def _spoken(tree: ast.Module) -> list[ast.Constant]:
    excused = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise | ast.Assert) or (isinstance(node, ast.Call) and _for_the_log(node))
        for part in ast.walk(node)
    }
    return [one for one in strings(tree) if id(one) not in excused and len(str(one.value).split()) >= 4]


def _for_the_log(call: ast.Call) -> bool:
    """Whether a call logs, prints to the operator's terminal, or makes an error or a fault."""
    name = ast.unparse(call.func)
    return name.startswith(("log", "logger", "print", "re.", "faults.append")) or name.endswith(
        ("Error", "BadRequest", "Fault", "fault", "error")
    )
