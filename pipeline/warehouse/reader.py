"""Reading the published warehouse: queries and evidence. Never a lock, never a write."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from pipeline.warehouse.errors import MissingError, QueryError
from pipeline.warehouse.paths import PUBLISHED

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Result:
    """The columns of a query and its rows, fetched as they are asked for."""

    names: tuple[str, ...]
    types: tuple[str, ...]
    rows: Iterator[Row]


@dataclass(frozen=True)
class Evidence:
    """Where a core row is printed: the sentence with its surface between ``[[`` and ``]]``, the file and the offsets."""

    id: str
    table: str
    sentence: str
    surface: str
    source_uri: str | None
    document_id: str
    char_start: int
    char_end: int
    title: str | None


def published_file(warehouse: Path) -> Path:
    """The published file of a warehouse folder.

    Raises:
        MissingError: there is none.
    """
    path = warehouse / PUBLISHED
    if not path.exists():
        raise MissingError(f"{path} does not exist: nothing is published there yet. Run: doichieu run PATH --warehouse "
                           f"{warehouse}")
    return path


@contextmanager
def connect(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file, read-only; statements reach no other file and cannot change the settings.

    Raises:
        MissingError: there is none, or it is no DuckDB file.
    """
    path = published_file(warehouse)
    try:
        connection = duckdb.connect(path, read_only=True, config={"enable_external_access": "false"})
    except duckdb.Error as error:
        raise MissingError(f"{path} cannot be opened: {error}") from error
    try:
        connection.execute("SET lock_configuration = true")
        yield connection
    finally:
        connection.close()


@contextmanager
def query(warehouse: Path, sql: str, parameters: list[Any] | None = None, *, batch: int = 1000) -> Iterator[Result]:
    """Run one statement; its rows are read while the context is open, so that memory is bounded.

    Raises:
        MissingError: nothing is published there.
        QueryError: DuckDB refuses the statement.
    """
    with connect(warehouse) as connection:
        try:
            cursor = connection.execute(sql, parameters)
        except duckdb.Error as error:
            raise QueryError(str(error)) from error
        columns = cursor.description or []
        yield Result(tuple(c[0] for c in columns), tuple(str(c[1]) for c in columns), _fetched(cursor, batch))


def _fetched(cursor: duckdb.DuckDBPyConnection, batch: int) -> Iterator[Row]:
    try:
        while rows := cursor.fetchmany(batch):
            yield from rows
    except duckdb.Error as error:
        raise QueryError(str(error)) from error


_EVIDENCE = """
    SELECT e.id, e.source_table, e.sentence, e.surface, e.source_uri, e.document_id, e.char_start, e.char_end, e.title
    FROM analysis.evidence e WHERE {where} ORDER BY e.document_id, e.char_start, e.id LIMIT ?
"""
_WAYS = (
    "e.id = ?",
    "e.source_table = 'mentions' AND e.id IN (SELECT mention_id FROM core.mentions WHERE entity_id = ?)",
    "e.source_table = 'event_mentions' AND e.id IN (SELECT event_mention_id FROM core.event_mentions WHERE event_id = ?)",
)


def explain(warehouse: Path, id: str, *, limit: int = 20) -> list[Evidence]:
    """Where an id is printed: one piece of evidence for a row of core, several for an entity or event.

    An id that was superseded is followed to the present one. An empty list: the id is unknown.

    Raises:
        MissingError: nothing is published there.
    """
    with connect(warehouse) as connection:
        wanted = id
        for _ in range(2):
            for way in _WAYS:
                rows = connection.execute(_EVIDENCE.format(where=way), [wanted, limit]).fetchall()
                if rows:
                    return [Evidence(*row) for row in rows]
            moved = connection.execute("SELECT new_id FROM core.redirects WHERE old_id = ?", [id]).fetchall()
            if not moved:
                break
            wanted = moved[0][0]
    return []
