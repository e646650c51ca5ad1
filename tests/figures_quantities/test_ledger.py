"""The ledger: every digit run and every number word is there once, with a claim; texts of any kind are read."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.figures.quantities import find_quantities
from pipeline.extract.ledger import number_ledger
from pipeline.extract.numbers.find import find_numbers
from pipeline.lexicon.load import Lexicon, load
from pipeline.records import LedgerEntry
from pipeline.records.text import LEDGER_CLAIMS
from tests.figures_quantities.notation import read_lines

PIECES = ["1", "12", "1.440", "8,76", "2023", "0", "999999999999999999999999", "1.2.3", "%", "tỷ", "triệu đồng", "USD", "$",
          "VND", "/", "-", "–", "(", ")", ",", ".", ";", ":", "từ", "đến", "and", "to", "between", "hai", "năm", "mươi", "trăm",
          "một phần", "rưỡi", "nửa", "half", "a", "dozen", "of", "third", "first", "thứ", "lần", "tuổi", "giờ", "h", "kg", "m 2",
          "người", "doanh nghiệp", "parks", "feet", "in", "gấp", "top", "số", "Điều", "No.", "Hà Nội", "COVID", "http://a.b/1",
          "mỗi", "per", "trở lên", "more than", "hơn", "\u00a0", "\n", "+84", "âm", "½", "xếp", "doubled"]


def ledger(text: str, language: str, lexicon: Lexicon) -> list[LedgerEntry]:
    reading = read_lines(text, language, lexicon)
    quantities = find_quantities(reading, find_numbers(reading))
    for quantity in quantities:
        reading.claim(quantity.first, quantity.last, "figure", "f")
        assert quantity.value >= 0
        assert reading.paragraph(quantity.first) == reading.paragraph(quantity.last - 1)
    assert all(a.last <= b.first for a, b in pairwise(quantities)), "figures overlap"
    return number_ledger(reading, [])


def test_every_digit_run_and_number_word_has_a_row(lexicon: Lexicon) -> None:
    rows = ledger("Trong năm 2023, cả hai tỉnh có 1.440 doanh nghiệp theo Điều 5", "vi", lexicon)
    assert [(row.surface, row.claim) for row in rows] == [
        ("năm", "word"), ("2023", "date"), ("hai", "word"), ("1.440", "figure"), ("5", "legal_number")]
    assert all(row.claim in LEDGER_CLAIMS for row in rows)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from(["", " "]), st.sampled_from(["vi", "en"]))
def test_no_text_breaks_the_reading(pieces: list[str], joint: str, language: str) -> None:
    text = joint.join(pieces)
    rows = ledger(text, language, load())
    spans = [(row.char_start, row.char_end) for row in rows]
    assert spans == sorted(set(spans))
    assert all(text[row.char_start:row.char_end] == row.surface for row in rows)
    covered = {at for start, end in spans for at in range(start, end)}
    assert {at for at, character in enumerate(text) if character in "0123456789"} <= covered


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["vi", "en"]))
def test_any_characters_are_read(text: str, language: str) -> None:
    ledger(text.replace("\r", " "), language, load())


def test_little_stays_unexplained_in_the_seeds(root: Path, lexicon: Lexicon) -> None:
    claims: Counter[str] = Counter()
    for path in sorted((root / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        language = "vi" if "được" in text else "en"
        claims.update(row.claim for row in ledger(text, language, lexicon) if row.surface[0].isdigit())
    assert claims["other"] <= 0.02 * claims.total(), claims
