"""The cases of cases*.txt: kind, status, basis, indicator, period, place and links of figures, in both languages."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.extract.document import Extraction
from pipeline.records import Figure
from tests.reading import figures_of, iso


class Case(NamedTuple):
    language: str
    published: datetime | None
    text: str
    wanted: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def cases() -> list[Case]:
    lines = [line for file in sorted(Path(__file__).parent.glob("cases*.txt"))
             for line in (*file.read_text(encoding="utf-8").splitlines(), "")]
    blocks = "\n".join(line for line in lines if not line.startswith("#")).strip().split("\n\n")
    return [case(block) for block in blocks if block.strip()]


def case(block: str) -> Case:
    head, *lines = block.strip().splitlines()
    language, day, text = head.split(" ", 2)
    wanted = []
    for line in lines:
        surface, *fields = line.split(" | ")
        wanted.append((surface, tuple((name, value) for name, _, value in (field.partition(" ") for field in fields))))
    published = None if day == "-" else datetime.fromisoformat(day)
    return Case(language, published, text.replace("\\n", "\n"), tuple(wanted))


def told(found: Extraction, figure: Figure, field: str) -> str:
    if field == "period":
        return iso(figure) or "-"
    if field == "place":
        return next((e.name_vi or e.name for e in found.entities if e.entity_id == figure.place_id), "-")
    if field == "link":
        surfaces = {other.figure_id: other.surface for other in found.figures}
        return "; ".join(f"{link.relation} {surfaces[link.base_id]}" for link in found.figure_links
                         if link.figure_id == figure.figure_id) or "-"
    return getattr(figure, field) or "-"


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.text[:50])
def test_figures_mean_what_the_case_says(case: Case) -> None:
    found = figures_of(case.text, case.language, case.published)
    assert [figure.surface for figure in found.figures] == [surface for surface, _ in case.wanted]
    for figure, (surface, fields) in zip(found.figures, case.wanted, strict=True):
        got = {field: told(found, figure, field) for field, _ in fields}
        assert got == dict(fields), surface
