"""People and posts in both languages: cases_vi.txt and cases_en.txt."""

from pathlib import Path

import pytest

from tests.names_support import cases, items, names

CASES = [(language, case) for language in ("vi", "en")
         for case in cases(Path(__file__).with_name(f"cases_{language}.txt"))]


def test_there_are_enough_cases_of_both_languages() -> None:
    assert sum(language == "vi" for language, _ in CASES) >= 60
    assert sum(language == "en" for language, _ in CASES) >= 60


@pytest.mark.parametrize(("language", "case"), CASES, ids=[f"{g}-{c['text'][:40]}" for g, c in CASES])
def test_people_and_posts(language: str, case: dict[str, str]) -> None:
    found = names(case["text"], language)
    posts = {f"{person} = {code} @ {body or '-'}" + ("" if status == "held" else f" {status}")
             for person, code, body, status in found.posts()}
    assert found.persons() == items(case["people"])
    assert posts == items(case["posts"])
