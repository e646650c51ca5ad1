"""How people are mentioned: rules, credits, spans of positions, their dates, and texts cut anywhere."""

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.names_support import Names, cases, names

HERE = Path(__file__).parent
FILES = [("vi", HERE / "cases_vi.txt"), ("en", HERE / "cases_en.txt"),
         ("vi", HERE.parent / "names_organizations" / "cases_vi.txt"),
         ("en", HERE.parent / "names_organizations" / "cases_en.txt")]

RULES = [
    ("vi", "Chủ tịch UBND tỉnh Lê Văn Dũng cho biết. Ông Dũng nhấn mạnh. Chủ tịch UBND tỉnh yêu cầu.",
     {("Lê Văn Dũng", "post"), ("Dũng", "given_name"), ("Chủ tịch UBND tỉnh", "title")}),
    ("vi", "Bộ trưởng Công Thương Nguyễn Hồng Diên phát biểu. Bộ trưởng nhấn mạnh vai trò của doanh nghiệp.",
     {("Nguyễn Hồng Diên", "post"), ("Bộ trưởng", "title")}),
    ("vi", "Bà Trần Thị Bình kể chuyện. Bà Bình rất vui.", {("Trần Thị Bình", "honorific"), ("Bình", "given_name")}),
    ("en", "Prime Minister Pham Minh Chinh spoke. Chinh said so. The Prime Minister left.",
     {("Pham Minh Chinh", "post"), ("Chinh", "given_name"), ("Prime Minister", "title")}),
    ("en", "US President Donald Trump called. Trump said tariffs would rise.",
     {("Donald Trump", "post"), ("Trump", "given_name")}),
    ("en", "Mr Nguyen Van An and Ms Tran Thi Binh came.", {("Nguyen Van An", "honorific"), ("Tran Thi Binh", "honorific")}),
]

CREDITS = [
    ("vi", ("body", "caption"), "Quảng Nam phát triển du lịch.\nHội An về đêm. Ảnh: Lê Trọng Khang",
     {("Lê Trọng Khang", "photographer")}),
    ("vi", ("body", "caption"), "Quảng Nam phát triển du lịch.\nThủ tướng phát biểu. Ảnh: VGP/Nhật Bắc",
     {("Nhật Bắc", "photographer")}),
    ("en", ("body", "caption"), "Hanoi grows.\nA street in Hanoi. Photo: Nguyen Van Dung", {("Nguyen Van Dung", "photographer")}),
    ("en", ("body", "body"), "Hanoi grows fast.\nTranslated by Mai Huong", {("Mai Huong", "translator")}),
    ("vi", ("body", "byline"), "Quảng Nam phát triển du lịch.\nNGUYỄN QUANG", {("NGUYỄN QUANG", "author")}),
    ("vi", ("body", "byline"), "Quảng Nam phát triển du lịch.\nTrần Hữu - Lê Diễm", {("Trần Hữu", "author"), ("Lê Diễm", "author")}),
    ("vi", ("body", "source"), "Quảng Nam phát triển du lịch.\nTheo Nguyễn Văn An/Báo Nghệ An", set()),
]

NOBODY = [
    ("vi", "Đường Nguyễn Huệ và Trường THPT Phan Bội Châu ở phường Trần Phú."),
    ("vi", "Giải bóng đá Cúp Hồ Chí Minh được tổ chức tại TP Hồ Chí Minh."),
    ("vi", "Công ty CP Hoàng Anh Gia Lai và Tập đoàn Trường Hải công bố báo cáo."),
    ("en", "Nguyen Hue Street and Le Loi High School are in Tran Phu ward."),
    ("en", "Mai Linh Group opened a branch in Tan Phu District, near Phan Rang."),
    ("en", "The Hoang Sa and Truong Sa archipelagoes belong to Vietnam."),
]


def _rules(found: Names) -> set[tuple[str, str]]:
    return {(surface, rule) for surface, _, rule in found.rules()}


