"""A part: what extraction found in some documents, packed for the way from a worker to the database."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.extract.document import Extraction
from pipeline.lexicon.load import LANGUAGES
from pipeline.records import BY_NAME, Failure, Key, columns
from pipeline.warehouse.arrow import document_rows, to_arrow, to_bytes
from pipeline.warehouse.schema import relations

_DIGITS = re.compile("[0-9]+")


class MisreadError(ValueError):
    """A rule gave a row that the text does not bear out."""


@dataclass(frozen=True)
class Part:
    """Some documents, extracted.

    documents: ids of all documents of the part, failed ones too. tables: table name of stage (or ``keys``) to the rows
    as an Arrow IPC stream. seconds: time of the worker. chars: length of the texts.
    """

    documents: tuple[str, ...]
    tables: dict[str, bytes]
    failures: tuple[Failure, ...]
    chars: int
    seconds: float


def pack(found: Sequence[Extraction]) -> dict[str, bytes]:
    """The rows of several extractions by table of stage, as Arrow IPC streams; spans and ledger are verified on the way.

    Raises:
        MisreadError: a span does not cut its surface out of the text, or a digit of the text is not in the ledger once.
        pa.ArrowException, TypeError, OverflowError: a value does not fit its column.
    """
    gathered: dict[str, list[tuple[Any, ...]]] = {}
    for extraction in found:
        document = extraction.documents[0]
        for fault in (*misplaced(extraction), *unaccounted(extraction)):
            raise MisreadError(fault)
        for qualified, rows in extraction.tables():
            name = qualified.partition(".")[2]
            gathered.setdefault(name, []).extend(_staged(name, document.document_id, rows))
    return {name: to_bytes(to_arrow(_columns(name), rows)) for name, rows in gathered.items()}


def _columns(name: str) -> tuple[Any, ...]:
    return columns(Key) if name == "keys" else relations()[f"stage.{name}"].columns


def _staged(name: str, document_id: str, rows: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Rows as their stage table holds them: document_id first, and no text."""
    if name == "keys":
        return [tuple(row) for row in rows]
    fields = [column.name for column in BY_NAME[f"core.{name}"].columns]
    index = fields.index("document_id") if "document_id" in fields else None
    placed = document_rows(document_id, rows, index)
    if name != "documents":
        return placed
    text = fields.index("text")
    return [(*row[:text], *row[text + 1:]) for row in placed]


def misplaced(extraction: Extraction) -> Iterator[str]:
    """A sentence for every row whose span does not cut its surface out of the text: slicing, so linear in the rows."""
    document = extraction.documents[0]
    text = document.text
    for qualified, rows in extraction.tables():
        if not rows or "char_start" not in rows[0]._fields or qualified == "core.issues":
            continue
        fields = rows[0]._fields
        first, last = fields.index("char_start"), fields.index("char_end")
        surface = fields.index("surface") if "surface" in fields else None
        for row in rows:
            start, end = row[first], row[last]
            if not 0 <= start <= end <= len(text) or (surface is not None and text[start:end] != row[surface]):
                yield f"{qualified} {row[0]}: characters {start} to {end} are not its surface"


def unaccounted(extraction: Extraction) -> Iterator[str]:
    """A sentence where the digits of the ledger are not those of the text, one by one in their order.

    A document in a language that is not read has no ledger and is left alone.
    """
    document = extraction.documents[0]
    ledger = sorted(extraction.number_ledger, key=lambda entry: entry.char_start)
    claimed = "".join(digits for entry in ledger for digits in _DIGITS.findall(entry.surface))
    printed = "".join(_DIGITS.findall(document.text))
    if document.language in LANGUAGES and claimed != printed:
        yield f"core.number_ledger: the text prints {len(printed)} digits, the ledger holds {len(claimed)}"
