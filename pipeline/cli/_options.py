"""Options that several verbs share."""

from pathlib import Path

import click

from pipeline.settings import Settings

warehouse_option = click.option(
    "--warehouse", "folder", metavar="DIR", default=Settings().warehouse, show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The warehouse's folder; the published file is DIR/warehouse.duckdb.",
)
