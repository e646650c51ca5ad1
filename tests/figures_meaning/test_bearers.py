"""Of whom a figure is said: the examples of bearers.toml, and cases of both languages; "-" where it is not certain."""

from pathlib import Path

import pytest

from pipeline.lexicon.bearers import bearer_entries
from tests.names_support import cases
from tests.reading import figures_of

EXAMPLES = [(language, *entry.example.split(" => ")) for language, entries in bearer_entries().items() for entry in entries]
CASES = [(*case["text"].split("|"), case["bearers"]) for case in cases(Path(__file__).with_name("bearers.txt"))]


@pytest.mark.parametrize(("language", "text", "wanted"), EXAMPLES + CASES)
def test_whom_a_figure_is_said_of(language: str, text: str, wanted: str) -> None:
    found = figures_of(text + ("" if text.endswith(".") else "."), language)
    names = {entity.entity_id: entity.name for entity in found.entities}
    assert [names[figure.subject_id] if figure.subject_id else "-" for figure in found.figures] == wanted.split("; ")
