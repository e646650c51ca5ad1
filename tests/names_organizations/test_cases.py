"""Bodies in both languages: cases_vi.txt and cases_en.txt."""

from pathlib import Path

import pytest

from tests.names_support import cases, items, names

CASES = [(language, case) for language in ("vi", "en")
         for case in cases(Path(__file__).with_name(f"cases_{language}.txt"))]


@pytest.mark.parametrize(("language", "case"), CASES, ids=[f"{g}-{c['text'][:40]}" for g, c in CASES])
def test_bodies(language: str, case: dict[str, str]) -> None:
    found = {f"{printed} = {entity_id}" for printed, entity_id in names(case["text"], language).bodies()}
    assert found == items(case["bodies"])


@pytest.mark.parametrize(("language", "text"), [
    ("vi", "Công ty TNHH Thương mại Minh Phát khởi công; theo Công ty Minh Phát, dự án xong sớm."),
    ("vi", "Chi cục Kiểm lâm Nghệ An bắt gỗ lậu; Chi cục Kiểm lâm báo cáo."),
    ("en", "Hai Phat Trading Company built a plant; Hai Phat Company hired."),
])
def test_a_shorter_name_is_the_one_fuller_name(language: str, text: str) -> None:
    mentions = names(text, language).organizations
    assert len(mentions) == 2
    assert len({m.entity.entity_id for m in mentions}) == 1


@pytest.mark.parametrize(("language", "text"), [
    ("vi", "Công ty TNHH Minh Phát và Công ty TNHH Minh Phước ký kết."),
    ("vi", "Chi cục Kiểm lâm Nghệ An, Chi cục Kiểm lâm Hà Tĩnh và Chi cục Kiểm lâm ký kết."),
    ("en", "Hai Phat Trading Company, Hai Phat Transport Company and Hai Phat Company signed."),
])
def test_names_that_fit_several_stay_apart(language: str, text: str) -> None:
    mentions = names(text, language).organizations
    assert len({m.entity.entity_id for m in mentions}) == len(mentions)
