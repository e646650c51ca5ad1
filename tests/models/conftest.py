"""Models on small tables: the declared tables in memory, the models as the loader orders them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.records import TABLES
from pipeline.warehouse.models.load import Models, load_models
from pipeline.warehouse.schema import create_table, relations
from tests.models.world import World


@pytest.fixture(scope="session")
def models(root: Path) -> Models:
    """The models of sql/."""
    return load_models([root / "sql"])


@pytest.fixture
def rows(models: Models) -> Iterator[Callable[..., list[dict[str, Any]]]]:
    """A function: the rows of an analysis model over a world of core rows; further arguments replace parameters."""
    with duckdb.connect() as connection:
        yield lambda world, name, **parameters: _rows(connection, models, world, name, parameters)


def _rows(
    connection: duckdb.DuckDBPyConnection, models: Models, world: World, name: str, parameters: dict[str, Any]
) -> list[dict[str, Any]]:
    for schema in {table.schema for table in TABLES} | {"analysis"}:
        connection.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}")
    for table in TABLES:
        connection.execute(create_table(relations()[table.qualified]).replace(" NOT NULL", ""))
    for table_name, given in world.rows.items():
        connection.executemany(f"INSERT INTO {table_name} VALUES ({', '.join('?' * len(given[0]))})", given)
    needed = _needed(models, f"analysis.{name}")
    for model in models.models:
        if model.name in needed:
            connection.execute(f"CREATE TABLE {model.name} AS {model.sql}")
        if model.name == "analysis.parameters":
            for parameter, value in parameters.items():
                connection.execute(f"UPDATE analysis.parameters SET {parameter} = ?", [value])
    found = connection.execute(f"SELECT * FROM analysis.{name} ORDER BY ALL")
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _needed(models: Models, name: str) -> set[str]:
    """The model and all it reads, at any depth."""
    reads = {model.name: model.reads for model in models.models}
    needed: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current in reads and current not in needed:
            needed.add(current)
            waiting += reads[current]
    return needed
