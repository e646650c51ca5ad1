"""Every entry of the period words finds what its example says."""

import pytest

from pipeline.lexicon.periods import CoreEntry, WordEntry, period_words
from tests.reading import periods_of, told


def entries() -> list[tuple[str, CoreEntry | WordEntry]]:
    return [(language, entry) for language, words in period_words().items() for entry in (*words.cores, *words.entries)]


@pytest.mark.parametrize(("language", "entry"), entries(), ids=lambda value: getattr(value, "example", value))
def test_an_entry_finds_its_example(language: str, entry: CoreEntry | WordEntry) -> None:
    found = [told(mention) for mention in periods_of(entry.example, language)]
    assert found == [] if entry.holds == "none" else entry.holds in found


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_phrase_stands_once_in_its_table(language: str) -> None:
    words = period_words()[language]
    phrases = [(entry.kind, phrase) for entry in words.cores for phrase in entry.words]
    assert len(phrases) == len(set(phrases))
