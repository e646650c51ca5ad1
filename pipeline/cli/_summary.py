"""What a run prints when it is done: what is in the warehouse, and where to go on."""

import os
import shlex
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from pipeline.cli._show import Row, as_table
from pipeline.settings import Settings
from pipeline.warehouse.reader import published_file, query

_SHOWN = 40  # rows of the table of targets
_COUNTS = """
    SELECT schema_name, table_name, estimated_size FROM duckdb_tables()
    WHERE schema_name IN ('core', 'analysis') ORDER BY schema_name DESC, table_name
"""
_TARGETS = """
    WITH scaled AS (
        SELECT *, coalesce(target_stated, target_roundest) AS target,
            CASE WHEN abs(achieved) >= 1e12 THEN 1e9 WHEN abs(achieved) >= 1e8 THEN 1e6 ELSE 1 END AS scale
        FROM analysis.target_vs_achievement
    )
    SELECT place, indicator, period_end AS until, achieved / scale AS achieved,
        CASE scale WHEN 1e9 THEN 'billion ' WHEN 1e6 THEN 'million ' ELSE '' END || unit AS unit,
        completion_percent AS "% of plan", target / scale AS target,
        verdict || CASE WHEN is_expected THEN ' (expected)' ELSE '' END AS verdict
    FROM scaled ORDER BY achieved IS NULL, place, plan_start, indicator, row_id
"""


def print_summary(folder: Path) -> None:
    """Print counts, the rows of target_vs_achievement, and what to do next.

    Raises:
        MissingError: nothing is published there.
    """
    ((articles, documents, rejected),) = _rows(
        folder, "SELECT (SELECT count(*) FROM raw.articles), (SELECT count(*) FROM core.documents), "
                "(SELECT count(*) FROM raw.rejected)")[1]
    click.echo(f"{articles:,} articles ({documents:,} different texts), {rejected:,} inputs rejected")
    counts = _rows(folder, _COUNTS)[1]
    for schema in dict.fromkeys(row[0] for row in counts):
        told = ", ".join(f"{name} {rows:,}" for where, name, rows in counts if where == schema)
        click.echo(click.wrap_text(told, 110, f"{schema:<10}", " " * 10))
    names, targets = _rows(folder, _TARGETS)
    if targets:
        click.echo("\nTargets and achievements")
        as_table(names, targets[:_SHOWN])
        click.echo()
    if len(targets) > _SHOWN:
        click.echo(f"... and {len(targets) - _SHOWN:,} more in analysis.target_vs_achievement\n")
    where = "" if folder == Settings().warehouse else f" --warehouse {shlex.quote(str(folder))}"
    me = "doichieu" if shutil.which("doichieu") else os.path.relpath(sys.argv[0])
    click.echo(f"Warehouse  {published_file(folder)} (DuckDB from 1.4 on); Parquet in {folder / 'parquet/latest'}")
    click.echo(f'Ask        {me} query{where} "select * from analysis.people_positions"')
    click.echo(f"Evidence   {me} explain{where} ID")
    click.echo(f"Dagster    {me} ui{where}")


def _rows(folder: Path, sql: str) -> tuple[Sequence[str], list[Row]]:
    with query(folder, sql) as result:
        return result.names, list(result.rows)
