"""The last step: what was built and checked becomes the warehouse that readers see, at once and as a whole."""

import os
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from pipeline.warehouse.build import Build
from pipeline.warehouse.checks import run_checks
from pipeline.warehouse.clock import now
from pipeline.warehouse.errors import WarehouseError, clear_errors
from pipeline.warehouse.files import copy_candidate
from pipeline.warehouse.models.load import Models
from pipeline.warehouse.paths import PUBLISHED
from pipeline.warehouse.schema import quoted

KEEP = 3  # published versions that stay for readers of older files and for a look back


@dataclass(frozen=True)
class Published:
    """A published version: the symlink readers open, the file behind it, the Parquet folder, its size, rows by table.

    is_new: False where it was published by an earlier run and nothing has changed since.
    """

    path: Path
    version: Path
    parquet: Path
    size_bytes: int
    rows: dict[str, int]
    is_new: bool


def publish(
    build: Build, models: Models, *, extractor_version: str, lexicon_hash: str, processed: int = 0, keep: int = KEEP
) -> Published:
    """Copy the candidate to a new file, every table to Parquet, then let the symlink point to the new version.

    Where nothing has changed since the last publish, nothing is written. processed: documents extracted in this run.

    Raises:
        CheckFailedError: a blocking check failed: nothing is published.
        WarehouseError: there is no document to publish.
        DiskFullError, ReadOnlyError: the copy could not be written; what was published stays.
    """
    documents = int(build.value("SELECT count(*) FROM core.documents"))
    if documents == 0:
        raise WarehouseError("No article is in the warehouse: nothing was published. raw.rejected says why inputs were "
                             "refused: doichieu run names them.")
    run_checks(build, models).require()
    if (unchanged := current(build)) is not None:
        return unchanged
    with build.transaction():
        build.run("DELETE FROM meta.builds WHERE build_id = ?", [build.build_id])
        build.run("INSERT INTO meta.builds VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT count(*) FROM raw.rejected))", [
            build.build_id, build.started, now(), extractor_version, lexicon_hash, documents, processed])
    folder = build.folder
    version = folder / "versions" / f"{build.build_id}.duckdb"
    parquet = folder / "parquet" / build.build_id
    with clear_errors(folder):
        _clean(folder)
        copy = folder / "versions" / f"{build.build_id}.tmp"
        exported = folder / "parquet" / f"{build.build_id}.tmp"
        copy.parent.mkdir(exist_ok=True)
        try:
            _export(build, exported)
            copy_candidate(build, copy)
            copy.chmod(0o444)
            copy.replace(version)
            exported.replace(parquet)
        except BaseException:
            _clean(folder)
            raise
        _point(folder / PUBLISHED, version)
        _point(folder / "parquet" / "latest", parquet)
        _prune(folder, build.build_id, keep)
    build.remember("published", f"{build.state('analysis')} {build.build_id}")
    return Published(folder / PUBLISHED, version, parquet, version.stat().st_size, _rows(build), True)


def current(build: Build) -> Published | None:
    """What is published, where it is what the build database holds; else None."""
    stamp, _, build_id = (build.state("published") or "").rpartition(" ")
    version = build.folder / "versions" / f"{build_id}.duckdb"
    link = build.folder / PUBLISHED
    if stamp != build.state("analysis") or not version.exists() or not link.exists() or link.resolve() != version.resolve():
        return None
    return Published(link, version, build.folder / "parquet" / build_id, version.stat().st_size, _rows(build), False)


def _rows(build: Build) -> dict[str, int]:
    return {name: int(build.value(f"SELECT count(*) FROM {name}")) for name in _tables(build)}


def _tables(build: Build) -> list[str]:
    """Published tables in a fixed order."""
    return [str(name) for (name,) in build.rows(
        "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE database_name = 'candidate' ORDER BY ALL")]


def _export(build: Build, folder: Path) -> None:
    """Every table as one Parquet file, its rows in their order, so that the same rows give the same bytes."""
    for name in _tables(build):
        path = folder / (name.replace(".", "/") + ".parquet")
        path.parent.mkdir(parents=True, exist_ok=True)
        build.run(f"COPY (SELECT * FROM {name}) TO {quoted(str(path))} (FORMAT parquet, COMPRESSION zstd)")


def _point(link: Path, target: Path) -> None:
    """Let a relative symlink point to a target, in one step."""
    temporary = link.with_name(link.name + ".next")
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(os.path.relpath(target, link.parent))
    temporary.replace(link)


def _prune(folder: Path, published: str, keep: int) -> None:
    """Delete all but the newest versions, the published one among them, and the Parquet files of those deleted."""
    versions = sorted(path.stem for path in (folder / "versions").glob("*.duckdb"))
    kept = {published, *versions[-keep:]}
    for name in versions:
        if name not in kept:
            (folder / "versions" / f"{name}.duckdb").unlink()
    for exported in (folder / "parquet").iterdir():
        if exported.name not in kept and not exported.is_symlink():
            rmtree(exported)


def _clean(folder: Path) -> None:
    """Delete what an interrupted publish left."""
    for path in (folder / "versions").glob("*.tmp*"):
        path.unlink()
    for path in (folder / "parquet").glob("*.tmp"):
        rmtree(path)
