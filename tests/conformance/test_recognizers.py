"""The English specs of microsoft/Recognizers-Text: the share read as expected, and no class among the rest that news
holds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.lexicon.load import Lexicon
from tests.conformance.outcomes import outcomes
from tests.figures_quantities.notation import Found


@pytest.mark.parametrize(("kind", "least"), [("number", 0.66), ("percent", 0.7), ("currency", 0.86), ("dimension", 0.88)])
def test_share_and_rest(kind: str, least: float, lexicon: Lexicon, find: Callable[[str, str], Found], shared: Path) -> None:
    found = list(outcomes(shared, f"recognizers_{kind}_EN", lexicon, find))
    assert [case.text for case in found if not case.right and case.left_out is None] == []
    assert sum(case.right for case in found) >= least * len(found)
