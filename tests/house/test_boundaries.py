"""Boundaries that the import contract cannot express."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest


def reads_environment(source: str) -> list[int]:
    """Lines that name os.environ, os.getenv or their imported forms."""
    names = {"environ", "environb", "getenv", "getenvb", "putenv"}
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if (isinstance(node, ast.Attribute) and node.attr in names and ast.unparse(node.value) == "os")
        or (isinstance(node, ast.ImportFrom) and node.module == "os" and names & {a.name for a in node.names})
    ]


def modules(root: Path) -> Iterator[Path]:
    return (root / "pipeline").rglob("*.py")


@pytest.mark.parametrize("source", ["import os\nos.environ['A']", "import os\nos.getenv('A')", "from os import environ"])
def test_reading_the_environment_is_seen(source: str):
    assert reads_environment(source)


def test_only_settings_reads_the_environment(root: Path):
    readers = {path.name for path in modules(root) if reads_environment(path.read_text(encoding="utf-8"))}
    assert readers == {"settings.py"}


def test_pure_packages_do_not_look_at_the_clock(root: Path):
    """datetime is allowed as a type there; asking it for now is not."""
    pure = [path for part in ("records", "normalize", "extract", "resolve") for path in (root / "pipeline" / part).rglob("*.py")]
    clock = {
        f"{path.relative_to(root)}:{node.lineno}"
        for path in pure
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"now", "utcnow", "today"}
    }
    assert pure
    assert not clock


def test_the_map_imports_nothing(root: Path):
    tree = ast.parse((root / "pipeline" / "__init__.py").read_text(encoding="utf-8"))
    assert [type(node) for node in tree.body] == [ast.Expr]


def test_the_map_names_every_stage(root: Path):
    text = (root / "pipeline" / "__init__.py").read_text(encoding="utf-8")
    stages = {path.parent.name for path in (root / "pipeline").glob("*/__init__.py")}
    assert {stage for stage in stages if f"\n{stage}" not in text} == set()
