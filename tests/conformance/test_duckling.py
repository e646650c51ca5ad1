"""The Vietnamese and English corpora of facebook/duckling: every case that news can hold is read as expected."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.lexicon.load import Lexicon
from tests.conformance.cases import LEFT_OUT, read_cases
from tests.conformance.outcomes import DUCKLING, outcomes
from tests.figures_quantities.notation import Found


@pytest.mark.parametrize("name", DUCKLING)
def test_what_news_can_hold_is_read(name: str, lexicon: Lexicon, find: Callable[[str, str], Found], shared: Path) -> None:
    assert [case.text for case in outcomes(shared, name, lexicon, find) if not case.right and case.left_out is None] == []


def test_what_is_left_out_is_in_the_corpora(shared: Path) -> None:
    assert set(LEFT_OUT) <= {case["text"] for name in DUCKLING for case in read_cases(shared, name)}
