"""Numbers in digits as they are printed: separators, points, groups parted by spaces, fractions, letters."""

from bisect import bisect_right
from decimal import Decimal

from pipeline.extract.figures.quantity import Number
from pipeline.extract.numbers.digits import LONGEST, Numeral, Shape, Witnesses, settle, shape, sure
from pipeline.extract.numbers.grammar import HYPHENS, ONE, Line, Parsed, cardinal
from pipeline.extract.reading import Reading
from pipeline.lexicon.nearby import ahead
from pipeline.lexicon.quantities import QuantityWords

MOST_GROUPS = 8
SHORT = 2  # letters: "in"
THIN_SPACES = frozenset(" \u00a0\u2009\u202f")


def as_number(first: int, parsed: Parsed) -> Number:
    """The number that the grammar read."""
    numeral = parsed.numeral
    decimals, other = None, None
    if numeral is not None and parsed.exact:
        decimals = numeral.decimals - parsed.scale.adjusted()
        other = numeral.other * parsed.scale if numeral.other is not None else None
    return Number(first, parsed.last, parsed.value, parsed.scale, decimals, is_word=numeral is None, ordinal=False,
                  fraction=parsed.fraction, other=other)


def read_digits(reading: Reading) -> dict[int, Numeral]:
    """Token -> reading of each digit run that is a number."""
    tokens = reading.tokens
    printed = tokens.printed
    found: dict[int, Numeral] = {}
    open_runs: list[tuple[int, Shape]] = []
    witnesses = Witnesses()
    for token in tokens.digits:
        if len(printed[token]) > LONGEST:
            reading.doubt(token, token + 1, "number_too_long", f"{len(printed[token])} characters")
            continue
        run = shape(printed[token])
        if run.thousands is not None and run.decimal is not None:
            open_runs.append((token, run))
            continue
        numeral = sure(run)
        if numeral is None:
            continue
        if not run.mark and leads_with_point(reading, token):
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


def leads_with_point(reading: Reading, token: int) -> bool:
    """Whether a point without digits before it stands there: ".77", "$.5"."""
    tokens = reading.tokens
    if token == 0 or not tokens.glued(token) or tokens.printed[token - 1] not in (".", ","):
        return False
    if not tokens.glued(token - 1):
        return token < 2 or tokens.shapes[token - 2] != "d"
    return token > 1 and tokens.shapes[token - 2] == "p" and tokens.printed[token - 2] not in ".,"


def unit_power(reading: Reading, token: int) -> bool:
    """Whether a digit is the power of a unit: m2, "m 2" behind a number or a slash."""
    tokens = reading.tokens
    powered = reading.lexicon.quantities["en"].powered
    if tokens.printed[token] not in ("2", "3") or token == 0 or tokens.keys[token - 1] not in powered:
        return False
    before = tokens.shapes[token - 2] if token > 1 else ""
    return tokens.glued(token) or before == "d" or tokens.printed[token - 2] == "/"


def letter_counts(reading: Reading, line: Line, token: int, letter: int) -> bool:
    """Whether the letter glued behind digits is a scale: 100k, $5m, 3M, £1.2b, 9m people; "5m" alone is metres."""
    tokens = reading.tokens
    money = token > 0 and tokens.keys[token - 1] in reading.lexicon.quantities["en"].symbols
    if not tokens.glued(letter) and not (money and tokens.printed[letter].isupper()):
        return False
    if (letter + 1 < line.stop and tokens.shapes[letter + 1] == "d" and tokens.glued(letter + 1)):
        return False
    printed = tokens.printed[letter]
    if printed == "m" and not money:
        return not line.vietnamese and _measures(reading.lexicon.quantities["en"], line, letter + 1)
    return money or printed in ("k", "K", "M") or (printed in ("b", "B") and "." in tokens.printed[token])


def _measures(words: QuantityWords, line: Line, at: int) -> bool:
    """Whether a counted noun or a unit stands at a token: "9m people", "2m tonnes"; not the "in" of "5m in length"."""
    if line.key(at) in HYPHENS and at + 1 in line.numerals and line.key(at + 2) == "m":  # "1.2m-1.5m homes"
        at += 3
    hits = ahead(words.after, line.keys, at, line.stop)
    return line.key(at) in words.plurals or "below" in hits or ("unit" in hits and len(line.key(at)) > SHORT)


def spaced_groups(reading: Reading, line: Line, token: int) -> Number | None:
    """Digits grouped by spaces: "1 414 021 100", "40 000"; no-break spaces, or two groups and more of plain ones."""
    tokens = reading.tokens
    lead = tokens.printed[token]
    if not (len(lead) <= 3 and lead.isdigit() and lead[0] != "0"):
        return None
    text, at = tokens.text, token + 1
    hard = True
    while at < min(line.stop, token + MOST_GROUPS) and len(tokens.printed[at]) == 3 and tokens.printed[at].isdigit():
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
        return plain(token, at + 1, value)._replace(decimals=len(tail) - 4)
    if at == token + 1 or (not hard and not zeros and at < token + 3) or at - token > 6:
        return None
    value = Decimal("".join(tokens.printed[token:at]))
    joined = line._replace(numerals={at - 1: Numeral(value, 0, None, broken=False)})
    parsed = cardinal(joined, at - 1)
    return as_number(token, parsed) if parsed is not None else None


def torn(reading: Reading, line: Line, token: int) -> Number | None:
    """"3 .676 ha", "8 ,76%": a number torn before its separator; behind it stands what numbers measure."""
    tokens, end = reading.tokens, token + 3
    mark = tokens.printed[token + 1] if end < line.stop else ""
    if mark not in (".", ",") or tokens.shapes[token + 2] != "d" or tokens.glued(token + 1) or not tokens.glued(token + 2):
        return None
    whole, part = tokens.printed[token], tokens.printed[token + 2]
    words = reading.lexicon.quantities["vi" if line.vietnamese else "en"]
    measured = line.word(end).role == "scale" or {"unit", "noun"} & ahead(words.after, line.keys, end, line.stop).keys()
    if not (whole.isdecimal() and part.isdecimal() and measured) or len(whole) + len(part) > LONGEST:
        return None
    run = shape(whole + mark + part)
    both = run.thousands is not None and run.decimal is not None
    numeral = settle(run, mark, words.language, Witnesses(), ()) if both else sure(run)
    parsed = cardinal(line._replace(numerals={token + 2: numeral}), token + 2) if numeral is not None else None
    return as_number(token, parsed) if parsed is not None else None


def mixed_fraction(reading: Reading, line: Line, token: int) -> Number | None:
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
    return plain(token, token + 4, value)


def plain(first: int, last: int, value: Decimal) -> Number:
    """A number in digits whose precision says nothing."""
    return Number(first, last, value, ONE, None, is_word=False, ordinal=False, fraction=False, other=None)
