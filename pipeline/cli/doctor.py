"""``doichieu doctor``: what is where, what is wrong, what to do."""

import os
import platform
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import click

from pipeline.cli._options import warehouse_option
from pipeline.settings import Settings

_PARTS = ("duckdb", "dagster", "pyarrow", "sqlglot", "pydantic")
_LOW_DISK = 2 * 10**9  # bytes; a build of 100,000 articles takes about as much


class Finding(NamedTuple):
    """One thing looked at; remedy: what to do, None where nothing is wrong."""

    what: str
    found: str
    remedy: str | None = None


@click.command()
@warehouse_option
def command(folder: Path) -> None:
    """Say versions, paths, who writes the warehouse, disk space, the last run, and what to do where something is wrong.

    Exit code 1 where something is.
    """
    findings = [*_versions(), *_models(), *_warehouse(folder), _disk(folder), _history()]
    width = max(len(finding.what) for finding in findings)
    for finding in findings:
        click.echo(f"{finding.what:<{width}}  {finding.found}")
    wrong = [finding for finding in findings if finding.remedy]
    for finding in wrong:
        click.echo(f"\n{finding.what}: {finding.remedy}")
    if wrong:
        click.get_current_context().exit(1)


def _versions() -> Iterator[Finding]:
    yield Finding("doichieu", version("doichieu"))
    yield Finding("Python", f"{platform.python_version()} on {platform.platform(terse=True)}")
    yield Finding("parts", ", ".join(f"{name} {version(name)}" for name in _PARTS))


def _models() -> Iterator[Finding]:
    from pipeline.lexicon.files import LexiconError
    from pipeline.lexicon.load import load
    from pipeline.warehouse.errors import ModelError
    from pipeline.warehouse.models import load_models

    folders = Settings().sql_paths
    named = ", ".join(map(str, folders))
    try:
        yield Finding("models", f"{len(load_models(folders).models)} in {named}")
    except ModelError as error:
        yield Finding("models", f"refused, in {named}", str(error))
    try:
        yield Finding("lexicon", load().hash)
    except LexiconError as error:
        yield Finding("lexicon", "refused", str(error))


def _warehouse(folder: Path) -> Iterator[Finding]:
    from pipeline.warehouse.clock import now
    from pipeline.warehouse.errors import MissingError, QueryError
    from pipeline.warehouse.lock import holder
    from pipeline.warehouse.paths import private_folder
    from pipeline.warehouse.reader import published_file, query

    writer = holder(private_folder(folder) / "lock")
    yield Finding("written by", str(writer) if writer else "nobody")
    last = ("SELECT build_id, finished, documents, (SELECT count(*) FROM raw.rejected), "
            "(SELECT count(*) FROM meta.checks c WHERE c.build_id = b.build_id AND NOT passed), "
            "extractor_version, lexicon_hash FROM meta.builds b ORDER BY build_id DESC LIMIT 1")
    try:
        path = published_file(folder)
        with query(folder, last) as result:
            build_id, finished, documents, rejected, failed, *rules = next(result.rows)
    except MissingError as error:
        yield Finding("warehouse", f"none in {folder.absolute()}", str(error))
        return
    except (QueryError, StopIteration) as error:
        yield Finding("warehouse", f"{folder.absolute()} cannot be read: {error}", "publish it again: doichieu run")
        return
    yield Finding("warehouse", f"{path.absolute()} -> {os.readlink(path)}, {path.stat().st_size / 1e6:,.1f} MB")
    age = (now() - finished).days
    yield Finding("last build", f"{build_id}, finished {finished:%Y-%m-%d %H:%M} ({age} days ago), {documents:,} documents, "
                  f"{rejected:,} inputs rejected, {failed} checks failed",
                  "rules or lists have changed since: doichieu run extracts every article anew" if rules != _rules() else None)


def _rules() -> list[str] | None:
    """What the present rules and lists are known by; None where they cannot be loaded, which is told elsewhere."""
    from pipeline.extract.document import EXTRACTOR_VERSION
    from pipeline.lexicon.files import LexiconError
    from pipeline.lexicon.load import load

    try:
        return [EXTRACTOR_VERSION, load().hash]
    except LexiconError:
        return None


def _disk(folder: Path) -> Finding:
    there = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    free = shutil.disk_usage(there).free
    remedy = None if free > _LOW_DISK else "free some space: a run needs about three times the published file"
    if not os.access(there, os.W_OK):
        remedy = f"give write permission to {there}, or name another folder with --warehouse"
    return Finding("disk", f"{free / 1e9:,.1f} GB free at {there}", remedy)


def _history() -> Finding:
    home = Settings().dagster_home
    there = next(path for path in (home, *home.parents) if path.exists())
    size = sum(path.stat().st_size for path in home.rglob("*") if path.is_file())
    remedy = None if os.access(there, os.W_OK) else f"give write permission to {there}, or set DAGSTER_HOME"
    if not there.is_dir():
        remedy = f"{there} is no folder: set DAGSTER_HOME to one"
    return Finding("DAGSTER_HOME", f"{home}, {size / 1e6:,.1f} MB of run history", remedy)
