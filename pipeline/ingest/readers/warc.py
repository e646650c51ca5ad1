"""Web archives (WARC): one article a page that was answered with 200 (the extra ``warc``)."""

from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from pipeline.ingest.options import RecordError
from pipeline.ingest.readers.html import page_article
from pipeline.ingest.reading import Reading
from pipeline.ingest.stream import Source
from pipeline.records import Rejected
from pipeline.records.input import RawArticle

_PAGES = ("text/html", "application/xhtml+xml")


def read(source: Source, reading: Reading) -> Iterator[RawArticle | Rejected]:
    """An article or a reject for each answer in the archive, named by the offset of its record."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise RecordError("missing_extra", "doichieu[warc]") from error
    answers = 0
    with source.open() as stream:
        records = ArchiveIterator(cast(BinaryIO, stream), record_types=WarcRecordType.response, parse_http=True)
        while (record := _next(records, answers)) is not None:
            answers += 1
            yield _article(f"{source.uri}#record={record.stream_pos}", record, reading)
    if not answers:
        raise RecordError("bad_warc", "the archive holds no answer")


def _next(records: Iterator[Any], answers: int) -> Any | None:
    try:
        return next(records, None)
    except (OSError, ValueError, EOFError) as error:
        raise RecordError("bad_warc", f"after {answers} answers: {error}") from error


def _article(uri: str, record: Any, reading: Reading) -> RawArticle | Rejected:
    headers = record.http_headers
    status = headers.status_code if headers is not None else None
    url = record.headers.get("WARC-Target-URI")
    if status != 200:
        return Rejected(uri, None, "http_status", f"{status} {url}")
    media_type = (record.http_content_type or "").lower()
    if media_type not in _PAGES:
        return Rejected(uri, None, "not_an_article", f"{media_type or 'no media type'} {url}")
    try:
        data = record.reader.read(reading.options.max_text_bytes + 1)
    except (OSError, ValueError, EOFError) as error:
        return Rejected(uri, None, "bad_warc", str(error))
    if len(data) > reading.options.max_text_bytes:
        return Rejected(uri, None, "too_long", f"more than {reading.options.max_text_bytes} bytes: {url}")
    return page_article(uri, data, reading, url=url, charset=record.http_charset)
