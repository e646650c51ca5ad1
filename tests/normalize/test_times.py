"""Times of publication as pages print them and records give them, read as intervals in Asia/Ho_Chi_Minh."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon.page import page
from pipeline.normalize.times import Interval, find_time, given_time, url_time


def interval(text: str) -> Interval:
    """2024-07-15T12:02 is a moment, 2024-07-15 a day, 2024-07 a month."""
    if "T" in text:
        moment = datetime.fromisoformat(text)
        return Interval(moment, moment)
    parts = [int(part) for part in text.split("-")]
    return Interval.day(*parts) if len(parts) == 3 else Interval.month(*parts)


@pytest.mark.parametrize(("line", "expected"), [
    ("Pham Bang June 7, 2023 19:44", "2023-06-07T19:44"),
    ("Translated by HO THUby Jun 30, 2024 13:01", "2024-06-30T13:01"),
    ("07/06/2023 19:44 GMT+7", "2023-06-07T19:44"),
    ("Thứ Sáu, 17/12/2021", "2021-12-17"),
    ("Thứ 6, 17/12/2021 | 08:30", "2021-12-17T08:30"),
    ("Cập nhật lúc: 08:30 | Thứ Sáu, 17/12/2021 (GMT+7)", "2021-12-17T08:30"),
    ("08h30, ngày 17-12-2021", "2021-12-17T08:30"),
    ("ngày 7 tháng 6 năm 2023", "2023-06-07"),
    ("7 tháng Sáu, 2023", "2023-06-07"),
    ("06:15 SA 1/2/2023", "2023-02-01T06:15"),
    ("06:15 CH 1.2.2023", "2023-02-01T18:15"),
    ("Posted on: 5:30 PM, 12/31/2023", "2023-12-31T17:30"),
    ("12:05 AM June 1, 2023", "2023-06-01T00:05"),
    ("June 1, 2023 at 9 pm", "2023-06-01T21:00"),
    ("Sept. 5th, 2023", "2023-09-05"),
    ("12 July 2024, 10:05", "2024-07-12T10:05"),
    ("Monday, 15 Jul 2024 05:02:00 GMT", "2024-07-15T12:02"),
    ("Tháng 6/2024", "2024-06"),
    ("June 2024", "2024-06"),
    ("2024/07/15 12:02:33", "2024-07-15T12:02:33"),
])
def test_a_printed_time_is_found(line: str, expected: str):
    found = find_time(line, page())
    assert found is not None
    assert found.interval == interval(expected)


@pytest.mark.parametrize("line", ["19:44", "7/6", "June 7", "99/99/2024", "31/2/2024", "tháng 13/2024", "", "năm 2024",
                                  "1.440 doanh nghiệp", "0 tháng 6 năm 2024", "x" * 1000])
def test_what_names_no_month_and_year_is_no_time_of_publication(line: str):
    assert find_time(line, page()) is None


@pytest.mark.parametrize(("value", "expected"), [
    ("2024-07-15T05:02:00Z", "2024-07-15T12:02"),
    ("2024-07-15T05:02:00.123Z", "2024-07-15T12:02"),
    ("2024-07-15T12:02:00+07:00", "2024-07-15T12:02"),
    ("2024-07-15T12:02:00.123456+0700", "2024-07-15T12:02"),
    ("2024-07-15T23:30:00-05:00", "2024-07-16T11:30"),
    ("2024-07-15 20:30:00 UTC", "2024-07-16T03:30"),
    ("2024-07-15T12:02", "2024-07-15T12:02"),
    ("2024-07-15 12:02:00", "2024-07-15T12:02"),
    ("2024-07-15", "2024-07-15"),
    ("2024-07-15T00:00:00", "2024-07-15"),
    ("2024-07-15 00:00:00+00:00", "2024-07-15"),
    ("20240715", "2024-07-15"),
    ("20240715120200", "2024-07-15T12:02"),
    ("1721019720", "2024-07-15T12:02"),
    ("1721019720.0", "2024-07-15T12:02"),
    ("1721019720000", "2024-07-15T12:02"),
    ("Mon, 15 Jul 2024 12:02:00 +0700", "2024-07-15T12:02"),
    ("Mon, 15 Jul 2024 05:02:00 GMT", "2024-07-15T12:02"),
    ("15/07/2024 12:02", "2024-07-15T12:02"),
    ("12:02 15/07/2024", "2024-07-15T12:02"),
    ("July 15, 2024", "2024-07-15"),
])
def test_a_given_time_is_converted(value: str, expected: str):
    assert given_time(value, page()) == interval(expected)


@pytest.mark.parametrize("value", ["", "yesterday", "2024", "None", "12:02", "20241399", "2024-02-31", "9" * 50])
def test_what_cannot_be_read_gives_none(value: str):
    assert given_time(value, page()) is None


@pytest.mark.parametrize(("url", "expected"), [
    ("https://tuoitre.vn/tp-hcm-de-xuat-20241216233012557.htm", "2024-12-16T23:30:12"),
    ("https://x.vn/2024/07/15/thu-ngan-sach.html", "2024-07-15"),
    ("https://x.vn/2024/7/5/thu-ngan-sach.html", "2024-07-05"),
    ("https://x.vn/kinh-te/20240715/thu-ngan-sach", "2024-07-15"),
    ("https://x.vn/2024-07-15-thu-ngan-sach.html", "2024-07-15"),
])
def test_an_address_may_hold_the_day(url: str, expected: str):
    assert url_time(url) == interval(expected)


@pytest.mark.parametrize("url", [
    "https://baoquangnam.vn/doan-cong-tac-3136992.html", "https://daibieunhandan.vn/tong-bi-thu-post408747.html",
    "https://vneconomy.vn/kinh-te-so-viet-nam-6-thang-dau-nam-2024-tang-hon-22.htm", "https://x.vn/20249999/a", "",
    "https://x.vn/1/2/3/a.html",
])
def test_other_numbers_in_an_address_are_no_day(url: str):
    assert url_time(url) is None


@given(st.text(max_size=120))
def test_any_line_is_read_without_fault(text: str):
    for found in (find_time(text, page()), given_time(text, page()), url_time(text)):
        if isinstance(found, Interval):
            assert found.first <= found.last


@given(st.from_regex(r"[0-9:/. TZ+-]{1,40}", fullmatch=True))
def test_any_figures_are_read_without_fault(text: str):
    find_time(text, page())
    given_time(text, page())
    url_time(f"/{text}/")
