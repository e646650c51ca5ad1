"""Every entry of the clause words does what its example says: "text => kind direction status basis" of each figure, or
"text => indicator" of each."""

import pytest

from pipeline.lexicon.actions import action_entries, english_forms
from pipeline.lexicon.clauses import AREA, FOLDER, AreaEntry, ExtentEntry, clause_words
from pipeline.lexicon.files import read_toml
from pipeline.records import Figure
from tests.reading import figures_of, reading_of

LANGUAGES = FOLDER / "languages"


def meaning(figure: Figure) -> str:
    return " ".join(field or "-" for field in (figure.kind, figure.direction, figure.status, figure.basis))


@pytest.mark.parametrize(("language", "example"), [(language, example) for language, words in clause_words().items()
                                                   for example in dict.fromkeys(words.examples)])
def test_a_word_gives_its_figures_their_meaning(language: str, example: str) -> None:
    text, wanted = example.split(" => ")
    assert [meaning(figure) for figure in figures_of(text + ".", language).figures] == wanted.split("; ")


@pytest.mark.parametrize(("language", "example"), [(language, example) for language, words in clause_words().items()
                                                   for example in dict.fromkeys(words.indicator_examples)])
def test_a_class_of_small_words_leaves_the_indicator(language: str, example: str) -> None:
    text, wanted = example.split(" => ")
    assert [figure.indicator for figure in figures_of(text + ".", language).figures] == wanted.split("; ")


@pytest.mark.parametrize(("language", "example"), [(language, entry.example) for language, entries in action_entries().items()
                                                   for entry in entries])
def test_a_verb_of_doing_leaves_the_things_and_what_is_done_to_them(language: str, example: str) -> None:
    text, wanted = example.split(" => ")
    assert [figure.indicator for figure in figures_of(text + ".", language).figures] == wanted.split("; ")


@pytest.mark.parametrize(("verb", "forms"), [
    ("plan", ("plan", "plans", "planning", "planned", "planned")),
    ("visit", ("visit", "visits", "visiting", "visited", "visited")),
    ("carry out", ("carry out", "carries out", "carrying out", "carried out", "carried out")),
    ("give/gave/given", ("give", "gives", "giving", "gave", "given")),
    ("submit/submitted", ("submit", "submits", "submitting", "submitted", "submitted")),
])
def test_an_english_verb_has_its_forms(verb: str, forms: tuple[str, ...]) -> None:
    assert english_forms(verb) == forms


@pytest.mark.parametrize(("language", "entry"), [(path.parent.name, entry) for path in sorted(LANGUAGES.glob("*/verbs.toml"))
                                                 for entry in read_toml(path, "extent", ExtentEntry)])
def test_an_extent_is_told_as_its_noun(language: str, entry: ExtentEntry) -> None:
    figure, = figures_of(entry.example.partition(" => ")[0] + ".", language).figures
    noun = entry.area if figure.unit == "hectare" else entry.length
    assert noun
    assert figure.indicator.startswith(noun)


@pytest.mark.parametrize(("language", "entry"), [(path.parent.name, entry) for path in sorted(LANGUAGES.glob("*/verbs.toml"))
                                                 for entry in read_toml(path, "area", AreaEntry)])
def test_an_area_is_found_in_its_example(language: str, entry: AreaEntry) -> None:
    hits = reading_of(entry.example.partition(" => ")[0] + ".", language).hits(AREA).values()
    assert {word.code for hit in hits for word in hit.entries} >= set(entry.types)
