"""The five seeds, read once into a warehouse of their own."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.engines.run import Request, run

Ask = Callable[[str], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a warehouse of the seeds."""
    folder = tmp_path_factory.mktemp("seeds") / "warehouse"
    run(folder, Request(paths=(str(root / "seeds"),), workers=1))
    return folder


@pytest.fixture(scope="session")
def ask(folder: Path) -> Iterator[Ask]:
    """A function: the rows of a query over the warehouse of the seeds."""
    copy = folder / "copy.duckdb"  # one process opens a file in one way, and the reader has its own
    shutil.copy(folder / "warehouse.duckdb", copy)
    with duckdb.connect(str(copy), read_only=True) as connection:
        yield lambda sql: _rows(connection.cursor(), sql)


def _rows(cursor: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    cursor.execute(sql)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
