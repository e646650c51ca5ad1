"""The steps of a run with a small reading and small models, for tests of the warehouse.

``python -m tests.warehouse.small WORKERS FOLDER INPUT...`` runs all steps in a process of its own.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.engines.local import Local
from pipeline.ingest import read
from pipeline.records import Rejected
from pipeline.records.input import RawArticle
from pipeline.warehouse.build import Build
from pipeline.warehouse.checks import run_checks
from pipeline.warehouse.core import Core, build_core
from pipeline.warehouse.files import open_build
from pipeline.warehouse.inputs import Ingested, ingest
from pipeline.warehouse.models import Models, load_models
from pipeline.warehouse.models.run import run_models
from pipeline.warehouse.process import Engine, Processed, process
from pipeline.warehouse.publish import Published, publish
from pipeline.warehouse.ref import RefRows, ref_rows
from tests.warehouse.reading import article, no_lexicon, read_slowly, read_small

__all__ = ["FEW", "SQL", "Ran", "article", "finish", "load", "read_in", "read_small", "run", "small", "small_models"]

SQL = Path(__file__).parent / "sql"
EVERYTHING = ref_rows()
FEW: RefRows = {"reject_reason": EVERYTHING["reject_reason"],
                "place": [row for row in EVERYTHING["place"] if row.level in ("country", "province")]}


def small(workers: int = 1, **options: Any) -> Local:
    """An engine for the small reading."""
    return Local(workers, **{"read": read_small, "lexicon": no_lexicon, **options})


@dataclass(frozen=True)
class Ran:
    """What the steps of a run reported."""

    ingested: Ingested
    processed: Processed
    core: Core
    published: Published


def small_models() -> Models:
    """The models of tests/warehouse/sql."""
    return load_models([SQL])


def read_in(build: Build, records: Iterable[RawArticle | Rejected], *, prune: tuple[str, ...] = (),
            engine: Engine | None = None, version: str = "1", lexicon: str = "L") -> tuple[Ingested, Processed]:
    """The first two steps."""
    engine = engine or small()
    return ingest(build, records, prune=prune), process(build, engine, extractor_version=version, lexicon_hash=lexicon)


def finish(build: Build, models: Models | None = None, ref: RefRows = FEW) -> tuple[Core, Published]:
    """The steps after extraction."""
    models = models or small_models()
    core = build_core(build, ref)
    run_models(build, models)
    run_checks(build, models)
    return core, publish(build, models, extractor_version="1", lexicon_hash="L")


def run(folder: Path, records: Iterable[RawArticle | Rejected], *, prune: tuple[str, ...] = (),
        engine: Engine | None = None, version: str = "1", lexicon: str = "L") -> Ran:
    """All steps."""
    with open_build(folder) as build:
        first = read_in(build, records, prune=prune, engine=engine, version=version, lexicon=lexicon)
        return Ran(*first, *finish(build))


def load(folder: Path, records: Iterable[RawArticle | Rejected], *, prune: tuple[str, ...] = (), version: str = "1",
         lexicon: str = "L") -> tuple[Ingested, Processed]:
    """The steps up to core."""
    with open_build(folder) as build:
        done = read_in(build, records, prune=prune, version=version, lexicon=lexicon)
        build_core(build, FEW)
        return done


if __name__ == "__main__":
    run(Path(sys.argv[2]), read(sys.argv[3:]), engine=small(int(sys.argv[1]), read=read_slowly))
