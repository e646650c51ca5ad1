"""Quantities: surface, precision, hedges, signs, kinds that the shape decides, doubts, and claims of what is none."""

from collections.abc import Callable

import pytest

from pipeline.extract.figures.quantities import find_quantities
from pipeline.extract.numbers.find import find_numbers
from pipeline.lexicon.load import Lexicon
from tests.figures_quantities.notation import Found, read_lines

Find = Callable[[str, str], Found]


@pytest.mark.parametrize(("text", "language", "surface"), [
    ("estimated at VND 36,539 billion, up", "en", "VND 36,539 billion"),
    ("khoảng 1.440 doanh nghiệp hoạt động", "vi", "1.440 doanh nghiệp"),
    ("11/14 industrial parks have attracted", "en", "11/14 industrial parks"),
    ("three new industrial parks, bringing", "en", "three new industrial parks"),
    ("tăng trưởng -5%.", "vi", "-5%"),
    ("hỗ trợ 15.000 - 60.000 đồng một tháng", "vi", "15.000 - 60.000 đồng một tháng"),
    ("mức 50 triệu đồng đối với mỗi tàu", "vi", "50 triệu đồng"),
    ("at 23,102 VND per USD today", "en", "23,102 VND per USD"),
    ("nằm trong “Top” 10 địa phương", "vi", "“Top” 10"),
    ("tại 8 quận, huyện, thị xã với", "vi", "8 quận, huyện, thị xã"),
])
def test_surface(find: Find, text: str, language: str, surface: str) -> None:
    assert find(text, language).surfaces() == [surface]


@pytest.mark.parametrize(("text", "decimals"), [
    ("36,539 billion VND", -9), ("892.3 million USD", -5), ("9.63%", 2), ("3,676 hectares", 0), ("14 parks", None),
    ("1.44 million delegates", -4), ("11/14 parks", None), ("ranked 5th", None), ("three farms", None),
    ("two thirds of farms", None), ("10.5-12.25%", 2), ("34 cents", 2), ("five percent", None),
])
def test_printed_precision(find: Find, text: str, decimals: int | None) -> None:
    (quantity,) = find(text, "en").quantities
    assert quantity.decimals == decimals


@pytest.mark.parametrize(("text", "language", "sign"), [
    ("tăng trưởng -5%", "vi", -1), ("tăng trưởng âm 5%", "vi", -1), ("minus 5 percent", "en", -1), ("+3.5%", "en", 1),
    ("trong 2-5%", "vi", 0), ("- 5 doanh nghiệp", "vi", 0), ("5%", "en", 0), ("a loss of -$5 million", "en", -1),
])
def test_a_printed_sign_stays_apart_from_the_value(find: Find, text: str, language: str, sign: int) -> None:
    (quantity,) = find(text, language).quantities
    assert quantity.sign == sign
    assert quantity.value > 0


@pytest.mark.parametrize(("text", "language", "kind"), [
    ("11/14 parks", "en", "ratio"), ("ranked 5th", "en", "rank"), ("sau 10 năm triển khai", "vi", "duration"),
    ("chiếm 1/2 tổng số", "vi", "share"), ("exports doubled", "en", "change"), ("14 parks", "en", None), ("9%", "en", None),
    ("65 triệu đồng/năm", "vi", None),
])
def test_kinds_that_the_shape_decides(find: Find, text: str, language: str, kind: str | None) -> None:
    (quantity,) = find(text, language).quantities
    assert quantity.kind_hint == kind


def test_the_thing_counted_is_as_printed(find: Find) -> None:
    (quantity,) = find("11/14 industrial parks", "en").quantities
    assert (quantity.unit, quantity.counted, quantity.of_value) == ("count", "industrial parks", 14)


@pytest.mark.parametrize(("text", "language", "code"), [
    ("giải ngân 6.7000 tỷ đồng", "vi", "broken_number"),
    ("mức 500 đồng/kiểng", "vi", "unit_without_code"),
    ("1,440 doanh nghiệp", "vi", "number_format"),
    ("999999999 million trillion VND", "en", "value_too_large"),
])
def test_what_is_unsettled_becomes_an_issue(find: Find, text: str, language: str, code: str) -> None:
    assert [issue.code for issue in find(text, language).reading.issues] == [code]


def test_a_value_beyond_the_table_is_left_out(find: Find) -> None:
    assert find("999999999 million trillion VND", "en").quantities == []


@pytest.mark.parametrize(("text", "language", "printed", "claim"), [
    ("theo khoản 2 Điều 15", "vi", "15", "legal_number"), ("Covid-19", "vi", "19", "name"), ("mạng 3G", "vi", "3", "name"),
    ("trẻ em dưới 5 tuổi", "vi", "5", "age"), ("a 40-year-old man", "en", "40", "age"),
    ("lễ kỷ niệm 70 năm thành lập", "vi", "70", "name"), ("lúc 19:44", "vi", "44", "time"), ("6pm", "en", "6", "time"),
    ("gọi 0905 123 456", "vi", "123", "phone"), ("https://a.vn/tin-313.html", "vi", "313", "url"),
    ("(1) rà soát", "vi", "1", "list_marker"), ("1. Về kinh tế", "vi", "1", "list_marker"), ("kỳ họp thứ 21", "vi", "21", "name"),
    ("lớp 10", "vi", "10", "name"), ("hai con số", "vi", "hai", "word"), ("one of the leaders", "en", "one", "word"),
    ("thắng 2-1 trên sân nhà", "vi", "1", "other"), ("tỷ lệ 1/500", "vi", "500", "name"),
])
def test_what_is_no_figure_is_claimed_by_its_class(find: Find, text: str, language: str, printed: str, claim: str) -> None:
    found = find(text, language)
    assert found.quantities == []
    assert found.claim_of(printed) == claim


@pytest.mark.parametrize(("kind", "count"), [("caption", 1), ("body", 1), ("byline", 0), ("source", 0), ("boilerplate", 0)])
def test_captions_state_figures_bylines_and_sources_do_not(lexicon: Lexicon, kind: str, count: int) -> None:
    reading = read_lines("Ảnh: 50 học sinh nhận quà", "vi", lexicon)
    reading.paragraphs = [paragraph._replace(kind=kind) for paragraph in reading.paragraphs]
    assert len(find_quantities(reading, find_numbers(reading))) == count
