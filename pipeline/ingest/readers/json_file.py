"""JSON files of crawlers: one article, an array of them, several objects, or an object that holds the list."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import chain
from typing import Any

from pipeline.ingest.article import attempt, from_fields
from pipeline.ingest.json_values import Piece, parse, values
from pipeline.ingest.options import RecordError
from pipeline.ingest.readers.json_lines import piece_article
from pipeline.ingest.reading import Reading
from pipeline.ingest.stream import Source, as_utf8
from pipeline.records import Rejected
from pipeline.records.input import RawArticle

# Keys under which services and search engines hold their list of articles.
_LISTS = ("articles", "items", "results", "documents", "docs", "posts", "news", "entries", "data", "hits")


def read(source: Source, reading: Reading) -> Iterator[RawArticle | Rejected]:
    """An article or a reject for each object; ``#item=N`` where the file holds several."""
    with source.open() as stream, as_utf8(stream) as utf8:
        array = utf8.peek(64)[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[")
        pieces = values(utf8, reading.options.max_record_bytes)
        first = next(pieces, None)
        if first is None:
            raise RecordError("no_articles" if array else "empty")
        second, fault = _next(pieces)
        if not array and second is None and fault is None:
            yield from _single(source.uri, first, reading)
            return
        for piece in chain((first,), () if second is None else (second,), pieces):
            yield piece_article(f"{source.uri}#item={piece.number}", piece, reading)
        if fault is not None:
            raise fault


def _next(pieces: Iterator[Piece]) -> tuple[Piece | None, RecordError | None]:
    """The next object, or the fault that stands in its place: the objects before it are not lost by it."""
    try:
        return next(pieces, None), None
    except RecordError as error:
        return None, error


def _single(uri: str, piece: Piece, reading: Reading) -> Iterator[RawArticle | Rejected]:
    """The only object of a file: an article, or a list of articles with something around it."""
    items = _items(piece)
    if items is None:
        yield piece_article(uri, piece, reading)
        return
    for number, item in enumerate(items, 1):
        data = json.dumps(item, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
        yield _item(f"{uri}#item={number}", item, data, reading)


def _item(uri: str, item: object, data: bytes, reading: Reading) -> RawArticle | Rejected:
    digest = sha256(data).hexdigest()

    def make() -> RawArticle:
        if not isinstance(item, Mapping):
            raise RecordError("bad_json", f"no object but {type(item).__name__}")
        return from_fields(item, reading.options, uri=uri, sha256=digest, size=len(data),
                           media_type="application/json", encoding="utf-8")

    return attempt(uri, digest, make)


def _items(piece: Piece) -> list[Any] | None:
    """The list of articles inside an object; None where there is none, or the object cannot be parsed."""
    if piece.data is None:
        return None
    try:
        holder: Any = parse(piece.data).fields
    except RecordError:
        return None
    for _ in range(2):  # search engines wrap twice: hits.hits
        if not isinstance(holder, dict):
            return None
        holder = next((holder[key] for key in _LISTS if isinstance(holder.get(key), list | dict)), None)
        if isinstance(holder, list):
            return holder if any(isinstance(item, dict) for item in holder) else None
    return None
