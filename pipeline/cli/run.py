"""``doichieu run``: articles to a published warehouse."""

from pathlib import Path

import click

from pipeline.cli._interrupts import CtrlC, Interruptible
from pipeline.cli._options import warehouse_option
from pipeline.settings import Settings


def _fields(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    pairs = [item.partition("=") for item in given]
    if wrong := next((name + sign + field for name, sign, field in pairs if not (name and field)), None):
        raise click.BadParameter(f"{wrong!r} is not of the form text=body")
    return {name: field for name, _, field in pairs}


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@warehouse_option
@click.option("--map", "fields", multiple=True, metavar="NAME=FIELD", callback=_fields,
              help="Which field of a record holds text, title, published, url, author or source: --map text=body.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Read at most N records.")
@click.option("--prune", is_flag=True, help="Forget articles below the named paths whose source is no longer there.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes; by default one a core.")
@click.option("--full-refresh", is_flag=True, help="Read and extract every article again, changed or not.")
@click.option("--log-format", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="Progress on stderr: text (bars on a terminal) or a JSON object a line.")
def command(
    paths: tuple[str, ...], folder: Path, fields: dict[str, str], limit: int | None, prune: bool,
    workers: int | None, full_refresh: bool, log_format: str,
) -> None:
    """Read articles below the PATHs (default: seeds) and publish the warehouse.

    Only new and changed articles are processed. Folders are read with all below them.
    """
    from pipeline.ingest.discover import discover

    if limit and prune:
        raise click.UsageError("--prune with --limit would forget every article that was not read")
    inputs = paths or tuple(map(str, Settings().inputs))
    discover(inputs)  # a path that does not exist ends the command before anything is done
    with CtrlC() as ctrl_c:  # before the imports, which take seconds
        from pipeline.cli._progress import progress
        from pipeline.cli._summary import print_summary
        from pipeline.definitions import defs
        from pipeline.defs.launch import launch
        from pipeline.engines.run import Request
        from pipeline.ingest import ReadOptions

        request = Request(inputs, ReadOptions(field_map=fields), limit=limit, prune=prune, full_refresh=full_refresh,
                          workers=workers)
        with progress(log_format) as watcher:
            launch(defs, folder, request, Interruptible(watcher, ctrl_c))
        print_summary(folder)
