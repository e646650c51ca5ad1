"""The time of a whole reading grows with the length of the text, whatever fills it."""

import gc
import time
from collections.abc import Callable

import pytest

from tests.fuzz.texts import read

VI = "Ngày 5/6/2023, Ủy ban nhân dân tỉnh cho biết như sau về tình hình kinh tế của tỉnh trong năm nay: "
EN = "On June 5, 2023, the provincial People's Committee said the following about the economy this year: "


def filled(piece: str, start: str = VI) -> Callable[[int], str]:
    """A start and as many repetitions as fit."""
    return lambda length: start + piece * (length // len(piece))


def numbered(piece: str, start: str = VI) -> Callable[[int], str]:
    """The same with a number in each repetition, so that none is like another."""
    return lambda length: start + "".join(piece.format(n) for n in range(length // len(piece)))


SHAPES = {
    "digits": filled("1234567890"),
    "numbers": filled("1234 "),
    "a sentence of figures": filled("thu ngân sách đạt 1.234 tỷ đồng, tăng 12,5%, "),
    "a sentence of figures in English": filled("revenue reached VND1,234 billion, up 12.5 percent, ", EN),
    "nested brackets": lambda length: VI + "(" * (length // 2) + ")" * (length // 2),
    "nested clauses": lambda length: VI + "(tăng 5% " * (length // 11) + ") " * (length // 11),
    "scales": filled("tỷ "),
    "names": filled("ông Nguyễn Văn An, "),
    "different names": numbered("ông Nguyễn Văn A{}, bà Trần Thị Bình, "),
    "posts": filled("Chủ tịch UBND tỉnh Lê Văn Dũng, "),
    "posts in sentences": filled("Chủ tịch UBND tỉnh Lê Văn Dũng cho biết như vậy. "),
    "posts in English": filled("Prime Minister Pham Minh Chinh, Minister Bui Thanh Son, ", EN),
    "places": filled("Quảng Nam, Hà Nội, Đà Nẵng, "),
    "places in sentences": filled("Tỉnh Quảng Nam phát triển. Thành phố Tam Kỳ phát triển. "),
    "bodies": filled("Bộ Tài chính, Sở Y tế, "),
    "articles of a law": filled("Điều 1 "),
    "decrees": numbered("Nghị định số {}/2023/NĐ-CP ngày 5/6/2023, "),
    "decrees in English": numbered("Decree No. {}/2023/ND-CP dated June 5, 2023, ", EN),
    "laws": filled("theo Luật Đất đai năm 2013, "),
    "quotes": filled('"'),
    "open quotes": filled("“ a "),
    "speech": filled("“Chúng tôi sẽ làm”, ông An nói. "),
    "dates": filled("ngày 5/6/2023, "),
    "periods": filled("so với cùng kỳ năm 2022, "),
    "disasters": filled("bão số 3 đổ bộ, mưa lũ, động đất, "),
    "visits": filled("Ngày 5/6, Thủ tướng Phạm Minh Chính thăm Lào. "),
    "signings": filled("Thủ tướng Phạm Minh Chính họp với Bộ Y tế và ký Nghị định số 5/2023/NĐ-CP. "),
    "signings in English": filled("Prime Minister Pham Minh Chinh met the Ministry of Health and signed Decree 5. ", EN),
    "capitals": filled("Abcd "),
    "paragraphs": filled("Thu ngân sách đạt 1.234 tỷ đồng.\n\n"),
    "list items": filled("- tăng 5%;\n"),
    "parts": filled("trong đó có 5 xã, "),
    "respectively": filled("lần lượt 5% và 6%, "),
    "ranges": filled("từ 5 đến 6 "),
    "targets": filled("phấn đấu đến năm 2025 đạt 5%, "),
    "letters": filled("a"),
    "words": filled("a "),
    "stops": filled("."),
    "bidirectional marks": filled("\u202e\u2066a1"),
    "slashes": filled("1/"),
    "dashes": filled("5-"),
    "commas": filled("5,"),
    "addresses": filled("a@b.vn/"),
}


def seconds(text: str, times: int = 2) -> float:
    """Processor time, the best of some; a full collection of what other tests left is no part of it."""
    best = float("inf")
    for _ in range(times):
        gc.collect()
        gc.disable()
        begun = time.process_time()
        read(text)
        best = min(best, time.process_time() - begun)
        gc.enable()
    return best


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_text_takes_about_four_times_as_long(shape: str):
    once = max(seconds(SHAPES[shape](6_000)), 0.005)
    assert seconds(SHAPES[shape](24_000)) < 9 * once


@pytest.mark.stress
@pytest.mark.parametrize("shape", SHAPES)
def test_a_very_long_text_is_read_in_linear_time(shape: str):
    read("")
    once = max(seconds(SHAPES[shape](100_000), 1), 0.02)
    assert seconds(SHAPES[shape](400_000), 1) < 8 * once
