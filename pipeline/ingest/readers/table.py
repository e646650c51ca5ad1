"""CSV and TSV: one article a row, columns named by the header."""

import csv
from collections.abc import Iterator
from hashlib import sha256

from pipeline.ingest.article import attempt, from_fields
from pipeline.ingest.decode import Decoded, decode
from pipeline.ingest.fields import known_names
from pipeline.ingest.options import ReadOptions, RecordError
from pipeline.ingest.reading import Reading
from pipeline.ingest.stream import ByteStream, Source, as_utf8
from pipeline.records import Rejected
from pipeline.records.input import RawArticle

_DELIMITERS = ",;\t|"


class _Lines:
    """The decoded lines of a table for ``csv``, with the bytes, encoding and repairs of the row that is being read."""

    def __init__(self, stream: ByteStream, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._digest = sha256()
        self._encoding = "utf-8"
        self._repairs: dict[str, None] = {}
        self.size = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline(self._limit + 1):
            self._digest.update(line)
            self.size += len(line)
            if self.size > self._limit:
                raise RecordError("too_long", f"a row of more than {self._limit} bytes")
            decoded = self._decoded(line)
            self._encoding = decoded.encoding
            self._repairs |= dict.fromkeys(repair for repair in decoded.repairs if repair != "line_ends")
            yield decoded.text

    def _decoded(self, line: bytes) -> Decoded:
        plain = line.isascii() and b"\0" not in line
        return Decoded(line.decode("ascii"), self._encoding, ()) if plain else decode(line)

    def take(self) -> tuple[str, int, str, tuple[str, ...]]:
        """sha256, size, encoding and repairs of the lines since the last call."""
        taken = self._digest.hexdigest(), self.size, self._encoding, tuple(self._repairs)
        self._digest, self.size, self._repairs = sha256(), 0, {}
        return taken


def read(source: Source, reading: Reading) -> Iterator[RawArticle | Rejected]:
    """An article or a reject for each row; the header is row 1."""
    options = reading.options
    csv.field_size_limit(options.max_record_bytes)
    with source.open() as stream, as_utf8(stream) as utf8:
        lines = _Lines(utf8, options.max_record_bytes)
        text = iter(lines)
        first = next(text, None)
        if first is None:
            raise RecordError("empty")
        delimiter = _delimiter(first, options)
        header = next(csv.reader([first], delimiter=delimiter))
        lines.take()
        rows = csv.reader(text, delimiter=delimiter, strict=True)
        number = 1
        while (row := _next(rows, number + 1)) is not None:
            number += 1
            if any(cell.strip() for cell in row):
                yield _article(f"{source.uri}#row={number}", header, row, lines, options)


def _next(rows: Iterator[list[str]], number: int) -> list[str] | None:
    try:
        return next(rows, None)
    except csv.Error as error:
        raise RecordError("bad_csv", f"row {number}: {error}") from error


def _article(uri: str, header: list[str], row: list[str], lines: _Lines, options: ReadOptions) -> RawArticle | Rejected:
    digest, size, encoding, repairs = lines.take()

    def make() -> RawArticle:
        if len(row) > len(header):
            raise RecordError("bad_csv", f"{len(row)} cells, {len(header)} columns")
        return from_fields(dict(zip(header, row, strict=False)), options, uri=uri, sha256=digest, size=size,
                           media_type="text/csv", encoding=encoding, repairs=repairs)

    return attempt(uri, digest, make)


def _delimiter(header: str, options: ReadOptions) -> str:
    """The delimiter with which the header names a text column; else that which cuts most."""
    names = known_names("text", options.field_map)

    def fits(delimiter: str) -> tuple[bool, int]:
        cells = next(csv.reader([header], delimiter=delimiter), [])
        return any(cell.strip().lower() in names for cell in cells), len(cells)

    return max(_DELIMITERS, key=fits)
