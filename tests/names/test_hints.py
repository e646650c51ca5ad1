"""The province of an article that its text does not name: told by the headline, or by the paper it stood in."""

import pytest

from pipeline.extract.names.places.find import find_places
from pipeline.extract.reading import read
from pipeline.lexicon.load import load
from pipeline.normalize import normalize
from pipeline.records.input import Metadata, RawArticle

LOCAL = "Tổng thu ngân sách trên địa bàn tỉnh đạt 2.684 tỷ đồng, tăng 68,5% so với cùng kỳ."


def main_place(text: str, **metadata: str) -> str | None:
    article = RawArticle("a.jsonl", "", "application/json", "utf-8", len(text), text, metadata=Metadata(**metadata))
    found = normalize(article, load())
    return find_places(read(found.document, found.paragraphs, load()))[1]


@pytest.mark.parametrize(("title", "code"), [
    ("Lào Cai: Thu ngân sách tăng mạnh", "vn-10"),
    ("Chư Prông: Thu ngân sách tăng 13%", "vn-64"),
    ("Thu ngân sách tăng mạnh", None),
])
def test_a_headline_apart_from_the_text_names_the_province_or_its_district(title: str, code: str | None) -> None:
    assert main_place(LOCAL, title=title, published="2024-05-01") == code


@pytest.mark.parametrize(("metadata", "code"), [
    ({"url": "https://baogialai.com.vn/thu-ngan-sach.html"}, "vn-64"),
    ({"url": "https://sotaichinh.laocai.gov.vn/tin.html"}, "vn-10"),
    ({"url": "https://vneconomy.vn/quang-nam.html"}, None),
    ({"source": "Báo Nghệ An"}, "vn-40"),
    ({"url": "http://[broken"}, None),
])
def test_a_paper_of_a_province_means_its_own(metadata: dict[str, str], code: str | None) -> None:
    assert main_place(LOCAL, published="2024-05-01", **metadata) == code


def test_a_paper_of_a_province_also_prints_news_of_the_country() -> None:
    text = "Kim ngạch xuất khẩu của Việt Nam đạt 35 tỷ USD, tăng 8% so với cùng kỳ năm trước."
    assert main_place(text, url="https://baogialai.com.vn/xuat-khau.html", published="2024-05-01") == "vn"


def test_a_province_named_in_the_text_stands_above_the_paper() -> None:
    text = "Tỉnh Lâm Đồng thu ngân sách đạt 28% dự toán. Lâm Đồng dẫn đầu vùng Tây Nguyên."
    assert main_place(text, url="https://baogialai.com.vn/lam-dong.html", published="2024-05-01") == "vn-68"


def test_a_headline_in_the_text_is_no_dateline() -> None:
    text = "Lào Cai: Thu ngân sách tăng mạnh\n\nTheo Sở Tài chính, tổng thu trên địa bàn tỉnh đạt 2.684 tỷ đồng."
    assert main_place(text, published="2025-05-01") == "vn-10"
