"""What the labelled seeds say of places and legal documents across articles, against what is found in them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract.document import Extraction, extract
from pipeline.extract.reading import Reading
from pipeline.lexicon.load import load

CODES = {"implements": "implements", "reviews": "reviews", "reviews implementation of": "reviews"}


@pytest.fixture(scope="module")
def cross(shared: Path) -> dict[str, Any]:
    return json.loads((shared / "gold" / "cross.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def found(shared: Path, cross: dict[str, Any], reading_of: Callable[..., Reading]) -> dict[str, Extraction]:
    """The extraction of each seed."""
    made = {}
    for number, name in cross["articles"].items():
        text = (shared / "seeds" / f"{name}.txt").read_text(encoding="utf-8")
        gold = json.loads((shared / "gold" / "seeds" / f"{name}.json").read_text(encoding="utf-8"))
        reading = reading_of(text, gold["lang"], gold["published"])
        made[number] = extract(reading.document, reading.paragraphs, (), load())
    return made


def ids(extraction: Extraction, surface: str, kind: str) -> set[str]:
    return {m.entity_id for m in extraction.mentions if m.kind == kind and m.surface == surface}


def test_the_same_legal_document_has_one_id(cross: dict[str, Any], found: dict[str, Extraction]):
    for group in cross["same_legal_document"]:
        named = [ids(found[one["article"][:3]], one["name"], "legal_document") for one in group]
        assert all(named)
        assert len(set.union(*named)) == 1


def test_the_same_place_has_one_id(cross: dict[str, Any], found: dict[str, Extraction]):
    for group in cross["same_place"]:
        assert len(set.union(*(ids(found[one["article"][:3]], one["name"], "place") for one in group))) == 1


def test_other_documents_have_other_ids(found: dict[str, Extraction]):
    everything = [ids(found["000"], "Resolution No. 23", "legal_document"), ids(found["000"], "Resolution No. 52", "legal_document"),
                  ids(found["002"], "Resolution No. 26", "legal_document")]
    assert all(everything)
    assert len(set.union(*everything)) == 3


def test_the_relations_of_documents_are_found_with_their_evidence(cross: dict[str, Any], found: dict[str, Extraction]):
    """Those whose word is a relation of the declaration and that the text states."""
    wanted = [row for row in cross["legal_document_relations"] if row["relation"] in CODES and row["certainty"] == "stated"]
    assert len(wanted) >= 7
    for row in wanted:
        evidence = row["evidence"]
        extraction = found[evidence["article"][:3]]
        targets = row["to"] if isinstance(row["to"], list) else row["to"].split(" and ")
        rows = [r for r in extraction.legal_relations if r.relation == CODES[row["relation"]]
                and r.char_start < evidence["end"] and evidence["start"] < r.char_end]
        assert len({r.to_id for r in rows}) >= len(targets), row["from"]


def test_every_relation_quotes_the_text(found: dict[str, Extraction]):
    for extraction in found.values():
        text = extraction.documents[0].text
        assert all(text[r.char_start:r.char_end] == r.surface for r in extraction.legal_relations)
