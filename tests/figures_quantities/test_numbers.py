"""Numbers as printed: separators by language and witness, words, precision."""

from decimal import Decimal

import pytest

from pipeline.extract.figures.quantity import Number
from pipeline.extract.numbers.find import find_numbers
from pipeline.lexicon.load import Lexicon
from tests.figures_quantities.notation import read_lines


def numbers(text: str, language: str, lexicon: Lexicon) -> list[Number]:
    return find_numbers(read_lines(text, language, lexicon))


@pytest.mark.parametrize(("text", "language", "value", "decimals", "other"), [
    ("1.440", "vi", "1440", 0, "1.44"),
    ("1.440", "en", "1.440", 3, "1440"),
    ("1,440", "vi", "1.440", 3, "1440"),
    ("1,440", "en", "1440", 0, "1.44"),
    ("8,76", "vi", "8.76", 2, None),
    ("8,76", "en", "8.76", 2, None),
    ("1.949,6", "en", "1949.6", 1, None),
    ("1,949.6", "vi", "1949.6", 1, None),
    ("0,125", "en", "0.125", 3, None),
    ("1.234.567", "en", "1234567", 0, None),
    ("12,34,567.89", "en", "1234567.89", 2, None),
    ("36,539 billion", "en", "36539000000000", -9, "36539000000"),
    ("892.3 million", "en", "892300000", -5, None),
    ("349,9 ngàn tỷ", "vi", "349900000000000", -11, None),
    ("2 triệu 500 nghìn", "vi", "2500000", -3, None),
    (".77", "en", "0.77", 2, None),
])
def test_digits(text: str, language: str, value: str, decimals: int, other: str | None, lexicon: Lexicon) -> None:
    (number,) = numbers(text, language, lexicon)
    assert number.value == Decimal(value)
    assert number.decimals == decimals
    assert number.other == (Decimal(other) if other else None)
    assert not number.is_word


@pytest.mark.parametrize("text", ["1.2.3", "22,24,26", "192.168.1.2", "1.23.456", "9" * 60])
def test_digit_runs_that_are_no_number(text: str, lexicon: Lexicon) -> None:
    assert numbers(text, "en", lexicon) == []


@pytest.mark.parametrize(("text", "value"), [
    ("revenue was 36.539 billion, up 9,63%", "36539000000000"),
    ("up 3,8 percent. Revenue was 36.539 billion", "36539000000000"),
    ("revenue was 36.539 billion, up 9.63%", "36539000000"),
])
def test_the_nearest_number_with_one_reading_is_the_witness(text: str, value: str, lexicon: Lexicon) -> None:
    assert Decimal(value) in [number.value for number in numbers(text, "en", lexicon)]


def test_a_slip_of_the_decimal_mark_does_not_turn_vietnamese_thousands(lexicon: Lexicon) -> None:
    assert [n.value for n in numbers("tăng 8.5%, đạt 1.440 tỷ", "vi", lexicon)] == [Decimal("8.5"), Decimal(1440) * 10 ** 9]


@pytest.mark.parametrize(("text", "language", "value"), [
    ("ba mươi lăm", "vi", "35"), ("hai mươi mốt", "vi", "21"), ("mười lăm", "vi", "15"), ("hai mươi tư", "vi", "24"),
    ("một trăm linh năm", "vi", "105"), ("hai trăm rưỡi", "vi", "250"), ("ba trăm sáu mươi lăm", "vi", "365"),
    ("hai mươi mốt nghìn không trăm mười một", "vi", "21011"), ("một tỷ rưỡi", "vi", "1500000000"),
    ("nửa triệu", "vi", "500000"), ("hai vạn", "vi", "20000"), ("ba tá", "vi", "36"), ("hai phẩy năm", "vi", "2.5"),
    ("twenty-one", "en", "21"), ("a hundred and five", "en", "105"), ("half a dozen", "en", "6"),
    ("one million two hundred thousand", "en", "1200000"), ("two and a half million", "en", "2500000"),
    ("six million and two thirds", "en", "6666666.666666666666666666667"), ("three and a third", "en", "3.333333333333333333333333333"),
    ("fifteen hundred", "en", "1500"), ("three lakh crore", "en", "3000000000000"), ("two point zero three", "en", "2.03"),
])
def test_words(text: str, language: str, value: str, lexicon: Lexicon) -> None:
    (number,) = numbers(text, language, lexicon)
    assert number.value == Decimal(value)
    assert number.is_word
    assert number.decimals is None


@pytest.mark.parametrize(("text", "language"), [
    ("trong năm qua", "vi"), ("hai mươi năm", "vi"), ("đầu tư tư nhân", "vi"), ("ông Nguyễn Văn Ba", "vi"),
    ("không có", "vi"), ("Four Seasons Hotel", "en"), ("thousands of people", "en"),
])
def test_homographs_are_no_numbers(text: str, language: str, lexicon: Lexicon) -> None:
    assert [n for n in numbers(text, language, lexicon) if n.value not in (2, 20)] == []


def test_ordinals(lexicon: Lexicon) -> None:
    found = numbers("thứ ba, thứ nhất, thứ 21", "vi", lexicon) + numbers("twenty-first, 5th, third", "en", lexicon)
    assert all(number.ordinal for number in found)
    assert [int(number.value) for number in found] == [3, 1, 21, 21, 5, 3]


def test_a_number_written_twice_is_one(lexicon: Lexicon) -> None:
    (number,) = numbers("05 (năm)", "vi", lexicon)
    assert number.value == 5
