"""The words around a place that decide how it is read."""

from pipeline.extract.reading import Reading
from pipeline.extract.tokens import BREAK, Tokens
from pipeline.lexicon.places.phrases import Words


def before(tokens: Tokens, words: Words, role: str, index: int) -> int:
    """Number of tokens of the longest cue of ``role`` that ends right before token ``index``; 0 where there is none."""
    return words.cues[role].before(tokens.keys, index)


def after(tokens: Tokens, words: Words, role: str, index: int) -> int:
    """Number of tokens of the longest cue of ``role`` that begins at token ``index``; 0 where there is none."""
    return words.cues[role].at(tokens.keys, index)


def witnessed(tokens: Tokens, words: Words, index: int) -> bool:
    """Whether the words before token ``index`` announce a place; the longer cue wins ("thị trường" over "trường")."""
    return before(tokens, words, "witness", index) > before(tokens, words, "bar", index)


def barred(tokens: Tokens, words: Words, index: int) -> bool:
    """Whether the words before token ``index``, or before the capitalised words there, announce a person, a firm ..."""
    for back in range(4):
        if before(tokens, words, "bar", index - back) > before(tokens, words, "witness", index - back):
            return True
        if not capital(tokens, index - back - 1):
            return False
    return False


def named_after(tokens: Tokens, words: Words, index: int) -> bool:
    """Whether a capitalised word that is no preposition stands right before: "Samsung Việt Nam"."""
    if index == 0 or tokens.shapes[index - 1] != "C":
        return False
    return not any(before(tokens, words, role, index) for role in ("witness", "opener", "join"))


def in_firm(tokens: Tokens, words: Words, index: int) -> bool:
    """Whether the capitalised words from token ``index`` on make a firm's name: "[Sai Gon] Thuong Tin ... Bank"."""
    for place in range(index, index + 8):
        if not capital(tokens, place):
            return False
        if (tokens.keys[place],) in words.cues["firm"]:
            return True
    return False


def part_of_person(reading: Reading, index: int) -> bool:
    """Whether a surname stands right before, or before one more capitalised word: "Nguyễn Hòa Bình"."""
    tokens, words, surnames = reading.tokens, reading.lexicon.place_words, reading.hits("surname")
    for place in (index - 1, index - 2):
        if not capital(tokens, place):
            return False
        hit = surnames.get(place)
        if hit is not None and hit.entry and (tokens.keys[place],) not in words.cues["body_word"]:
            return True
    return False


def joined(tokens: Tokens, words: Words, left: int, right: int) -> bool:
    """Whether tokens [left, right) only join two members of a list: ",", "và", ", and"."""
    gap = tokens.keys[left:right]
    return 0 < len(gap) <= 2 and all((key,) in words.cues["join"] for key in gap)


def capital(tokens: Tokens, index: int) -> bool:
    """Whether a token begins with a capital letter."""
    return 0 <= index < len(tokens) and tokens.printed[index] != BREAK and tokens.shapes[index] in "CU"


def alone(reading: Reading, first: int, last: int) -> bool:
    """Whether tokens [first, last) are all that their paragraph holds: a name under an article, not a place in it."""
    bound = reading.tokens.bounds[reading.sentence(first).paragraph]
    return bound[0] == first and bound[1] == last
