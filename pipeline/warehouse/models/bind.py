"""DuckDB as the judge of a model: bound against empty tables, it knows every column's exact type and every unknown name."""

import re
from types import TracebackType

import duckdb

from pipeline.warehouse.errors import ModelError
from pipeline.warehouse.models.source import Source

TYPES = ("VARCHAR", "BIGINT", "INTEGER", "DOUBLE", "BOOLEAN", "DATE", "TIMESTAMP")  # what every BI tool can read
_LINE = re.compile(r"\nLINE (\d+):")


class Binder:
    """An empty in-memory database with the declared tables; models are added to it one by one."""

    def __init__(self, tables: dict[str, dict[str, str]]) -> None:
        self._connection = duckdb.connect()
        for schema in sorted({"analysis", *(name.partition(".")[0] for name in tables)}):
            self._connection.execute(f"CREATE SCHEMA {schema}")
        for name, columns in tables.items():
            body = ", ".join(f'"{column}" {sql_type}' for column, sql_type in columns.items())
            self._connection.execute(f"CREATE TABLE {name} ({body})")

    def __enter__(self) -> "Binder":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._connection.close()

    def bind(self, source: Source) -> dict[str, str]:
        """Add a model as an empty table; its columns with their types.

        Raises:
            ModelError: DuckDB refuses it, or a column has a type that BI tools choke on.
        """
        self._run(source, f"CREATE VIEW bound AS {source.text}")
        self._run(source, f"CREATE TABLE {source.model} AS SELECT * FROM bound LIMIT 0")
        columns = dict(self._connection.execute(f"SELECT column_name, column_type FROM (DESCRIBE {source.model})").fetchall())
        self._connection.execute("DROP VIEW bound")
        for name, sql_type in columns.items():
            if sql_type not in TYPES:
                raise ModelError(f"{source.path}: column {name} is {sql_type}; a model has {', '.join(TYPES)}: "
                                 f"CAST({name} AS {'BIGINT' if 'INT' in sql_type else 'DOUBLE'})")
        return columns

    def try_query(self, source: Source) -> None:
        """See whether DuckDB takes a statement.

        Raises:
            ModelError: it does not.
        """
        self._run(source, f"CREATE OR REPLACE TEMP VIEW tried AS {source.text}")

    def try_condition(self, source: Source, line: int, condition: str) -> None:
        """See whether a condition holds or fails for a row of a model.

        Raises:
            ModelError: DuckDB refuses it.
        """
        try:
            self._connection.execute(f"SELECT * FROM {source.model} WHERE NOT ({condition})").fetchall()
        except duckdb.Error as error:
            raise ModelError(f"{source.path}, line {line}: {str(error).splitlines()[0]}") from error

    def _run(self, source: Source, sql: str) -> None:
        try:
            self._connection.execute(sql)
        except duckdb.Error as error:
            message = str(error)
            line = _LINE.search(message)
            detail = " ".join(message.split("\nLINE ")[0].split())
            raise ModelError(f"{source.path}, line {line[1] if line else 1}: {detail}") from error
