"""The document row: language, title, people, outlets, addresses, time of publication, and what could not be settled."""

from datetime import datetime

import pytest

from pipeline.lexicon.identify import languages
from pipeline.lexicon.words import fold
from pipeline.normalize.language import evidence
from pipeline.records.input import Metadata
from tests.normalize.reading import B1, B2, B3, E1, E2, read


def fields(text: str, metadata: Metadata, *names: str) -> tuple[object, ...]:
    document = read(text, metadata).document
    return tuple(getattr(document, name) for name in names)


@pytest.mark.parametrize("sign", languages().signs, ids=lambda sign: sign.code)
def test_a_language_is_told_by_its_example(sign):
    assert evidence(sign.example, languages()).language == sign.code


@pytest.mark.parametrize("text", [B1, B2, B3])
def test_vietnamese_is_told_without_its_diacritics_and_in_capitals(text: str):
    for form in (text, fold(text), text.upper(), fold(text).upper()):
        assert evidence(form, languages()).language == "vi"


def test_english_with_vietnamese_names_is_english():
    assert evidence("Mr. Nguyễn Đức Hiển, Chairman of Quảng Nam, said that the province will speed up.", languages()).language == "en"


@pytest.mark.parametrize("text", ["", "2024", "VNA", "12,5%", "Quảng Nam 2024"])
def test_too_little_text_shows_no_language_or_its_letters(text: str):
    assert evidence(text, languages()).language in ("und", "vi")


def test_each_paragraph_has_its_language_and_short_ones_that_of_the_document():
    found = read(f"{B1}\n{B2}\n{E1}\n2024\n{B3}")
    assert [row.language for row in found.paragraphs] == ["vi", "vi", "en", "vi", "vi"]
    assert found.document.language == "vi"


def test_a_text_in_another_language_is_a_document_with_an_issue():
    found = read("Le ministre a dit que les exportations du pays ont été plus élevées dans les provinces du nord.")
    assert found.document.language == "fr"
    assert [(row.code, row.detail) for row in found.issues] == [("language_not_read", "fr")]


def test_a_text_in_no_language_is_a_document_with_an_issue():
    found = read("12345 678\n---")
    assert found.document.language == "und"
    assert [row.code for row in found.issues] == ["language_undetermined"]


@pytest.mark.parametrize(("text", "language"), [
    ("Exports rose 5%.", "en"), ("Retail sales of Nghe An: VND 36,539 billion.", "en"), ("Thu ngân sách tăng 5%.", "vi"),
    ("Xuat khau tang 5%.", "vi"), ("Eksport 5%.", "und"),
])
def test_of_a_very_short_text_one_word_is_enough(text: str, language: str):
    assert read(text).document.language == language


def test_lost_characters_are_an_issue_where_the_first_stands():
    found = read(f"{B1}\n{B2} \ufffd\ufffd")
    (issue,) = found.issues
    assert (issue.code, issue.detail) == ("characters_lost", "2 characters were no text")
    assert found.document.text[issue.char_start:issue.char_end] == "\ufffd"


@pytest.mark.parametrize(("metadata", "title"), [
    (Metadata(title="Thu ngân sách tăng\n15"), "Thu ngân sách tăng"),
    (Metadata(title="  Thu ngân sách tăng "), "Thu ngân sách tăng"),
    (Metadata(title="Thu ngân sách tăng | Báo Nghệ An", source="Báo Nghệ An"), "Thu ngân sách tăng"),
    (Metadata(title="Thu ngân sách tăng - báo nghệ an", source="Báo Nghệ An"), "Thu ngân sách tăng"),
    (Metadata(title="Hà Nội - Huế - Sài Gòn", source="Báo Nghệ An"), "Hà Nội - Huế - Sài Gòn"),
    (Metadata(title="\n"), None),
    (Metadata(), None),
])
def test_the_title_is_the_given_one_without_residue(metadata: Metadata, title: str | None):
    assert fields(f"{B1}\n{B2}", metadata, "title") == (title,)


@pytest.mark.parametrize(("first", "publisher"), [
    ("(Baonghean.vn) - ", "Baonghean.vn"), ("(QNO) – ", "QNO"), ("Hanoi (VNA) – ", "VNA"), ("Hà Nội, 15/7 (TTXVN) - ", "TTXVN"),
    ("TP. Hồ Chí Minh (TTXVN) – ", "TTXVN"), ("(Dân trí) - ", "Dân trí"), ("TTO - ", "TTO"), ("VOV.VN - ", "VOV.VN"),
    ("Dân trí", "Dân trí"), ("Vinamilk (VNM) - ", None), ("Tỉnh (sau đây) - ", None), ("(1) - ", None), ("", None),
])
def test_the_outlet_before_the_first_sentence_is_the_publisher(first: str, publisher: str | None):
    assert fields(f"{first}{B1}\n{B2}", Metadata(), "publisher") == (publisher,)


