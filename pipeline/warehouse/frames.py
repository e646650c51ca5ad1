"""Rows of the published warehouse as Polars frames, and files made of them."""

from pathlib import Path

import duckdb
import polars as pl

from pipeline.warehouse.errors import QueryError, clear_errors
from pipeline.warehouse.reader import connect

SUFFIXES = (".parquet", ".csv", ".ndjson")


def frame(sql: str, warehouse: Path = Path("warehouse")) -> pl.DataFrame:
    """The rows of one statement over the published warehouse, for notebooks and scripts.

    Raises:
        MissingError: nothing is published there.
        QueryError: DuckDB refuses the statement, or it gives no rows to have.
    """
    with connect(warehouse) as connection:
        try:
            relation = connection.sql(sql)
            if relation is None:
                raise QueryError("the statement has no rows: write a SELECT")
            rows: pl.DataFrame = relation.pl()
            return rows
        except duckdb.Error as error:
            raise QueryError(str(error)) from error


def export(sql: str, path: Path, warehouse: Path = Path("warehouse")) -> int:
    """Write the rows of one statement to a file, by its suffix (SUFFIXES); returns how many.

    Raises:
        MissingError, QueryError: as ``frame``. DiskFullError, ReadOnlyError: the file cannot be written.
    """
    rows = frame(sql, warehouse)
    with clear_errors(path.parent):
        match path.suffix.lower():
            case ".parquet":
                rows.write_parquet(path)
            case ".csv":
                rows.write_csv(path)
            case _:
                rows.write_ndjson(path)
    return rows.height
