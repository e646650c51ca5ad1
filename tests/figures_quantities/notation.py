"""Quantities of a sentence, and the notation in which examples say what must be found.

    text => figure; figure; ...

A figure is ``[hedge] value unit``: the value plain, ``low..high`` for a range, ``part/whole`` for a ratio; ``none`` where
nothing may be found.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.extract.figures.quantities import find_quantities
from pipeline.extract.figures.quantity import Quantity
from pipeline.extract.numbers.find import find_numbers
from pipeline.extract.reading import Reading, read
from pipeline.lexicon.load import Lexicon
from pipeline.records import Document, Paragraph


class Found(NamedTuple):
    """What a text holds: the reading with its claims, and the quantities."""

    reading: Reading
    quantities: list[Quantity]

    def surfaces(self) -> list[str]:
        return [self.reading.tokens.surface(q.first, q.last) for q in self.quantities]

    def claim_of(self, printed: str) -> str | None:
        token = self.reading.tokens.printed.index(printed)
        return self.reading.claims[token].claim if token in self.reading.claims else None


def read_lines(text: str, language: str, lexicon: Lexicon) -> Reading:
    document = Document("d", *(None,) * 2, language, *(None,) * 10, text=text, extractor_version=None)
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(f"p{len(paragraphs)}", "d", len(paragraphs), at, at + len(line), "body", language,
                                        is_repeat=False))
        at += len(line) + 1
    return read(document, paragraphs, lexicon)


def finder(lexicon: Lexicon) -> Callable[[str, str], Found]:
    """Quantities of a text (one paragraph a line) in a language."""
    def run(text: str, language: str) -> Found:
        reading = read_lines(text, language, lexicon)
        return Found(reading, find_quantities(reading, find_numbers(reading)))
    return run


def written(quantities: Sequence[Quantity]) -> str:
    """Quantities in the notation of the examples."""
    return "; ".join(map(_written, quantities)) or "none"


def _written(quantity: Quantity) -> str:
    value = plain(quantity.value)
    if quantity.value_high is not None:
        value += ".." + plain(quantity.value_high)
    if quantity.of_value is not None:
        value += "/" + plain(quantity.of_value)
    return f"{value} {quantity.unit}"


def plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def split_example(example: str) -> tuple[str, str]:
    """Text and expected figures (spacing and trailing zeros do not count)."""
    text, _, figures = example.rpartition("=>")
    return text.strip(), "; ".join(_normal(figure.split()) for figure in figures.split(";"))


HEDGES = frozenset({"about", "nearly", "over", "under", "at_least", "at_most"})


def _normal(words: list[str]) -> str:
    if words == ["none"]:
        return "none"
    *hedge, value, unit = words
    for mark in ("..", "/"):
        if mark in value:
            low, high = value.split(mark)
            return " ".join([*hedge, plain(Decimal(low)) + mark + plain(Decimal(high)), unit])
    return " ".join([*hedge, plain(Decimal(value)), unit])


def agrees(expected: str, quantities: Sequence[Quantity]) -> bool:
    """Whether the quantities are the expected figures; hedges count where the example gives one."""
    wanted = expected.split("; ")
    if wanted == ["none"]:
        return not quantities
    if len(wanted) != len(quantities):
        return False
    for item, quantity in zip(wanted, quantities, strict=True):
        hedge, _, rest = item.partition(" ")
        if hedge in HEDGES:
            if quantity.approx != hedge:
                return False
            item = rest
        if item != _written(quantity):
            return False
    return True
