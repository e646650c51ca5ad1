"""The steps of a run, from articles to a published warehouse: each can be called alone (as Dagster does).

    with open_build(folder) as build:
        read_inputs(build, paths)          # raw
        extract_documents(build)           # what is new or changed, into stage
        resolve_entities(build)            # decisions across documents
        write_core(build)                  # core and ref
        run_models(build, models)          # analysis
        run_checks(build, models)          # meta.checks
        publish_build(build, models)       # warehouse.duckdb, Parquet
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from pipeline.engines.local import Local, available_cores
from pipeline.extract.document import EXTRACTOR_VERSION
from pipeline.ingest import ReadOptions, read, read_changed
from pipeline.lexicon.load import load
from pipeline.records import Rejected
from pipeline.records.input import FileRead, RawArticle
from pipeline.settings import Settings
from pipeline.warehouse.build import Build
from pipeline.warehouse.checks import Checked, run_checks
from pipeline.warehouse.core import Core, build_core
from pipeline.warehouse.errors import DamagedError
from pipeline.warehouse.files import open_build
from pipeline.warehouse.inputs import Ingested, ingest
from pipeline.warehouse.models import Models, load_models
from pipeline.warehouse.models.run import ModelRun, run_models
from pipeline.warehouse.process import Processed, Progress, process, refresh
from pipeline.warehouse.publish import Published, publish
from pipeline.warehouse.ref import ref_rows
from pipeline.warehouse.resolve import Resolved, resolve


@dataclass(frozen=True)
class Request:
    """What to run.

    paths: files and folders to read. limit: at most so many records. prune: forget inputs below the paths whose source
    is gone. full_refresh: read every file and extract every document again. workers: processes; None as many as there
    are cores and work.
    """

    paths: tuple[str, ...]
    options: ReadOptions = field(default_factory=ReadOptions)
    limit: int | None = None
    prune: bool = False
    full_refresh: bool = False
    workers: int | None = None


@dataclass(frozen=True)
class Ran:
    """What a whole run did, step by step."""

    ingested: Ingested
    processed: Processed
    resolved: Resolved
    core: Core
    models: tuple[ModelRun, ...]
    checked: Checked
    published: Published


@dataclass(frozen=True)
class Observer:
    """Where progress goes: records read so far, documents extracted so far, models as they are built."""

    read: Callable[[int], None] = lambda _: None
    extracted: Callable[[Progress], None] = lambda _: None
    modelled: Callable[[ModelRun], None] = lambda _: None


def read_inputs(build: Build, request: Request, observer: Observer = Observer()) -> Ingested:
    """Step 1, raw: what the paths hold; files that were read before and have not changed are passed over.

    Raises:
        MissingPathError: a path does not exist; nothing is read.
    """
    records: Iterable[RawArticle | Rejected | FileRead]
    if request.limit is None:
        known = set() if request.full_refresh else {mark for (mark,) in build.rows("SELECT mark FROM build.files")}
        records = read_changed(request.paths, known=known, options=request.options)
    else:
        records = islice(read(request.paths, options=request.options), request.limit)
    return ingest(build, records, prune=request.paths if request.prune else (), progress=observer.read)


def extract_documents(build: Build, request: Request, observer: Observer = Observer()) -> Processed:
    """Step 2: what is new or changed is extracted, in committed parts.

    Raises:
        EngineError: no worker process can be started.
    """
    if request.full_refresh:
        refresh(build)
    done = process(build, Local(request.workers or available_cores()), extractor_version=EXTRACTOR_VERSION,
                   lexicon_hash=load().hash, progress=observer.extracted)
    build.notes["processed"] = done.processed
    return done


def resolve_entities(build: Build) -> Resolved:
    """Step 3: identities, events and stories across documents."""
    return resolve(build)


def write_core(build: Build) -> Core:
    """Step 4, core and ref: tables under the decided ids, and the code lists."""
    return build_core(build, ref_rows())


def publish_build(build: Build, models: Models) -> Published:
    """Step 7: the new version becomes visible.

    Raises:
        CheckFailedError: a blocking check failed; WarehouseError: there is no document. Nothing is published then.
    """
    return publish(build, models, extractor_version=EXTRACTOR_VERSION, lexicon_hash=load().hash,
                   processed=build.notes.get("processed", 0))


def run(folder: Path, request: Request, *, settings: Settings | None = None, observer: Observer = Observer(),
        say: Callable[[str], None] = lambda _: None) -> Ran:
    """All steps under one lock. A build database that turns out to be damaged is set aside, and all is done once more.

    Raises:
        MissingPathError, LockedError, ModelError, CheckFailedError, DiskFullError, ReadOnlyError, WarehouseError.
    """
    models = load_models((settings or Settings()).sql_paths)
    try:
        return _run(folder, request, models, observer, say)
    except DamagedError as error:
        say(str(error))
        return _run(folder, request, models, observer, say)


def _run(folder: Path, request: Request, models: Models, observer: Observer, say: Callable[[str], None]) -> Ran:
    with open_build(folder, say=say) as build:
        ingested = read_inputs(build, request, observer)
        processed = extract_documents(build, request, observer)
        resolved = resolve_entities(build)
        core = write_core(build)
        modelled = run_models(build, models, progress=observer.modelled)
        checked = run_checks(build, models)
        return Ran(ingested, processed, resolved, core, tuple(modelled), checked, publish_build(build, models))
