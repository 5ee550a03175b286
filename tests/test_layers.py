"""Imports point downwards only: api -> assist -> {phrasebook, models}."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("api", "assist", "models", "phrasebook")
MAY_IMPORT = {
    "api": {"api", "assist", "models", "phrasebook"},
    "assist": {"assist", "models", "phrasebook"},
    "models": {"models"},
    "phrasebook": {"phrasebook"},
}
MODULES = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
LONGEST_MODULE = 300
LONGEST_FUNCTION = 50


def imported_packages(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module.split(".")[0]


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    documented = ast.get_docstring(function) is not None
    first = function.body[1 if documented and len(function.body) > 1 else 0]
    return (function.end_lineno or 0) - first.lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_downwards(path: Path) -> None:
    """No module imports a package above its own."""
    package = path.relative_to(ROOT).parts[0]
    ours = set(imported_packages(ast.parse(path.read_text("utf-8")))) & set(PACKAGES)
    assert ours <= MAY_IMPORT[package]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_rooms_stay_small(path: Path) -> None:
    """No module has more than 300 lines and no function more than 50."""
    source = path.read_text("utf-8")
    assert source.count("\n") <= LONGEST_MODULE
    long = [function.name for function in functions(ast.parse(source)) if length(function) > LONGEST_FUNCTION]
    assert not long
