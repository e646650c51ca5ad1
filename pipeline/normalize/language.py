"""The language of a paragraph and of a document, by letters and by the commonest words.

Measured on news: at least 15 % of the words of a Vietnamese text carry letters that only Vietnamese has. Without them
(English, others, Vietnamese printed without diacritics) the language with the most of its commonest words wins; so it
does where those letters are fewer than the commonest words: an English sentence full of Vietnamese names.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from pipeline.lexicon.identify import Languages

UNDETERMINED = "und"
_SAMPLE = 240  # characters: more do not change the answer
_FEW = 20
_LETTER_SHARE = 0.15  # letters of a language's own, for each word
_SURE_SHARE = 0.6
_WORD_SHARE = 0.12


class Evidence(NamedTuple):
    """The language that a text shows, and how many words say so; 0 where it shows none."""

    language: str
    words: int


class _Signs(NamedTuple):
    """letters: code -> letters of its own; any_letter: those of all; words: word -> codes of the languages it is in."""

    letters: tuple[tuple[str, re.Pattern[str]], ...]
    any_letter: re.Pattern[str]
    words: dict[str, tuple[str, ...]]


@cache
def _signs(languages: Languages) -> _Signs:
    letters = tuple((item.code, re.compile(f"[{''.join(item.letters)}]")) for item in languages.signs if item.letters)
    every = "".join(letter for item in languages.signs for letter in item.letters)
    words: dict[str, tuple[str, ...]] = {}
    for item in languages.signs:
        for word in item.words:
            words[word] = (*words.get(word, ()), item.code)
    return _Signs(letters, re.compile(f"[{every}]"), words)


def evidence(text: str, languages: Languages, *, least: int = 2) -> Evidence:
    """What language a paragraph is in, by itself.

    least: how many of its commonest words a language must show; one is enough where nothing else is known.
    """
    signs = _signs(languages)
    text = text[:_SAMPLE]
    words = text.lower().split()
    own = "" if text.isascii() else "".join(signs.any_letter.findall(text))
    if len(own) > _SURE_SHARE * len(words):
        return Evidence(_by_letters(own, signs), len(words))
    counts: dict[str, int] = {}
    for known in filter(None, map(signs.words.get, words)):
        for code in known:
            counts[code] = counts.get(code, 0) + 1
    code = max(counts, key=lambda code: counts[code], default=UNDETERMINED)
    if len(own) > max(_LETTER_SHARE * len(words), counts.get(code, 0)):  # else these are names in another language
        return Evidence(_by_letters(own, signs), len(words))
    if counts.get(code, 0) < max(least, _WORD_SHARE * len(words)):
        return Evidence(UNDETERMINED, 0)
    return Evidence(code, counts[code])


def _by_letters(own: str, signs: _Signs) -> str:
    """The language that has at least a quarter of the first letters of languages' own."""
    own = own[:_FEW]
    found = (code for code, letters in signs.letters if 4 * len(letters.findall(own)) > len(own))
    return next(found, UNDETERMINED)


def prevailing(found: Iterable[Evidence]) -> str:
    """The language of most words of a document."""
    words: dict[str, int] = {}
    for item in found:
        if item.words:
            words[item.language] = words.get(item.language, 0) + item.words
    return max(words, key=lambda code: words[code]) if words else UNDETERMINED
