"""Places in running text: each case is a line of places.txt, and each word of designators.toml has its example."""

import re
import tomllib
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.names.places.find import find_places, outside
from pipeline.extract.reading import NameMention, Reading
from pipeline.lexicon.places.phrases import FILE
from pipeline.records import Entity

CASES = Path(__file__).with_name("places.txt")
MARK = re.compile(r"\[\[([^\]=]+)(?:=([^\]]+))?\]\]")
Read = Callable[..., Reading]


def parse(marked: str) -> tuple[str, list[tuple[int, str, str | None]]]:
    """The sentence without marks, and the places it marks: offset, surface, code."""
    text, wanted, end = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[end:mark.start()]
        wanted.append((len(text), mark[1], mark[2]))
        text += mark[1]
        end = mark.end()
    return text + marked[end:], wanted


def places(found: Reading) -> list[tuple[int, str, str]]:
    tokens = found.tokens
    return [(tokens.starts[m.first], tokens.surface(m.first, m.last), m.entity.ref_code or "?") for m in find_places(found)[0]]


def cases() -> Iterator[tuple[str, str | None, str]]:
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, day, marked = line.split(" ", 2)
            yield language, None if day == "-" else day, marked


@pytest.mark.parametrize(("language", "day", "marked"), list(cases()))
def test_the_places_of_a_sentence(reading_of: Read, language: str, day: str | None, marked: str):
    text, wanted = parse(marked)
    assert places(reading_of(text, language, day)) == wanted


def examples() -> Iterator[tuple[str, str]]:
    for entries in tomllib.loads(FILE.read_text(encoding="utf-8")).values():
        for entry in entries:
            yield "vi", entry["example_vi"]
            yield "en", entry["example_en"]


@pytest.mark.parametrize(("language", "marked"), list(examples()))
def test_each_designator_keeps_its_example(reading_of: Read, language: str, marked: str):
    text, wanted = parse(marked)
    assert [(start, surface) for start, surface, _ in places(reading_of(text, language, "2024-05-01"))] == [
        (start, surface) for start, surface, _ in wanted]


@pytest.mark.parametrize(("language", "text", "main"), [
    ("vi", "Quảng Nam có 18 khu công nghiệp.\nLãnh đạo tỉnh Quảng Nam và Đà Nẵng báo cáo; Tam Kỳ dẫn đầu.", "vn-49"),
    ("en", "Hanoi (VNA) – The Politburo met.\nIt discussed health care.", "vn"),
    ("en", "Hanoi (VNA) – Nghe An province and its Vinh city grow.", "vn-40"),
    ("vi", "Xuất khẩu của cả nước tăng; Hà Nội, Đà Nẵng, Cần Thơ, Hải Phòng cùng tăng.", "vn"),
    ("vi", "Phiên họp của Chính phủ bàn về kinh tế số.", "vn"),
    ("en", "Vietnam Asset Management Company buys bad debts.", "vn"),
    ("en", "The bank keeps its rates.", None),
])
def test_the_place_an_article_is_about(reading_of: Read, language: str, text: str, main: str | None):
    assert find_places(reading_of(text, language, "2024-05-01"))[1] == main


def test_a_name_said_once_with_its_designator_is_a_place_again_without(reading_of: Read):
    found = places(reading_of("Tại Nghệ An, huyện Tân Kỳ trồng mía.\nNăm nay Tân Kỳ mất mùa.", "vi", "2024-05-01"))
    assert [code for _, surface, code in found if surface == "Tân Kỳ"] == ["vn-423"]


def test_a_place_the_gazetteer_lacks_is_one_entity_in_an_article_and_another_elsewhere(reading_of: Read):
    def village(text: str) -> set[str]:
        return {m.entity.entity_id for m in find_places(reading_of(text, "vi", "2024-05-01"))[0] if m.entity.ref_code is None}

    nghe_an = village("Ở Nghệ An, thôn Đông Hồi có nước sạch.\nNgười dân thôn Đông Hồi mừng.")
    assert len(nghe_an) == 1
    assert nghe_an.isdisjoint(village("Ở Quảng Nam, thôn Đông Hồi có nước sạch."))


