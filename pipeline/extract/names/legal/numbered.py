"""Documents with a number: "Nghị quyết số 23-NQ/TW", "Resolution 52", "1234/QĐ-TTg", "Resolutions No. 23 and 52"."""

from typing import NamedTuple

from pipeline.extract.names.legal.draft import Draft, capital, cue_at
from pipeline.extract.reading import Reading
from pipeline.lexicon.legal import DocType
from pipeline.lexicon.trie import Hit

LIST_LENGTH = 20  # numbers behind one type word: bounds the work on hostile text
YEARS = range(1900, 2100)


class Code(NamedTuple):
    """A number with its year and symbol: "21/2021/NQ-HĐND" -> 21, 2021, NQ-HĐND."""

    number: str
    year: int | None
    symbol: str | None
    last: int


def numbered_at(reading: Reading, hit: Hit) -> list[Draft]:
    """The numbered document or documents behind a type word."""
    kind: DocType = hit.entry
    tokens = reading.tokens
    start = hit.last + cue_at(reading, "number", hit.last)
    code = code_at(reading, start)
    if code is None:
        return []
    marked = start > hit.last or code.symbol is not None or code.year is not None
    if not marked and not _is_number(reading, hit, code):
        return []
    drafts = [Draft(hit.first, code.last, kind, code.number, code.year, code.symbol)]
    several = kind.plural or (tokens.keys[hit.first - 1],) in reading.lexicon.legal.cues["several"]
    for _ in range(LIST_LENGTH if several else 0):
        start = _next_number(reading, drafts[-1].last)
        code = code_at(reading, start) if start else None
        if code is None or not (code.symbol or marked or _free(reading, code.last)):
            break
        drafts.append(Draft(start, code.last, kind, code.number, code.year, code.symbol))
    return drafts


def code_at(reading: Reading, index: int) -> Code | None:
    """The number of a document at a token, with what is glued to it; None where there is none."""
    tokens = reading.tokens
    if tokens.shapes[index] != "d" or not tokens.printed[index].isdigit():
        return None
    number, year, last = tokens.printed[index], None, index + 1
    if (tokens.printed[last] in "/-" and tokens.glued(last) and tokens.glued(last + 1)
            and tokens.shapes[last + 1] == "d"):
        part = tokens.printed[last + 1]
        if tokens.printed[last] == "-" or not _year(part) or _year(number):
            return None  # a date, a fraction, a span of years
        year, last = int(part), last + 2
    start, end = _symbol(reading, last)
    symbol = tokens.surface(start, end) if end > start else None
    return Code(number, year, symbol, max(last, end))


def _year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdigit() and int(digits) in YEARS


def bare_code_at(reading: Reading, index: int) -> Draft | None:
    """A document named by number and symbol alone: "1234/QĐ-TTg"; the symbol says its type."""
    code = code_at(reading, index)
    if code is None or code.symbol is None or reading.tokens.glued(index):
        return None
    kind = symbol_type(reading, code.symbol)
    return Draft(index, code.last, kind, code.number, code.year, code.symbol) if kind is not None else None


def symbol_type(reading: Reading, symbol: str) -> DocType | None:
    """The type a symbol begins with: "QĐ-TTg" is a decision, "QH15" a law."""
    head = symbol.replace("–", "-").replace("/", "-").split("-")[0].upper()
    symbols = reading.lexicon.legal.symbols
    return symbols.get(head) or symbols.get(head.rstrip("0123456789"))


def _symbol(reading: Reading, index: int) -> tuple[int, int]:
    """Tokens of the symbol behind a number: letters joined by "/" and "-", all glued; (index, index) for none.

    The dash before the issuer may stand between spaces ("QĐ - TTg").
    """
    tokens = reading.tokens
    opened = tokens.printed[index] in "/-–" and tokens.glued(index) and tokens.glued(index + 1)
    if not opened or not capital(reading, index + 1):
        return index, index
    start = end = index + 1
    while True:
        end += 1
        if tokens.shapes[end] == "d" and tokens.glued(end):
            end += 1
        glued = tokens.glued(end) and tokens.glued(end + 1) if tokens.printed[end] in "/-–" else False
        suffix = tokens.printed[end + 1].upper() if tokens.printed[end] in "-–" else ""
        spaced = suffix in reading.lexicon.legal.suffixes or (
            suffix and tokens.shapes[end + 1] == "U" and cue_at(reading, "dated", end + 2) > 0)  # "969/TTg – KGVX ngày ..."
        if not (glued and capital(reading, end + 1)) and not spaced:
            return start, end
        end += 1


def _is_number(reading: Reading, hit: Hit, code: Code) -> bool:
    """Whether a plain number behind a type word is the document's: no year, no count of what follows."""
    kind: DocType = hit.entry
    named = capital(reading, hit.first) and len(code.number) > 1
    if _year(code.number) or not (_free(reading, code.last) or (kind.bare and named and _ends(reading, code.last))):
        return False
    return kind.bare or named


def _ends(reading: Reading, index: int) -> bool:
    """Whether no further digits, per cent sign or slash follow a number."""
    return reading.tokens.shapes[index] != "d" and reading.tokens.printed[index] not in "%/"


def _free(reading: Reading, index: int) -> bool:
    """Whether what follows a number leaves it a name: punctuation, a capital, or a word that can follow."""
    if reading.tokens.shapes[index] == "l":
        follows = (reading.tokens.keys[index],) in reading.lexicon.legal.cues["follow"]
        return follows or index in reading.hits("legal_relation")
    return _ends(reading, index)


def _next_number(reading: Reading, end: int) -> int:
    """The token of the next number of a list: behind ",", "và", "and", ", and", with "số" or without; 0 for none."""
    tokens, joins = reading.tokens, reading.lexicon.place_words.cues["join"]
    index = end
    while index - end < 2 and (tokens.keys[index],) in joins:
        index += 1
    if index == end:
        return 0
    return index + cue_at(reading, "number", index)
