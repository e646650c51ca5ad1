"""Tables as Dagster shows them: asset specs with their column schema, and what a run says of their rows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import dagster as dg

from pipeline.records import TABLES, Column, Table
from pipeline.warehouse.build import Build

PREVIEW_ROWS = 5
PREVIEW_CELL = 60  # characters


def asset_key(qualified: str) -> dg.AssetKey:
    """``core.figures`` as an asset key."""
    return dg.AssetKey(qualified.split("."))


def table_spec(table: Table, *, deps: Iterable[str], group: str) -> dg.AssetSpec:
    """The asset of a declared table."""
    return dg.AssetSpec(
        asset_key(table.qualified),
        description=table.description,
        group_name=group,
        kinds={"duckdb"},
        deps=[asset_key(name) for name in deps],
        metadata={
            "dagster/column_schema": dg.TableSchema([_column(column) for column in table.columns]),
            "dagster/table_name": table.qualified,
        },
    )


def tables_of(*schemas: str) -> list[Table]:
    """The declared tables of some schemas, in their order."""
    return [table for table in TABLES if table.schema in schemas]


def said_of(build: Build, qualified: str) -> Mapping[str, dg.MetadataValue]:
    """Row count and a preview of a table or view of the build database."""
    relation = build.connection.sql(f"SELECT * FROM {qualified} LIMIT {PREVIEW_ROWS}")
    names, rows = relation.columns, relation.fetchall()
    return {
        "dagster/row_count": dg.MetadataValue.int(build.value(f"SELECT count(*) FROM {qualified}")),
        "preview": dg.MetadataValue.md(preview(names, rows)),
    }


def preview(names: Sequence[str], rows: Sequence[Sequence[Any]], *, cell: int = PREVIEW_CELL) -> str:
    """Rows as a Markdown table; cells longer than ``cell`` are cut, and nothing in them is read as markup."""
    if not rows:
        return "no rows"
    lines = [names, ["---"] * len(names), *([_cell(value, cell) for value in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _cell(value: Any, longest: int) -> str:
    if value is None:
        return ""
    text = " ".join(str(value).split())
    cut = text if len(text) <= longest else text[: longest - 1] + "…"
    return "".join(f"&#{ord(mark)};" if mark in "&<>|`*_[]()\\~!#" else mark for mark in cut)


def _column(column: Column) -> dg.TableColumn:
    codes = f" ({', '.join(column.codes)})" if column.codes else ""
    return dg.TableColumn(
        column.name,
        type=column.sql_type,
        description=column.description + codes,
        constraints=dg.TableColumnConstraints(nullable=column.nullable),
    )
