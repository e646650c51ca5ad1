"""Files as byte streams: gzip and zstd taken off on the way, growth bounded, faults as reject reasons."""

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pipeline.ingest.options import RecordError

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
_SUFFIXES = {".gz", ".gzip", ".zst", ".zstd"}
# No text shrinks to a two hundredth; below the first 4 MB nobody is hurt.
_GROWTH = 200
_HARMLESS = 4 * 2**20
_BUFFER = 2**17


class ByteStream(Protocol):
    """What readers get: a buffered stream that can be looked into."""

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes; none at the end."""

    def readline(self, size: int | None = -1, /) -> bytes:
        """The next line, at most ``size`` bytes of it."""

    def peek(self, size: int = 0, /) -> bytes:
        """Some of the next bytes, which stay to be read."""


@dataclass(frozen=True)
class Source:
    """A file to read.

    uri: how rows name it.
    named: the user named the file itself, not a folder that holds it.
    mark: a hash of inode, size and times; empty where it changed so lately that a later change could bear the same.
    """

    uri: str
    path: Path
    named: bool
    mark: str = ""

    @property
    def suffix(self) -> str:
        """Suffix that tells the format, lower case, without that of the compression."""
        suffixes = [suffix.lower() for suffix in self.path.suffixes[-2:]]
        if suffixes and suffixes[-1] in _SUFFIXES:
            return suffixes[-2] if len(suffixes) == 2 else ""
        return suffixes[-1] if suffixes else ""

    @contextmanager
    def open(self) -> Iterator[ByteStream]:
        """The bytes, decompressed.

        Raises:
            OSError: the file cannot be read.
            RecordError: bad_compression or decompression_bomb, also while reading.
        """
        with ExitStack() as stack:
            file = stack.enter_context(self.path.open("rb"))
            magic = file.read(4)
            file.seek(0)
            if magic.startswith(GZIP):
                unpacked: Unpacked = stack.enter_context(gzip.GzipFile(fileobj=file))
            elif magic == ZSTD:
                unpacked = stack.enter_context(_zstd(file))
            else:
                yield file
                return
            yield stack.enter_context(io.BufferedReader(_Bounded(unpacked, file), _BUFFER))


class Unpacked(Protocol):
    """A stream that decompresses as it is read."""

    def read(self, size: int, /) -> bytes:
        """At most ``size`` bytes; none at the end."""


def _zstd(file: io.BufferedReader) -> AbstractContextManager[Unpacked]:
    """Arrow's decompressor: it refuses frames that need much memory."""
    import pyarrow as pa

    stream: AbstractContextManager[Unpacked] = pa.CompressedInputStream(pa.PythonFile(file, "r"), "zstd")
    return stream


class _Bounded(io.RawIOBase):
    """A decompressor whose output may not grow out of proportion to the compressed bytes it has taken."""

    def __init__(self, unpacked: Unpacked, packed: io.BufferedReader) -> None:
        self._unpacked = unpacked
        self._packed = packed
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._unpacked.read(min(len(buffer), _BUFFER))
        except (OSError, EOFError, zlib.error) as error:
            raise RecordError("bad_compression", f"after {self._given} bytes: {error}") from error
        self._given += len(data)
        if self._given > _HARMLESS and self._given > _GROWTH * max(1, self._packed.tell()):
            raise RecordError("decompression_bomb", f"{self._packed.tell()} bytes have become {self._given}")
        buffer[: len(data)] = data
        return len(data)


def read_all(stream: ByteStream, limit: int) -> bytes:
    """All bytes of a stream that may hold at most ``limit``.

    Raises:
        RecordError: too_long.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise RecordError("too_long", f"more than {limit} bytes")
    return data


@contextmanager
def as_utf8(stream: ByteStream) -> Iterator[ByteStream]:
    """The stream in UTF-8 where a byte-order mark says that it is UTF-16 or UTF-32, else as it is."""
    head = stream.peek(4)[:4]
    encoding = next((name for bom, name in _WIDE if head.startswith(bom)), None)
    if encoding is None:
        yield stream
        return
    with io.BufferedReader(_Transcoded(stream, encoding), _BUFFER) as utf8:
        yield utf8


_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class _Transcoded(io.RawIOBase):
    """A stream decoded and encoded again as UTF-8, what is no character as U+FFFD."""

    def __init__(self, stream: ByteStream, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            data = self._stream.read(_BUFFER)
            self._ready = self._decoder.decode(data, final=not data).encode("utf-8", "replace")
            if not data:
                break
        count = min(len(buffer), len(self._ready))
        buffer[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count
