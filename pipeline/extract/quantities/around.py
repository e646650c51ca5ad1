"""What stands before a number: sign, currency, hedge, cues."""

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.extract.figures.quantity import Number
from pipeline.extract.quantities.draft import View
from pipeline.extract.quantities.units import UnitFound, unit_before
from pipeline.lexicon.nearby import Near

WORDS = ("d", "l", "C", "U")
SIGNS = {"-": -1, "−": -1, "–": -1, "+": 1, "±": 0}


class Around(NamedTuple):
    """What stands before a number: sign, currency, hedge, cues.

    lead: the first token of all that counts; first: of sign and currency. cues: what the lexicon knows before them, and
    the hedge.
    """

    lead: int
    first: int
    sign: int
    currency: UnitFound | None
    approx: str | None
    cues: Mapping[str, Near]


def look_before(view: View, number: Number) -> Around:
    """Read what stands before a number, from the number outwards: sign, currency, hedge."""
    first, sign = number.first, 0
    mark = view.printed(first - 1)
    spelled = view.words.numbers.get(view.key(first - 1))
    if mark in SIGNS and view.glued(first) and not (view.glued(first - 1) and (
            view.shape(first - 2) in WORDS or view.printed(first - 2) == "%")):
        sign, first = SIGNS[mark], first - 1
    elif spelled is not None and spelled.role == "sign":
        sign, first = -1, first - 1
    currency = unit_before(view, first)
    if currency is not None and currency.before is not None:
        first = currency.before
        if view.printed(first - 1) in SIGNS and view.glued(first) and not view.glued(first - 1):
            sign, first = SIGNS[view.printed(first - 1)], first - 1
    cues = view.behind(first)
    hedge = cues.get("approx")
    compared = cues.get("comparative")
    if hedge is None or (compared is not None and compared.first < hedge.first):
        return Around(first, first, sign, currency, None, cues)
    return Around(hedge.first, first, sign, currency, hedge.entry, {**view.behind(hedge.first), "approx": hedge})
