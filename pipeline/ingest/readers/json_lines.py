"""JSON lines: one article a line, as crawlers write them."""

from collections.abc import Iterator

from pipeline.ingest.article import attempt, from_fields
from pipeline.ingest.json_values import Piece, lines, parse, values
from pipeline.ingest.options import RecordError
from pipeline.ingest.reading import Reading
from pipeline.ingest.stream import Source, as_utf8
from pipeline.records import Rejected
from pipeline.records.input import RawArticle


def read(source: Source, reading: Reading) -> Iterator[RawArticle | Rejected]:
    """An article or a reject for each line; blank lines are none. A file that holds one JSON array is read as that."""
    limit = reading.options.max_record_bytes
    with source.open() as stream, as_utf8(stream) as utf8:
        array = utf8.peek(64)[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")
        unit = "item" if array else "line"
        for piece in values(utf8, limit) if array else lines(utf8, limit):
            yield piece_article(f"{source.uri}#{unit}={piece.number}", piece, reading)


def piece_article(uri: str, piece: Piece, reading: Reading) -> RawArticle | Rejected:
    """The article in the bytes of one JSON object, or why there is none."""
    return attempt(uri, piece.sha256, lambda: _article(uri, piece, reading))


def _article(uri: str, piece: Piece, reading: Reading) -> RawArticle:
    if piece.data is None:
        raise RecordError("too_long", f"{piece.size} bytes")
    record = parse(piece.data)
    return from_fields(record.fields, reading.options, uri=uri, sha256=piece.sha256, size=piece.size,
                       media_type="application/json", encoding=record.encoding, repairs=record.repairs)
