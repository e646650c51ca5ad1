"""What the two halves of figure extraction share: numbers as printed, and quantities with their unit.

``find_numbers(reading)`` (pipeline.extract.numbers) runs first and says which tokens are numbers; dates, periods,
legal documents and names then claim theirs. ``find_quantities(reading, numbers)`` (pipeline.extract.figures.quantities)
runs after them over what is left, and returns the quantities in the order of the text.
"""

from decimal import Decimal
from typing import NamedTuple

MONEY = frozenset({"VND", "USD", "EUR", "JPY", "CNY", "KRW", "GBP", "THB", "SGD", "AUD", "LAK", "KHR", "TWD", "HKD", "INR"})
# Units of which rows are told, the measure named once: "công suất nhiệt điện 26.087 MW, thủy điện 22.999 MW".
SUMS = MONEY | {"tonne", "kg", "quintal", "litre", "m3", "hectare", "km2", "m2", "W", "kW", "MW", "GW", "kWh", "MWh", "GWh"}


class Number(NamedTuple):
    """A number as printed: tokens [first, last), with its scale words ("36,539 billion", "hai mươi mốt nghìn").

    value: the scale multiplied out.
    scale: the scale word's factor, 1 where there is none.
    decimals: printed precision as in XBRL, scale included ("36,539 billion" -9); None for number words and fractions.
    is_word: written in letters ("ba", "twenty-one", "half"); digits with a scale word are no word number.
    ordinal: "thứ ba", "5th", "first".
    fraction: a part of one ("hai phần ba", "half"): a share where no unit follows.
    other: the value in the other reading of the separators, where the document's language alone decided
        ("1.440": 1440 or 1.44); None where the shape leaves one reading.
    """

    first: int
    last: int
    value: Decimal
    scale: Decimal
    decimals: int | None
    is_word: bool
    ordinal: bool
    fraction: bool
    other: Decimal | None


class Quantity(NamedTuple):
    """A number that measures something: tokens [first, last) of the surface, with its unit or what it counts.

    first, last: number with scale and unit, or number and shortest head noun; hedges are outside.
    number_first, number_last: the number's own tokens (of a range or ratio: both numbers).
    value, value_high, of_value, decimals, unit, counted, approx: as in the table of figures.
    sign: -1 or 1 where a sign is printed ("-5%", "âm 5%", "+3%"), else 0; the value itself is never negative.
    kind_hint: the kind where the shape alone decides: ratio (11/14 parks), rank (ranked 5th), duration (10 years),
        share (1/2, two thirds), change (doubled, gấp 3 lần); else None.
    """

    first: int
    last: int
    number_first: int
    number_last: int
    value: Decimal
    value_high: Decimal | None
    of_value: Decimal | None
    decimals: int | None
    unit: str | None
    counted: str | None
    approx: str | None
    sign: int
    kind_hint: str | None
