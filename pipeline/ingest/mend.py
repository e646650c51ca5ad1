"""Text -> the text of SCHEMA.md: line ends, halves of surrogate pairs, mojibake, NFC. What was changed is named."""

import unicodedata
from typing import NamedTuple

import re2

from pipeline.ingest.mojibake import undo_mojibake
from pipeline.ingest.options import RecordError

# Sorting combining marks takes the square of their number in a row: no script piles up so many.
_MARKS = re2.compile(rb"\pM{8,}")
_MOST_MARKS = 400  # bytes


class Mended(NamedTuple):
    """A text and the codes of its repairs."""

    text: str
    repairs: tuple[str, ...]


def mend(text: str) -> Mended:
    """The text in NFC, with ``\\n`` line ends, no byte-order mark, whole characters only.

    Raises:
        RecordError: binary: two hundred combining marks in a row.
    """
    repairs: list[str] = []
    text = _named(text, _whole(text), "lone_surrogates_replaced", repairs)
    if text.startswith("\ufeff"):
        text = _named(text, text[1:], "byte_order_mark_dropped", repairs)
    if "\r" in text:
        text = _named(text, text.replace("\r\n", "\n").replace("\r", "\n"), "line_ends", repairs)
    if not text.isascii():
        if any(len(run) > _MOST_MARKS for run in _MARKS.findall(text.encode())):
            raise RecordError("binary", "two hundred combining marks in a row")
        text = _named(text, undo_mojibake(text), "mojibake_undone", repairs)
        text = _named(text, unicodedata.normalize("NFC", text), "nfc", repairs)
    return Mended(text, tuple(repairs))


def _whole(text: str) -> str:
    """Surrogate pairs joined, single halves replaced by U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _named(old: str, new: str, repair: str, repairs: list[str]) -> str:
    if new != old:
        repairs.append(repair)
    return new
