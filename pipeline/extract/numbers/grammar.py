"""Number grammar of both languages: a number is read from one position of the token line, words and digits alike.

Cardinals are built as in speech: parts below a thousand, each with its scale, scales descending ("two million five
hundred thousand", "hai mươi mốt nghìn không trăm mười một", "2 triệu 500 nghìn"). The grammar never looks further than
the number goes, so a text is read in linear time.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.extract.numbers.digits import Numeral
from pipeline.lexicon.numbers import NumberWord

HYPHENS = frozenset("-–—")
ONE = Decimal(1)
FIVE = 5
HUNDRED = 100
HALF = Decimal("0.5")
NO_WORD = NumberWord("", Decimal(0))
LONGEST_CHAIN = 3  # "trăm nghìn tỷ": more scales in a row are no number


Part = tuple[int, Decimal, Numeral | None, bool]  # up to where, value, its digits, whether words made it inexact


class Line(NamedTuple):
    """What the grammar reads: keys of the tokens, which of them are digit runs, and where to stop.

    numerals: token -> reading of a digit run; runs that are no numbers are left out.
    """

    keys: Sequence[str]
    words: Mapping[str, NumberWord]
    numerals: Mapping[int, Numeral]
    stop: int
    vietnamese: bool

    def word(self, at: int) -> NumberWord:
        """The number word at a token, one without a role where there is none."""
        return self.words.get(self.keys[at], NO_WORD) if at < self.stop else NO_WORD

    def key(self, at: int) -> str:
        """The key of a token, empty behind the end."""
        return self.keys[at] if at < self.stop else ""


class Parsed(NamedTuple):
    """A number read up to token ``last``; numeral: its digits where it is written in digits."""

    last: int
    value: Decimal
    scale: Decimal = ONE
    numeral: Numeral | None = None
    fraction: bool = False
    ordinal: bool = False
    exact: bool = True


def below_hundred(line: Line, at: int) -> tuple[int, Decimal] | None:
    """One to ninety-nine in words."""
    word = line.word(at)
    if word.role in ("digit", "zero"):
        tens = line.word(at + 1)
        if line.vietnamese and tens.role == "tens":
            return _tail(line, at + 2, word.value * 10)
        return at + 1, word.value
    if word.role == "ten":
        return _tail(line, at + 1, word.value) if line.vietnamese else (at + 1, word.value)
    if word.role == "tens" and not line.vietnamese:
        unit_at = at + 2 if line.key(at + 1) in HYPHENS else at + 1
        unit = line.word(unit_at)
        if unit.role == "digit":
            return unit_at + 1, word.value + unit.value
        return at + 1, word.value
    return None


def _tail(line: Line, at: int, tens: Decimal) -> tuple[int, Decimal]:
    """The last digit behind mười and mươi; five is "lăm" there: "năm" is the year ("hai mươi năm")."""
    word = line.word(at)
    counts_on = line.word(at + 1).role in ("hundred", "tens")
    if word.role == "tail" or (word.role == "digit" and word.value != FIVE and not counts_on):
        return at + 1, tens + word.value
    return at, tens


def below_thousand(line: Line, at: int) -> tuple[int, Decimal] | None:
    """One to 999 in words, "fifteen hundred" too."""
    found = below_hundred(line, at)
    if found is None:
        return None
    at, value = found
    if line.word(at).role == "hundred":
        return _behind_hundred(line, at + 1, value * 100)
    return at, value


def _behind_hundred(line: Line, at: int, value: Decimal) -> tuple[int, Decimal]:
    """What follows a hundred: "and three", "linh năm", "mười hai", "rưỡi"."""
    if line.word(at).role == "half_after":
        return at + 1, value + 50
    linked = line.word(at).role == "link"
    rest_at = at + 1 if linked else at
    rest = below_hundred(line, rest_at)
    if rest is None:
        numeral = line.numerals.get(rest_at) if linked and not line.vietnamese else None
        small = numeral is not None and numeral.decimals == 0 and 0 < numeral.value < HUNDRED
        if numeral is not None and small and line.word(rest_at + 1).role == "":
            return rest_at + 1, value + numeral.value
        return at, value
    last, part = rest
    complete = linked or not line.vietnamese or part >= 10
    if not complete or part == 0 or line.word(last).role in ("hundred", "quarter", "denominator"):
        return at, value
    return last, value + part


def cardinal(line: Line, at: int) -> Parsed | None:
    """A cardinal number at a token, in words or digits with scale words."""
    begin = at
    total, top = Decimal(0), None
    numeral: Numeral | None = None
    exact = True
    while True:
        part = _part(line, at, first=at == begin, top=top)
        if part is None:
            break
        last, value, digits, rough = part
        if at == begin:
            numeral = digits
        exact = exact and not rough
        last, scale = scale_chain(line, last, letters=digits is not None and at == begin)
        if top is not None and value < top < scale and numeral is None and digits is None:  # "hai nghìn không trăm ... tỷ"
            return Parsed(*_half_behind(line, last, (total + value) * scale, scale), scale, exact=exact)
        if top is not None and (value >= top if scale == 1 else scale >= top):
            break
        total += value * scale
        at = last
        if scale == 1:
            break
        top = scale
        linked = line.word(at).role == "link" and not line.vietnamese and line.numerals.get(at + 1) is None
        if linked and _and_a_half(line, at, total, top)[0] == at:
            at += 1
    if at == begin:
        return None
    if line.word(at - 1).role == "link":
        at -= 1
    return Parsed(*_half_behind(line, at, total, top or ONE), top or ONE, numeral, exact=exact)


def _part(line: Line, at: int, *, first: bool, top: Decimal | None) -> Part | None:
    """One part of a cardinal.

    Behind a scale, digits go on only where a smaller scale follows ("2 triệu 500 nghìn"), a single Vietnamese digit
    word never ("2 triệu năm 2020").
    """
    numeral = line.numerals.get(at)
    if numeral is not None:
        follower = line.word(at + 1)
        if not first and not (follower.role in ("scale", "hundred") and (top is None or follower.value < top)):
            return None
        last, value = at + 1, numeral.value
        if follower.role == "fraction":
            return last + 1, value + follower.value, numeral, True
        if follower.role == "hundred":
            last, value = _behind_hundred(line, last + 1, value * 100)
            return last, value, numeral, True
        return _multiplied(line, *_point(line, last, value, words=False), numeral)
    found = below_thousand(line, at)
    if found is None:
        return None
    last, value = found
    if not first and line.vietnamese and last == at + 1 and line.word(last).role != "scale":
        return None
    if first:
        last, value = _point(line, last, value, words=True)
        last, value = _and_a_half(line, last, value, ONE) if line.word(last).role == "link" else (last, value)
    return _multiplied(line, last, value, None)


def _multiplied(line: Line, last: int, value: Decimal, numeral: Numeral | None) -> Part:
    """Dozens: "two dozen", "hai chục"."""
    word = line.word(last)
    if word.role == "group":
        return last + 1, value * word.value, numeral, True
    return last, value, numeral, False


def scale_chain(line: Line, at: int, *, letters: bool) -> tuple[int, Decimal]:
    """The product of the scale words at a token: "nghìn tỷ", "thousand billion"."""
    scale, begin = ONE, at
    while line.word(at).role == "scale" and at - begin < LONGEST_CHAIN:
        scale *= line.word(at).value
        at += 1
    if at == begin and letters and line.word(at).role == "letter":
        return at + 1, line.word(at).value
    return at, scale


def _point(line: Line, at: int, value: Decimal, *, words: bool) -> tuple[int, Decimal]:
    """Decimals that are spoken: "two point two", "hai phẩy năm"."""
    if line.word(at).role != "point":
        return at, value
    last, digits = at + 1, ""
    while line.word(last).role in ("digit", "zero") and len(digits) < 9:
        digits += str(line.word(last).value)
        last += 1
    if not digits:
        numeral = line.numerals.get(last)
        if numeral is None or numeral.decimals or numeral.value >= 10 ** 6:
            spoken = below_hundred(line, last) if words else None
            if spoken is None:
                return at, value
            return spoken[0], value + Decimal(f"0.{spoken[1]}")
        digits = str(numeral.value)
        last += 1
    return last, value + Decimal(f"0.{digits}")


def _half_behind(line: Line, at: int, value: Decimal, scale: Decimal) -> tuple[int, Decimal]:
    """Half of the last scale: "một tỷ rưỡi", "one million and a half"."""
    if line.word(at).role == "half_after":
        return at + 1, value + HALF * scale
    return _and_a_half(line, at, value, scale)


def _and_a_half(line: Line, at: int, value: Decimal, scale: Decimal) -> tuple[int, Decimal]:
    if line.vietnamese or line.word(at).role != "link" or line.word(at + 1).role not in ("article", "digit"):
        return at, value
    part = of_one(line, at + 2, line.word(at + 1).value)
    return (at, value) if part is None else (at + 3, value + part * scale)


def of_one(line: Line, at: int, count: Decimal) -> Decimal | None:
    """The part of one that ``count`` halves, quarters, thirds ... make."""
    part = line.word(at)
    if part.role in ("half", "quarter"):
        return part.value * count
    if part.role == "denominator" or (part.role == "ordinal" and count == 1 and part.value > 2):
        return count / part.value
    return None
