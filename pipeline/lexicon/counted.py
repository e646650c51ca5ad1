"""What is counted: head nouns, and the English singular that stands under a slash."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from pipeline.lexicon.files import LexiconError, read_toml
from pipeline.lexicon.words import keys

PATH = Path(__file__).parent / "counted.toml"


class NounEntry(BaseModel):
    """One block ``[[noun]]``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    vi: tuple[str, ...] = ()
    en: tuple[str, ...]
    under: tuple[str, ...] = ()
    example_vi: str
    example_en: str


class HeadsEntry(BaseModel):
    """One block ``[[heads]]``: Vietnamese nouns without a code."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    vi: tuple[str, ...]
    example_vi: str


class FormsEntry(BaseModel):
    """One block ``[[plural]]``, ``[[adjectival]]`` or ``[[not_plural]]``: English words that are, may be, or only look
    like the thing counted."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...]
    example_en: str


class CountedFile(NamedTuple):
    """The entries of counted.toml."""

    nouns: list[NounEntry]
    heads: list[HeadsEntry]
    plurals: list[FormsEntry]
    adjectival: list[FormsEntry]
    not_plurals: list[FormsEntry]

    def vietnamese(self) -> Iterator[tuple[str, str, str | None]]:
        """(category, words, code) of the nouns behind a Vietnamese number."""
        for noun in self.nouns:
            for words in noun.vi:
                yield "noun", words, noun.code
        for heads in self.heads:
            for words in heads.vi:
                yield "noun", words, None

    def under(self, language: str) -> Iterator[tuple[str, str, str]]:
        """(category, words, code) of the nouns that may stand under a slash."""
        for noun in self.nouns:
            if language == "vi":
                for words in (*noun.vi, *noun.under):
                    yield "below", words, noun.code
            for words in noun.en:
                yield "below", words, noun.code
                yield "below", _plural(words), noun.code


def _plural(words: str) -> str:
    if words.endswith("y") and words[-2] not in "aeou":
        return words[:-1] + "ies"
    return words + ("es" if words.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def counted_file() -> CountedFile:
    """Read counted.toml.

    Raises:
        LexiconError: an entry is wrong, or a Vietnamese noun stands twice.
    """
    found = CountedFile(read_toml(PATH, "noun", NounEntry), read_toml(PATH, "heads", HeadsEntry),
                        read_toml(PATH, "plural", FormsEntry), read_toml(PATH, "adjectival", FormsEntry),
                        read_toml(PATH, "not_plural", FormsEntry))
    seen: set[tuple[str, ...]] = set()
    for _, words, _ in found.vietnamese():
        if keys(words) in seen:
            raise LexiconError(f"counted.toml: {words} stands in two entries")
        seen.add(keys(words))
    return found
