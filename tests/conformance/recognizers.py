"""Cases of microsoft/Recognizers-Text: whether all expected values of a sentence are found with a unit of their kind."""

from collections.abc import Callable
from typing import Any

from pipeline.extract.figures.quantity import Quantity
from pipeline.extract.numbers.find import find_numbers
from pipeline.lexicon.load import Lexicon
from tests.figures_quantities.notation import Found, read_lines

Find = Callable[[str, str], Found]
COUNTS = frozenset({"count", "percent", "times", "rank"})


def holds(kind: str, case: dict[str, Any], lexicon: Lexicon, find: Find) -> bool:
    """Whether a case of number, percent, currency or dimension is read as expected."""
    if kind == "number":
        return numbers_hold(case, lexicon, find)
    money = lexicon.quantities["en"].money
    found = find(case["text"], "en").quantities
    amounts = [q for q in found if (q.unit or "").split("/")[0] in money]
    if kind == "percent":
        return held(values(case), [q for q in found if q.unit == "percent"])
    if kind == "currency":
        return held(values(case), amounts, hundredth=True)
    return held(values(case), [q for q in found if q not in amounts and q.unit not in COUNTS])


def near(got: object, wanted: float) -> bool:
    """Equal but for rounding."""
    return abs(float(str(got)) - wanted) <= 1e-5 * max(1.0, abs(wanted))


def values(case: dict[str, Any]) -> list[float]:
    """The expected values; signs stand apart."""
    return [abs(float(r["value"].rstrip("%"))) for r in case["results"] if r["value"] not in (None, "null")]


def numbers_hold(case: dict[str, Any], lexicon: Lexicon, find: Find) -> bool:
    """The numbers of the sentence, or its one fraction as a share."""
    wanted = values(case)
    got = [float(n.value) for n in find_numbers(read_lines(case["text"], "en", lexicon)) if not n.ordinal]
    if len(got) == len(wanted) and all(map(near, got, wanted)):
        return True
    shares = [float(q.value) / 100 for q in find(f"about {case['text']} of voters", "en").quantities if q.unit == "percent"]
    return len(wanted) == 1 and len(shares) == 1 and near(shares[0], wanted[0])


def held(wanted: list[float], found: list[Quantity], *, hundredth: bool = False) -> bool:
    """Whether every expected value is among the quantities; cents may be told in their hundredth."""
    return all(any(near(q.value, v) or near(q.value_high or q.value, v) or (hundredth and near(q.value * 100, v)) for q in found)
               for v in wanted)
