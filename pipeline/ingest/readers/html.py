"""Web pages: the main text of one page a file (the extra ``html``)."""

from collections.abc import Iterator
from hashlib import sha256

import re2

from pipeline.ingest.article import attempt, from_text
from pipeline.ingest.decode import decode
from pipeline.ingest.mend import mend
from pipeline.ingest.options import RecordError
from pipeline.ingest.page import Page
from pipeline.ingest.reading import Reading
from pipeline.ingest.stream import Source, read_all
from pipeline.records import Rejected
from pipeline.records.input import Metadata, RawArticle

_CHARSET = re2.compile(rb"(?i)<meta[^<>]*charset=[\"' ]?([A-Za-z0-9_:.-]+)")
_HEAD = 4096


def read(source: Source, reading: Reading) -> Iterator[RawArticle | Rejected]:
    """The file as one page."""
    with source.open() as stream:
        data = read_all(stream, reading.options.max_text_bytes)
    yield page_article(source.uri, data, reading)


def page_article(
    uri: str, data: bytes, reading: Reading, *, url: str | None = None, charset: str | None = None,
) -> RawArticle | Rejected:
    """The main text of a page.

    url: where it was fetched from; charset: what the server said.
    """
    digest = sha256(data).hexdigest()

    def make() -> RawArticle:
        decoded = decode(data, charset or _declared(data))
        if not decoded.text.strip():
            raise RecordError("empty", f"{len(data)} bytes")
        page: Page = reading.fence.call("page", (decoded.text, url), reason="bad_html")
        if not page.text.strip():
            raise RecordError("no_text", "the page has no main text")
        text, repairs = mend(page.text)
        metadata = Metadata(*(value and (mend(value).text.strip() or None) for value in page.metadata))
        known = tuple(dict.fromkeys((*(r for r in decoded.repairs if r != "line_ends"), *repairs)))
        return from_text(text, reading.options, uri=uri, sha256=digest, size=len(data), media_type="text/html",
                         encoding=decoded.encoding, repairs=known, metadata=metadata)

    return attempt(uri, digest, make)


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_HEAD])
    return found.group(1).decode("ascii") if found else None
