"""A document as one mention gives it, and the cue words around it."""

from dataclasses import dataclass
from datetime import date

from pipeline.extract.reading import Reading
from pipeline.extract.tokens import BREAK
from pipeline.lexicon.legal import DocType, Law
from pipeline.records import Entity


@dataclass(slots=True)
class Draft:
    """One mention of a legal document.

    first, last: tokens of the mention. type: what its type word or symbol says. number, year, symbol: of a numbered
    document. law: of a law known by name. subject: tokens of what a document without a number is about.
    issuer: the body that issued it, as printed beside it or as the symbol says; group: the bodies that share its
    numbering. issued: first and last possible day. part_of: where the mention is an article of a law, the law's draft.
    """

    first: int
    last: int
    type: DocType
    number: str | None = None
    year: int | None = None
    symbol: str | None = None
    law: Law | None = None
    subject: tuple[int, int] | None = None
    issuer: Entity | None = None
    group: str | None = None
    issued: tuple[date | None, date | None] = (None, None)
    part_of: "Draft | None" = None


def cue_before(reading: Reading, role: str, index: int) -> int:
    """Number of tokens of the longest cue of ``role`` that ends right before token ``index``; 0 for none."""
    return reading.lexicon.legal.cues[role].before(reading.tokens.keys, index)


def cue_at(reading: Reading, role: str, index: int) -> int:
    """Number of tokens of the longest cue of ``role`` that begins at token ``index``; 0 for none."""
    return reading.lexicon.legal.cues[role].at(reading.tokens.keys, index)


def capital(reading: Reading, index: int) -> bool:
    """Whether a token begins with a capital letter."""
    tokens = reading.tokens
    return 0 <= index < len(tokens) and tokens.printed[index] != BREAK and tokens.shapes[index] in "CU"


def opens(reading: Reading, index: int) -> bool:
    """Whether a token begins its sentence, where a capital says nothing."""
    return reading.sentence(index).first == index
