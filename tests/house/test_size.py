"""Small rooms: functions of 25 lines or fewer, files of 250 or fewer, and an exception says why."""

import ast

import pytest

from tests.house.source import Module, modules

FUNCTION_LINES, FILE_LINES = 25, 250
EXCUSE = "# Long because "


@pytest.mark.parametrize("module", modules(), ids=lambda one: one.name)
def test_a_file_is_short_or_says_why_it_is_not(module: Module) -> None:
    lines = module.text.count("\n")
    if lines > FILE_LINES and f"\n{EXCUSE}" not in module.text:  # a function's own excuse does not excuse its file
        pytest.fail(f"{module.path} has {lines} lines: is it one room or two?", pytrace=False)


@pytest.mark.parametrize("module", modules(), ids=lambda one: one.name)
def test_a_function_is_short_or_says_why_it_is_not(module: Module) -> None:
    wrong = [
        f"{module.path}:{node.lineno} {node.name}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and _lines(node) > FUNCTION_LINES
        and EXCUSE not in (ast.get_source_segment(module.text, node) or "")
    ]
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of code from `def` to the end, its docstring left out."""
    length = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        length -= (first.end_lineno or first.lineno) - first.lineno + 1
    return length
