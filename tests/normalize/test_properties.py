"""What holds for every text: nothing raises, nothing is lost, spans are exact, ids are stable, time is linear."""

import random
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.mend import mend
from pipeline.records.input import Metadata
from pipeline.records.text import PARAGRAPH_KINDS
from tests.normalize.reading import B1, B2, E1, E2, read

PIECES = [B1, B2, E1, E2, "", " ", "\n", "\n\n", "\f", "\u2028", "\r", "Ảnh: Phạm Bằng", "Photo: VNA", "(0) comments", "Latest",
          "June 7, 2023 19:44", "Source: https://x.vn/a", "PHẠM BẰNG", "“", "”", "-", "|", "#", "—", "1.", "II.", "VNA", ":",
          "\u200b", "\u00a0", "\x00", "\ufffd", "ẠẬ", "9", "%", "thu ngân sách", "Dân tríSáng", "(VNA) - ", "By "]
odd_texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=25).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map("\n".join),
).map(lambda text: mend(text).text)
maybe = st.none() | st.text(max_size=60) | st.sampled_from(PIECES)


@settings(max_examples=400, deadline=None)
@given(text=odd_texts, metadata=st.builds(Metadata, maybe, maybe, maybe, maybe, maybe))
def test_every_text_gives_rows_that_cover_it(text: str, metadata: Metadata):
    found = read(text, metadata)
    assert found.document.text == text
    end = 0
    for ordinal, row in enumerate(found.paragraphs):
        printed = text[row.char_start:row.char_end]
        assert printed
        assert printed == printed.strip()
        assert not text[end:row.char_start].strip(), "characters between two paragraphs"
        assert (row.ordinal, row.document_id) == (ordinal, found.document.document_id)
        assert row.kind in PARAGRAPH_KINDS
        end = row.char_end
    assert not text[end:].strip(), "characters behind the last paragraph"
    assert len({row.paragraph_id for row in found.paragraphs}) == len(found.paragraphs)
    published = found.document.published_from, found.document.published_to
    assert published == (None, None) or published[0] <= published[1]
    assert (found.document.published_rule is None) == (published == (None, None))


@given(text=odd_texts)
def test_the_same_text_gives_the_same_rows(text: str):
    assert read(text) == read(text)


@given(texts=st.lists(odd_texts, max_size=5), dice=st.randoms(use_true_random=False))
def test_ids_do_not_depend_on_the_order_of_the_articles(texts: list[str], dice: random.Random):
    ids = {text: [row.paragraph_id for row in read(text).paragraphs] for text in texts}
    dice.shuffle(texts)
    assert all([row.paragraph_id for row in read(text).paragraphs] == ids[text] for text in texts)


@given(text=odd_texts, metadata=st.builds(Metadata, maybe, maybe, maybe, maybe, maybe))
def test_metadata_does_not_change_ids(text: str, metadata: Metadata):
    with_, without = read(text, metadata), read(text)
    assert with_.document.document_id == without.document.document_id
    assert [row[:5] for row in with_.paragraphs] == [row[:5] for row in without.paragraphs]


GROWING = {
    "one line": lambda n: "a" * n,
    "one long sentence": lambda n: B1[:-1] * (n // len(B1)),
    "short lines": lambda n: "Quảng Nam\n" * (n // 10),
    "short sentences": lambda n: "The province grew fast.\n" * (n // 24),
    "sentences that head nothing": lambda n: "\n".join(f"The province of number {k} will grow very fast this year." for k in range(n // 60)),
    "wrapped": lambda n: "theo báo cáo của tỉnh và các sở trong năm nay thì thu ngân sách tăng\n" * (n // 70),
    "captions": lambda n: "Quang cảnh hội nghị. Ảnh: Phạm Bằng\n" * (n // 36),
    "dates": lambda n: "June 7, 2023 19:44\n" * (n // 19),
    "names": lambda n: "PHẠM BẰNG\n" * (n // 10),
    "spaces": lambda n: " " * n,
    "line ends": lambda n: "\n" * n,
    "quotation marks": lambda n: "“”" * (n // 2),
    "digits": lambda n: "1234567890" * (n // 10),
    "links": lambda n: f"{B1}\nLatest\n" + "Tin mới nhất\n" * (n // 13),
}


@pytest.mark.parametrize("name", GROWING)
def test_time_is_linear(name: str):
    """Eight times the text takes at most sixteen times as long, and never more than four microseconds a character."""
    def seconds(characters: int) -> float:
        text = GROWING[name](characters)
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            read(text)
            best = min(best, time.process_time() - start)
        return best

    small, large = seconds(25_000), seconds(200_000)
    assert large < max(16 * small, 0.02)
    assert large < 200_000 * 4e-6


def test_speed_on_news(root: Path):
    """The stage is small beside extraction: half a microsecond a character at most, on a busy machine."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((root / "seeds").glob("*.txt"))]
    read(texts[0])
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        for text in texts:
            read(text)
        best = min(best, time.process_time() - start)
    assert best / sum(map(len, texts)) < 0.5e-6


def test_offsets_count_code_points_of_the_composed_text():
    text = unicodedata.normalize("NFC", f"𝔄 {B1}\n{B2} 😀\n{E1}")
    found = read(text)
    assert [text[row.char_start:row.char_end] for row in found.paragraphs] == text.split("\n")
