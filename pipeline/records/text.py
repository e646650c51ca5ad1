"""core: documents, their paragraphs, the ledger of numbers, and what extraction could not settle."""

from datetime import datetime
from typing import Annotated, NamedTuple

from pipeline.records.column import Col
from pipeline.records.shared import CharEnd, CharStart, DocumentId, PlaceId, Surface

PARAGRAPH_KINDS = ("title", "byline", "lead", "heading", "body", "quote", "caption", "source", "boilerplate")
LEDGER_CLAIMS = ("figure", "date", "period", "legal_number", "name", "list_marker", "url", "time", "phone", "age",
                 "word", "other")
PUBLISHED_RULES = ("printed", "metadata", "url", "dateline", "same_event")


class Document(NamedTuple):
    """One row an article, by content."""

    document_id: Annotated[str, Col("hash of text: the same text is the same document on every machine")]
    source_uri: Annotated[str | None, Col("where it was read: of several copies the most complete, then the smallest")]
    source_sha256: Annotated[str | None, Col("sha256 of that record's bytes")]
    language: Annotated[str | None, Col("ISO 639-1 code of the main language; und when undetermined")]
    title: Annotated[str | None, Col("headline as printed in the text, or of the record's metadata")]
    byline: Annotated[str | None, Col("author as printed or given")]
    translator: Annotated[str | None, Col("translator as printed")]
    publisher: Annotated[str | None, Col("outlet that published it, as printed or given")]
    credited_source: Annotated[str | None, Col("outlet or address credited as the original source")]
    url: Annotated[str | None, Col("address of the article, given or printed")]
    published_from: Annotated[datetime | None, Col("earliest time of publication, naive Asia/Ho_Chi_Minh")]
    published_to: Annotated[datetime | None, Col("latest time of publication, naive Asia/Ho_Chi_Minh")]
    published_rule: Annotated[str | None, Col("how the publication time was settled", codes=PUBLISHED_RULES)]
    place_id: PlaceId
    text: Annotated[str, Col("the article in NFC with \\n line ends; offsets of all spans count its code points")]
    extractor_version: Annotated[str | None, Col("version of the extractor that read it")]


class Paragraph(NamedTuple):
    """One row a paragraph, in the order of the text."""

    paragraph_id: Annotated[str, Col("hash of document and ordinal")]
    document_id: DocumentId
    ordinal: Annotated[int, Col("position in the document, from 0")]
    char_start: CharStart
    char_end: CharEnd
    kind: Annotated[str, Col("what the paragraph is", codes=PARAGRAPH_KINDS)]
    language: Annotated[str | None, Col("ISO 639-1 code; und when undetermined")]
    is_repeat: Annotated[bool, Col("it repeats an earlier line of the document, such as the title in the footer")]


class LedgerEntry(NamedTuple):
    """One row for every digit run and every number word, saying what claims it: no number is lost silently."""

    document_id: DocumentId
    char_start: CharStart
    char_end: CharEnd
    surface: Surface
    claim: Annotated[str, Col("what the number is part of", codes=LEDGER_CLAIMS)]
    claimed_by: Annotated[str | None, Col("id of the row that claims it, or the name of the rule")]


class Issue(NamedTuple):
    """One row for each thing that extraction saw and could not settle."""

    document_id: DocumentId
    char_start: Annotated[int | None, Col("first character of the span concerned")]
    char_end: Annotated[int | None, Col("one past its last character")]
    code: Annotated[str, Col("what kind of doubt it is")]
    detail: Annotated[str | None, Col("what was seen")]
