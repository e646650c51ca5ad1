"""One reader a format behind one interface; ``READERS`` says which suffix is whose, ``by_magic`` what bytes tell.

A reader is a function ``(source, reading) -> iterator of RawArticle and Rejected``. It streams, holds at most one
record, and gives a reject for each record it cannot read; a RecordError or OSError that it lets out rejects the rest of
the file. A new format is one module and one line here.
"""

from collections.abc import Callable, Iterator

from pipeline.ingest.readers import html, json_file, json_lines, parquet, pdf, table, text, warc
from pipeline.ingest.reading import Reading
from pipeline.ingest.stream import Source
from pipeline.records import Rejected
from pipeline.records.input import RawArticle

Reader = Callable[[Source, Reading], Iterator[RawArticle | Rejected]]

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": text.read,
    ".markdown": text.read,
    ".jsonl": json_lines.read,
    ".ndjson": json_lines.read,
    ".jl": json_lines.read,
    ".json": json_file.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".csv": table.read,
    ".tsv": table.read,
    ".parquet": parquet.read,
    ".pdf": pdf.read,
    ".warc": warc.read,
}

_MAGIC: tuple[tuple[bytes, Reader], ...] = (
    (b"%PDF-", pdf.read),
    (b"PAR1", parquet.read),
    (b"WARC/", warc.read),
)
_PAGE = (b"<!doctype html", b"<html")


def by_magic(head: bytes) -> Reader | None:
    """The reader that the first bytes of a file ask for, whatever its name says; None where they do not tell."""
    for magic, reader in _MAGIC:
        if head.startswith(magic):
            return reader
    return html.read if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGE) else None
