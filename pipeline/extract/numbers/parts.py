"""Fractions and ordinals in words, read from one position of the token line."""

from decimal import Decimal

from pipeline.extract.numbers.grammar import HYPHENS, Line, Parsed, below_hundred, cardinal, of_one, scale_chain


def fraction(line: Line, at: int) -> Parsed | None:
    """A fraction in words: "two thirds", "one-fifth", "hai phần ba", "một nửa"; "half a million" is an amount."""
    word = line.word(at)
    if word.role == "half":
        return _of_scale(line, at + 1, word.value)
    numeral = line.numerals.get(at)
    found = below_hundred(line, at) if numeral is None else (at + 1, numeral.value) if numeral.value == 1 else None
    if found is None:
        return None
    last, count = found
    if line.vietnamese:
        if line.word(last).role == "half" and count == 1:
            return _of_scale(line, last + 1, line.word(last).value)
        return _phan(line, last, count)
    hyphened = line.key(last) in HYPHENS
    last = last + 1 if hyphened else last
    part = line.word(last)
    if part.role == "half" and count == 1:
        return _of_scale(line, last + 1, part.value)
    if part.role == "quarter" and (count == 1 or hyphened or line.word(last + 1).role in ("of", "scale")):
        return _of_scale(line, last + 1, part.value * count)
    value = of_one(line, last, count) if part.role in ("denominator", "ordinal") else None
    return _of_scale(line, last + 1, value) if value is not None else None


def _phan(line: Line, at: int, count: Decimal) -> Parsed | None:
    """"hai phần ba"; "phần trăm" and "phần nghìn" are units."""
    if line.word(at).role != "part":
        return None
    below = line.word(at + 1)
    whole = below_hundred(line, at + 1) if below.role != "tail" else (at + 2, below.value)
    if whole is None or whole[1] <= count:
        return None
    return Parsed(whole[0], count / whole[1], fraction=True)


def _of_scale(line: Line, at: int, part: Decimal) -> Parsed:
    """A part of a scale is an amount ("half a million", "nửa triệu"), else a share."""
    of = at + 1 if line.word(at).role == "of" and line.word(at + 1).role == "article" else at
    article = of + 1 if line.word(of).role == "article" else of
    word = line.word(article)
    if word.role in ("scale", "group", "hundred"):
        last, scale = scale_chain(line, article, letters=False) if word.role == "scale" else (article + 1, word.value)
        return Parsed(last, part * scale, scale)
    return Parsed(at, part, fraction=True)


def ordinal(line: Line, at: int) -> Parsed | None:
    """An ordinal: "thứ ba", "first", "twenty-first", "5th"."""
    word = line.word(at)
    if word.role == "ordinal_mark":
        behind = line.word(at + 1)
        if behind.role in ("ordinal", "tail") or (behind.role == "digit" and line.word(at + 2).role == ""):
            return Parsed(at + 2, behind.value, ordinal=True)
        counted = cardinal(line, at + 1)
        return counted._replace(ordinal=True) if counted is not None else None
    if line.vietnamese:
        return None
    if word.role == "ordinal":
        return Parsed(at + 1, word.value, ordinal=True)
    if word.role == "tens":
        unit_at = at + 2 if line.key(at + 1) in HYPHENS else at + 1
        unit = line.word(unit_at)
        if unit.role == "ordinal" and unit.value < 10:
            return Parsed(unit_at + 1, word.value + unit.value, ordinal=True)
    return None
