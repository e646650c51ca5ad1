"""Odd text raises nothing, and twice the text takes about twice the time."""

from time import process_time

import pytest

from pipeline.extract.figures.build import build_figures
from pipeline.extract.figures.quantities import find_quantities
from pipeline.extract.numbers.find import find_numbers
from pipeline.extract.periods.find import find_periods
from tests.reading import figures_of, reading_of

PATTERNS = {
    "one_sentence": "doanh thu đạt 5 tỷ đồng, tăng 4% so với cùng kỳ, ",
    "no_marks": "5 tỷ đồng và 4 tỷ đồng ",
    "counted": "5 dự án sử dụng vốn cho 4 dự án ",
    "nested": "(đạt 5 tỷ đồng (tăng 4% ",
    "words": "kim ngạch xuất khẩu hàng hóa và nhập khẩu, ",
    "periods": "năm 2023, 6 tháng đầu năm, đạt 5%, ",
    "respectively": "A và B lần lượt đạt 5 tỷ đồng và 4 tỷ đồng, ",
    "parts": "trong đó 5 tỷ đồng gồm 4 tỷ đồng, ",
}


def seconds(text: str) -> float:
    """The time of periods and meaning, without what comes before them."""
    reading = reading_of(text, "vi")
    numbers = find_numbers(reading)
    begun = process_time()
    periods = find_periods(reading, numbers)
    spent = process_time() - begun
    quantities = find_quantities(reading, numbers)
    begun = process_time()
    build_figures(reading, quantities, periods, [])
    return spent + process_time() - begun


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_time_grows_with_the_length_of_one_sentence(pattern: str) -> None:
    short = min(seconds(pattern * 300) for _ in range(3))
    long = min(seconds(pattern * 2400) for _ in range(2))
    assert long < 8 * 2.5 * max(short, 0.004)


@pytest.mark.parametrize("text", ["", " ", "5", "%", "5%", "tăng 5%", "(5%)", ", 5%,", "đạt đạt đạt 5%", "trong đó 5%", "và 5% và",
                                  "5% 5% 5%", "lần lượt 5% và 4%", "kế hoạch (5 tỷ đồng)", "so với cùng kỳ là 5%", ":\n5%",
                                  "- 5%\n- 4%", "5 tỷ đồng (200 triệu USD", "\u0300 5%", "năm 2024 5%"])
@pytest.mark.parametrize("language", ["vi", "en", "und", "fr"])
def test_odd_text_raises_nothing(text: str, language: str) -> None:
    figures_of(text, language)
    figures_of(text, language, None)
