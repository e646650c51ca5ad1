"""Sketches: the same words give the same numbers, others others; sizes and shares are estimated."""

from random import Random

import pytest

from pipeline.extract.keys.numbers import canonical, distinctive, neighbours, numbers
from pipeline.extract.keys.shingles import KEYS, SKETCH, sketch, sketch_of, word_hash
from pipeline.resolve.stories import resemblance
from tests.events.scene import scene
from tests.stories.notes import story

WORDS = [word_hash(f"word{number}") for number in range(4000)]


def test_a_word_has_one_hash_on_every_machine():
    assert word_hash("hội") == 4191828722
    assert word_hash("hội") != word_hash("hoi")


def test_a_sketch_is_small_sorted_and_the_same_again():
    made = sketch_of(WORDS)
    assert len(made.hashes) == SKETCH
    assert list(made.hashes) == sorted(set(made.hashes))
    assert made.keys == made.hashes[:KEYS]
    assert made == sketch_of(list(WORDS))
    assert 700 < made.size < 1300  # one word in four is sampled


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_the_share_of_common_shingles_is_estimated(share: float):
    random = Random(5)
    estimates = []
    for number in range(20):
        words = [word_hash(f"{number} {random.random()}") for _ in range(2000)]
        other = words[:int(2000 * share)] + [word_hash(f"other {random.random()}") for _ in range(int(2000 * (1 - share)))]
        left, right = sketch_of(words), sketch_of(other)
        alike, held = resemblance(story("a", hashes=left.hashes, size=left.size), story("b", hashes=right.hashes, size=right.size))
        assert 0 <= alike <= held <= 1
        estimates.append(alike)
    assert sum(estimates) / len(estimates) == pytest.approx(share / (2 - share), abs=0.05)


def test_short_and_empty_texts_have_small_sketches():
    assert sketch_of([]) == ((), 0)
    assert sketch_of(WORDS[:4]) == ((), 0)


def test_captions_and_sources_are_not_sketched():
    text = "\n".join(["Giá trị sản xuất công nghiệp của tỉnh trong năm tháng đầu năm tăng khá so với cùng kỳ năm trước."] * 2)
    whole = scene(text, "vi")
    part = scene(text, "vi", kinds={1: "caption"})
    assert sketch(part.reading).size < sketch(whole.reading).size or sketch(part.reading) == sketch(whole.reading)
    assert sketch(scene(text, "vi", kinds={0: "source", 1: "caption"}).reading).size == 0


@pytest.mark.parametrize(("printed", "read"), [
    ("1.440", "1440"), ("1,440", "1440"), ("8,76", "8.76"), ("8.76", "8.76"), ("1.949,6", "1949.6"), ("1,949.6", "1949.6"),
    ("05", "5"), ("0,5", "0.5"), ("3.676", "3676"), ("100", "100"), ("2,50", "2.5"),
])
def test_numbers_are_one_whatever_their_separators(printed: str, read: str):
    assert canonical(printed) == read


def test_numbers_of_a_text_in_order_without_dates_and_small_ones():
    made = scene("Ngày 7/6/2023, 18 khu với 3.676 ha thu hút 1.440 doanh nghiệp, tăng 3 khu so với năm 2018.", "vi", "2024-01-01")
    assert numbers(made.reading) == ["18", "3676", "1440"]


def test_neighbours_hold_a_number_that_says_something():
    assert neighbours(["10", "20", "1440", "1440", "18"]) == sorted(["20>1440", "1440>18"], key=neighbours(
        ["10", "20", "1440", "1440", "18"]).index)
    assert distinctive(["1000", "1440", "8.76", "18"]) == ["1440", "8.76"]
