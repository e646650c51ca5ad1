"""The Vietnamese and English corpora of facebook/duckling: every case that news can hold is read as expected."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.extract.numbers.find import find_numbers
from pipeline.lexicon.load import Lexicon
from tests.conformance.cases import LEFT_OUT, read_cases
from tests.figures_quantities.notation import Found, plain, read_lines

Find = Callable[[str, str], Found]
CODES = {"Dollar": ("USD", 1), "Cent": ("USD", 0.01), "Pound": ("GBP", 1), "Unnamed": (None, 1)}
HEDGES = {"under": {"under", "at_most"}, "above": {"over", "at_least"}}


def near(got: object, wanted: float) -> bool:
    return abs(float(str(got)) - wanted) <= 1e-6 * max(1.0, abs(wanted))


def number_holds(lexicon: Lexicon, find: Find, text: str, language: str, wanted: float) -> bool:
    """One number with this value; a fraction is read as a share of something; a sign goes to the quantity."""
    reading = read_lines(text, language, lexicon)
    numbers = find_numbers(reading)
    if "/" in text:
        (share,) = find(f"about {text} of voters", language).quantities
        return share.unit == "percent" and near(share.value, wanted * 100)
    if len(numbers) != 1 or not near(numbers[0].value, abs(wanted)):
        return False
    if wanted >= 0:
        return True
    (signed,) = find(f"{text}%", language).quantities
    return signed.sign == -1


def money_holds(lexicon: Lexicon, find: Find, text: str, language: str, resolved: str) -> bool:
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


COMPARED: dict[str, set[str | None]] = {"under": set(), "above": {None}}  # "cao hơn $1,42" compares, it does not hedge


@pytest.mark.parametrize("language", ["VI", "EN"])
def test_numerals(lexicon: Lexicon, find: Find, shared: Path, language: str) -> None:
    wrong = []
    for case in read_cases(shared, f"duckling_Numeral_{language}"):
        wanted = float(case["resolved"].split(" ", 1)[1].strip("()"))
        if case["text"] not in LEFT_OUT and not number_holds(lexicon, find, case["text"], language.lower(), wanted):
            wrong.append(case["text"])
    assert not wrong


@pytest.mark.parametrize("language", ["VI", "EN"])
def test_amounts_of_money(lexicon: Lexicon, find: Find, shared: Path, language: str) -> None:
    wrong = []
    for case in read_cases(shared, f"duckling_AmountOfMoney_{language}"):
        text = case["text"].replace("\\x20ac", "€").replace("\\x00a3", "£")
        if text not in LEFT_OUT and not money_holds(lexicon, find, text, language.lower(), case["resolved"]):
            wrong.append((text, [f"{plain(q.value)} {q.unit} {q.approx}" for q in find(text, language.lower()).quantities]))
    assert not wrong


@pytest.mark.parametrize("language", ["VI", "EN"])
def test_ordinals(lexicon: Lexicon, shared: Path, language: str) -> None:
    wrong = []
    for case in read_cases(shared, f"duckling_Ordinal_{language}"):
        numbers = find_numbers(read_lines(case["text"], language.lower(), lexicon))
        wanted = float(case["resolved"].split(" ")[1])
        right = len(numbers) == 1 and numbers[0].ordinal and near(numbers[0].value, wanted)
        if case["text"] not in LEFT_OUT and not right:
            wrong.append(case["text"])
    assert not wrong


def test_what_is_left_out_is_in_the_corpora(shared: Path) -> None:
    names = [f"duckling_{kind}_{language}" for kind in ("Numeral", "AmountOfMoney", "Ordinal") for language in ("VI", "EN")]
    texts = {case["text"] for name in names for case in read_cases(shared, name)}
    assert set(LEFT_OUT) <= texts
