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
