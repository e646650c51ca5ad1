"""The second step: documents that are new or changed go to an engine; the parts it hands back are committed one by one."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.records import Failure, columns
from pipeline.records.input import Metadata, RawArticle
from pipeline.warehouse.arrow import from_bytes, to_arrow
from pipeline.warehouse.blocks import touch
from pipeline.warehouse.build import Build
from pipeline.warehouse.clock import now
from pipeline.warehouse.inputs import CHOSEN, write_raw
from pipeline.warehouse.pairs import forget_pairs
from pipeline.warehouse.part import Part
from pipeline.warehouse.schema import EXTRACTED

LARGEST, SMALLEST = 1_500_000, 150_000  # characters of a part: 500 and 50 articles of 3,000
PARTS = 16  # so many parts at least, where that does not make them too small: enough for every core
SHORTEST = 3000  # a shorter text counts as one of this length, so that a part has at most 500 documents

Engine = Callable[[Iterable[Sequence[RawArticle]]], Iterator[Part]]

FETCH = """
    SELECT d.source_uri, d.source_sha256, d.media_type, d.encoding, d.size_bytes, t.text, d.repairs, d.metadata
    FROM todo d JOIN build.texts t USING (document_id) WHERE d.part = ?
"""


@dataclass(frozen=True)
class Progress:
    """How far extraction is: documents done of how many, characters read, seconds since it began."""

    done: int
    total: int
    chars: int
    seconds: float

    @property
    def rate(self) -> float:
        """Documents a second."""
        return self.done / self.seconds if self.seconds else 0.0

    @property
    def remaining(self) -> float:
        """Seconds that are left at this rate."""
        return (self.total - self.done) / self.rate if self.rate else 0.0


@dataclass(frozen=True)
class Processed:
    """What extraction did: documents extracted and failed in this run, removed ones, and all there are afterwards."""

    processed: int
    failed: int
    removed: int
    documents: int


PENDING = f"""
    CREATE OR REPLACE TEMP TABLE todo AS
    SELECT c.*, t.rowid AS place, sum(greatest(length(t.text), {SHORTEST})) OVER (ORDER BY t.rowid) AS reached
    FROM chosen c JOIN build.texts t USING (document_id)
    LEFT JOIN build.processed p ON p.document_id = c.document_id AND p.metadata_hash = c.metadata_hash
        AND p.extractor_version = ? AND p.lexicon_hash = ?
    WHERE p.document_id IS NULL
"""

PARTED = f"""
    CREATE OR REPLACE TEMP TABLE todo AS
    SELECT * EXCLUDE (reached), CAST(reached // least({LARGEST}, greatest({SMALLEST}, max(reached) OVER () // {PARTS}))
        AS BIGINT) AS part FROM todo
"""


def process(
    build: Build,
    engine: Engine,
    *,
    extractor_version: str,
    lexicon_hash: str,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Processed:
    """Extract every document whose reprocessing key is not the one it was processed with, and forget vanished ones.

    engine: maps sequences of articles to parts, in any order; a failing article comes back as a failure of its part.
    """
    build.run(f"CREATE OR REPLACE TEMP TABLE chosen AS {CHOSEN}")
    removed = _forget(build)
    build.run("CHECKPOINT")  # rows that were deleted are let go now, so that row numbers stay while parts are fetched
    build.run(PENDING, [extractor_version, lexicon_hash])
    build.run(PARTED)
    total = int(build.value("SELECT count(*) FROM todo"))
    done = failed = chars = 0
    begun = now()
    for part in engine(_articles(build)):
        _commit(build, part, extractor_version, lexicon_hash)
        done, failed, chars = done + len(part.documents), failed + len(part.failures), chars + part.chars
        progress(Progress(done, total, chars, (now() - begun).total_seconds()))
    write_raw(build)
    return Processed(done - failed, failed, removed, build.value("SELECT count(*) FROM stage.documents"))


def refresh(build: Build) -> None:
    """Let the next processing extract every document again."""
    build.run("DELETE FROM build.processed")


def _forget(build: Build) -> int:
    """Delete the rows of documents that no input holds any more; how many there were."""
    build.run(
        "CREATE OR REPLACE TEMP TABLE gone AS "
        "SELECT document_id FROM build.texts WHERE document_id NOT IN (SELECT document_id FROM chosen)"
    )
    gone = int(build.value("SELECT count(*) FROM gone"))
    if gone:
        with build.transaction():
            _delete(build, "gone")
            build.run("DELETE FROM build.texts WHERE document_id IN (SELECT document_id FROM gone)")
            build.changed()
    return gone


def _delete(build: Build, ids: str) -> None:
    """Delete all rows of the documents named in a table of ids."""
    touch(build, f"build.keys SEMI JOIN {ids} USING (document_id)")
    for name in (*(f"stage.{name}" for name in EXTRACTED), "build.keys", "build.processed", "build.failures"):
        build.run(f"DELETE FROM {name} WHERE document_id IN (SELECT document_id FROM {ids})")
    forget_pairs(build, ids)


def _articles(build: Build) -> Iterator[list[RawArticle]]:
    """The articles to do, a part at a time. Texts are fetched by row number, so that only their own blocks are read."""
    parts = build.rows("SELECT part, min(place), max(place), count(*) FROM todo GROUP BY part ORDER BY part")
    for part, first, last, count in parts:
        rows = build.rows(f"{FETCH} AND t.rowid BETWEEN ? AND ? ORDER BY d.place", [part, first, last])
        if len(rows) != count:  # a checkpoint has moved rows
            rows = build.rows(f"{FETCH} ORDER BY d.place", [part])
        yield [
            RawArticle(uri, sha, media, encoding, size, text, tuple(repairs.split("; ")) if repairs else (),
                       Metadata(**json.loads(metadata)))
            for uri, sha, media, encoding, size, text, repairs, metadata in rows
        ]


def _commit(build: Build, part: Part, extractor_version: str, lexicon_hash: str) -> None:
    """Replace the rows of a part's documents, in one transaction."""
    build.run("CREATE OR REPLACE TEMP TABLE part_ids (document_id VARCHAR)")
    build.run("INSERT INTO part_ids SELECT unnest(?::VARCHAR[])", [list(part.documents)])
    with build.transaction():
        known = build.value(
            "SELECT EXISTS (SELECT * FROM stage.documents SEMI JOIN part_ids USING (document_id)) "
            "OR EXISTS (SELECT * FROM build.failures SEMI JOIN part_ids USING (document_id)) "
            "OR EXISTS (SELECT * FROM build.processed SEMI JOIN part_ids USING (document_id))"
        )
        if known:
            _delete(build, "part_ids")
        for name, data in part.tables.items():
            target = "build.keys" if name == "keys" else f"stage.{name}"
            with build.incoming("incoming", from_bytes(data)):
                build.run(f"INSERT INTO {target} SELECT * FROM incoming")
                if name == "keys":
                    touch(build, "incoming")
        with build.incoming("incoming", to_arrow(columns(Failure), part.failures)):
            build.run("INSERT INTO build.failures SELECT * FROM incoming")
        build.run(
            "INSERT INTO build.processed SELECT document_id, metadata_hash, ?, ?, ? FROM todo "
            "WHERE document_id IN (SELECT document_id FROM part_ids)", [extractor_version, lexicon_hash, now()],
        )
        build.changed()
