"""The ledger of numbers: what claims each digit run and each number word. Written last; nothing is lost silently."""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extract.reading import Claim, Reading
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


def _tokens(reading: Reading) -> list[int]:
    """The tokens the ledger answers for."""
    found = list(reading.tokens.digits)
    for language in reading.languages():
        words = reading.tokens.all_of(reading.lexicon.quantities[language].values)
        found += [token for token in words if reading.language(token) == language]
    return sorted(found)


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
