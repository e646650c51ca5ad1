"""Cases of facebook/duckling: whether a phrase is read as the corpus resolves it."""

import re
from collections.abc import Callable
from typing import Any

from pipeline.extract.numbers.find import find_numbers
from pipeline.lexicon.load import Lexicon
from tests.figures_quantities.notation import Found, read_lines

Find = Callable[[str, str], Found]
CODES = {"Dollar": ("USD", 1), "Cent": ("USD", 0.01), "Pound": ("GBP", 1), "Unnamed": (None, 1)}
HEDGES = {"under": {"under", "at_most"}, "above": {"over", "at_least"}}
COMPARED: dict[str, set[str | None]] = {"under": set(), "above": {None}}  # "cao hơn $1,42" compares, it does not hedge


def holds(kind: str, case: dict[str, Any], language: str, lexicon: Lexicon, find: Find) -> bool:
    """Whether a case of Numeral, AmountOfMoney or Ordinal is read as expected."""
    text, resolved = case["text"], case["resolved"]
    if kind == "AmountOfMoney":
        return money_holds(lexicon, find, text.replace("\\x20ac", "€").replace("\\x00a3", "£"), language, resolved)
    wanted = float(resolved.split(" ")[1].strip("()"))
    if kind == "Numeral":
        return number_holds(lexicon, find, text, language, wanted)
    numbers = find_numbers(read_lines(text, language, lexicon))
    return len(numbers) == 1 and numbers[0].ordinal and near(numbers[0].value, wanted)


def near(got: object, wanted: float) -> bool:
    """Equal but for rounding."""
    return abs(float(str(got)) - wanted) <= 1e-6 * max(1.0, abs(wanted))


def number_holds(lexicon: Lexicon, find: Find, text: str, language: str, wanted: float) -> bool:
    """One number with this value; a fraction is read as a share of something; a sign goes to the quantity."""
    numbers = find_numbers(read_lines(text, language, lexicon))
    if "/" in text:
        shares = find(f"about {text} of voters", language).quantities
        return len(shares) == 1 and shares[0].unit == "percent" and near(shares[0].value, wanted * 100)
    if len(numbers) != 1 or not near(numbers[0].value, abs(wanted)):
        return False
    if wanted >= 0:
        return True
    (signed,) = find(f"{text}%", language).quantities
    return signed.sign == -1


def money_holds(lexicon: Lexicon, find: Find, text: str, language: str, resolved: str) -> bool:
    """One amount with this value, currency and hedge, or this range."""
    kind, currency, rest = resolved.split(" ", 2)
    code, factor = CODES.get(currency, (currency, 1))
    wanted = [float(value) * factor for value in re.findall(r"[\d.e]+", rest)]
    if code is None:
        return number_holds(lexicon, find, text, language, wanted[0])
    found = find(text, language).quantities
    if len(found) != 1 or found[0].unit != code or not near(found[0].value, wanted[0]):
        return False
    high = found[0].value_high
    if kind == "between":
        return high is not None and near(high, wanted[1])
    return high is None and (kind not in HEDGES or found[0].approx in HEDGES[kind] | COMPARED[kind])
