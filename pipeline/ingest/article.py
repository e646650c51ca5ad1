"""The last step of every reader: a decoded record becomes an article, or a reject that says why not."""

from collections.abc import Callable, Mapping
from typing import Any

from pipeline.ingest.fields import parts
from pipeline.ingest.options import ReadOptions, RecordError
from pipeline.records import Rejected
from pipeline.records.input import Metadata, RawArticle

NOTHING = Metadata()


def attempt(uri: str, sha256: str | None, make: Callable[[], RawArticle]) -> RawArticle | Rejected:
    """What ``make`` returns, or the reject it raises."""
    try:
        return make()
    except RecordError as error:
        return Rejected(uri, sha256, error.reason, error.detail)


def checked(article: RawArticle, options: ReadOptions) -> RawArticle:
    """The article, if it has text and not too much of it.

    Raises:
        RecordError: empty or too_long.
    """
    if len(article.text) > options.max_chars:
        raise RecordError("too_long", f"{len(article.text)} characters, at most {options.max_chars}")
    if not article.text.strip():
        raise RecordError("empty", f"{article.size_bytes} bytes")
    return article


def from_fields(
    fields: Mapping[str, Any], options: ReadOptions, *, uri: str, sha256: str, size: int, media_type: str,
    encoding: str | None, repairs: tuple[str, ...] = (),
) -> RawArticle:
    """The article in a record with named fields.

    repairs: what decoding the record had to mend, before its text.

    Raises:
        RecordError: no_text, empty, too_long, or what ``mend`` raises.
    """
    found = parts(fields, options.field_map)
    mended = tuple(dict.fromkeys((*repairs, *found.repairs)))
    return checked(RawArticle(uri, sha256, media_type, encoding, size, found.text, mended, found.metadata), options)


def from_text(
    text: str, options: ReadOptions, *, uri: str, sha256: str, size: int, media_type: str, encoding: str | None,
    repairs: tuple[str, ...] = (), metadata: Metadata = NOTHING,
) -> RawArticle:
    """The article whose body is the text.

    Raises:
        RecordError: empty or too_long.
    """
    return checked(RawArticle(uri, sha256, media_type, encoding, size, text, repairs, metadata), options)
