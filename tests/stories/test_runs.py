"""Stories and events over a whole run: the five articles, and perturbed copies of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.stories import Rates, texts, trial
from pipeline.engines import run as stages
from pipeline.warehouse.build import Build
from pipeline.warehouse.files import open_build


@pytest.fixture(scope="module")
def seeds(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Build]:
    """A build over the five articles, resolved and written."""
    with open_build(tmp_path_factory.mktemp("warehouse")) as build:
        request = stages.Request(paths=(str(root / "seeds"),))
        stages.read_inputs(build, request)
        stages.extract_documents(build, request)
        stages.resolve_entities(build)
        stages.write_core(build)
        yield build


def test_one_meeting_in_three_articles_and_two_languages(seeds: Build):
    """000, 001 and 003 tell one working session with no shared title or date; 003 translates 001; 002 and 004 tell others."""
    names = {identity: Path(uri).name[:3] for identity, uri in seeds.rows("SELECT document_id, source_uri FROM core.documents")}
    links = seeds.rows("SELECT document_id, other_id, relation FROM core.document_links")
    assert {(names[a], names[b]) for a, b, relation in links if relation == "rendition_of"} == {("003", "001")}
    together: dict[str, set[str]] = {name: {name} for name in names.values()}
    for left, right, relation in links:
        if relation == "same_event":
            union = together[names[left]] | together[names[right]]
            together |= dict.fromkeys(union, union)
    assert {frozenset(group) for group in together.values()} == {
        frozenset({"000", "001", "003"}), frozenset({"002"}), frozenset({"004"})}
    assert {relation for _, _, relation in links} == {"rendition_of", "same_event"}


def test_the_meeting_is_one_event_with_participants_of_all_three(seeds: Build):
    rows = seeds.rows("""
        SELECT e.event_id, count(DISTINCT m.document_id), count(DISTINCT p.entity_id) FILTER (n.kind = 'person')
        FROM core.events e JOIN core.event_mentions m USING (event_id)
        JOIN core.event_participants p USING (event_id) JOIN core.entities n USING (entity_id)
        WHERE e.kind = 'meeting' GROUP BY ALL HAVING count(DISTINCT m.document_id) > 1""")
    assert [(documents, people >= 4) for _, documents, people in rows] == [(3, True)]


def test_every_decision_has_a_rule(seeds: Build):
    assert seeds.rows("SELECT * FROM build.decisions WHERE rule IS NULL OR rule = ''") == []
    assert seeds.rows("SELECT * FROM core.document_links WHERE rule IS NULL OR rule = ''") == []


def test_perturbed_copies_are_found_and_nothing_else(root: Path):
    found = trial(texts([root / "seeds"]), 40, Rates(dropped=0.25, changed=0.2, added=0.2))
    assert found.copies == 40
    assert found.precision >= 0.98
    assert found.recall >= 0.95
