"""JSON in bounded memory and time: a stream cut into its records, a record parsed with limits."""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from pipeline.ingest.decode import Decoded, decode
from pipeline.ingest.options import RecordError
from pipeline.ingest.stream import ByteStream

_CHUNK = 2**18
_MOST_DIGITS = 400
# On bytes that may end within a character; possessive, so that nothing is tried twice.
_OUTSIDE = re.compile(rb'["{}\[\]]')
_STRING_END = re.compile(rb'(?s)(?:[^"\\]++|\\.)*+"')
_SPACE = b" \t\r\n"
_BETWEEN = b" \t\r\n,\xef\xbb\xbf"  # a byte-order mark too


class Piece(NamedTuple):
    """The bytes of one record; None where they are more than the limit. number: from 1."""

    number: int
    data: bytes | None
    sha256: str
    size: int


def lines(stream: ByteStream, limit: int) -> Iterator[Piece]:
    """The lines of a stream that hold more than spaces, without their line ends."""
    number = 0
    while line := stream.readline(limit + 2):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            digest, size = sha256(line), len(line)
            while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
                digest.update(rest)
                size += len(rest)
            yield Piece(number, None, digest.hexdigest(), size + len(rest))
        elif line := line.strip(_SPACE):
            yield Piece(number, line, sha256(line).hexdigest(), len(line))


def values(stream: ByteStream, limit: int) -> Iterator[Piece]:
    """The objects of a stream: the items of one array, or objects that follow each other.

    Raises:
        RecordError: bad_json: something else stands between the objects, or the last one is cut off.
    """
    cutter = _Cutter(limit)
    while chunk := stream.read(_CHUNK):
        yield from cutter.feed(chunk)
    cutter.end()


class _Cutter:
    """Follows strings and brackets through the chunks; holds the bytes of the object that is open."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._depth = 0
        self._base = 0  # depth at which objects begin: 1 in an array
        self._started = self._in_string = False
        self._escaped = False  # the next character belongs to a backslash
        self._open: list[bytes] | None = None
        self._digest = sha256()
        self._size = 0
        self._number = 0

    def feed(self, chunk: bytes) -> Iterator[Piece]:
        """The objects that end in this chunk."""
        at = begin = 0
        while True:
            if self._in_string:
                at += self._escaped
                end = _STRING_END.match(chunk, at)
                self._escaped = end is None and _odd_backslashes(chunk, at)
                if end is None:
                    break
                self._in_string, at = False, end.end()
            match = _OUTSIDE.search(chunk, at)
            if match is None:
                break
            here, char = match.start(), match.group()
            if self._open is None:
                self._check(chunk[at:here], string=char == b'"')
            at = here + 1
            if char == b'"':
                self._in_string = True
            elif char in b"{[":
                if self._open is None:
                    begin = here
                    self._begin(char)
                self._depth += 1
            else:
                self._depth -= 1
                if self._open is not None and self._depth == self._base:
                    yield self._close(chunk[begin:at])
                elif self._depth < 0:
                    self._refuse()
        if self._open is not None:
            self._keep(chunk[begin:])
        else:
            self._check(chunk[at:])

    def end(self) -> None:
        """Nothing more comes."""
        if self._open is not None:
            raise RecordError("bad_json", f"item {self._number + 1} is cut off after {self._size} bytes")
        if self._depth:
            raise RecordError("bad_json", f"the array is cut off after item {self._number}")

    def _begin(self, char: bytes) -> None:
        if char == b"[" and not self._started:
            self._base = 1
        elif char == b"{" and self._depth == self._base:
            self._open, self._digest, self._size = [], sha256(), 0
        else:
            self._refuse()
        self._started = True

    def _check(self, between: bytes, *, string: bool = False) -> None:
        if string or between.strip(_BETWEEN):
            self._refuse()

    def _refuse(self) -> None:
        raise RecordError("bad_json", f"item {self._number + 1} is no object; from there on nothing was read")

    def _keep(self, part: bytes) -> None:
        self._digest.update(part)
        self._size += len(part)
        if self._open is not None and self._size <= self._limit:
            self._open.append(part)
        elif self._open:
            self._open.clear()

    def _close(self, part: bytes) -> Piece:
        self._keep(part)
        data = b"".join(self._open or [])
        self._open = None
        self._number += 1
        return Piece(self._number, data if self._size <= self._limit else None, self._digest.hexdigest(), self._size)


def _odd_backslashes(chunk: bytes, start: int) -> bool:
    """Whether the last character of the chunk is a backslash that escapes what comes next."""
    tail = chunk[start:]
    return (len(tail) - len(tail.rstrip(b"\\"))) % 2 == 1


class Record(NamedTuple):
    """A parsed object, the encoding of its bytes, and what decoding had to mend."""

    fields: dict[str, Any]
    encoding: str
    repairs: tuple[str, ...]


def parse(data: bytes) -> Record:
    """One JSON object.

    Raises:
        RecordError: bad_json, json_duplicate_key, json_too_deep, json_number_too_long, or what ``decode`` raises.
    """
    text, encoding, repairs = _text(data.removeprefix(BOM_UTF8))
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_int=_number, parse_float=_number)
    except json.JSONDecodeError as error:
        raise RecordError("bad_json", f"character {error.pos}: {error.msg}") from error
    except RecursionError as error:
        raise RecordError("json_too_deep") from error
    if not isinstance(value, dict):
        raise RecordError("bad_json", f"no object but {type(value).__name__}")
    return Record(value, encoding, tuple(repair for repair in repairs if repair != "line_ends"))


def _text(data: bytes) -> Decoded:
    """The characters of a record; those of its values are mended when they are known to be text."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8", ())
    except UnicodeDecodeError:
        return decode(data)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise RecordError("json_duplicate_key", key[:100])
        found[key] = value
    return found


def _number(digits: str) -> float:
    if len(digits) > _MOST_DIGITS:
        raise RecordError("json_number_too_long", f"{len(digits)} characters")
    return float(digits) if not digits.lstrip("-").isdigit() else int(digits)
