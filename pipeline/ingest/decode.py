"""Bytes -> text: which encoding it is, and the repairs that make it the text of SCHEMA.md.

The text is NFC with ``\\n`` line ends and no byte-order mark. Nothing else is changed: quotes, spaces and residue of
scraping stay. Every change is named in ``repairs``.
"""

import codecs
from typing import NamedTuple

from pipeline.ingest.legacy import legacy_encoding, reads_as_vietnamese
from pipeline.ingest.mend import mend
from pipeline.ingest.options import RecordError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b"))
_ACCENTED = bytes(range(0xC0, 0x100))
_FEW = 0.01
_SAMPLE = 200_000


class Decoded(NamedTuple):
    """A text, the encoding its bytes were in, and what had to be mended."""

    text: str
    encoding: str
    repairs: tuple[str, ...]


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of a record.

    declared: the encoding that a header or the page itself names; believed only where UTF-8 does not fit.

    Raises:
        RecordError: binary, unknown_encoding or legacy_encoding.
    """
    text, encoding, repairs = _characters(data, declared)
    mended = mend(text)
    check_not_legacy(mended.text)
    return Decoded(mended.text, encoding, (*repairs, *mended.repairs))


def check_not_legacy(text: str) -> None:
    """Refuse a text in a font encoding of before Unicode.

    Raises:
        RecordError: legacy_encoding.
    """
    legacy = legacy_encoding(text)
    if legacy is not None:
        raise RecordError("legacy_encoding", f"written for {legacy}")


def _characters(data: bytes, declared: str | None) -> tuple[str, str, list[str]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text, repairs = _lenient(data[len(bom):], encoding)
            return text, encoding, ["byte_order_mark_dropped", *repairs]
    if b"\0" in data:
        encoding = _utf16_without_bom(data)
        text, repairs = _lenient(data, encoding)
        if _share(text[:_SAMPLE].encode("utf-8", "replace"), _CONTROLS) > _FEW:
            raise RecordError("binary", "control characters")
        return text, encoding, repairs
    if _share(data, _CONTROLS) > _FEW:
        raise RecordError("binary", "control characters")
    try:
        return data.decode("utf-8", "surrogatepass"), "utf-8", []
    except UnicodeDecodeError as error:
        damage = str(error)
    if _mostly_utf8(data):
        text, repairs = _lenient(data, "utf-8")
        return text, "utf-8", repairs
    if declared is not None and _known(declared):
        try:
            return data.decode(declared), codecs.lookup(declared).name.replace("cp125", "windows-125"), []
        except UnicodeDecodeError as error:
            damage = str(error)
    return _eight_bit(data, damage)


def _eight_bit(data: bytes, damage: str) -> tuple[str, str, list[str]]:
    """windows-1258 where it gives Vietnamese words, windows-1252 where accents and quotes are few, else rejected.

    TCVN3 and VNI are eight-bit too: read as windows-1252 they are recognised by their words.
    """
    sample = data[:_SAMPLE]
    if reads_as_vietnamese(mend(sample.decode("cp1258", "replace")).text):
        text, repairs = _lenient(data, "cp1258")
        return text, "windows-1258", repairs
    western = sample.decode("cp1252", "replace")
    check_not_legacy(western)
    if _share(sample, _ACCENTED) > 0.12:
        raise RecordError("unknown_encoding", damage)
    text, repairs = _lenient(data, "cp1252")
    return text, "windows-1252", repairs


def _lenient(data: bytes, encoding: str) -> tuple[str, list[str]]:
    """Decoded with U+FFFD for what is no character; halves of surrogate pairs are left to ``mend``."""
    try:
        return data.decode(encoding, "surrogatepass"), []
    except UnicodeDecodeError:
        return data.decode(encoding, "replace"), ["invalid_bytes_replaced"]


def _utf16_without_bom(data: bytes) -> str:
    sample = data[:_SAMPLE]
    even, odd = (sample[parity::2].count(0) / len(sample[parity::2]) for parity in (0, 1)) if len(data) > 1 else (1, 1)
    if odd > 0.2 and even < 0.02:
        return "utf-16-le"
    if even > 0.2 and odd < 0.02:
        return "utf-16-be"
    raise RecordError("binary", "zero bytes")


def _mostly_utf8(data: bytes) -> bool:
    """Many whole characters of UTF-8 for each broken one: a text cut in a character, or damaged in places."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for c in text if c > "\x7f") - broken
    return whole >= 10 * broken or (broken == 1 and len(data) > 100 and text.endswith("\ufffd"))


def _share(data: bytes, of: bytes) -> float:
    sample = data[:_SAMPLE]
    return 1 - len(sample.translate(None, of)) / len(sample) if sample else 0.0


def _known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except (LookupError, ValueError):
        return False
    return encoding.isascii()
