"""The notebook runs from its first cell to its last over the warehouse of the seeds."""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest


@pytest.fixture(scope="module")
def cells(root: Path) -> list[dict[str, Any]]:
    return json.loads((root / "notebooks" / "plans.ipynb").read_text(encoding="utf-8"))["cells"]


def test_it_is_kept_without_results(cells: list[dict[str, Any]]):
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert code
    assert [cell for cell in code if cell["outputs"] or cell["execution_count"] is not None] == []


def test_its_cells_find_plans_and_their_sentences(
    cells: list[dict[str, Any]], folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(folder.parent)
    names: dict[str, Any] = {}
    with pl.Config():
        for cell in cells:
            if cell["cell_type"] == "code":
                exec("".join(cell["source"]), names)
    assert "behind" in names["plans"]["verdict"].to_list()
    assert set(names["ids"]) <= set(names["evidence"]["id"])
