"""Plain text and Markdown: one article a file."""

from collections.abc import Iterator
from hashlib import sha256

from pipeline.ingest.article import attempt, from_text
from pipeline.ingest.decode import decode
from pipeline.ingest.front_matter import front_matter
from pipeline.ingest.reading import Reading
from pipeline.ingest.stream import Source, read_all
from pipeline.records import Rejected
from pipeline.records.input import RawArticle


def read(source: Source, reading: Reading) -> Iterator[RawArticle | Rejected]:
    """The file as one article. A Markdown file's front matter is its metadata; its text stays as it is."""
    with source.open() as stream:
        data = read_all(stream, reading.options.max_text_bytes)
    yield attempt(source.uri, sha256(data).hexdigest(), lambda: _article(source, reading, data))


def _article(source: Source, reading: Reading, data: bytes) -> RawArticle:
    decoded = decode(data)
    markdown = source.suffix in (".md", ".markdown")
    return from_text(
        decoded.text, reading.options, uri=source.uri, sha256=sha256(data).hexdigest(), size=len(data),
        media_type="text/markdown" if markdown else "text/plain", encoding=decoded.encoding, repairs=decoded.repairs,
        metadata=front_matter(decoded.text, reading.options.field_map))
