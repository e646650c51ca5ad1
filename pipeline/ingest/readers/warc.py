"""Web archives: one article a page that was answered with 200, or a text that was made from one (WET)."""

from collections.abc import Iterator
from hashlib import sha256

from pipeline.ingest.article import attempt, from_text
from pipeline.ingest.decode import decode
from pipeline.ingest.options import RecordError
from pipeline.ingest.readers.html import page_article
from pipeline.ingest.reading import Reading
from pipeline.ingest.stream import Source
from pipeline.ingest.warc_records import Answer, Record, answer, content_type, records
from pipeline.records import Rejected
from pipeline.records.input import Metadata, RawArticle

_KINDS = frozenset({"response", "resource", "conversion"})  # the others hold nothing that was on a page
_PAGES = ("text/html", "application/xhtml+xml")


def read(source: Source, reading: Reading) -> Iterator[RawArticle | Rejected]:
    """An article or a reject for each record that holds something fetched, named by its offset."""
    with source.open() as stream:
        for record in records(stream, _KINDS, reading.options.max_record_bytes):
            yield _article(f"{source.uri}#record={record.offset}", record, reading)


def _article(uri: str, record: Record, reading: Reading) -> RawArticle | Rejected:
    url = record.headers.get("warc-target-uri")
    digest = sha256(record.payload).hexdigest()
    try:
        found = _content(record, reading)
    except RecordError as error:
        return Rejected(uri, digest, error.reason, f"{error.detail}: {url}")
    if found.media_type in _PAGES:
        return page_article(uri, found.body, reading, url=url, charset=found.charset)
    return attempt(uri, digest, lambda: _text(uri, found, digest, url, reading))


def _text(uri: str, found: Answer, digest: str, url: str | None, reading: Reading) -> RawArticle:
    decoded = decode(found.body, found.charset)
    return from_text(decoded.text, reading.options, uri=uri, sha256=digest, size=len(found.body),
                     media_type="text/plain", encoding=decoded.encoding, repairs=decoded.repairs,
                     metadata=Metadata(url=url))


def _content(record: Record, reading: Reading) -> Answer:
    """What was fetched: a page or a text of a fitting length.

    Raises:
        RecordError: too_long, bad_warc, http_status or not_an_article.
    """
    limit = reading.options.max_text_bytes
    if record.size > reading.options.max_record_bytes:
        raise RecordError("too_long", f"{record.size} bytes")
    if record.headers.get("warc-type", "").lower() == "response":
        found = answer(record.payload, limit)
    else:
        found = Answer(200, *content_type(record.headers.get("content-type", "")), record.payload)
    if found.status != 200:
        raise RecordError("http_status", str(found.status))
    if found.media_type not in (*_PAGES, "text/plain"):
        raise RecordError("not_an_article", found.media_type or "no media type")
    if len(found.body) > limit:
        raise RecordError("too_long", f"{len(found.body)} bytes")
    return found
