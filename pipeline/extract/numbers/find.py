"""Finding the numbers of a text: digit runs and number words, read by the grammar at each position once."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.extract.figures.quantity import Number
from pipeline.extract.numbers.digits import Numeral, Shape, Witnesses, settle, shape, sure
from pipeline.extract.numbers.grammar import ONE, Line, Parsed, cardinal, fraction, ordinal
from pipeline.extract.numbers.marks import claim_marks
from pipeline.extract.reading import Reading
from pipeline.lexicon.load import LANGUAGES
from pipeline.lexicon.nearby import ahead, behind
from pipeline.lexicon.quantities import QuantityWords

THIN_SPACES = frozenset(" \u00a0\u2009\u202f")


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
    if numeral is None or _unit_power(reading, token):
        return None
    first = token - 1 if _leads_with_point(reading, token) else token
    after = line.key(token + 1)
    if after not in line.words and after != "(" and reading.tokens.shapes[token + 1] != "d" and not numeral.broken:
        return Number(first, token + 1, numeral.value, ONE, numeral.decimals, False, False, False, numeral.other)
    if line.word(token + 1).role == "suffix" and reading.tokens.glued(token + 1):
        return Number(token, token + 2, numeral.value, ONE, None, is_word=False, ordinal=True, fraction=False, other=None)
    grouped = _spaced_groups(reading, line, token)
    if grouped is not None:
        return grouped
    mixed = _mixed_fraction(reading, line, token)
    if mixed is not None:
        return mixed
    parsed = cardinal(line, token)
    if parsed is None:
        return None
    if line.word(parsed.last - 1).role == "letter" and not _letter_counts(reading, line, token, parsed.last - 1):
        parsed = Parsed(token + 1, numeral.value, numeral=numeral)
    if numeral.broken:
        reading.doubt(token, token + 1, "broken_number", "a group of four digits, read as one of three")
    return _number(first, _said_twice(line, parsed))


def _said_twice(line: Line, parsed: Parsed) -> Parsed:
    """"5 (five)", "05 (năm)": one number, written twice."""
    last = parsed.last
    if line.key(last) != "(":
        return parsed
    again = cardinal(line, last + 1)
    if again is None or again.value != parsed.value or line.key(again.last) != ")":
        return parsed
    return parsed._replace(last=again.last + 1)


def _leads_with_point(reading: Reading, token: int) -> bool:
    """Whether a point without digits before it stands there: ".77", "$.5"."""
    tokens = reading.tokens
    if token == 0 or not tokens.glued(token) or tokens.printed[token - 1] not in (".", ","):
        return False
    return not tokens.glued(token - 1) or (token > 1 and tokens.shapes[token - 2] == "p" and tokens.printed[token - 2] not in ".,")


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
            parsed, first = Parsed(token + 2, word.value * line.word(token + 1).value, line.word(token + 1).value), token
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
    return _number(first, _said_twice(line, parsed)) if parsed is not None else None


def ordinal_number(line: Line, token: int) -> Number | None:
    """The ordinal at a token."""
    parsed = ordinal(line, token)
    if parsed is None:
        return None
    return Number(token, parsed.last, parsed.value, ONE, None, is_word=parsed.numeral is None, ordinal=True,
                  fraction=False, other=None)


def _number(first: int, parsed: Parsed) -> Number:
    numeral = parsed.numeral
    decimals, other = None, None
    if numeral is not None and parsed.exact:
        decimals = numeral.decimals - parsed.scale.adjusted()
        other = numeral.other * parsed.scale if numeral.other is not None else None
    return Number(first, parsed.last, parsed.value, parsed.scale, decimals, is_word=numeral is None, ordinal=False,
                  fraction=parsed.fraction, other=other)


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
    return "noun" in ahead(words.after, line.keys, token + 1, line.stop) and "five" in behind(words.before, line.keys, token, 0)


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


def _unit_power(reading: Reading, token: int) -> bool:
    """Whether a digit is the power of a unit: m2, "m 2" behind a number or a slash."""
    tokens = reading.tokens
    if tokens.printed[token] not in ("2", "3") or token == 0 or tokens.keys[token - 1] not in reading.lexicon.quantities["en"].powered:
        return False
    before = tokens.shapes[token - 2] if token > 1 else ""
    return tokens.glued(token) or before == "d" or tokens.printed[token - 2] == "/"


def _letter_counts(reading: Reading, line: Line, token: int, letter: int) -> bool:
    """Whether the letter glued behind digits is a scale: 100k, $5m, 3M, £1.2b; "5m" alone is metres."""
    tokens = reading.tokens
    money = token > 0 and tokens.keys[token - 1] in reading.lexicon.quantities["en"].symbols
    if not tokens.glued(letter) and not (money and tokens.printed[letter].isupper()):
        return False
    if (letter + 1 < line.stop and tokens.shapes[letter + 1] == "d" and tokens.glued(letter + 1)):
        return False
    printed = tokens.printed[letter]
    return money or printed in ("k", "K", "M") or (printed in ("b", "B") and "." in tokens.printed[token])


def _spaced_groups(reading: Reading, line: Line, token: int) -> Number | None:
    """Digits grouped by spaces: "1 414 021 100", "40 000"; no-break spaces, or two groups and more of plain ones."""
    tokens = reading.tokens
    lead = tokens.printed[token]
    if not (len(lead) <= 3 and lead.isdigit() and lead[0] != "0"):
        return None
    text, at = tokens.text, token + 1
    hard = True
    while at < line.stop and len(tokens.printed[at]) == 3 and tokens.printed[at].isdigit():
        gap = text[tokens.ends[at - 1]:tokens.starts[at]]
        if gap not in THIN_SPACES:
            break
        hard = hard and gap != " "
        at += 1
    zeros = "000" in tokens.printed[token + 1:at]
    tail = tokens.printed[at] if at < line.stop and at > token + 1 else ""
    if tail[:3].isdigit() and tail[3:4] in (".", ",") and tail[4:].isdigit() and \
            text[tokens.ends[at - 1]:tokens.starts[at]] in THIN_SPACES:
        value = Decimal("".join(tokens.printed[token:at]) + tail.replace(",", "."))
        return Number(token, at + 1, value, ONE, len(tail) - 4, is_word=False, ordinal=False, fraction=False, other=None)
    if at == token + 1 or (not hard and not zeros and at < token + 3) or at - token > 6:
        return None
    value = Decimal("".join(tokens.printed[token:at]))
    joined = line._replace(numerals={at - 1: Numeral(value, 0, None, broken=False)})
    parsed = cardinal(joined, at - 1)
    return _number(token, parsed) if parsed is not None else None


def _mixed_fraction(reading: Reading, line: Line, token: int) -> Number | None:
    """"10 1/2 miles": a whole number and a simple fraction."""
    tokens = reading.tokens
    if line.vietnamese or token + 3 >= line.stop or tokens.printed[token + 2] != "/":
        return None
    whole, over, under = (line.numerals.get(at) for at in (token, token + 1, token + 3))
    if whole is None or over is None or under is None or not tokens.glued(token + 2) or not tokens.glued(token + 3):
        return None
    if under.value not in (2, 3, 4, 8, 16, 32) or over.value >= under.value or whole.decimals or whole.value > 999:
        return None
    value = whole.value + (over.value / under.value).quantize(Decimal("1e-9"))
    return Number(token, token + 4, value, ONE, None, is_word=False, ordinal=False, fraction=False, other=None)


def read_digits(reading: Reading, digits: Sequence[int]) -> dict[int, Numeral]:
    """Token -> reading of each digit run that is a number. digits: the tokens that are digit runs, ascending."""
    tokens = reading.tokens
    printed = tokens.printed
    found: dict[int, Numeral] = {}
    open_runs: list[tuple[int, Shape]] = []
    witnesses = Witnesses()
    for token in digits:
        run = shape(printed[token])
        if run.thousands is not None and run.decimal is not None:
            open_runs.append((token, run))
            continue
        numeral = sure(run)
        if numeral is None:
            continue
        if not run.mark and _leads_with_point(reading, token):
            numeral = Numeral(Decimal("0." + printed[token]), len(printed[token]), None, broken=False)
        found[token] = numeral
        if run.mark and (run.strong or run.mark == "," or _measured(tokens.keys, token)):
            witnesses.add(token, run.mark, strong=run.strong)
    starts = [first for first, _ in tokens.bounds]
    for token, run in open_runs:
        paragraph = bisect_right(starts, token) - 1
        language = reading.paragraphs[paragraph].language or reading.document.language or "en"
        sentence = reading.sentence(token)
        stretches = ((sentence.first, sentence.last), tokens.bounds[paragraph], (0, len(tokens)))
        mark = "," if "," in printed[token] else "."
        found[token] = settle(run, mark, language, witnesses, stretches)
    return found


def _measured(keys: list[str], token: int) -> bool:
    """Whether a per cent sign or a letter word follows: "15.6" before a full stop or a bracket may be a date."""
    behind_it = keys[token + 1]
    return behind_it == "%" or behind_it[:1].isalpha()


