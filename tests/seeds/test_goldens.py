"""The seeds against their labels: what is found must not fall behind what it has reached."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.report.evaluate.evaluate import evaluate
from pipeline.report.evaluate.found import found_articles
from pipeline.report.evaluate.labels import read_labels
from pipeline.report.evaluate.tally import ALL, Tally

LEAST_F1 = {"figures.value": 0.98, "figures.unit": 0.98, "figures.fact": 0.85, "people": 0.95, "roles": 0.85,
            "organizations": 0.85, "places": 0.95, "legal_documents": 0.9, "events": 0.85}
LEAST_RIGHT = {"kind": 0.98, "direction": 0.98, "status": 0.95, "period": 0.85, "basis": 0.95, "indicator": 0.85,
               "place": 0.95, "link": 1.0, "of_value": 1.0, "approx": 0.95, "surface": 0.95}


@pytest.fixture(scope="module")
def tally(ask: Callable[[str], list[dict[str, Any]]], root: Path) -> Tally:
    return evaluate(read_labels(root / "tests" / "goldens" / "seeds"), found_articles(ask))


def test_all_five_are_in_the_warehouse(tally: Tally) -> None:
    assert [miss for miss in tally.misses if miss.measure == "articles.missed"] == []


@pytest.mark.parametrize(("measure", "least"), LEAST_F1.items())
def test_what_is_found(tally: Tally, measure: str, least: float) -> None:
    (score,) = [s for s in tally.scores() if (s.measure, s.language, s.kind) == (measure, ALL, ALL)]
    assert score.f1 is not None
    assert score.f1 >= least, [miss for miss in tally.misses if miss.measure.startswith(measure)]


@pytest.mark.parametrize(("attribute", "least"), LEAST_RIGHT.items())
def test_what_figures_mean(tally: Tally, attribute: str, least: float) -> None:
    (found,) = [a for a in tally.accuracies() if (a.attribute, a.language, a.kind) == (attribute, ALL, ALL)]
    assert found.accuracy >= least, [miss for miss in tally.misses if miss.measure == f"attribute.{attribute}"]
