"""Legal documents in running text, their identity within an article and across articles, and their relations."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.names.ground import ground
from pipeline.extract.names.legal.find import Legal, find_legal
from pipeline.extract.names.organizations import find_organizations
from pipeline.extract.names.places.find import find_places
from pipeline.extract.numbers.find import find_numbers
from pipeline.extract.periods.find import find_periods
from pipeline.extract.reading import Reading
from pipeline.lexicon.files import LexiconError
from pipeline.lexicon.legal import FILE, legal_words, read_legal
from pipeline.lexicon.load import load
from pipeline.records import LegalDocument

Read = Callable[..., Reading]


def legal(reading: Reading) -> Legal:
    periods = find_periods(reading, find_numbers(reading))
    places, main = find_places(reading)
    named = ground(reading, places, main)
    return find_legal(named, find_organizations(named), periods)


def surfaces(reading: Reading) -> list[str]:
    return [reading.tokens.surface(m.first, m.last) for m in legal(reading).mentions if m.entity.kind == "legal_document"]


def examples() -> Iterator[tuple[str, str]]:
    for entries in tomllib.loads(FILE.read_text(encoding="utf-8")).values():
        for entry in entries:
            for language in ("vi", "en"):
                if f"example_{language}" in entry:
                    yield language, entry[f"example_{language}"]


@pytest.mark.parametrize(("language", "marked"), list(examples()))
def test_each_word_keeps_its_example(reading_of: Read, language: str, marked: str):
    text = marked.replace("[[", "").replace("]]", "")
    wanted = [part.split("]]")[0] for part in marked.split("[[")[1:]]
    assert surfaces(reading_of(text, language, "2025-05-01")) == wanted


def laws() -> Iterator[tuple[str, str, str]]:
    for law in tomllib.loads(FILE.read_text(encoding="utf-8"))["law"]:
        yield from (("vi", name, law["code"]) for name in law["vi"])
        yield from (("en", name, law["code"]) for name in law["en"])


@pytest.mark.parametrize(("language", "name", "code"), list(laws()))
def test_each_law_is_found_by_each_of_its_names(reading_of: Read, language: str, name: str, code: str):
    text = f"Theo {name}, việc này được phép." if language == "vi" else f"Under the {name}, this is allowed."
    assert {m.entity.entity_id for m in legal(reading_of(text, language)).mentions} == {f"law.{code}"}


def test_the_bodies_of_the_list_exist():
    bodies = load().bodies
    for issuer in {*legal_words().suffixes.values()}:
        if issuer.body is not None:
            assert issuer.body in (bodies.local if issuer.local else bodies.by_code)
    assert set(legal_words().groups) <= set(bodies.by_code)


def only(reading: Reading) -> LegalDocument:
    (document,) = legal(reading).documents
    return document


@pytest.mark.parametrize(("language", "text", "number", "symbol", "issuer", "issued"), [
    ("vi", "Theo Nghị định 81/2021/NĐ-CP ngày 27/8/2021 của Chính phủ.", "81", "NĐ-CP", "government",
     (date(2021, 8, 27), date(2021, 8, 27))),
    ("en", "Decree 111 dated November 3, 2015 of the Government.", "111", None, "government",
     (date(2015, 11, 3), date(2015, 11, 3))),
    ("en", "Circular No. 55 dated December 30, 2015 of the Ministry of Industry and Trade.", "55", None,
     "ministry_industry_trade", (date(2015, 12, 30), date(2015, 12, 30))),
    ("vi", "Nghệ An họp. UBND tỉnh Nghệ An ban hành Kế hoạch số 354/KH-UBND năm 2018.", "354", "KH-UBND",
     "people_committee@vn-40", (date(2018, 1, 1), date(2018, 12, 31))),
    ("vi", "Thông tư 30/2023/TT-BTC có hiệu lực.", "30", "TT-BTC", "ministry_finance", (date(2023, 1, 1), date(2023, 12, 31))),
    ("vi", "Quốc hội thông qua Nghị quyết số 202/2025/QH15.", "202", "QH15", "national_assembly",
     (date(2025, 1, 1), date(2025, 12, 31))),
    ("vi", "Tỉnh Quảng Nam thực hiện Chương trình số 16-CTr/TU.", "16", "CTr/TU", "party_committee@vn-49", (None, None)),
    ("en", "The PM signed Decision No. 612/QD-TTg.", "612", "QD-TTg", "prime_minister_office", (None, None)),
    ("vi", "Thực hiện Nghị quyết 18 của Bộ Chính trị.", "18", None, "politburo", (None, None)),
    ("vi", "Theo quyết định 1234/QĐ - TTg của Thủ tướng Chính phủ.", "1234", "QĐ - TTg", "prime_minister_office", (None, None)),
    ("vi", "Căn cứ 1234/QĐ-TTg.", "1234", "QĐ-TTg", "prime_minister_office", (None, None)),
    ("vi", "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị mở đường.", "57", "NQ/TW", "politburo",
     (date(2024, 12, 22), date(2024, 12, 22))),
    ("vi", "Theo Nghị quyết 54 của HĐND TP Hải Phòng.", "54", None, "people_council@vn-31", (None, None)),
])
def test_number_symbol_issuer_and_date(reading_of: Read, language: str, text: str, number: str, symbol: str | None,
                                       issuer: str, issued: tuple[date | None, date | None]):
    found = only(reading_of(text, language, "2025-05-01"))
    assert (found.number, found.symbol, found.issuer_id) == (number, symbol, issuer)
    assert (found.issued_from, found.issued_to) == issued


@pytest.mark.parametrize(("language", "text", "wanted"), [
    ("vi", "Nghị quyết số 23-NQ/TW và 52-NQ/TW.", ["Nghị quyết số 23-NQ/TW", "52-NQ/TW"]),
    ("vi", "Các nghị quyết 57, 59, 66 và 68 của Bộ Chính trị.", ["nghị quyết 57", "59", "66", "68"]),
    ("en", "Resolutions No. 23 and 52 of the Politburo.", ["Resolutions No. 23", "52"]),
    ("vi", "Luật Đất đai, Luật Nhà ở và Luật Thú y năm 2015.", ["Luật Đất đai", "Luật Nhà ở", "Luật Thú y năm 2015"]),
    ("en", "The Law on Veterinary Medicine and the 2024 Land Law.", ["Law on Veterinary Medicine", "2024 Land Law"]),
    ("vi", "Nghị quyết về sửa đổi, bổ sung một số nội dung quy định tại Nghị quyết số 21/2021/NQ-HĐND ngày 16/7/2021.",
     ["Nghị quyết về sửa đổi, bổ sung một số nội dung quy định tại Nghị quyết số 21/2021/NQ-HĐND",
      "Nghị quyết số 21/2021/NQ-HĐND"]),
    ("vi", "HĐND thông qua nghị quyết hỗ trợ học phí cho trẻ mầm non, học sinh phổ thông, học viên các trường với mức 100%.",
     ["nghị quyết hỗ trợ học phí cho trẻ mầm non, học sinh phổ thông, học viên các trường"]),
    ("en", "The National Target Programme on sustainable poverty reduction, the 2024 Land Law and Decree 80/2025/ND-CP.",
     ["National Target Programme on sustainable poverty reduction", "2024 Land Law", "Decree 80/2025/ND-CP"]),
    ("en", "The National Target Programme on New Rural Development ran on.",
     ["National Target Programme on New Rural Development"]),
    ("vi", "Nghị quyết Đại hội XIV của Đảng và Nghị quyết Đại hội Đảng bộ tỉnh lần thứ I, nhiệm kỳ 2025-2030.",
     ["Nghị quyết Đại hội XIV của Đảng", "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ I, nhiệm kỳ 2025-2030"]),
    ("vi", "Theo điểm a khoản 2 Điều 65 Luật Đất đai.", ["điểm a khoản 2 Điều 65 Luật Đất đai"]),
])
def test_lists_names_and_parts(reading_of: Read, language: str, text: str, wanted: list[str]):
    assert surfaces(reading_of(text, language, "2025-05-01")) == wanted


@pytest.mark.parametrize(("language", "text"), [
    ("vi", "Tỉnh quyết định 5 nội dung, lập kế hoạch 2025 và chương trình 3 ngày."),
    ("vi", "HĐND xem xét 5 dự thảo nghị quyết; các nghị quyết về tài chính đã được thông qua."),
    ("vi", "Ngày 16/7/2021, 1/2 số hộ, tỷ lệ 11/14, điện thoại 0905/123."),
    ("vi", "Nghị quyết đi vào cuộc sống; ông quyết định nghỉ; luật sư nói; kết luận của cuộc họp."),
    ("en", "The plan for 2025 is a decision of 3 parts; resolutions of the Politburo were read."),
    ("en", "By law, the project took 5 years; article 19 of the report says so."),
    ("en", "Moore's Law holds, a Plan of Action was agreed, by-laws too."),
    ("en", "The resolution was passed. A new plan is on the table. She made a decision on Monday."),
])
def test_no_document_is_named(reading_of: Read, language: str, text: str):
    assert surfaces(reading_of(text, language, "2025-05-01")) == []


def ids(reading: Reading) -> set[str]:
    return {m.entity.entity_id for m in legal(reading).mentions if m.entity.kind == "legal_document"}


SAME = [
    (("vi", "Nghị quyết số 23-NQ/TW của Bộ Chính trị."), ("en", "Resolution No. 23 of the Politburo.")),
    (("vi", "Nghị quyết số 23-NQ/TW."), ("en", "Resolution 23 of the Politburo.")),
    (("vi", "Tỉnh ủy Quảng Nam ban hành Chương trình số 16 năm 2018."), ("en", "Quang Nam: Program No. 16-CTr/TU.")),
    (("vi", "Nghị định 111/2015/NĐ-CP."), ("en", "Decree 111 dated November 3, 2015 of the Government.")),
    (("vi", "Quyết định 612/QĐ-TTg ngày 5/5/2017."), ("en", "Decision No. 612/QD-TTg dated May 5, 2017.")),
    (("vi", "Gia Lai: Kế hoạch số 248-KH/TU của Ban Thường vụ Tỉnh ủy."), ("vi", "Gia Lai: Kế hoạch số 248-KH/TU.")),
    (("vi", "Luật Đất đai 2024."), ("en", "The 2024 Land Law.")),
    (("vi", "Bộ luật Lao động."), ("en", "The Labor Code.")),
    (("vi", "Nghị quyết 05 của HĐND tỉnh Nghệ An."), ("en", "Resolution No. 5 of Nghe An Provincial People's Council.")),
]
OTHER = [
    (("vi", "Nghị quyết số 23-NQ/TW."), ("vi", "Nghị quyết số 52-NQ/TW.")),
    (("vi", "Nghị quyết 54 của HĐND tỉnh Nghệ An."), ("vi", "Nghị quyết 54 của HĐND TP Hải Phòng.")),
    (("vi", "Nghị định 111/2015/NĐ-CP."), ("vi", "Nghị định 111/2011/NĐ-CP.")),
    (("vi", "Nghị quyết 54/NQ-CP."), ("vi", "Nghị quyết 54-NQ/TW.")),
    (("vi", "Luật Đất đai 2013."), ("vi", "Luật Đất đai 2024.")),
    (("vi", "Quyết định 612/QĐ-TTg."), ("vi", "Chỉ thị 612/CT-TTg.")),
    (("vi", "Luật Đầu tư."), ("vi", "Luật Đầu tư công.")),
    (("en", "Resolution of the Da Nang City Party Congress, term 2020 - 2025."),
     ("en", "Resolution of the Quang Nam Provincial Party Congress, term 2020 - 2025.")),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_document_in_two_articles_has_one_id(reading_of: Read, one: tuple[str, str], other: tuple[str, str]):
    assert ids(reading_of(one[1], one[0], "2024-05-01")) == ids(reading_of(other[1], other[0], "2024-06-01"))


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_documents_have_two_ids(reading_of: Read, one: tuple[str, str], other: tuple[str, str]):
    first, second = ids(reading_of(one[1], one[0], "2024-05-01")), ids(reading_of(other[1], other[0], "2024-06-01"))
    assert first
    assert second
    assert first.isdisjoint(second)


def test_short_forms_join_the_full_one_within_the_article(reading_of: Read):
    text = "Nghị quyết số 57-NQ/TW mở đường.\nThực hiện Nghị quyết 57, các tỉnh họp. Nghị quyết này có hiệu lực."
    assert len(ids(reading_of(text, "vi"))) == 1


def relations(reading: Reading) -> list[tuple[str, str, str]]:
    found = legal(reading)
    names = {m.entity.entity_id: m.entity.name for m in found.mentions}
    return [(names[row.from_id], row.relation, names[row.to_id]) for row in found.relations]


@pytest.mark.parametrize(("language", "text", "wanted"), [
    ("vi", "Sau khi Nghị quyết số 23-NQ/TW ra đời, Tỉnh ủy đã ban hành Chương trình số 16 năm 2018, UBND tỉnh ban hành "
           "Kế hoạch số 5050/KH-UBND năm 2018 để triển khai thực hiện.",
     [("Chương trình số 16", "implements", "Nghị quyết số 23-NQ/TW"),
      ("Kế hoạch số 5050/KH-UBND", "implements", "Nghị quyết số 23-NQ/TW")]),
    ("vi", "Nghị định 10/2024/NĐ-CP sửa đổi, bổ sung Nghị định 35/2022/NĐ-CP.",
     [("Nghị định 10/2024/NĐ-CP", "amends", "Nghị định 35/2022/NĐ-CP")]),
    ("vi", "Thông tư 09/2024/TT-BTC thay thế Thông tư 10/2020/TT-BTC và Thông tư 11/2020/TT-BTC.",
     [("Thông tư 09/2024/TT-BTC", "replaces", "Thông tư 10/2020/TT-BTC"),
      ("Thông tư 09/2024/TT-BTC", "replaces", "Thông tư 11/2020/TT-BTC")]),
    ("vi", "Căn cứ Luật Đầu tư công, HĐND tỉnh ban hành Nghị quyết số 12/NQ-HĐND.",
     [("Nghị quyết số 12/NQ-HĐND", "based_on", "Luật Đầu tư công")]),
    ("vi", "Hội nghị sơ kết Nghị quyết 57 họp sáng nay.", [("Hội nghị", "reviews", "Nghị quyết 57")]),
    ("vi", "Quyết định 20/2024/QĐ-TTg bãi bỏ Quyết định 11/2019/QĐ-TTg.",
     [("Quyết định 20/2024/QĐ-TTg", "repeals", "Quyết định 11/2019/QĐ-TTg")]),
    ("en", "Decree 10 amending Decree 35 is in force.", [("Decree 10", "amends", "Decree 35")]),
    ("vi", "HĐND tỉnh ra Nghị quyết về sửa đổi, bổ sung một số nội dung quy định tại Nghị quyết số 21/2021/NQ-HĐND.",
     [("Nghị quyết về sửa đổi, bổ sung một số nội dung quy định tại Nghị quyết số 21/2021/NQ-HĐND", "amends",
       "Nghị quyết số 21/2021/NQ-HĐND")]),
    ("en", "Regarding the implementation of Resolution No. 52, the Provincial People's Committee has issued a Directive.",
     [("Directive", "implements", "Resolution No. 52")]),
    ("en", "Mr. A, head of the team for the draft report on Resolution No. 23 and Resolution No. 52, spoke.",
     [("draft report", "reviews", "Resolution No. 23"), ("draft report", "reviews", "Resolution No. 52")]),
    ("en", "Resolution 23 and Resolution 52 were read.", []),
    ("vi", "Nghị quyết 57 ra đời. Luật Đất đai có hiệu lực.", []),
])
def test_relations_as_printed(reading_of: Read, language: str, text: str, wanted: list[tuple[str, str, str]]):
    assert relations(reading_of(text, language, "2025-05-01")) == wanted


def test_the_evidence_of_a_relation_is_what_the_text_prints(reading_of: Read):
    text = "Hôm qua, Nghị định 10/2024/NĐ-CP sửa đổi Nghị định 35/2022/NĐ-CP có hiệu lực."
    (row,) = legal(reading_of(text, "vi")).relations
    assert row.surface == "Nghị định 10/2024/NĐ-CP sửa đổi Nghị định 35/2022/NĐ-CP"
    assert text[row.char_start:row.char_end] == row.surface


def test_numbers_of_documents_are_claimed(reading_of: Read):
    reading = reading_of("Theo Nghị định 81/2021/NĐ-CP, phí tăng.", "vi")
    legal(reading)
    assert {reading.claims[i].claim for i, t in enumerate(reading.tokens.printed) if t in ("81", "2021")} == {"legal_number"}


@pytest.mark.parametrize(("entry", "reason"), [
    ('[[law]]\ncode = "land_again"\nvi = ["Luật Đất đai"]\nen = ["Soil Law"]', "the law 'Luật Đất đai' is given twice"),
    ('[[cue]]\nrole = "stop"\nvi = []\nen = []\nexample_vi = ""\nexample_en = ""', "the role 'stop' is given twice"),
    ('[[cue]]\nrole = "stopp"\nvi = []\nen = []\nexample_vi = ""\nexample_en = ""', "unknown role 'stopp'"),
    ('[[issuer]]\nbody = "government"\nsuffixes = ["CP"]', "the suffix 'CP' is given twice"),
    ('[[issuer]]\nsuffixes = ["XX"]', "an issuer is a body or a group"),
    ('[[type]]\ncode = "edict"\nvi = ["sắc lệnh"]\nen = ["edict"]\nsymbols = ["SL"]\nexample_vi = "x"', "example_en"),
    ('[[relation]]\ncode = "likes"\nvi = []\nen = []\nexample_vi = ""\nexample_en = ""', "unknown relation 'likes'"),
])
def test_a_wrong_entry_stops_the_load(tmp_path: Path, entry: str, reason: str):
    text = FILE.read_text(encoding="utf-8")
    file = tmp_path / "legal.toml"
    file.write_text(f"{text}\n{entry}\n", encoding="utf-8")
    with pytest.raises(LexiconError) as error:
        read_legal(file)
    assert "legal.toml, line " in str(error.value)
    assert reason in str(error.value)


WORDS = st.sampled_from(["Nghị", "quyết", "số", "23", "-", "NQ", "/", "TW", "về", ",", "và", "Luật", "Đất", "đai", "2024", "năm",
                         "Resolution", "No", ".", "of", "the", "Plan", "2021", "Decree", "to", "implement", "ban", "hành", "Điều",
                         "khoản", "này", "this", "issued", "a", "Directive", "on", "sửa", "đổi", "căn", "cứ", "\n", "(", ")", "theo"])


@given(st.lists(WORDS, max_size=40), st.sampled_from(["vi", "en"]), st.booleans())
@settings(max_examples=300, deadline=None)
def test_no_text_is_too_odd(reading_of: Read, parts: list[str], language: str, glued: bool):
    reading = reading_of(("" if glued else " ").join(parts), language)
    found = legal(reading)
    assert all(0 <= m.first < m.last <= len(reading.tokens) for m in found.mentions)
    known = {m.entity.entity_id for m in found.mentions}
    assert all({row.from_id, row.to_id} <= known for row in found.relations)
