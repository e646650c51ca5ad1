"""Every body of the lists is found in its examples, and wrong entries stop the load."""

from pathlib import Path
from shutil import copytree

import pytest

from pipeline.lexicon.bodies.lists import FOLDER, bodies, read_bodies
from pipeline.lexicon.bodies.phrases import body_phrases
from pipeline.lexicon.files import LexiconError
from tests.names_support import names

LISTED = bodies()
NATIONAL = [(b.code, language, text) for b in LISTED.bodies for language, text in
            (("vi", b.example_vi), ("en", b.example_en)) if b.kind != "office"]
FIELDS = [(f"ministry_{f.code}" if f.ministry else f"department_{f.code}", language, text) for f in LISTED.fields.values()
          for language, text in (("vi", f.example_vi), ("en", f.example_en))]
LOCAL = [(e.code, language, text) for e in (*LISTED.locals, *LISTED.units.values()) for language, text in
         (("vi", e.example_vi), ("en", e.example_en)) if text]
HEADS = [(h.code, language, text) for h in LISTED.heads.values() for language, text in
         (("vi", h.example_vi), ("en", h.example_en)) if text]


@pytest.mark.parametrize(("code", "language", "text"), NATIONAL, ids=[f"{c}-{g}" for c, g, _ in NATIONAL])
def test_a_body_is_found_in_its_example(code: str, language: str, text: str) -> None:
    assert code in {entity_id for _, entity_id in names(text, language).bodies()}


@pytest.mark.parametrize(("code", "language", "text"), [*FIELDS, *LOCAL], ids=[f"{c}-{g}" for c, g, _ in [*FIELDS, *LOCAL]])
def test_a_field_a_local_body_and_a_unit_are_found_in_their_examples(code: str, language: str, text: str) -> None:
    assert code in {m.entity.ref_code for m in names(text, language).organizations}


@pytest.mark.parametrize(("code", "language", "text"), HEADS, ids=[f"{c}-{g}" for c, g, _ in HEADS])
def test_a_head_word_holds_a_name_together(code: str, language: str, text: str) -> None:
    assert any(m.rule == "head" for m in names(text, language).organizations), code


def broken(folder: Path, file: str, old: str, new: str) -> Path:
    target = copytree(FOLDER, folder / "bodies")
    text = (target / file).read_text(encoding="utf-8")
    assert old in text
    (target / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return target


@pytest.mark.parametrize(("file", "old", "new", "reason"), [
    ("state.toml", 'code = "national_assembly"', 'code = "government"', r"state.toml, line \d+: the code government is given twice"),
    ("state.toml", 'parent = "national_assembly"', 'parent = "nowhere"', r"state.toml, line \d+: unknown body nowhere"),
    ("party.toml", "valid_to = 2025-02-02", "valid_from = 2026-01-01\nvalid_to = 2025-02-02", r"party.toml, line \d+: .*before it begins"),
    ("companies.toml", 'kind = "bank"', 'kind = "bench"', r"companies.toml, line \d+: .*unknown kind of body"),
    ("units.toml", 'code = "permanent"', 'code = "standing"', r"units.toml, line \d+: the code standing is given twice"),
    ("local.toml", 'national = "fatherland_front"', 'national = "nowhere"', r"fatherland_front: unknown body nowhere"),
    ("fields.toml", 'successor = "finance"', 'successor = "nowhere"', r"planning_investment: unknown field nowhere"),
    ("state.toml", 'example_en = "The Government issued it."', "", r"state.toml, line \d+: example_en: Field required"),
])
def test_a_wrong_entry_stops_the_load_with_its_place_and_reason(tmp_path: Path, file: str, old: str, new: str, reason: str) -> None:
    with pytest.raises(LexiconError, match=reason):
        read_bodies(broken(tmp_path, file, old, new))


def test_two_bodies_with_one_name_stop_the_load(tmp_path: Path) -> None:
    folder = broken(tmp_path, "party.toml", 'en = ["Political Bureau"]', 'en = ["Government"]')
    with pytest.raises(LexiconError, match="'Government' names both"):
        list(body_phrases(read_bodies(folder)))


def test_a_body_knows_what_it_was_and_what_it_became() -> None:
    assert {"statistics_office", "statistics_bureau"} <= LISTED.lineage("statistics_bureau")
    assert {"ministry_transport", "ministry_construction"} <= LISTED.lineage("ministry_construction")
    assert "ministry_health" not in LISTED.lineage("ministry_finance")
