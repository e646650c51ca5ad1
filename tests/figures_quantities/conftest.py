"""The lexicon, and quantities of a sentence."""

from collections.abc import Callable

import pytest

from pipeline.lexicon.load import Lexicon, load
from tests.figures_quantities.notation import Found, finder


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load()


@pytest.fixture(scope="session")
def find(lexicon: Lexicon) -> Callable[[str, str], Found]:
    """Quantities of a text (one paragraph a line) in a language."""
    return finder(lexicon)
