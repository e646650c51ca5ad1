"""``doichieu explain``: where a value is printed."""

from pathlib import Path

import click

from pipeline.cli._options import warehouse_option


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
        click.echo(f"{place.source_uri}, characters {place.char_start} to {place.char_end}"
                   + (f" of {place.title!r}" if place.title else ""))
        click.echo(f"  {_line(before)}{click.style(_line(marked), bold=True)}{_line(after)}\n")


def _line(text: str) -> str:
    """Text on one line."""
    return text.replace("\n", " ")