def test_without_one_the_outlet_is_the_given_source_or_the_host():
    url = "https://www.baonghean.vn/a.html"
    assert fields(B1, Metadata(url=url, source="Báo Nghệ An"), "publisher", "url") == ("Báo Nghệ An", url)
    assert fields(B1, Metadata(url=url), "publisher") == ("baonghean.vn",)
    assert fields(B1, Metadata(url="http://[broken"), "publisher") == (None,)


@pytest.mark.parametrize(("line", "credit", "url"), [
    ("Source: https://www.baonghean.vn/a-123.html", "baonghean.vn", "https://www.baonghean.vn/a-123.html"),
    ("Nguồn: baonghean.vn/a", "baonghean.vn/a", None),
    ("(Source: baotintuc)", "baotintuc", None),
    ("Nguồn: Báo Tin tức.", "Báo Tin tức", None),
    ("(Theo TTXVN)", "TTXVN", None),
    ("Theo Thanh Niên", "Thanh Niên", None),
    ("According to VNA", "VNA", None),
    ("https://baonghean.vn/a-123.html", "baonghean.vn", "https://baonghean.vn/a-123.html"),
    ("Photo: VNA", None, None),
])
def test_a_line_below_the_article_credits_its_source(line: str, credit: str | None, url: str | None):
    assert fields(f"{B1}\n{B2}\n{line}\nBình luận (0)", Metadata(), "credited_source", "url") == (credit, url)


def test_the_source_of_a_table_is_not_that_of_the_article():
    text = f"{B1}\nNguồn: Tổng cục Thống kê\n{B2}\nNguồn: Bộ Tài chính\n{B3}"
    assert fields(text, Metadata(), "credited_source") == (None,)


@pytest.mark.parametrize(("line", "byline", "translator"), [
    ("Pham Bang June 7, 2023 19:44", "Pham Bang", None),
    ("By Pham Bang", "Pham Bang", None),
    ("PHẠM BẰNG", "PHẠM BẰNG", None),
    ("Translated by HO THUby Jun 30, 2024 13:01", None, "HO THU"),
    ("Người dịch: Hồ Thu", None, "Hồ Thu"),
    ("Bài, ảnh: Phạm Bằng - Hồ Thu", "Phạm Bằng - Hồ Thu", None),
    ("Thứ Tư, 07/06/2023", None, None),
])
def test_who_wrote_and_who_translated(line: str, byline: str | None, translator: str | None):
    for text in (f"Budget revenue of Nghe An rises\n{line}\n{E1}\n{E2}", f"{E1}\n{E2}\n{line}"):
        assert fields(text, Metadata(), "byline", "translator") == (byline, translator)
    assert fields(f"{E1}\n{line}\n{E2}", Metadata(author="Given"), "byline") == ("Given",)


def test_names_that_sign_sections_are_not_the_author_of_the_article():
    text = f"{B1}\nĐOÀN NHẠN\nCô và trò đón năm học mới - Ảnh: Thùy Chi\n{B2}\nTRẦN HOÀI"
    assert fields(text, Metadata(), "byline") == (None,)


DAY = (datetime(2023, 6, 7), datetime(2023, 6, 7, 23, 59, 59))
MOMENT = (datetime(2023, 6, 7, 19, 44),) * 2


@pytest.mark.parametrize(("line", "metadata", "published", "rule", "issues"), [
    ("June 7, 2023 19:44", Metadata(), MOMENT, "printed", []),
    ("June 7, 2023 19:44", Metadata(published="2023-06-07"), MOMENT, "printed", []),
    ("June 7, 2023 19:44", Metadata(published="2024-01-01"), MOMENT, "printed", ["published_conflict"]),
    ("", Metadata(published="2023-06-07T12:44:00Z", url="https://x.vn/2023/06/08/a"), MOMENT, "metadata", []),
    ("", Metadata(published="2023-06-07"), DAY, "metadata", []),
    ("", Metadata(url="https://x.vn/2023/06/07/a.html"), DAY, "url", []),
    ("", Metadata(published="yesterday", url="https://x.vn/2023/06/07/a.html"), DAY, "url", ["published_unreadable"]),
    ("", Metadata(published="yesterday"), (None, None), None, ["published_unreadable"]),
    ("", Metadata(), (None, None), None, []),
])
def test_what_is_printed_goes_before_what_is_given(line, metadata, published, rule, issues):
    for text in (f"Budget revenue of Nghe An rises\n{line}\n{E1}\n{E2}", f"{E1}\n{E2}\n{line}"):
        found = read(text, metadata)
        assert (found.document.published_from, found.document.published_to) == published
        assert found.document.published_rule == rule
        assert [issue.code for issue in found.issues] == issues


def test_a_date_inside_the_article_is_not_its_publication():
    assert fields(f"{E1}\nOn June 7, 2023 the chairman worked with the department on the plan.\n{E2}", Metadata(),
                  "published_from") == (None,)
