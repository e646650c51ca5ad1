"""``doichieu explain``: where a value is printed."""

from pathlib import Path

import click

from pipeline.cli._options import warehouse_option
from pipeline.cli._terminal import one_line


@click.command()
@click.argument("id")
@warehouse_option
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many places.")
def command(id: str, folder: Path, limit: int) -> None:
    """Print the sentence around a row of core by its ID, its surface marked, with file and offsets.

    An entity or event has a place for each mention. Ids stand in every table of core, and beside every value of
    analysis.
    """
    from pipeline.warehouse.reader import explain

    found = explain(folder, id, limit=limit)
    if not found:
        raise click.ClickException(f"{id} is the id of no row that comes from text")
    for place in found:
        before, marked, after = place.sentence.partition(f"[[{place.surface}]]")
        click.echo(f"{place.table} {place.id}")
        click.echo(f"{one_line(place.source_uri or '')}, characters {place.char_start} to {place.char_end}"
                   + (f" of {place.title!r}" if place.title else ""))
        before, marked, after = (one_line(part, end=" ") for part in (before, marked, after))
        click.echo(f"  {before}{click.style(marked, bold=True)}{after}\n")

