"""The first step: input records into build.inputs and build.texts; raw.articles and raw.rejected follow from them."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.records import File, Input, Rejected, Text, columns
from pipeline.records.ids import document_id, make_id
from pipeline.records.input import FRAGMENT, FileRead, Metadata, RawArticle
from pipeline.warehouse.arrow import to_arrow
from pipeline.warehouse.build import Build
from pipeline.warehouse.prune import prune as forget

BATCH_RECORDS = 2000
BATCH_CHARS = 20_000_000

# Of exact copies the one with most metadata, then the smallest source_uri, stands for the document.
CHOSEN = """
    SELECT * FROM build.inputs WHERE document_id IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY document_id ORDER BY completeness DESC, source_uri) = 1
"""

# The file of an input.
FILE = f"regexp_replace(inputs.source_uri, '{FRAGMENT}', '')"

Record = RawArticle | Rejected


@dataclass(frozen=True)
class Ingested:
    """What a reading changed, in input records.

    read: records read; added: of an unknown source_uri; changed: known under other bytes or metadata; removed: their
    source vanished (only when pruning). articles, rejected: rows of the two raw tables afterwards.
    """

    read: int
    added: int
    changed: int
    unchanged: int
    removed: int
    articles: int
    rejected: int


def ingest(
    build: Build,
    records: Iterable[Record | FileRead],
    *,
    prune: Sequence[str] = (),
    progress: Callable[[int], None] = lambda _: None,
) -> Ingested:
    """Take in records, in committed batches; a record that is known unchanged is not written again.

    The records of a file that was passed over count as read and unchanged.

    prune: the paths as named by the user; inputs below them that were not among the records are forgotten.
    progress: called with the number of records read so far.
    """
    read = added = changed = 0
    build.run("CREATE OR REPLACE TEMP TABLE seen (source_uri VARCHAR)")
    build.run("CREATE OR REPLACE TEMP TABLE passed (source_uri VARCHAR)")
    for batch, files in _batches(records):
        new, other = _write(build, batch, files)
        read, added, changed = read + len(batch), added + new, changed + other
        if batch:
            progress(read)
    if passed := _see_passed(build):
        read += passed
        progress(read)
    removed = forget(build, prune) if prune else 0
    if removed:
        build.run(f"DELETE FROM build.files WHERE source_uri NOT IN (SELECT {FILE} FROM build.inputs)")
    write_raw(build)
    articles = build.value("SELECT count(*) FROM raw.articles")
    rejected = build.value("SELECT count(*) FROM raw.rejected")
    return Ingested(read, added, changed, read - added - changed, removed, articles, rejected)


def metadata_json(metadata: Metadata) -> str:
    """Metadata as JSON: the fields that are given, in the order of their names."""
    given = {name: value for name, value in metadata._asdict().items() if value is not None}
    return json.dumps(given, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _batches(records: Iterable[Record | FileRead]) -> Iterator[tuple[list[Record], list[FileRead]]]:
    """Records, and the files that have ended with them."""
    batch: list[Record] = []
    files: list[FileRead] = []
    size = 0
    for record in records:
        if isinstance(record, FileRead):
            files.append(record)
        else:
            batch.append(record)
            size += len(record.text) if isinstance(record, RawArticle) else 0
        if max(len(batch), len(files)) == BATCH_RECORDS or size > BATCH_CHARS:
            yield batch, files
            batch, files, size = [], [], 0
    if batch or files:
        yield batch, files


def _input(record: Record) -> Input:
    if isinstance(record, Rejected):
        return Input(source_uri=record.source_uri, source_sha256=record.source_sha256, media_type=None, encoding=None,
                     size_bytes=None, document_id=None, repairs=None, metadata=None, metadata_hash=None,
                     completeness=None, reason=record.reason, detail=record.detail)
    metadata = metadata_json(record.metadata)
    return Input(
        source_uri=record.source_uri, source_sha256=record.source_sha256, media_type=record.media_type,
        encoding=record.encoding, size_bytes=record.size_bytes, document_id=document_id(record.text),
        repairs="; ".join(record.repairs) or None, metadata=metadata,
        metadata_hash=make_id("metadata", metadata),
        completeness=sum(value is not None for value in record.metadata), reason=None, detail=None,
    )


def _see_passed(build: Build) -> int:
    """Count the inputs of the files that were passed over as seen; how many they are."""
    build.run(f"INSERT INTO seen SELECT source_uri FROM build.inputs SEMI JOIN passed ON passed.source_uri = {FILE}")
    return int(build.value(f"SELECT count(*) FROM build.inputs SEMI JOIN passed ON passed.source_uri = {FILE}"))


def _write(build: Build, batch: Sequence[Record], files: Sequence[FileRead]) -> tuple[int, int]:
    """Write what is new or changed, in one transaction; the numbers of both."""
    marks = [File(file.source_uri, file.mark) for file in files if not file.is_passed]
    inputs = {record.source_uri: _input(record) for record in batch}  # of one source named twice the last counts
    texts = {inputs[r.source_uri].document_id: r.text for r in batch if isinstance(r, RawArticle)}
    with (
        build.incoming("incoming", to_arrow(columns(Input), list(inputs.values()))),
        build.incoming("incoming_texts", to_arrow(columns(Text), list(texts.items()))),
        build.incoming("incoming_files", to_arrow(columns(File), marks)),
        build.transaction(),
    ):
        build.run("INSERT INTO seen SELECT source_uri FROM incoming")
        build.run("INSERT INTO passed SELECT unnest(?::VARCHAR[])", [[file.source_uri for file in files if file.is_passed]])
        build.run("DELETE FROM build.files WHERE source_uri IN (SELECT source_uri FROM incoming_files)")
        build.run("INSERT INTO build.files SELECT DISTINCT * FROM incoming_files")
        build.run(
            "CREATE OR REPLACE TEMP TABLE fresh AS SELECT i.*, old.source_uri IS NOT NULL AS is_known FROM incoming i "
            "LEFT JOIN build.inputs old USING (source_uri) WHERE (i.source_sha256, i.document_id, i.metadata_hash, "
            "i.encoding, i.repairs, i.reason, i.detail) IS DISTINCT FROM (old.source_sha256, old.document_id, "
            "old.metadata_hash, old.encoding, old.repairs, old.reason, old.detail)"
        )
        new, other = build.rows("SELECT count(*) FILTER (NOT is_known), count(*) FILTER (is_known) FROM fresh")[0]
        if other:
            build.run("DELETE FROM build.inputs WHERE source_uri IN (SELECT source_uri FROM fresh WHERE is_known)")
        if new or other:
            build.run("INSERT INTO build.inputs SELECT * EXCLUDE (is_known) FROM fresh")
            build.run(
                "INSERT INTO build.texts SELECT * FROM incoming_texts WHERE document_id IN (SELECT document_id FROM fresh) "
                "AND document_id NOT IN (SELECT document_id FROM build.texts)"
            )
    return new, other


FAILED = """
    SELECT i.source_uri, i.source_sha256, f.reason, f.detail
    FROM build.inputs i JOIN build.failures f USING (document_id)
"""


def write_raw(build: Build) -> None:
    """Make raw.articles and raw.rejected from the inputs; those of a document that could not be extracted are rejected."""
    articles = """
        SELECT source_uri, source_sha256, media_type, encoding, size_bytes, document_id, repairs FROM build.inputs
        WHERE document_id IS NOT NULL AND document_id NOT IN (SELECT document_id FROM build.failures)
    """
    rejected = f"SELECT source_uri, source_sha256, reason, detail FROM build.inputs WHERE reason IS NOT NULL UNION ALL {FAILED}"
    for name, query in (("articles", articles), ("rejected", rejected)):
        build.run(f"CREATE OR REPLACE TEMP TABLE wanted AS {query}")
        differs = build.value(
            f"SELECT EXISTS (SELECT * FROM wanted EXCEPT SELECT * FROM raw.{name}) "
            f"OR EXISTS (SELECT * FROM raw.{name} EXCEPT SELECT * FROM wanted)"
        )
        if differs:
            build.changed()
            with build.transaction():
                build.run(f"DELETE FROM raw.{name}")
                build.run(f"INSERT INTO raw.{name} SELECT * FROM wanted ORDER BY source_uri")
