"""Which tests may count: those that do not read the rules table themselves.

A test that uses a name imported from `coaching.rules`, or a helper of its file that does, repeats the table and would
follow every mutant. It is left out, as are all tests of a file whose own top level reads the table.
"""

import ast
from functools import cache
from pathlib import Path

_TABLE = "coaching.rules"


@cache
def repeating(path: Path) -> frozenset[str]:
    """The functions of a test file that read the rules table, directly or by way of each other; "*" is all of them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tainted = _imported(tree)
    if not tainted:
        return frozenset()
    used = {name: _names(body) for name, body in _definitions(tree)}
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    while True:
        more = {name for name, inside in used.items() if name not in tainted and inside & tainted}
        if not more:
            return frozenset(tainted & functions) or frozenset({"*"})
        tainted |= more


def _imported(tree: ast.Module) -> set[str]:
    """The names by which the rules table is known in a file."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_TABLE):
            found |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.asname or "coaching" for alias in node.names if alias.name.startswith(_TABLE)}
    return found


def _definitions(tree: ast.Module) -> list[tuple[str, ast.stmt]]:
    """Every name that the top level of a file gives, with what it is made of."""
    found: list[tuple[str, ast.stmt]] = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.append((node.name, node))
        elif isinstance(node, ast.Assign):
            found += [(one.id, node) for one in node.targets if isinstance(one, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.append((node.target.id, node))
    return found


def _names(node: ast.stmt) -> set[str]:
    """Every name that stands in it; a decorator's too, so that a parametrized table counts."""
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
