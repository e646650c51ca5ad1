"""Which bodies are one across articles: bodies of the lists by their codes, firms by the variants of their names."""

import json
from pathlib import Path
from random import Random

import pytest

from pipeline.extract.names.notes import BodyNote, pack_body, unpack_body
from pipeline.resolve.organizations import decide
from tests.names_support import Names, names

ONE = [
    ("vi: Công ty cổ phần Đầu tư Trung Nam cho biết.", "vi: CTCP Đầu tư Trung Nam cho biết."),
    ("vi: Công ty TNHH MTV Thép Miền Nam cho biết.", "vi: Công ty TNHH Thép Miền Nam cho biết."),
    ("vi: Tập đoàn Đại Dương Xanh lãi.", "en: Dai Duong Xanh Group made a profit."),
    ("vi: Công ty CP Tập đoàn Minh Phú Sơn lãi.", "vi: Tập đoàn Minh Phú Sơn lỗ."),
    ("en: Nam Long Hai Corporation built it.", "en: Nam Long Hai JSC sold it."),
]
TWO = [
    ("vi: Công ty Du lịch Hòa Bình Xanh lãi.", "vi: Công ty Xây dựng Hòa Bình Xanh lãi."),
    ("vi: Bệnh viện Hồng Ngọc Lan mở cửa.", "vi: Công ty CP Hồng Ngọc Lan mở cửa."),
    ("vi: Trường THPT Trần Phú ở Nghệ An.", "vi: Trường THCS Trần Phú ở Nghệ An."),
    ("vi: Công ty Điện lực Nghệ An báo cáo.", "vi: Công ty Điện lực Hà Tĩnh báo cáo."),
    ("en: Sao Mai Xanh Group said so.", "en: Sao Mai Xanh University said so."),
]
CODES = [  # bodies of the lists: one code or two
    ("vi: Ban Kinh tế Trung ương họp.", "en: The Central Economic Commission met.", True),
    ("vi: UBND tỉnh Quảng Nam họp.", "en: The Quang Nam Provincial People's Committee met.", True),
    ("vi: Tỉnh ủy Quảng Nam họp.", "en: The Quang Nam Provincial Party Committee met.", True),
    ("vi: Bộ KH&ĐT trình.", "en: The Ministry of Planning and Investment (MPI) submitted it.", True),
    ("vi: VASEP dự báo.", "en: The Vietnam Association of Seafood Exporters and Producers forecast it.", True),
    ("vi: Sở Công Thương Nghệ An họp.", "en: The Nghe An Department of Industry and Trade met.", True),
    ("vi: UBND tỉnh Quảng Nam họp.", "vi: UBND tỉnh Nghệ An họp.", False),
    ("en: The Quang Nam Provincial Party Committee met.", "en: The Nghe An Provincial Party Committee met.", False),
    ("en: The Ministry of Industry and Trade met.", "en: The Nghe An Department of Industry and Trade met.", False),
    ("en: The Nghe An Provincial Party Committee met.", "en: The Nghe An Provincial Agencies Party Committee met.", False),
    ("vi: Bộ Giao thông vận tải họp.", "vi: Bộ Xây dựng họp.", False),
    ("vi: Chính phủ họp.", "vi: Chính phủ Nhật Bản họp.", False),
    ("vi: Tổng cục Thống kê công bố.", "vi: Cục Thống kê tỉnh Nghệ An công bố.", False),
    ("vi: UBND thành phố Thái Nguyên họp.", "vi: UBND tỉnh Thái Nguyên họp.", False),
    ("vi: Huyện ủy Diễn Châu họp.", "vi: UBND huyện Diễn Châu họp.", False),
    ("en: The Central Working Group visited Da Nang.", "en: The Working Group of the Central Economic Commission met.", False),
]


def found(text: str, document_id: str) -> Names:
    language, _, body = text.partition(": ")
    return names(body, language, document_id=document_id)


def joined(left: str, right: str) -> bool:
    """Whether two articles' bodies are one: by id, or by what resolve decides."""
    one, other = found(left, "a"), found(right, "b")
    ids = [{m.entity.entity_id for m in n.organizations[:1]} for n in (one, other)]
    assert all(ids), "both articles name a body"
    notes = [(k.key, unpack_body(k.ref_id, k.document_id, k.detail or "")) for k in (*one.body_keys, *other.body_keys)]
    blocks = {key: [n for k, n in notes if k == key] for key, _ in notes}
    return ids[0] == ids[1] or any(decide(block) for block in blocks.values())


@pytest.mark.parametrize(("left", "right"), ONE)
def test_variants_of_a_name_are_one_body(left: str, right: str) -> None:
    assert joined(left, right)


@pytest.mark.parametrize(("left", "right"), TWO)
def test_bodies_that_share_a_word_are_two(left: str, right: str) -> None:
    assert not joined(left, right)


@pytest.mark.parametrize(("left", "right", "same"), CODES)
def test_bodies_of_the_lists_are_told_apart_by_their_codes(left: str, right: str, same: bool) -> None:
    assert joined(left, right) == same


NOTES = [BodyNote("1", "a", "company", "vi", None, ("SXV",)), BodyNote("2", "b", "company", "en", "vn-40", ()),
         BodyNote("3", "c", "company", "vi", "vn-49", ()), BodyNote("4", "d", "school", "vi", None, ())]


def test_decisions_do_not_depend_on_the_order_and_other_places_stay_apart() -> None:
    expected = decide(NOTES)
    for seed in range(10):
        shuffled = list(NOTES)
        Random(seed).shuffle(shuffled)
        assert decide(shuffled) == expected
    assert {(d.old_id, d.new_id, d.rule) for d in expected} == {("2", "1", "same_name")}


def test_notes_survive_packing() -> None:
    for note in NOTES:
        assert unpack_body(note.body_id, note.document_id, pack_body(note)) == note


def test_the_bodies_of_the_seeds_are_one_where_the_labels_say_so(shared: Path) -> None:
    cross = json.loads((shared / "gold/cross.json").read_text(encoding="utf-8"))
    articles = {}
    for path in sorted((shared / "gold/seeds").glob("*.json")):
        text = (shared / f"seeds/{path.stem}.txt").read_text(encoding="utf-8")
        language = json.loads(path.read_text(encoding="utf-8"))["lang"]
        articles[path.stem] = names(text, language, published=None, document_id=path.stem)
    named = {article: {form: m.entity.entity_id for m in n.organizations
                       for form in (m.entity.name, m.entity.name_vi, m.entity.name_en, n.surface(m)) if form}
             for article, n in articles.items()}
    for group in cross["same_organization"]:
        ids = {named[member["article"]].get(member["name"]) for member in group}
        if any("Working Group" in member["name"] for member in group):
            continue  # printed without its body's name in both articles, and doubted by the labels
        assert len(ids) == 1, group
        assert None not in ids, group
    committees = {named[article]["Provincial People's Committee"] for article in named if article[:3] in ("000", "002")}
    parties = {named[article]["Provincial Party Committee"] for article in named if article[:3] in ("000", "002")}
    assert len(committees) == len(parties) == 2
