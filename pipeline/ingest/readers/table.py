"""CSV and TSV: one article a row, columns named by the header (the tables of trafilatura have none)."""

import csv
from collections.abc import Iterator
from hashlib import sha256
from itertools import chain
from typing import NamedTuple

from pipeline.ingest.article import attempt, from_fields
from pipeline.ingest.decode import decode
from pipeline.ingest.fields import known_names, plain_name
from pipeline.ingest.options import ReadOptions, RecordError
from pipeline.ingest.reading import Reading
from pipeline.ingest.stream import ByteStream, Source, as_utf8
from pipeline.records import Rejected
from pipeline.records.input import RawArticle

_DELIMITERS = ",;\t|"
_HEAD = 65_536
_TRAFILATURA = ("url", "id", "fingerprint", "hostname", "title", "image", "date", "text", "comments", "license",
                "pagetype")


class _Taken(NamedTuple):
    """The bytes of one row: their hash and number, the encoding they are in, what had to be mended, or could not be."""

    sha256: str
    size: int
    encoding: str
    repairs: tuple[str, ...]
    fault: RecordError | None


class _Lines:
    """The decoded lines of a table for ``csv``, with what is to be known of the row that is being read."""

    def __init__(self, stream: ByteStream, limit: int) -> None:
        self._stream = stream
        self._limit = limit
        self._declared = _encoding(stream)
        self._encoding = "utf-8"
        self._clear()

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline(self._limit + 1):
            self._digest.update(line)
            self._size += len(line)
            if self._size > self._limit:
                raise RecordError("too_long", f"a row of more than {self._limit} bytes")
            yield line.decode("ascii") if line.isascii() and b"\0" not in line else self._decoded(line)

    def take(self) -> _Taken:
        """What was read since the last call."""
        taken = _Taken(self._digest.hexdigest(), self._size, self._encoding, tuple(self._repairs), self._fault)
        self._clear()
        return taken

    def pass_over(self) -> None:
        """A blank line: part of no row."""
        self._size = 0

    def _clear(self) -> None:
        self._digest = sha256()
        self._size = 0
        self._repairs: dict[str, None] = {}
        self._fault: RecordError | None = None

    def _decoded(self, line: bytes) -> str:
        """The line; where it cannot be decoded its row is rejected, and the rows after it are read."""
        try:
            decoded = decode(line, self._declared)
        except RecordError as fault:
            self._fault = fault
            return line.decode("ascii", "replace")
        self._encoding = decoded.encoding
        self._repairs |= dict.fromkeys(repair for repair in decoded.repairs if repair != "line_ends")
        return decoded.text


def _encoding(stream: ByteStream) -> str | None:
    """The encoding of the first lines: a line alone may be too short to tell."""
    head = stream.peek(_HEAD)[:_HEAD]
    try:
        return decode(head[: head.rfind(b"\n") + 1]).encoding
    except RecordError:
        return None


def read(source: Source, reading: Reading) -> Iterator[RawArticle | Rejected]:
    """An article or a reject for each row; the header, where there is one, is row 1."""
    options = reading.options
    csv.field_size_limit(options.max_record_bytes)
    with source.open() as stream, as_utf8(stream) as utf8:
        lines = _Lines(utf8, options.max_record_bytes)
        text = iter(lines)
        first = next(text, None)
        if first is None:
            raise RecordError("empty")
        if _is_trafilatura(_cells(first, "\t")):
            delimiter, header, number, text = "\t", list(_TRAFILATURA), 0, chain((first,), text)
        else:
            delimiter = _delimiter(first, options)
            header, number = _cells(first, delimiter), 1
            lines.take()
        rows = csv.reader(text, delimiter=delimiter, strict=True)
        while (row := _next(rows, number + 1)) is not None:
            number += 1
            if not row:
                lines.pass_over()
                continue
            taken = lines.take()
            if any(cell.strip() for cell in row):
                yield _article(f"{source.uri}#row={number}", header, row, taken, options)


def _next(rows: Iterator[list[str]], number: int) -> list[str] | None:
    try:
        return next(rows, None)
    except csv.Error as error:
        raise RecordError("bad_csv", f"row {number}: {error}") from error


def _article(uri: str, header: list[str], row: list[str], taken: _Taken, options: ReadOptions) -> RawArticle | Rejected:
    def make() -> RawArticle:
        if taken.fault is not None:
            raise taken.fault
        if len(row) > len(header):
            raise RecordError("bad_csv", f"{len(row)} cells, {len(header)} columns")
        return from_fields(dict(zip(header, row, strict=False)), options, uri=uri, sha256=taken.sha256, size=taken.size,
                           media_type="text/csv", encoding=taken.encoding, repairs=taken.repairs)

    return attempt(uri, taken.sha256, make)


def _is_trafilatura(cells: list[str]) -> bool:
    """Whether the first line of a table is one of trafilatura's, which writes no header; its text may go on below."""
    return (len(cells) > _TRAFILATURA.index("text") and cells[0].startswith(("http", "null"))
            and len(cells[2]) == 16 and all(digit in "0123456789abcdef" for digit in cells[2]))


def _delimiter(header: str, options: ReadOptions) -> str:
    """The delimiter with which the header names a text column; else that which cuts most."""
    names = known_names("text", options.field_map)

    def fits(delimiter: str) -> tuple[bool, int]:
        cells = _cells(header, delimiter)
        return any(plain_name(cell) in names for cell in cells), len(cells)

    return max(_DELIMITERS, key=fits)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error as error:
        raise RecordError("bad_csv", f"header: {error}") from error
