"""``doichieu query``: one SQL statement on the published warehouse."""

import sys
from pathlib import Path

import click

from pipeline.cli import _show
from pipeline.cli._options import warehouse_option


@click.command()
@click.argument("sql")
@warehouse_option
@click.option("--json", "form", flag_value="json", help="A JSON array of objects.")
@click.option("--csv", "form", flag_value="csv", help="CSV with a header; what a spreadsheet would run gets an apostrophe.")
def command(sql: str, folder: Path, form: str | None) -> None:
    """Run one SQL statement, read-only, and print its rows; '-' reads it from standard input.

    \b
    doichieu query "select place, indicator, completion_percent, verdict from analysis.target_vs_achievement"
    doichieu query "describe core.figures"
    """
    from pipeline.warehouse.reader import query

    write = {"json": _show.as_json, "csv": _show.as_csv}.get(form or "", _show.as_table)
    with query(folder, sys.stdin.read() if sql == "-" else sql) as result:
        write(result.names, result.rows)
