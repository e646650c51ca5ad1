"""PDF with a text layer: one article a file (the extra ``pdf``). A form feed ends each page, as pdftotext writes it."""

from collections.abc import Iterator
from hashlib import sha256

from pipeline.ingest.article import attempt, from_text
from pipeline.ingest.decode import check_not_legacy
from pipeline.ingest.mend import mend
from pipeline.ingest.options import RecordError
from pipeline.ingest.pdf_text import Pages
from pipeline.ingest.reading import Reading
from pipeline.ingest.stream import Source, read_all
from pipeline.records import Rejected
from pipeline.records.input import RawArticle

_LARGEST = 200 * 2**20  # pictures and fonts, not text, make a PDF large


def read(source: Source, reading: Reading) -> Iterator[RawArticle | Rejected]:
    """The text of all pages: the page of a character is one more than the form feeds before it."""
    with source.open() as stream:
        data = read_all(stream, _LARGEST)
    digest = sha256(data).hexdigest()
    yield attempt(source.uri, digest, lambda: _article(source.uri, data, digest, reading))


def _article(uri: str, data: bytes, digest: str, reading: Reading) -> RawArticle:
    pages: Pages = reading.fence.call("pdf", (data, reading.options.max_chars), reason="bad_pdf")
    if not any(text.strip() for text in pages.texts):
        raise RecordError("pdf_without_text", f"{len(pages.texts)} pages")
    text, repairs = mend("".join(f"{page.strip()}\n\f" for page in pages.texts))
    check_not_legacy(text)
    return from_text(text, reading.options, uri=uri, sha256=digest, size=len(data), media_type="application/pdf",
                     encoding=None, repairs=repairs, metadata=pages.metadata)
