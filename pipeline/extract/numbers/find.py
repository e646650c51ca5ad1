"""Finding the numbers of a text: digit runs and number words, read by the grammar at each position once."""

from collections.abc import Iterator

from pipeline.extract.figures.quantity import Number
from pipeline.extract.numbers.digits import Numeral
from pipeline.extract.numbers.forms import (
    as_number,
    leads_with_point,
    letter_counts,
    mixed_fraction,
    plain,
    read_digits,
    spaced_groups,
    unit_power,
)
from pipeline.extract.numbers.grammar import ONE, Line, Parsed, cardinal
from pipeline.extract.numbers.marks import claim_marks
from pipeline.extract.numbers.parts import fraction, ordinal
from pipeline.extract.reading import Reading
from pipeline.lexicon.load import LANGUAGES
from pipeline.lexicon.nearby import ahead, behind
from pipeline.lexicon.quantities import QuantityWords


def find_numbers(reading: Reading) -> list[Number]:
    """The numbers of a document in the order of the text; addresses, phone numbers, clock times and list markers among
    them are claimed and left out."""
    tokens = reading.tokens
    digits = [token for token, kind in enumerate(tokens.shapes) if kind == "d"]
    claim_marks(reading, digits)
    numerals = read_digits(reading, digits)
    numbers: list[Number] = []
    for paragraph, (first, last) in zip(reading.paragraphs, tokens.bounds, strict=True):
        language = paragraph.language or reading.document.language or ""
        words = reading.lexicon.quantities[language if language in LANGUAGES else "en"]
        line = Line(tokens.keys, words.numbers, numerals, last, language == "vi")
        numbers.extend(_paragraph(reading, line, words, first, last))
    return numbers


def _paragraph(reading: Reading, line: Line, words: QuantityWords, first: int, last: int) -> Iterator[Number]:
    keys, shapes, claims, starters = reading.tokens.keys, reading.tokens.shapes, reading.claims, words.starters
    at = first
    candidates = [token for token in range(first, last) if shapes[token] == "d" or keys[token] in starters]
    for token in candidates:
        if token < at or token in claims:
            continue
        number = _digits(reading, line, token) if shapes[token] == "d" else _words(reading, line, words, token, at)
        if number is not None:
            at = number.last
            yield number


def _digits(reading: Reading, line: Line, token: int) -> Number | None:
    numeral = line.numerals.get(token)
    if numeral is None or unit_power(reading, token):
        return None
    first = token - 1 if leads_with_point(reading, token) else token
    after = line.key(token + 1)
    if after not in line.words and after != "(" and reading.tokens.shapes[token + 1] != "d" and not numeral.broken:
        return Number(first, token + 1, numeral.value, ONE, numeral.decimals, is_word=False, ordinal=False,
                      fraction=False, other=numeral.other)
    if line.word(token + 1).role == "suffix" and reading.tokens.glued(token + 1):
        return plain(token, token + 2, numeral.value)._replace(ordinal=True)
    grouped = spaced_groups(reading, line, token)
    if grouped is not None:
        return grouped
    mixed = mixed_fraction(reading, line, token)
    if mixed is not None:
        return mixed
    parsed = cardinal(line, token)
    if parsed is None:
        return None
    if line.word(parsed.last - 1).role == "letter" and not letter_counts(reading, line, token, parsed.last - 1):
        parsed = Parsed(token + 1, numeral.value, numeral=numeral)
    if numeral.broken:
        reading.doubt(token, token + 1, "broken_number", "a group of four digits, read as one of three")
    return as_number(first, _said_twice(line, parsed))


def _said_twice(line: Line, parsed: Parsed) -> Parsed:
    """"5 (five)", "05 (năm)": one number, written twice."""
    last = parsed.last
    if line.key(last) != "(":
        return parsed
    again = cardinal(line, last + 1)
    if again is None or again.value != parsed.value or line.key(again.last) != ")":
        return parsed
    return parsed._replace(last=again.last + 1)


def _words(reading: Reading, line: Line, words: QuantityWords, token: int, floor: int) -> Number | None:
    if reading.tokens.shapes[token] in "CU" and _is_name(reading, token):
        return None
    word = line.word(token)
    first = token
    article = token > floor and line.word(token - 1).role == "article"
    if word.role in ("hundred", "scale", "group"):
        if not article:
            return None
        parsed = cardinal(_with_one(line, token - 1), token - 1)
        first = token - 1
    elif word.role == "ordinal" and article and word.value > 2:
        if not _is_part(line, words, token):
            return ordinal_number(line, token)
        parsed, first = Parsed(token + 1, 1 / word.value, fraction=True), token - 1
    elif word.role == "quarter":
        if line.word(token + 1).role not in ("of", "scale"):
            return None
        parsed = fraction(_with_one(line, token - 1), token - 1) if article else None
        first = token - 1
        if parsed is None and line.word(token + 1).role == "scale":
            scale = line.word(token + 1).value
            parsed, first = Parsed(token + 2, word.value * scale, scale), token
    elif word.role == "fraction":
        parsed = Parsed(token + 1, word.value, fraction=True)
    elif word.role in ("ordinal", "ordinal_mark"):
        return ordinal_number(line, token)
    else:
        parsed = fraction(line, token)
        first = token - 1 if parsed is not None and article and word.role == "half" else token
        if parsed is None:
            ranked = ordinal_number(line, token)
            if ranked is not None:
                return ranked
            parsed = cardinal(line, token) if word.role != "half" else None
            if parsed is not None and parsed.last == token + 1 and not _counts_five(line, words, token):
                return None
    return as_number(first, _said_twice(line, parsed)._replace(numeral=None)) if parsed is not None else None


def ordinal_number(line: Line, token: int) -> Number | None:
    """The ordinal at a token."""
    parsed = ordinal(line, token)
    if parsed is None:
        return None
    return Number(token, parsed.last, parsed.value, ONE, None, is_word=parsed.numeral is None, ordinal=True,
                  fraction=False, other=None)


def _with_one(line: Line, at: int) -> Line:
    """The line with the article at a token read as one."""
    return line._replace(numerals={at: Numeral(ONE, 0, None, broken=False)})


def _is_part(line: Line, words: QuantityWords, token: int) -> bool:
    """Whether "a third" is a part: of something, or after a hedge ("by a third")."""
    if line.word(token + 1).role == "of":
        return True
    around = behind(words.before, line.keys, token - 1, 0)
    return "approx" in around or "reached" in around


def _counts_five(line: Line, words: QuantityWords, token: int) -> bool:
    """Whether a number word that is a unit too ("năm": five, year) is the number: between a verb and a counted noun."""
    if "unit" not in ahead(words.after, line.keys, token, token + 1):
        return True
    counted = "noun" in ahead(words.after, line.keys, token + 1, line.stop)
    return counted and "five" in behind(words.before, line.keys, token, 0)


def _is_name(reading: Reading, token: int) -> bool:
    """Whether a capitalised number word is (part of) a name: inside a sentence, or before another capital."""
    shapes = reading.tokens.shapes
    if token + 1 < len(shapes) and shapes[token + 1] in "CU":
        return True
    first = reading.sentence(token).first
    before = token - 1
    while before >= first and shapes[before] == "p":
        before -= 1
    return before >= first