@pytest.mark.parametrize(("language", "text", "expected"), RULES, ids=[text[:40] for _, text, _ in RULES])
def test_each_mention_says_by_which_rule(language: str, text: str, expected: set[tuple[str, str]]) -> None:
    assert _rules(names(text, language)) == expected


@pytest.mark.parametrize(("language", "kinds", "text", "expected"), CREDITS, ids=[c[2][-30:] for c in CREDITS])
def test_credits_are_told_apart_and_hold_no_post(language: str, kinds: tuple[str, ...], text: str,
                                                 expected: set[tuple[str, str]]) -> None:
    found = names(text, language, kinds=kinds)
    assert _rules(found) == expected
    assert found.people.positions == []
    assert found.people.keys == []


@pytest.mark.parametrize(("language", "text"), NOBODY, ids=[text[:40] for _, text in NOBODY])
def test_streets_schools_firms_and_places_are_nobody(language: str, text: str) -> None:
    assert names(text, language).persons() == set()


@pytest.mark.parametrize(("text", "title", "surface"), [
    ("Phó Chủ tịch Thường trực UBND tỉnh Nghệ An Nguyễn A Bình nói.", "Phó Chủ tịch Thường trực",
     "Phó Chủ tịch Thường trực UBND tỉnh Nghệ An"),
    ("Ông Nguyễn A Bình, nguyên Giám đốc Sở Y tế Nghệ An, nói.", "nguyên Giám đốc",
     "nguyên Giám đốc Sở Y tế Nghệ An"),
])
def test_a_position_shows_its_title_and_its_evidence(text: str, title: str, surface: str) -> None:
    [position] = names(text, "vi").people.positions
    assert (position.title_surface, position.surface) == (title, surface)
    assert text[position.char_start:position.char_end] == surface


@pytest.mark.parametrize(("text", "status"), [
    ("Ông Nguyễn Văn An, Giám đốc Sở Y tế Nghệ An, nói.", "held"),
    ("Ông Nguyễn Văn An, nguyên Giám đốc Sở Y tế Nghệ An, nói.", "former"),
    ("Ông Nguyễn Văn An, cựu Giám đốc Sở Y tế Nghệ An, nói.", "former"),
    ("Ông Nguyễn Văn An, Quyền Giám đốc Sở Y tế Nghệ An, nói.", "acting"),
])
def test_a_position_is_held_former_or_acting(text: str, status: str) -> None:
    assert [p.status for p in names(text, "vi").people.positions] == [status]


def test_positions_are_as_of_the_day_of_publication() -> None:
    text = "Bộ trưởng Bộ Y tế Đào Hồng Lan nói."
    [position] = names(text, "vi", published=datetime(2024, 5, 20, 8, 30)).people.positions
    assert (position.as_of_from, position.as_of_to) == (date(2024, 5, 20), date(2024, 5, 20))
    [undated] = names(text, "vi", published=None).people.positions
    assert (undated.as_of_from, undated.as_of_to) == (None, None)


def test_the_same_post_given_twice_makes_two_positions_with_one_person() -> None:
    found = names("Bộ trưởng Bộ Y tế Đào Hồng Lan nói. Bộ trưởng Bộ Y tế Đào Hồng Lan đi.", "vi")
    assert len({p.position_id for p in found.people.positions}) == 2
    assert len({p.person_id for p in found.people.positions}) == 1


@pytest.mark.slow
@pytest.mark.parametrize(("language", "file"), FILES, ids=[f"{f.parent.name}-{language}" for language, f in FILES])
def test_a_text_may_be_cut_anywhere(language: str, file: Path) -> None:
    for case in cases(file):
        words = case["text"].split(" ")
        for cut in range(len(words)):
            found = names(" ".join(words[:cut]), language)
            people = {m.entity.entity_id for m in found.people.mentions}
            assert {p.person_id for p in found.people.positions} <= people
            for mention in (*found.organizations, *found.people.mentions):
                assert mention.first < mention.last