SAME = [  # (language, day, sentence), (language, day, sentence): the first place of each is one place
    (("vi", "2024-05-01", "Quảng Nam họp."), ("en", "2024-05-01", "Quang Nam province met.")),
    (("vi", "2024-05-01", "TP.HCM họp."), ("en", "2024-05-01", "HCM City met.")),
    (("vi", "2024-05-01", "Đăk Lăk họp."), ("en", "2024-05-01", "Dak Lak met.")),
    (("vi", "2024-05-01", "Nghệ An họp."), ("vi", "2025-09-01", "Nghệ An họp.")),
    (("vi", "2023-05-01", "Thừa Thiên Huế họp."), ("vi", "2025-09-01", "Thành phố Huế họp.")),
    (("vi", "2024-05-01", "Bà Rịa - Vũng Tàu họp."), ("en", "2024-05-01", "Ba Ria-Vung Tau met.")),
    (("vi", "2024-05-01", "Hàng sang Mỹ tăng."), ("en", "2024-05-01", "The United States agreed.")),
    (("vi", "2024-05-01", "ĐBSCL khô hạn."), ("en", "2024-05-01", "The Mekong Delta is dry.")),
    (("vi", "2024-05-01", "Khu kinh tế mở Chu Lai họp."), ("en", "2024-05-01", "Chu Lai Open Economic Zone met.")),
    (("vi", "2024-05-01", "Huyện Châu Thành, tỉnh Long An họp."), ("en", "2024-05-01", "Chau Thanh district of Long An met.")),
    (("vi", "2024-05-01", "Sân bay Nội Bài mở."), ("en", "2024-05-01", "Noi Bai International Airport is open.")),
    (("vi", "2025-09-01", "Tỉnh Bình Phước (cũ) họp."), ("vi", "2024-05-01", "Tỉnh Bình Phước họp.")),
]
OTHER = [
    (("vi", "2024-05-01", "Đà Nẵng họp."), ("vi", "2025-09-01", "Đà Nẵng họp.")),
    (("vi", "2025-09-01", "Tỉnh Đồng Nai (cũ) họp."), ("vi", "2025-09-01", "Tỉnh Đồng Nai họp.")),
    (("vi", "2024-05-01", "Huyện Châu Thành, tỉnh Long An họp."), ("vi", "2024-05-01", "Huyện Châu Thành, tỉnh An Giang họp.")),
    (("vi", "2024-05-01", "Huyện Phong Điền, Cần Thơ họp."), ("vi", "2024-05-01", "Thị xã Phong Điền, Huế họp.")),
    (("vi", "2024-05-01", "Xã Tân Thành, huyện Tân Thạnh, Long An họp."), ("vi", "2024-05-01", "Xã Tân Thành, huyện Hàm Yên, "
      "Tuyên Quang họp.")),
    (("vi", "2024-05-01", "Thành phố Hòa Bình, tỉnh Hòa Bình họp."), ("vi", "2024-05-01", "Tỉnh Hòa Bình họp.")),
    (("vi", "2023-05-01", "Thành phố Huế họp."), ("vi", "2023-05-01", "Thừa Thiên Huế họp.")),
    (("vi", "2024-05-01", "Thị xã Kỳ Anh, Hà Tĩnh họp."), ("vi", "2024-05-01", "Tỉnh Hà Tĩnh họp.")),
    (("vi", "2024-05-01", "Lào họp."), ("vi", "2024-05-01", "Lào Cai họp.")),
    (("vi", "2024-05-01", "Thái Bình họp."), ("vi", "2024-05-01", "Thái Bình Dương yên.")),
    (("en", "2024-05-01", "South Korea met."), ("en", "2024-05-01", "North Korea met.")),
    (("vi", "2024-05-01", "Cảng Chu Lai mở."), ("vi", "2024-05-01", "Sân bay Chu Lai mở.")),
    (("vi", "2024-05-01", "KCN Thăng Long mở."), ("vi", "2024-05-01", "KCN Thăng Long 2 mở.")),
    (("vi", "2024-05-01", "Quận 1, TP.HCM họp."), ("vi", "2024-05-01", "Quận 12, TP.HCM họp.")),
]


def first(reading_of: Read, case: tuple[str, str, str]) -> str:
    language, day, text = case
    return find_places(reading_of(text, language, day))[0][0].entity.entity_id


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_place_under_two_names_or_on_two_days(reading_of: Read, one: tuple[str, str, str], other: tuple[str, str, str]):
    assert first(reading_of, one) == first(reading_of, other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_namesakes_and_units_before_and_after_a_merger(reading_of: Read, one: tuple[str, str, str],
                                                       other: tuple[str, str, str]):
    assert first(reading_of, one) != first(reading_of, other)


def test_places_inside_other_names_are_left_out(reading_of: Read):
    found = reading_of("UBND tỉnh Nghệ An mời Ngân hàng Nhà nước Việt Nam, ông Bùi Vinh.", "vi", "2024-05-01")
    tokens = found.tokens.printed

    def span(first: str, last: str, kind: str) -> NameMention:
        entity = Entity("x", kind, "x", None, None, "x", None, None, None, None, None)
        return NameMention(tokens.index(first), tokens.index(last, tokens.index(first)) + 1, entity, "test")

    bodies = [span("UBND", "An", "organization"), span("Ngân", "Nam", "organization")]
    kept = outside(found, find_places(found)[0], [span("Bùi", "Vinh", "person")], bodies)
    assert [m.entity.ref_code for m in kept] == ["vn-40"]


def test_all_mentions_lie_in_order_and_in_the_text(reading_of: Read):
    found = reading_of("Tỉnh Quảng Nam: toàn tỉnh có 18 khu; huyện Thăng Bình, Quảng Nam.", "vi", "2024-05-01")
    mentions = find_places(found)[0]
    assert mentions == sorted(mentions)
    assert all(left.last <= right.first for left, right in pairwise(mentions))


WORDS = st.sampled_from(["tỉnh", "huyện", "xã", "các", ":", ",", "và", "-", "(", ")", "Quảng", "Nam", "Hà", "Nội", "Mỹ", "khu",
                         "công", "nghiệp", "KCN", "province", "districts", "of", "port", "Port", "The", "12", ".", "TP", "Hồ", "\n",
                         "đường", "cao", "tốc", "new", "city", "Bình", "Dương", "-", "–", "'", "’", "1", "G", "mới", "số"])


@given(st.lists(WORDS, max_size=40), st.sampled_from(["vi", "en", "fr", "und"]))
@settings(max_examples=300, deadline=None)
def test_no_text_is_too_odd(reading_of: Read, parts: list[str], language: str):
    found = reading_of(" ".join(parts), language)
    for mention in find_places(found)[0]:
        assert 0 <= mention.first < mention.last <= len(found.tokens)
        assert "\n" not in found.tokens.surface(mention.first, mention.last)
