"""Cases of general English news: what they want, what is found, and how well they agree."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from pipeline.records import Figure
from tests.figures_quantities.notation import HEDGES, plain
from tests.reading import figures_of

HERE = Path(__file__).parent


class Told(NamedTuple):
    """A figure as the cases write it; kind is "-" where it is not compared."""

    value: str
    unit: str
    approx: str
    kind: str
    direction: str


def cases(name: str) -> list[tuple[str, list[Told]]]:
    """Text and figures of a file of cases."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" => ") for line in lines if " => " in line and not line.startswith("#")]
    return [(text, [_case(figure) for figure in figures.split("; ")]) for text, figures in pairs]


def _case(figure: str) -> Told:
    words = figure.split()
    approx = words.pop(0) if words[0] in HEDGES else ""
    value, unit, kind, *direction = words
    return Told(value, unit, approx, kind, "".join(direction))


def _told(figure: Figure) -> Told:
    value = plain(Decimal(figure.value))
    value += f"..{plain(Decimal(figure.value_high))}" if figure.value_high is not None else ""
    value += f"/{plain(Decimal(figure.of_value))}" if figure.of_value is not None else ""
    return Told(value, figure.unit or "", figure.approx or "", figure.kind or "", figure.direction or "")


def found(text: str) -> list[Told]:
    """What the extraction finds in an English text."""
    return [_told(figure) for figure in figures_of(text, "en").figures]


def agrees(wanted: Told, got: Told) -> bool:
    """Whether a figure is as wanted, as far as the case says."""
    return wanted[:3] == got[:3] and (wanted.kind == "-" or wanted[3:] == got[3:])


class Score(NamedTuple):
    """Measures of a file of cases: values with units, and the figures found of which all else is right."""

    f1: float
    whole: float


def score(name: str) -> Score:
    """How well the figures of a file of cases are found."""
    right = whole = total = 0
    for text, wanted in cases(name):
        got = found(text)
        total += len(wanted) + len(got)
        right += sum((Counter(told[:2] for told in wanted) & Counter(told[:2] for told in got)).values())
        whole += sum(any(agrees(one, other) for other in got) for one in wanted)
    return Score(2 * right / total, whole / max(right, 1))
