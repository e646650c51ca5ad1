"""Every entry of the lexicon and every case of the case files finds what it says, and nothing else."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.lexicon.counted import counted_file
from pipeline.lexicon.numbers import number_file
from pipeline.lexicon.units import unit_file
from pipeline.lexicon.words import form
from tests.figures_quantities.notation import Found, agrees, split_example, written

HERE = Path(__file__).parent
Find = Callable[[str, str], Found]


def entries() -> Iterator[tuple[str, str]]:
    """(language, example) of every entry of the lexicon files."""
    units, counted = unit_file(), counted_file()
    for entry in (*units.units, *units.compounds):
        if entry.example_vi:
            yield "vi", entry.example_vi
        if entry.example_en:
            yield "en", entry.example_en
    for noun in counted.nouns:
        yield "vi", noun.example_vi
        yield "en", noun.example_en
    for heads in counted.heads:
        yield "vi", heads.example_vi
    for forms in (*counted.plurals, *counted.adjectival, *counted.not_plurals):
        yield "en", forms.example_en
    for language in ("vi", "en"):
        file = number_file(language)
        for block in (*file.numbers, *file.approx, *file.cues):
            yield language, block.example


def cases() -> Iterator[tuple[str, str]]:
    """(language, case) of the case files."""
    for path in sorted(HERE.glob("cases_*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if "=>" in line and not line.startswith("#"):
                yield path.stem[-2:], line


def nouns() -> Iterator[str]:
    """Every Vietnamese noun of the lexicon."""
    yield from sorted({words for _, words, _ in counted_file().vietnamese()})


def check(find: Find, language: str, example: str) -> None:
    text, expected = split_example(example)
    found = find(text, language)
    assert agrees(expected, found.quantities), f"{text!r}: {written(found.quantities)}, not {expected}"


@pytest.mark.parametrize(("language", "example"), list(entries()))
def test_an_entry_of_the_lexicon_does_what_its_example_says(find: Find, language: str, example: str) -> None:
    check(find, language, example)


@pytest.mark.parametrize(("language", "example"), list(cases()))
def test_case(find: Find, language: str, example: str) -> None:
    check(find, language, example)


@pytest.mark.parametrize("noun", list(nouns()))
def test_a_counted_noun_ends_the_surface(find: Find, noun: str) -> None:
    found = find(f"Cả tỉnh hiện có 12 {noun} được rà soát", "vi")
    (quantity,) = found.quantities
    assert (quantity.value, quantity.unit) == (12, "count")
    assert form(found.surfaces()[0]).key == form(f"12 {noun}").key


def test_there_are_at_least_150_own_cases_besides_the_examples() -> None:
    assert len(list(cases())) >= 150
    assert len(list(entries())) >= 500


@pytest.mark.parametrize("language", ["vi", "en"])
def test_texts_written_after_the_rules(find: Find, language: str) -> None:
    """Values with units found in texts that were written after the rules: F1 0.97 (vi) and 0.96 (en) at the first
    measurement, before their classes were added; dates and periods are not read here."""
    right = found = wanted = 0
    for line in (HERE / f"unseen_{language}.txt").read_text(encoding="utf-8").splitlines():
        if "=>" not in line or line.startswith("#"):
            continue
        text, expected = split_example(line)
        gold = [] if expected == "none" else [" ".join(item.split()[-2:]) for item in expected.split("; ")]
        got = [] if written(find(text, language).quantities) == "none" else \
            written(find(text, language).quantities).split("; ")
        right += sum((Counter(gold) & Counter(got)).values())
        found, wanted = found + len(got), wanted + len(gold)
    assert 2 * right / (found + wanted) >= 0.97
