"""Web archives (WARC 1.x): a stream cut into records, an HTTP answer unpacked; bounded in memory, nothing but bytes.

Format: ISO 28500. Libraries exist and are faster, but extraction takes a hundred times longer than parsing, and the
fastest of them ends the process on damaged archives.
"""

import zlib
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.ingest.options import RecordError
from pipeline.ingest.stream import ByteStream

_LONGEST_LINE = 65_536
_MOST_HEADERS = 1_000
_CHUNK = 2**18
_MOST_DIGITS = 15
_WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 15}


class Record(NamedTuple):
    """One record. offset: of its first byte in the decompressed archive; headers: names in lower case.

    payload: its bytes, cut after the limit; size: how many there were.
    """

    offset: int
    headers: dict[str, str]
    payload: bytes
    size: int


class Answer(NamedTuple):
    """An HTTP answer. body: with transfer and content encoding taken off."""

    status: int
    media_type: str
    charset: str | None
    body: bytes


def records(stream: ByteStream, kinds: frozenset[str], limit: int) -> Iterator[Record]:
    """The records of some kinds (WARC-Type), each with at most ``limit`` bytes of its payload.

    Raises:
        RecordError: bad_warc: what comes next is no record, or the archive ends within one.
    """
    offset = 0
    while True:
        line = stream.readline(_LONGEST_LINE)
        if not line:
            return
        if not line.strip():
            offset += len(line)
            continue
        start, headers, read = offset, *_headers(stream, line, offset)
        offset += len(line) + read
        length = _length(headers, start)
        wanted = headers.get("warc-type", "").lower() in kinds
        payload = stream.read(min(length, limit + 1)) if wanted else b""
        _skip(stream, length - len(payload), start)
        offset += length
        if wanted:
            yield Record(start, headers, payload, length)


def answer(payload: bytes, limit: int) -> Answer:
    """The HTTP answer that a record holds.

    Raises:
        RecordError: bad_warc: no HTTP, or an encoding that is damaged or not known; too_long: its body is.
    """
    head, found, body = payload.partition(b"\r\n\r\n")
    if not found:
        head, _, body = payload.partition(b"\n\n")
    first, *lines = head.decode("latin-1").splitlines() or [""]
    parts = first.split(None, 2)
    if len(parts) < 2 or not parts[0].startswith("HTTP/") or not parts[1].isdigit() or len(parts[1]) > 3:
        raise RecordError("bad_warc", "no HTTP answer")
    headers = _fields(lines)
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    for coding in reversed(headers.get("content-encoding", "").lower().split(",")):
        body = _unpacked(body, coding.strip(), limit)
    media_type, charset = content_type(headers.get("content-type", ""))
    return Answer(int(parts[1]), media_type, charset, body)


def content_type(value: str) -> tuple[str, str | None]:
    """Media type and charset of a Content-Type header, both in lower case."""
    media_type, *parameters = value.lower().split(";")
    values = (item.partition("=")[2].strip(" \"'") for item in parameters if item.strip().startswith("charset"))
    return media_type.strip(), next(values, "") or None


def _headers(stream: ByteStream, version: bytes, offset: int) -> tuple[dict[str, str], int]:
    """The named fields of a record, and how many bytes they took."""
    if not version.startswith(b"WARC/"):
        raise RecordError("bad_warc", f"no record at byte {offset}; from there on nothing was read")
    lines: list[str] = []
    read = 0
    for _ in range(_MOST_HEADERS):
        line = stream.readline(_LONGEST_LINE)
        read += len(line)
        if not line.endswith(b"\n"):
            break
        if not line.strip():
            return _fields(lines), read
        lines.append(line.decode("utf-8", "replace"))
    raise RecordError("bad_warc", f"the head of the record at byte {offset} does not end")


def _fields(lines: list[str]) -> dict[str, str]:
    pairs = (line.partition(":") for line in lines)
    return {name.strip().lower(): value.strip() for name, sign, value in pairs if sign}


def _length(headers: dict[str, str], offset: int) -> int:
    length = headers.get("content-length", "")
    if not length.isascii() or not length.isdigit() or len(length) > _MOST_DIGITS:
        raise RecordError("bad_warc", f"the record at byte {offset} has no length")
    return int(length)


def _skip(stream: ByteStream, count: int, offset: int) -> None:
    while count > 0:
        skipped = stream.read(min(count, _CHUNK))
        if not skipped:
            raise RecordError("bad_warc", f"the archive ends within the record at byte {offset}")
        count -= len(skipped)


def _joined(body: bytes) -> bytes:
    """The chunks of a chunked body put together; what is no chunk ends it."""
    parts: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at, at + 40)) >= 0:
        size = body[at:end].partition(b";")[0].strip()
        if not size or len(size) > _MOST_DIGITS or not all(digit in b"0123456789abcdefABCDEF" for digit in size):
            break
        count = int(size, 16)
        if count == 0:
            return b"".join(parts)
        parts.append(body[end + 2: end + 2 + count])
        at = end + 2 + count + 2
    return b"".join(parts) if parts else body  # some writers store the body joined and leave the header


def _unpacked(body: bytes, coding: str, limit: int) -> bytes:
    if coding in ("", "identity") or not body:
        return body
    window = _WINDOWS.get(coding)
    if window is None:
        raise RecordError("bad_warc", f"content encoding {coding[:40]} is not known")
    if coding != "deflate" and not body.startswith(b"\x1f\x8b"):
        return body  # stored unpacked
    try:
        unpacked = zlib.decompressobj(window).decompress(body, limit + 1)
    except zlib.error as error:
        raise RecordError("bad_warc", f"{coding}: {error}") from error
    if len(unpacked) > limit:
        raise RecordError("too_long", f"more than {limit} bytes")
    return unpacked
