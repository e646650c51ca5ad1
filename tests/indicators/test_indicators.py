"""The curated indicators: at least 150, found by their names in both languages, and never guessed."""

import pytest

from pipeline.lexicon.indicators import IndicatorEntry, indicator_rows, indicators
from tests.reading import figures_of

ENTRIES = indicators().entries


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.indicator_id)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_indicator_is_found_in_its_example(entry: IndicatorEntry, language: str) -> None:
    example = entry.example_vi if language == "vi" else entry.example_en
    assert entry.indicator_id in [figure.indicator_id for figure in figures_of(example + ".", language).figures]


def test_there_are_at_least_150() -> None:
    assert len(ENTRIES) == len(indicator_rows()) >= 150
    assert {row.stock_flow for row in indicator_rows()} == {"stock", "flow"}


NONE = [
    ("vi", "Kim ngạch xuất khẩu của một doanh nghiệp tư nhân nhỏ đạt 5 tỷ USD."),  # more is said than the name
    ("vi", "Thu ngân sách đạt 5 ha."),  # another dimension
    ("vi", "Thu nội địa chiếm 60% tổng thu."),  # a share of it is not it
    ("vi", "Giá trị hợp đồng đạt 5 tỷ đồng."),
    ("en", "Exports of a private firm named Rex reached 5 billion USD."),
    ("en", "The poverty rate of the survey's smallest group reached 5 hectares."),
    ("en", "The contract was worth 5 billion VND."),
]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_unsure_is_none(language: str, text: str) -> None:
    assert [figure.indicator_id for figure in figures_of(text, language).figures] == [None]


def test_changes_and_completions_are_of_the_indicator_they_compare() -> None:
    found = figures_of("Kim ngạch xuất khẩu ước đạt 525 triệu USD, đạt 70% kế hoạch, tăng 17% so với cùng kỳ.", "vi")
    assert [figure.indicator_id for figure in found.figures] == ["exports"] * 3
