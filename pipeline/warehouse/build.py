"""The build database: two files, one connection, one lock.

build.duckdb holds what must not be lost: inputs, texts, staged rows, decisions (schemas build and stage).
candidate.duckdb holds what the next publish copies: raw, core, ref, analysis and meta. It can be made again from the first.
SQL names tables by schema alone; a transaction writes to one of the files.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa


@dataclass
class Build:
    """An open build database, held under its lock by this process alone.

    build_id: name of this build, increasing with time. folder: the warehouse's. say: where messages for the user go.
    notes: numbers that a step leaves for a later one.
    """

    build_id: str
    folder: Path
    connection: duckdb.DuckDBPyConnection
    started: datetime
    say: Callable[[str], None]
    notes: dict[str, int] = field(default_factory=dict)

    def run(self, sql: str, parameters: list[Any] | None = None) -> None:
        """Execute a statement for its effect."""
        self.connection.execute(sql, parameters).fetchall()

    def rows(self, sql: str, parameters: list[Any] | None = None) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self.connection.execute(sql, parameters).fetchall()

    def value(self, sql: str, parameters: list[Any] | None = None) -> Any:
        """The first value of a query's first row, None without one."""
        found = self.connection.execute(sql, parameters).fetchall()
        return found[0][0] if found else None

    def table(self, sql: str) -> pa.Table:
        """A query's rows as an Arrow table."""
        return self.connection.sql(sql).to_arrow_table()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All statements inside take effect together, or none does."""
        self.run("BEGIN")
        try:
            yield
        except BaseException:
            with suppress(duckdb.Error):
                self.run("ROLLBACK")
            raise
        self.run("COMMIT")

    @contextmanager
    def incoming(self, name: str, table: pa.Table) -> Iterator[None]:
        """Let SQL read an Arrow table under a name."""
        self.connection.register(name, table)
        try:
            yield
        finally:
            self.connection.unregister(name)

    def state(self, name: str) -> str | None:
        """A fact of build.state."""
        found = self.value("SELECT value FROM build.state WHERE name = ?", [name])
        return None if found is None else str(found)

    def remember(self, name: str, value: str) -> None:
        """Set a fact of build.state."""
        self.run("DELETE FROM build.state WHERE name = ?", [name])
        self.run("INSERT INTO build.state VALUES (?, ?)", [name, value])

    def changed(self) -> None:
        """Say that the staged rows are others than before: what follows has to be made again."""
        self.remember("stage", f"{self.build_id}/{int((self.state('stage') or '/0').rsplit('/', 1)[1]) + 1}")
