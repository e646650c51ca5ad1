"""Rows of the published warehouse as Polars frames, and files made of them."""

from pathlib import Path

import duckdb
import polars as pl

from pipeline.warehouse.errors import QueryError, clear_errors
from pipeline.warehouse.reader import connect
from pipeline.warehouse.spreadsheet import FORMULA

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

    In CSV a text that a spreadsheet would run as a formula gets an apostrophe in front; the other formats keep it as it is.

    Raises:
        MissingError, QueryError: as ``frame``. DiskFullError, ReadOnlyError: the file cannot be written.
    """
    rows = frame(sql, warehouse)
    nested = [name for name, kind in rows.schema.items() if kind.is_nested()]
    if nested and path.suffix.lower() == ".csv":
        raise QueryError(f"CSV has no lists and structs: join {', '.join(nested)} to text, or write .parquet or .ndjson")
    with clear_errors(path.parent):
        match path.suffix.lower():
            case ".parquet":
                rows.write_parquet(path)
            case ".csv":
                rows.with_columns(pl.col(pl.String).str.replace(FORMULA, "'${0}")).write_csv(path)
            case _:
                rows.write_ndjson(path)
    return rows.height
