"""The ledger of numbers: what claims each digit run and each number word. Written last; nothing is lost silently."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.extract.reading import Claim, Reading
from pipeline.lexicon.load import LANGUAGES
from pipeline.records import Figure, LedgerEntry

WORD = Claim("word", "number_word")
CODE = Claim("name", "code")
UNEXPLAINED = Claim("other", "unexplained")
LETTERS = frozenset("lCU")


def number_ledger(reading: Reading, figures: Sequence[Figure]) -> list[LedgerEntry]:
    """One row for every digit run and every value word of the number lexicon, in the order of the text.

    figures: the document's figures claim the tokens of their surfaces. Number words that nothing claims are words
    ("năm" the year, "một" the article).
    """
    for figure in figures:
        first = bisect_left(reading.tokens.starts, figure.char_start)
        last = bisect_left(reading.tokens.starts, figure.char_end)
        reading.claim(first, last, "figure", figure.figure_id)
    document, tokens = reading.document.document_id, reading.tokens
    starts, ends, printed = tokens.starts, tokens.ends, tokens.printed
    return [LedgerEntry(document, starts[token], ends[token], printed[token], *_claim(reading, token))
            for token in _tokens(reading)]


def _tokens(reading: Reading) -> Iterator[int]:
    """The tokens the ledger answers for."""
    shapes, keys = reading.tokens.shapes, reading.tokens.keys
    for paragraph, (first, last) in zip(reading.paragraphs, reading.tokens.bounds, strict=True):
        language = paragraph.language or reading.document.language or ""
        words = reading.lexicon.quantities[language].values if language in LANGUAGES else frozenset()
        yield from (token for token in range(first, last) if shapes[token] == "d" or keys[token] in words)


def _claim(reading: Reading, token: int) -> Claim:
    claim = reading.claims.get(token)
    if claim is not None:
        return claim
    tokens = reading.tokens
    if tokens.shapes[token] != "d":
        return WORD
    if tokens.glued(token) and tokens.shapes[token - 1] in LETTERS:
        return CODE
    return UNEXPLAINED
