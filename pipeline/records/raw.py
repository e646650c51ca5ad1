"""raw: one row an input record. Every input is in articles or in rejected: nothing is lost silently."""

from typing import Annotated, NamedTuple

from pipeline.records.column import Col

SourceUri = Annotated[str, Col("file, or file and line or member, as the input was named")]
SourceSha256 = Annotated[str, Col("sha256 of the record's bytes")]


class Article(NamedTuple):
    """One row an input record that became, or already was, a document."""

    source_uri: SourceUri
    source_sha256: SourceSha256
    media_type: Annotated[str, Col("media type of the record, such as text/plain")]
    encoding: Annotated[str | None, Col("encoding the bytes were decoded with")]
    size_bytes: Annotated[int, Col("size of the record in bytes")]
    document_id: Annotated[str, Col("the document it holds; exact copies share one", references="core.documents.document_id")]
    repairs: Annotated[str | None, Col("what decoding had to mend, joined with '; '")]


class Rejected(NamedTuple):
    """One row an input record that could not become a document, with the reason."""

    source_uri: SourceUri
    source_sha256: Annotated[str | None, Col("sha256 of the record's bytes, NULL where they could not be read")]
    reason: Annotated[str, Col("code of ref.reject_reason", references="ref.reject_reason.reason")]
    detail: Annotated[str | None, Col("what was found, where, and what to do")]
