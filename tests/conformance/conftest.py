"""The fixtures of the quantity tests, for cases written by others."""

from tests.figures_quantities.conftest import find, lexicon

__all__ = ["find", "lexicon"]
