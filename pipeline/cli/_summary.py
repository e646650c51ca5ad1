"""What a run prints when it is done: what is in the warehouse, and where to go on."""

from pathlib import Path

import click

from pipeline.cli._show import as_table
from pipeline.warehouse.reader import published_file, query

_ROWS = 12  # of the table of targets
_COUNTS = """
    SELECT schema_name || '.' || table_name AS "table", estimated_size AS rows FROM duckdb_tables()
    WHERE schema_name IN ('raw', 'core', 'analysis') AND estimated_size > 0 ORDER BY schema_name DESC, table_name
"""
_TARGETS = """
    SELECT place, indicator, period_end AS until, achieved, unit, completion AS "% of plan",
        coalesce(target_stated, target_roundest, target_implied) AS target, pace_gap AS pace, verdict
    FROM analysis.target_vs_achievement ORDER BY ALL
"""


def print_summary(folder: Path) -> None:
    """Print counts, the rows of target_vs_achievement, and what to do next.

    Raises:
        MissingError: nothing is published there.
    """
    articles, rejected, documents = _row(
        folder, "SELECT (SELECT count(*) FROM raw.articles), (SELECT count(*) FROM raw.rejected), "
                "(SELECT count(*) FROM core.documents)")
    click.echo(f"{articles:,} articles ({documents:,} different texts), {rejected:,} inputs rejected\n")
    _print(folder, "Rows", _COUNTS)
    _print(folder, "Targets and achievements", _TARGETS)
    where = "" if folder == Path("warehouse") else f" --warehouse {folder}"
    click.echo(f"The warehouse is {published_file(folder)}; Parquet files are in {folder / 'parquet' / 'latest'}.")
    click.echo(f"""Ask it: doichieu query{where} "select * from analysis.people_positions" """.rstrip())
    click.echo(f"See where a value is printed: doichieu explain{where} ID")
    click.echo(f"Open the Dagster UI: doichieu ui{where}")


def _row(folder: Path, sql: str) -> tuple[int, ...]:
    with query(folder, sql) as result:
        return next(result.rows)


def _print(folder: Path, title: str, sql: str) -> None:
    with query(folder, sql) as result:
        rows = list(result.rows)
    if rows:
        click.echo(title)
        as_table(result.names, rows[:_ROWS * 4])
        if len(rows) > _ROWS * 4:
            click.echo(f"... and {len(rows) - _ROWS * 4:,} more\n")
