"""Paths -> articles and rejects: the one entrance for everything that is read."""

from collections.abc import Container, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from pipeline.ingest.discover import discover
from pipeline.ingest.fence import Fence
from pipeline.ingest.options import ReadOptions, RecordError
from pipeline.ingest.readers import READERS, Reader, by_magic
from pipeline.ingest.reading import Reading
from pipeline.ingest.stream import Source
from pipeline.records import Rejected
from pipeline.records.ids import make_id
from pipeline.records.input import FileRead, RawArticle

_HEAD = 64


def read(paths: Sequence[str | Path], *, options: ReadOptions | None = None) -> Iterator[RawArticle | Rejected]:
    """Every article and every reject under the paths, one at a time, in the same order on every machine.

    Memory is bounded by the longest record, not by the input. No fault of the input raises: each becomes a reject.

    Raises:
        MissingPathError: a path does not exist. Raised by this call, before anything is read.
    """
    records = read_changed(paths, known=(), options=options)
    return (record for record in records if not isinstance(record, FileRead))


def read_changed(
    paths: Sequence[str | Path], *, known: Container[str], options: ReadOptions | None = None
) -> Iterator[RawArticle | Rejected | FileRead]:
    """The same, but files that bear a known mark are passed over; each file without a fault of its own tells its mark.

    Raises:
        MissingPathError: as ``read``.
    """
    return _read(discover(paths), options or ReadOptions(), known)


def _read(
    sources: Iterator[Source | Rejected], options: ReadOptions, known: Container[str]
) -> Iterator[RawArticle | Rejected | FileRead]:
    way = f"{version('doichieu')} {options}"
    with Fence(options.seconds) as fence:
        reading = Reading(options, fence)
        for source in sources:
            if isinstance(source, Rejected):
                yield source
                continue
            mark = make_id("file", source.uri, source.mark, source.named, way) if source.mark else ""
            if mark in known:
                yield FileRead(source.uri, mark, is_passed=True)
            else:
                yield from _file(source, reading, mark)


def _file(source: Source, reading: Reading, mark: str) -> Iterator[RawArticle | Rejected | FileRead]:
    """The records of one file; a fault that a reader lets out ends the file, not the reading.

    The mark is told where another reading would give the same: not when a library was missing or broke down.
    """
    found = passing = False
    breakdowns = reading.fence.breakdowns
    try:
        for record in _reader(source)(source, reading):
            found = True
            passing |= isinstance(record, Rejected) and record.reason == "missing_extra"
            yield record
        if not found:
            raise RecordError("no_articles", "the file holds no record")
        if mark and not passing and breakdowns == reading.fence.breakdowns:
            yield FileRead(source.uri, mark, is_passed=False)
    except RecordError as error:
        yield Rejected(source.uri, None, error.reason, error.detail)
    except OSError as error:
        yield Rejected(source.uri, None, "unreadable", error.strerror or str(error))


def _reader(source: Source) -> Reader:
    """The reader of a file: by its first bytes where they tell, else by its suffix.

    Raises:
        RecordError: empty or unsupported_format. A file that the user named himself is tried as text.
        OSError: it cannot be opened.
    """
    with source.open() as stream:
        head = stream.peek(_HEAD)[:_HEAD]
    if not head:
        raise RecordError("empty", "0 bytes")
    reader = by_magic(head) or READERS.get(source.suffix)
    if reader is None and source.named:
        return READERS[".txt"]
    if reader is None:
        raise RecordError("unsupported_format", source.suffix or "no suffix")
    return reader
