"""The generated documents are those of the present declarations and models."""

from pathlib import Path

from pipeline.warehouse.dictionary import FILE, dictionary
from pipeline.warehouse.models import load_models
from pipeline.warehouse.schema import relations


def test_the_dictionary_is_fresh(root: Path):
    wanted = dictionary(load_models([root / "sql"]))
    assert FILE.read_text(encoding="utf-8") == wanted, "make it again: python -m pipeline.warehouse.dictionary"


def test_the_dictionary_names_every_published_column(root: Path):
    text = FILE.read_text(encoding="utf-8")
    for relation in relations().values():
        if relation.schema not in ("build", "stage"):
            section = text.split(f"### {relation.qualified}\n")[1].split("\n### ")[0]
            assert [c.name for c in relation.columns if f"| {c.name} | {c.sql_type}" not in section] == []


def test_the_diagram_shows_each_reference_between_shown_tables():
    text = FILE.read_text(encoding="utf-8")
    assert "  documents ||--o{ figures : document_id" in text
    assert "  entities ||--o{ positions : person_id" in text
