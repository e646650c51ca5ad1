"""Finding the numbers of a text: digit runs and number words, read by the grammar at each position once."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

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
    torn,
    unit_power,
)
from pipeline.extract.numbers.grammar import HYPHENS, ONE, Line, Parsed, cardinal
from pipeline.extract.numbers.marks import claim_marks
from pipeline.extract.numbers.parts import fraction, ordinal
from pipeline.extract.reading import Reading
from pipeline.lexicon.load import LANGUAGES
from pipeline.lexicon.nearby import ahead, behind
from pipeline.lexicon.numbers import NumberWord
from pipeline.lexicon.quantities import QuantityWords

SEPARATORS = frozenset(".,")
AFTER_ARTICLE = frozenset({"hundred", "scale", "group", "ordinal", "quarter", "half"})


def find_numbers(reading: Reading) -> list[Number]:
    """The numbers of a document in the order of the text; addresses, phone numbers, clock times and list markers among
    them are claimed and left out."""
    tokens = reading.tokens
    claim_marks(reading)
    numerals = read_digits(reading)
    begins: dict[str, list[int]] = {}
    numbers: list[Number] = []
    for paragraph, (first, last) in zip(reading.paragraphs, tokens.bounds, strict=True):
        language = paragraph.language or reading.document.language or ""
        words = reading.lexicon.quantities[language if language in LANGUAGES else "en"]
        if words.language not in begins:
            begins[words.language] = sorted({*tokens.digits, *tokens.all_of(words.starters)})
        inside = begins[words.language]
        inside = inside[bisect_left(inside, first):bisect_left(inside, last)]
        if inside:
            line = Line(tokens.keys, words.numbers, numerals, last, language == "vi")
            numbers.extend(_paragraph(reading, line, words, inside, first))
    return numbers


def _paragraph(reading: Reading, line: Line, words: QuantityWords, begins: Sequence[int], first: int) -> Iterator[Number]:
    """The numbers of a paragraph that begins at token ``first``. begins: its digits and number words."""
    shapes, claims = reading.tokens.shapes, reading.claims
    at = first
    for token in begins:
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
    word = line.word(token + 1)
    end = token + 2 if word.role == "scale" else token + 1
    after = line.key(end)
    shapes = reading.tokens.shapes
    listed = after in SEPARATORS and end + 1 < line.stop and shapes[end + 1] == "d"
    if after not in line.words and after != "(" and shapes[end] != "d" and not listed and not numeral.broken:
        scale = word.value if word.role == "scale" else ONE  # most of them are no more than this
        return as_number(first, Parsed(end, numeral.value * scale, scale, numeral))
    if word.role == "suffix" and reading.tokens.glued(token + 1):
        return plain(token, token + 2, numeral.value)._replace(ordinal=True)
    printed_apart = spaced_groups(reading, line, token) or torn(reading, line, token) or mixed_fraction(reading, line, token)
    if printed_apart is not None:
        return printed_apart
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
    word, after = line.word(token), line.key(token + 1)
    if word.role in ("digit", "ten") and after not in line.words and after not in HYPHENS and after != "(":
        if not _counts_five(line, words, token):
            return None
        return as_number(token, Parsed(token + 1, word.value))  # most of them stand alone
    article = token > floor and line.word(token - 1).role == "article"
    if word.role in ("ordinal", "ordinal_mark") and not (article and word.value > 2 and _is_part(line, words, token)):
        return ordinal_number(line, token)
    first = token - 1 if article and word.role != "digit" else token
    led = article and word.role in AFTER_ARTICLE
    parsed = _behind_article(line, token, word) if led else _spoken(line, token, word)
    if parsed is None:
        return ordinal_number(line, token)
    if parsed.last == token + 1 and not parsed.fraction and not _counts_five(line, words, token):
        return None
    return as_number(first, _said_twice(line, parsed)._replace(numeral=None))


def _behind_article(line: Line, token: int, word: NumberWord) -> Parsed | None:
    """What "a" begins: "a hundred", "a dozen", "a third of", "a quarter of", "a quarter-point", "a half"."""
    if word.role == "ordinal":
        return Parsed(token + 1, 1 / word.value, fraction=True)
    if word.role == "quarter":
        behind_it = line.word(token + 2 if line.key(token + 1) in HYPHENS else token + 1)
        return fraction(_with_one(line, token - 1), token - 1) if behind_it.role in ("of", "scale", "point") else None
    if word.role == "half":
        return fraction(line, token)
    return cardinal(_with_one(line, token - 1), token - 1)


def _spoken(line: Line, token: int, word: NumberWord) -> Parsed | None:
    """A number in words that begins at a token; scales and dozens alone are none ("thousands of")."""
    after = line.word(token + 1)
    if word.role == "quarter":
        return Parsed(token + 2, word.value * after.value, after.value) if after.role == "scale" else None
    if word.role == "fraction":
        return Parsed(token + 1, word.value, fraction=True)
    if word.role in ("hundred", "scale", "group"):
        return None
    parsed = fraction(line, token)
    if parsed is not None or word.role == "half":
        return parsed
    ranked = ordinal(line, token) if word.role == "tens" else None
    return cardinal(line, token) if ranked is None else None


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
    """Whether a number word that is a unit too ("năm": five, year) is the number: between a verb and what it counts or
    measures ("tặng năm tấn gạo"), before per cent, in "gấp năm lần"."""
    if "unit" not in ahead(words.after, line.keys, token, token + 1):
        return True
    after, before = ahead(words.after, line.keys, token + 1, line.stop), behind(words.before, line.keys, token, 0)
    dimension = words.dimensions.get(after["unit"].entry.code, "") if "unit" in after else ""
    if dimension in ("share", "percentage_point") or (dimension == "multiple" and "multiple_of" in before):
        return True
    return "five" in before and ("noun" in after or dimension not in ("", "time", "calendar_time"))


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
