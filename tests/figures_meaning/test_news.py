"""General English news: the sentences that were seen say what they should; of those held out the F1 alone is told."""

import pytest

from tests.figures_meaning.news import Told, agrees, cases, found, score


@pytest.mark.parametrize(("text", "wanted"), cases("news_seen.txt"))
def test_news(text: str, wanted: list[Told]) -> None:
    got = found(text)
    assert len(got) == len(wanted)
    assert all(map(agrees, wanted, got)), got


def test_held_out_news() -> None:
    """0.912 at the first measurement, before any class was mended; ``python -m bench conformance`` prints it."""
    assert score("news_held.txt").f1 >= 0.92
