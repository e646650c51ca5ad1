"""Words as they are compared: one lexer and three forms of a token, for texts and lexicon entries alike.

printed  the characters of the text
key      lower case, tone mark in one place (hoá = hóa), i and y in one spelling (tỉ = tỷ)
fold     the key without diacritics
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# A digit run with its inner separators; a run of letters (with marks NFC could not compose); or one other character.
# The alternatives begin with disjoint character classes and nothing is nested that could match in two ways: linear.
TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|[^\s\u00ad\u200b-\u200f\u2060\ufeff]")

_TONE_LAST = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
              "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
              "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}
_SPELLINGS = {"đăk": "đắk", "đak": "đắk", "lăk": "lắk"}  # names of the Central Highlands: Đăk Lăk = Đắk Lắk
_I_TO_Y = str.maketrans("iìíỉĩị", "yỳýỷỹỵ")


class Form(NamedTuple):
    """A token as it is compared. shape: d digits, l lower case, C capitalised, U all capitals, p anything else."""

    key: str
    fold: str
    shape: str


def fold(text: str) -> str:
    """Lower case without diacritics, one character for one, đ as d; length is kept for NFC letters."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join([c for c in decomposed if not unicodedata.combining(c)])


_folded = lru_cache(maxsize=200_000)(fold)  # of single tokens, which recur


@lru_cache(maxsize=50_000)
def name_key(text: str) -> str:
    """A name folded for comparison: letters and digits only, lower case, no diacritics, single spaces."""
    return " ".join([_folded(token) for token in TOKEN.findall(text) if token[0].isalnum()])


@lru_cache(maxsize=200_000)
def form(printed: str) -> Form:
    """The compared forms of one token."""
    first = printed[0]
    if "0" <= first <= "9":
        return Form(printed, printed, "d")
    if not first.isalpha():
        return Form(printed, printed, "p")
    key = printed.lower()
    if not key.isascii():
        key = unicodedata.normalize("NFC", key)
        if key[-2:] in _TONE_LAST and key[-3:-2] != "q":
            key = key[:-2] + _TONE_LAST[key[-2:]]
        key = _SPELLINGS.get(key, key)
    if len(key) == 2 and key[0] in "hklmst":
        key = key[0] + key[1].translate(_I_TO_Y)
    shape = "l" if not first.isupper() else "U" if len(printed) > 1 and printed.isupper() else "C"
    return Form(key, key if key.isascii() else fold(key), shape)


def keys(phrase: str) -> tuple[str, ...]:
    """The keys of a phrase's tokens."""
    return tuple(form(token).key for token in TOKEN.findall(phrase))
