"""An article as it was read: what ingest hands to normalize. No table of its own; raw.articles keeps what is asked for.

It stands here, below both, because normalize is pure and may not import ingest.
"""

import re
from typing import NamedTuple

FRAGMENT = "#(line|row|item|record)=[0-9]+$"  # what the uri of a record within a file ends in
_FRAGMENT = re.compile(FRAGMENT)


def file_of(source_uri: str) -> str:
    """The file of an input."""
    return _FRAGMENT.sub("", source_uri)


class Metadata(NamedTuple):
    """What a record says of its article beside the body, as given; NULL where it says nothing.

    published: any spelling of a time (ISO 8601, RFC 2822, seconds since 1970, 7/6/2023 19:44 ...); read by normalize.
    source: the outlet, as a name or as a host.
    """

    title: str | None = None
    published: str | None = None
    url: str | None = None
    author: str | None = None
    source: str | None = None


class RawArticle(NamedTuple):
    """One input record, decoded.

    source_uri: the file; for a record within a file with a fragment: ``#line=3``, ``#row=3``, ``#item=3``,
        ``#record=512`` (byte offset in a web archive).
    source_sha256, size_bytes: of the record's bytes, decompressed: the file, or the line, row or member.
    text: in NFC, line ends ``\\n``, no byte-order mark; pages of a PDF end in a form feed.
    repairs: codes of what decoding had to mend, in the order it was done.
    """

    source_uri: str
    source_sha256: str
    media_type: str
    encoding: str | None
    size_bytes: int
    text: str
    repairs: tuple[str, ...] = ()
    metadata: Metadata = Metadata()


class FileRead(NamedTuple):
    """A file was read to its end, or passed over because it is the one that was read before.

    mark: a hash of what tells that it is the same file, read in the same way.
    """

    source_uri: str
    mark: str
    is_passed: bool
