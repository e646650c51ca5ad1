"""Texts of scores, addresses, telephones, citations and steps, of our own writing: no figure is found in them."""

from pathlib import Path

import pytest

from tests.reading import figures_of

LINES = (Path(__file__).parent / "no_figures.txt").read_text(encoding="utf-8").splitlines()
TEXTS = [tuple(line.replace("\\n", "\n").split(" ", 1)) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_no_figure(language: str, text: str) -> None:
    assert [figure.surface for figure in figures_of(text, language).figures] == []


def test_there_are_thirty_and_half_are_vietnamese() -> None:
    assert len(TEXTS) >= 30
    assert 2 * sum(language == "vi" for language, _ in TEXTS) >= len(TEXTS)
