"""build: what stays in the private build database: keys by which records meet, decisions, and what was processed."""

from datetime import datetime
from typing import Annotated, NamedTuple

from pipeline.records.column import Col
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


class Processed(NamedTuple):
    """One row a document as last processed: the reprocessing key."""

    document_id: DocumentId
    metadata_hash: Annotated[str, Col("hash of the metadata it was read with")]
    extractor_version: Annotated[str, Col("version of the extractor")]
    lexicon_hash: Annotated[str, Col("hash of the lexicon files")]
    processed_at: Annotated[datetime, Col("when, naive Asia/Ho_Chi_Minh")]
