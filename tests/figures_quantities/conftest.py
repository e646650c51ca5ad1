"""The lexicon, and quantities of a sentence."""

from collections.abc import Callable

import pytest

from pipeline.extract.figures.quantities import find_quantities
from pipeline.extract.numbers.find import find_numbers
from pipeline.lexicon.load import Lexicon, load
from tests.figures_quantities.notation import Found, read_lines


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load()


@pytest.fixture(scope="session")
def find(lexicon: Lexicon) -> Callable[[str, str], Found]:
    """Quantities of a text (one paragraph a line) in a language."""
    def run(text: str, language: str) -> Found:
        reading = read_lines(text, language, lexicon)
        return Found(reading, find_quantities(reading, find_numbers(reading)))
    return run
