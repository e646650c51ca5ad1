"""The English specs of microsoft/Recognizers-Text: the share read as expected, and no class among the rest that news
holds."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract.figures.quantity import Quantity
from pipeline.extract.numbers.find import find_numbers
from pipeline.lexicon.load import Lexicon
from tests.conformance.cases import read_cases, recognizers_class
from tests.figures_quantities.notation import Found, read_lines

Find = Callable[[str, str], Found]
COUNTS = frozenset({"count", "percent", "times", "rank"})


def near(got: object, wanted: float) -> bool:
    return abs(float(str(got)) - wanted) <= 1e-5 * max(1.0, abs(wanted))


def values(case: dict[str, Any]) -> list[float]:
    return [abs(float(r["value"].rstrip("%"))) for r in case["results"] if r["value"] not in (None, "null")]


def numbers_hold(case: dict[str, Any], lexicon: Lexicon, find: Find) -> bool:
    wanted = values(case)
    got = [float(n.value) for n in find_numbers(read_lines(case["text"], "en", lexicon)) if not n.ordinal]
    if len(got) == len(wanted) and all(map(near, got, wanted)):
        return True
    shares = [float(q.value) / 100 for q in find(f"about {case['text']} of voters", "en").quantities if q.unit == "percent"]
    return len(wanted) == 1 and len(shares) == 1 and near(shares[0], wanted[0])


def held(wanted: list[float], found: list[Quantity], hundredth: bool = False) -> bool:
    return all(any(near(q.value, v) or near(q.value_high or q.value, v) or (hundredth and near(q.value * 100, v)) for q in found)
               for v in wanted)


@pytest.mark.parametrize(("kind", "least"), [("number", 0.6), ("percent", 0.65), ("currency", 0.83), ("dimension", 0.85)])
def test_share_and_rest(kind: str, least: float, lexicon: Lexicon, find: Find, shared: Path) -> None:
    money = lexicon.quantities["en"].money
    cases = read_cases(shared, f"recognizers_{kind}_EN")
    wrong = []
    for case in cases:
        found = find(case["text"], "en").quantities
        amounts = [q for q in found if (q.unit or "").split("/")[0] in money]
        if kind == "number":
            right = numbers_hold(case, lexicon, find)
        elif kind == "percent":
            right = held(values(case), [q for q in found if q.unit == "percent"])
        elif kind == "currency":
            right = held(values(case), amounts, hundredth=True)
        else:
            right = held(values(case), [q for q in found if q not in amounts and q.unit not in COUNTS])
        if not right:
            wrong.append(case["text"])
    unexplained = [text for text in wrong if recognizers_class(text) is None]
    assert not unexplained
    assert 1 - len(wrong) / len(cases) >= least, f"{1 - len(wrong) / len(cases):.3f}"
