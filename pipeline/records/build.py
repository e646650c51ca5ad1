"""build: what stays in the private build database: inputs and texts, keys by which records meet, decisions, progress."""

from datetime import datetime
from typing import Annotated, NamedTuple

from pipeline.records.column import Col
from pipeline.records.raw import SourceUri
from pipeline.records.shared import DocumentId


class Key(NamedTuple):
    """One row a small key of a document: records that share a key meet in one block and are compared."""

    document_id: DocumentId
    kind: Annotated[str, Col("what is compared: person, organization, legal_document, event, story")]
    key: Annotated[str, Col("the key; equal keys form a block")]
    ref_id: Annotated[str, Col("id of the record (entity, event mention or document) that carries the key")]
    detail: Annotated[str | None, Col("what deciding needs to know of the record, as compact JSON")]


class Decision(NamedTuple):
    """One row an identity that resolve decided: the record is known under another id."""

    kind: Annotated[str, Col("what was decided: person, organization, legal_document, event")]
    old_id: Annotated[str, Col("id extraction gave")]
    new_id: Annotated[str, Col("id of the group")]
    rule: Annotated[str, Col("the rule that decided")]


class Pair(NamedTuple):
    """One row two records that met by a key and were compared; kept until one of their documents changes."""

    kind: Annotated[str, Col("what was compared, as in keys")]
    left_id: Annotated[str, Col("the smaller id")]
    right_id: Annotated[str, Col("the other id")]
    left_document: Annotated[str, Col("document of the left record")]
    right_document: Annotated[str, Col("document of the right record")]
    from_id: Annotated[str | None, Col("of a directed relation the record it starts from")]
    to_id: Annotated[str | None, Col("of a directed relation the record it leads to")]
    relation: Annotated[str | None, Col("how they belong together; NULL when they do not")]
    score: Annotated[float | None, Col("share of what was compared that agrees, 0 to 1")]
    rule: Annotated[str | None, Col("the rule that decided")]


class Settled(NamedTuple):
    """One row a decision of one block, kept until a document that carries the block's key changes."""

    kind: Annotated[str, Col("what was decided, as in keys")]
    key: Annotated[str, Col("key of the block")]
    old_id: Annotated[str, Col("id extraction gave")]
    new_id: Annotated[str, Col("id of the group")]
    rule: Annotated[str, Col("the rule that decided")]


class Touched(NamedTuple):
    """One row a block whose records changed since it was last decided."""

    kind: Annotated[str, Col("what is compared, as in keys")]
    key: Annotated[str, Col("key of the block")]


class Processed(NamedTuple):
    """One row a document as last processed: the reprocessing key."""

    document_id: DocumentId
    metadata_hash: Annotated[str, Col("hash of the metadata it was read with")]
    extractor_version: Annotated[str, Col("version of the extractor")]
    lexicon_hash: Annotated[str, Col("hash of the lexicon files")]
    processed_at: Annotated[datetime, Col("when, naive Asia/Ho_Chi_Minh")]


class Input(NamedTuple):
    """One row an input record as last read; raw.articles and raw.rejected are made from these rows."""

    source_uri: SourceUri
    source_sha256: Annotated[str | None, Col("sha256 of the record's bytes, NULL where they could not be read")]
    media_type: Annotated[str | None, Col("media type of the record")]
    encoding: Annotated[str | None, Col("encoding the bytes were decoded with")]
    size_bytes: Annotated[int | None, Col("size of the record in bytes")]
    document_id: Annotated[str | None, Col("the document it holds; NULL when it was rejected")]
    repairs: Annotated[str | None, Col("what decoding had to mend, joined with '; '")]
    metadata: Annotated[str | None, Col("the metadata given with the text, as JSON with sorted keys")]
    metadata_hash: Annotated[str | None, Col("hash of the metadata given")]
    completeness: Annotated[int | None, Col("number of metadata fields given")]
    reason: Annotated[str | None, Col("why it was rejected; NULL when it holds a document")]
    detail: Annotated[str | None, Col("what was found")]


class File(NamedTuple):
    """One row a file that was read to its end: one that bears the same mark is not read again."""

    source_uri: Annotated[str, Col("the file")]
    mark: Annotated[str, Col("hash of its inode, size and times, and of how it was read")]


class Text(NamedTuple):
    """One row a document's text, from which it is extracted again when the extractor or the lexicon changes."""

    document_id: DocumentId
    text: Annotated[str, Col("the article in NFC with \\n line ends")]


class Failure(NamedTuple):
    """One row a document whose extraction failed; its inputs are rejected with this reason until something changes."""

    document_id: DocumentId
    reason: Annotated[str, Col("code of ref.reject_reason", references="ref.reject_reason.reason")]
    detail: Annotated[str | None, Col("what happened")]


class State(NamedTuple):
    """One row a fact about the build database: which tables it was made with, what each step last ran on."""

    name: Annotated[str, Col("what is told")]
    value: Annotated[str, Col("its value")]
