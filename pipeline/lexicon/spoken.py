"""Entries whose words stand beside each other in Vietnamese and English: vi = [...], en = [...].

Phrases of several words go into the trie. Single words that many entries share are looked up by key where they are asked
for: in the trie each of their thousands of occurrences would cost a hit.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from pipeline.lexicon.trie import Phrase
from pipeline.lexicon.words import keys

LANGUAGES = ("vi", "en")


class Spoken(BaseModel):
    """One block of an entry's words by language."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def words(self) -> Iterator[tuple[str, str]]:
        """Language and phrase."""
        for language in LANGUAGES:
            for phrase in getattr(self, language):
                yield language, phrase


class Exemplified(Spoken):
    """Words with an example for each language that has words; the examples are tests."""

    example_vi: str | None = None
    example_en: str | None = None

    def lacking(self) -> tuple[str, ...]:
        """Languages that have words and no example."""
        return tuple(language for language in LANGUAGES
                     if getattr(self, language) and not getattr(self, f"example_{language}"))

    def examples(self) -> Iterator[tuple[str, str]]:
        """Language and example."""
        for language in LANGUAGES:
            example = getattr(self, f"example_{language}")
            if example:
                yield language, example


def every(category: str, entry: Spoken, stands_for: Any) -> Iterator[Phrase]:
    """All phrases of an entry for the trie."""
    for language, words in entry.words():
        yield Phrase(category, words, stands_for, language)


def longer(category: str, entry: Spoken, stands_for: Any) -> Iterator[Phrase]:
    """The phrases of more than one token."""
    for phrase in every(category, entry, stands_for):
        if len(keys(phrase.words)) > 1:
            yield phrase


def single(entries: Iterable[tuple[str, Spoken]], language: str) -> dict[str, tuple[str, ...]]:
    """The single words of one language: for each code their keys. Every code has an item."""
    found: dict[str, tuple[str, ...]] = {}
    for code, entry in entries:
        forms = [keys(words) for spoken, words in entry.words() if spoken == language]
        found[code] = (*found.get(code, ()), *(form[0] for form in forms if len(form) == 1))
    return found


def all_keys(*vocabularies: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """All single words of some vocabularies."""
    return frozenset(key for vocabulary in vocabularies for words in vocabulary.values() for key in words)
