"""``doichieu export``: the rows of a statement as a file."""

import sys
from pathlib import Path

import click

from pipeline.cli._options import warehouse_option


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("sql")
@warehouse_option
def command(path: Path, sql: str, folder: Path) -> None:
    """Write the rows of one SQL statement to FILE: .parquet, .csv or .ndjson.

    In .csv a text that a spreadsheet would run as a formula gets an apostrophe in front.

    \b
    doichieu export plans.parquet "select * from analysis.target_vs_achievement"
    """
    from pipeline.warehouse.frames import SUFFIXES, export

    if path.suffix.lower() not in SUFFIXES:
        raise click.UsageError(f"{path.name}: the name must end in one of {', '.join(SUFFIXES)}")
    print(f"{export(sql, path, folder):,} rows in {path}", file=sys.stderr)
