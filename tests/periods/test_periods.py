"""Dates and periods: what is printed, what the day of publication adds, and what stays unknown."""

from datetime import date, datetime

import pytest

from pipeline.extract.numbers.find import find_numbers
from pipeline.extract.periods.find import find_periods
from tests.reading import periods_of, reading_of, told

CASES = [
    ("vi", "Tính đến ngày 20/5/2025, giải ngân đạt 5%", "as_of 2025-05-20/2025-05-20"),
    ("vi", "từ ngày 10 đến ngày 15/7", "plain 2024-07-10/2024-07-15"),
    ("vi", "từ đầu năm đến ngày 15/6/2024", "plain 2024-01-01/2024-06-15"),
    ("vi", "từ đầu năm đến nay", "plain 2024-01-01/2024-07-15"),
    ("vi", "8 tháng năm 2023", "plain 2023-01-01/2023-08-31"),
    ("vi", "năm tháng đầu năm 2024", "plain 2024-01-01/2024-05-31"),
    ("vi", "sáu tháng đầu năm nay", "plain 2024-01-01/2024-06-30"),
    ("vi", "6 tháng cuối năm", "plain 2024-07-01/2024-12-31"),
    ("vi", "trong quý II/2024", "plain 2024-04-01/2024-06-30"),
    ("vi", "quý I và II năm 2024", "plain 2024-01-01/2024-06-30"),
    ("vi", "giai đoạn 2021-2025", "plain 2021-01-01/2025-12-31"),
    ("vi", "đến hết năm 2025", "as_of 2025-12-31/2025-12-31"),
    ("vi", "đến năm 2030", "as_of 2030-01-01/2030-12-31"),
    ("vi", "ngày 30.6", "plain 2024-06-30/2024-06-30"),
    ("vi", "ngày 31/4/2024", "plain ../.."),
    ("vi", "sản lượng chè tháng 3.2022", "plain 2022-03-01/2022-03-31"),
    ("vi", "trong quý 2.2022", "plain 2022-04-01/2022-06-30"),
    ("vi", "so với cùng kỳ năm 2019", "basis same_period 2019"),
    ("vi", "so với tháng trước", "basis previous_month"),
    ("vi", "so với quý trước", "basis previous_quarter"),
    ("vi", "so với đầu năm", "basis start_of_year"),
    ("vi", "so với cuối năm 2023", "basis period 2023-12-31/2023-12-31"),
    ("en", "by the end of June 2024", "as_of 2024-06-30/2024-06-30"),
    ("en", "in the first nine months of 2023", "plain 2023-01-01/2023-09-30"),
    ("en", "From 2018 to present", "plain 2018-01-01/2024-07-15"),
    ("en", "from January to May", "plain 2024-01-01/2024-05-31"),
    ("en", "the 2021-2025 period", "plain 2021-01-01/2025-12-31"),
    ("en", "the school year 2023-2024", "plain 2023-09-01/2024-05-31"),
    ("en", "for the term 2020 - 2025", "term 2020-01-01/2025-12-31"),
    ("en", "down 3.1% over the same period", "basis same_period 2024"),
    ("en", "up 10.1 percent from the outset of the year", "from 2024-01-01/2024-07-15"),
    ("en", "July 2-4, 2024", "plain 2024-07-02/2024-07-04"),
    ("en", "Q1 2024", "plain 2024-01-01/2024-03-31"),
    ("en", "12/31/2023", "plain 2023-12-31/2023-12-31"),
]


@pytest.mark.parametrize(("language", "text", "wanted"), CASES, ids=lambda value: value[:40])
def test_a_period_is_read(language: str, text: str, wanted: str) -> None:
    assert wanted in [told(mention) for mention in periods_of(text, language)]


NONE = [
    ("vi", "Nghị quyết số 21/2021/NQ-HĐND"),
    ("vi", "11/14 khu công nghiệp có nhà đầu tư"),
    ("vi", "cao nhất từ trước đến nay"),
    ("vi", "hỗ trợ học phí trong 9 tháng của năm học"),
    ("vi", "thực hiện, thể hiện, hiện đại"),
    ("vi", "chiều dài 5 km và tối đa 7 ngày"),
    ("en", "2,023 enterprises"),
    ("en", "It may be 5 percent; a march of 300 people"),
    ("en", "each year 5,000 tonnes"),
    ("en", "Decree No. 73"),
]


@pytest.mark.parametrize(("language", "text"), NONE, ids=lambda value: value[:40])
def test_what_only_looks_like_a_period_is_none(language: str, text: str) -> None:
    assert periods_of(text, language) == []


@pytest.mark.parametrize(("language", "text"), [("vi", "năm nay"), ("vi", "tháng trước"), ("vi", "hôm qua"), ("vi", "Đến nay"),
                                                ("en", "this year"), ("en", "last month"), ("en", "Up to now"),
                                                ("en", "over the past 3 years"), ("en", "on Tuesday")])
def test_without_a_day_of_publication_a_relative_period_stays_unknown(language: str, text: str) -> None:
    (mention,) = periods_of(text, language, None)
    assert (mention.start, mention.end) == (None, None)


def test_an_open_period_ends_with_publication_or_not_at_all() -> None:
    (known,) = periods_of("từ năm 2018 đến nay", "vi")
    (unknown,) = periods_of("từ năm 2018 đến nay", "vi", None)
    assert (known.start, known.end) == (date(2018, 1, 1), date(2024, 7, 15))
    assert (unknown.start, unknown.end) == (date(2018, 1, 1), None)


def test_a_year_left_out_is_the_one_the_text_speaks_of() -> None:
    first, second = periods_of("Năm 2022, xuất khẩu giảm. Trong quý II, nhập khẩu tăng", "vi", None)
    assert (second.start, second.end, second.rule) == (date(2022, 4, 1), date(2022, 6, 30), "article")
    assert first.rule == "printed"


def test_a_month_far_ahead_of_publication_is_the_year_befores() -> None:
    (mention,) = periods_of("trong tháng 12", "vi", datetime(2024, 1, 5))
    assert mention.start == date(2023, 12, 1)


def test_a_bare_count_of_months_is_the_years_first_where_the_text_says_so_elsewhere() -> None:
    found = periods_of("Trong 5 tháng đầu năm, tăng 3%.\nTổng thu ngân sách 5 tháng ước đạt 9 tỷ đồng", "vi")
    assert [told(mention) for mention in found] == ["plain 2024-01-01/2024-05-31"] * 2
    assert periods_of("thi công trong 5 tháng", "vi", datetime(2024, 12, 1)) == []


def test_the_date_of_a_legal_document_is_no_period_of_a_figure() -> None:
    (mention,) = periods_of("theo Nghị định 81/2021/NĐ-CP ngày 27/8/2021", "vi")
    assert mention.role == "dated"


def test_the_numbers_of_periods_are_claimed() -> None:
    reading = reading_of("Ngày 7/6/2022, 5 tháng đầu năm 2023, quý II", "vi")
    find_periods(reading, find_numbers(reading))
    claims = {reading.tokens.printed[token]: claim.claim for token, claim in reading.claims.items()}
    assert [claims[number] for number in ("7", "2022", "5", "2023")] == ["date", "date", "period", "period"]
    assert claims["II"] == "period"


@pytest.mark.parametrize("text", ["1/" * 20_000, "2021-" * 20_000, "tháng 5 " * 10_000, "ngày " * 20_000,
                                  "từ năm 2018 đến " * 5_000, "đầu năm " * 10_000])
def test_odd_text_neither_raises_nor_takes_long(text: str) -> None:
    periods_of(text, "vi")
