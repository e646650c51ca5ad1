"""Units: exact factors, atoms, and how the lexicon refuses mistakes."""

from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.lexicon.counted import counted_file
from pipeline.lexicon.files import LexiconError
from pipeline.lexicon.load import Lexicon
from pipeline.lexicon.numbers import CUES
from pipeline.lexicon.units import PATH, unit_file, unit_rows


def factor(code: str) -> Decimal | None:
    (entry,) = (entry for entry in unit_file().units if entry.code == code)
    return entry.to_base


@pytest.mark.parametrize(("code", "exact"), [
    ("hectare", "10000"), ("acre", "4046.8564224"), ("km2", "1000000"), ("mile", "1609.344"), ("inch", "0.0254"),
    ("pound", "0.45359237"), ("quintal", "100"), ("tael", "0.0375"), ("kWh", "3600000"), ("barrel", "0.158987294928"),
    ("day", "86400"), ("basis_point", "0.01"),
])
def test_conversions_are_exact_decimals(code: str, exact: str) -> None:
    assert factor(code) == Decimal(exact)


def test_currencies_have_no_factor() -> None:
    assert factor("VND") is None
    assert all(row.to_base is None for row in unit_rows() if row.dimension == "money")


def test_ref_unit_lists_every_atom_once() -> None:
    codes = [row.unit for row in unit_rows()]
    assert len(codes) == len(set(codes))
    assert {noun.code for noun in counted_file().nouns} <= set(codes)
    assert {"VND", "percent", "percentage_point", "hectare", "quintal", "household", "ship", "person", "count"} <= set(codes)


def test_base_units_are_units_of_the_same_dimension() -> None:
    rows = {row.unit: row for row in unit_rows()}
    assert all(rows[row.base_unit].dimension == row.dimension for row in rows.values() if row.dimension != "money")
    assert all(row.to_base == 1 for row in rows.values() if row.unit == row.base_unit and row.dimension != "money")


def test_compounds_are_made_of_atoms(lexicon: Lexicon) -> None:
    atoms = {row.unit for row in unit_rows()}
    assert all(set(entry.code.split("/")) <= atoms for entry in unit_file().compounds)


def test_a_wrong_entry_says_file_line_and_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "units.toml"
    copy.write_text(PATH.read_text(encoding="utf-8").replace('to_base = "10000"', 'to_base = "ten thousand"'), encoding="utf-8")
    monkeypatch.setattr("pipeline.lexicon.units.PATH", copy)
    unit_file.cache_clear()
    with pytest.raises(LexiconError, match=r"units\.toml, line \d+: to_base"):
        unit_file()
    monkeypatch.undo()
    unit_file.cache_clear()


def test_every_cue_of_the_lexicon_is_used_by_a_rule(root: Path) -> None:
    folders = ("pipeline/extract/quantities", "pipeline/extract/numbers", "pipeline/extract/figures")
    code = "".join(path.read_text(encoding="utf-8") for folder in folders for path in (root / folder).glob("*.py"))
    code += (root / "pipeline/lexicon/quantities.py").read_text(encoding="utf-8")
    assert [cue for cue in CUES if f'"{cue}"' not in code] == []
