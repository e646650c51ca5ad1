"""Numbers that are no figures by the words beside them: labels, ages, anniversaries, clock times, parties to a matter.

Each function answers with the claim the number gets in the ledger, or None where it may be a figure.
"""

from collections.abc import Mapping
from decimal import Decimal

from pipeline.extract.figures.quantity import Number
from pipeline.extract.quantities.draft import HYPHENS, TIME_DIMENSIONS, Context, View
from pipeline.extract.quantities.nouns import NounFound
from pipeline.extract.quantities.units import UnitFound
from pipeline.extract.reading import Claim
from pipeline.lexicon.nearby import Near

LABEL = Claim("name", "label")
LEGAL = Claim("legal_number", "label")
CODE = Claim("name", "code")
NAME = Claim("name", "name")
AGE = Claim("age", "age")
ANNIVERSARY = Claim("name", "anniversary")
PLAN = Claim("name", "plan_years")
CLOCK = Claim("time", "clock")
YEAR = Claim("date", "year")
AGO = Claim("period", "ago")
ORDINAL = Claim("name", "ordinal")
WORD = Claim("word", "not_counted")
BASE = Claim("word", "base_of_rate")
PHRASE = Claim("word", "set_phrase")
PARTIES = Claim("word", "known_parties")
ARTICLE = Claim("word", "article")
UNEXPLAINED = Claim("other", "unexplained")
FRACTION = Claim("other", "fraction")
ADDRESS = Claim("name", "address")
NEAR_ANNIVERSARY = 4
AGE_LIMIT = 120
HOURS = 24
BASES = frozenset(Decimal(10) ** power for power in range(2, 7))
OF_BASE = frozenset({"/", "per"})
CROSSES = frozenset("x×")
QUOTES = frozenset("\"'“‘«")
YEARS = (Decimal(1900), Decimal(2100))
SMALL = 3
ADULT = 15
FEW = 20
UNMEASURED = frozenset({"multiple", "rank", "index", *TIME_DIMENSIONS})


def by_glue(view: View, number: Number) -> Claim | None:
    """Part of a code: "G15", "Covid-19", "3G", "16-CTr/TU"."""
    first, last = number.first, number.last
    tokens = view.tokens
    if view.glued(first):
        before = view.shape(first - 1)
        if before in ("l", "C", "U") and tokens.keys[first - 1] not in view.words.symbols:
            return CODE
        if view.printed(first - 1) in HYPHENS and view.glued(first - 1) and _code_before(view, first - 2):
            return CODE
        if view.printed(first - 1) in ("#", "№"):
            return LABEL
    if view.glued(last):
        if view.key(last) in CROSSES and view.glued(last + 1) and view.shape(last + 1) == "d":
            return CODE  # "4x4"
        behind_it = view.shape(last)
        if behind_it in ("l", "C", "U") and not number.is_word and not _known(view, last):
            return CODE
        joined = view.printed(last) in (*HYPHENS, "/") and view.glued(last + 1)
        if joined and view.shape(last + 1) in ("C", "U") and not _known(view, last + 1):
            return LEGAL
    return None


def _code_before(view: View, token: int) -> bool:
    """Whether a code ends at a token: letters that are no unit ("Covid-19"), or digits glued to letters ("C1-9")."""
    if view.shape(token) == "d":
        return view.glued(token) and view.shape(token - 1) in ("C", "U")
    return view.shape(token) in ("C", "U", "l") and not _of_number(view, token)


def _of_number(view: View, token: int) -> bool:
    """Whether the letters at a token are a unit ("5m-10m"), a number or a currency."""
    key = view.key(token)
    return key in view.words.numbers or key in view.words.symbols or bool({"unit", "noun"} & view.ahead(token).keys())


def _known(view: View, token: int) -> bool:
    """Whether what is glued behind a number is a unit, a noun or a number word; single letters only as listed."""
    after = view.ahead(token)
    if view.key(token) in view.words.numbers or {"noun", "hyphen_noun", "clock_after"} & after.keys():
        return True
    return any(len(word.printed) > 1 or word.printed == view.printed(token)
               for code in ("unit", "minor") if code in after for word in after[code].entries)


def by_label(view: View, number: Number, before: Mapping[str, Near], unit: UnitFound | None,
             noun: NounFound | None) -> Claim | None:
    """Behind a word that numbers things: "lớp 10", "Quốc lộ 1", "Resolution 23", "Software Park No. 2"."""
    if number.is_word and view.words.language == "en":
        return None
    known = unit is not None and view.dimension(unit.code) not in UNMEASURED
    measured = known or number.scale != 1 or is_grouped(view, number)
    if "label_legal" in before:
        return None if measured else LEGAL
    strong = before.get("label_strong")
    if strong is not None:
        counted = "not_label" in view.behind(strong.first) and strong.last - strong.first == 1
        return None if measured or counted else LABEL
    if "label" in before and unit is None and (noun is None or not noun.known) and not {"top", "rank"} & before.keys() \
            and not _goes_on(view, number.last):
        return LABEL
    return None


def _goes_on(view: View, at: int) -> bool:
    """Whether another number follows, joined to this one: "mức 60-100mm", "máy biến áp 220, 110 kV"."""
    after = view.ahead(at)
    return any(code in after and view.shape(after[code].last) == "d" for code in ("span", "and"))


def by_age(view: View, context: Context, number: Number, before: Mapping[str, Near], after: Mapping[str, Near],
           unit: UnitFound | None) -> Claim | None:
    """Ages of persons; life expectancy and average ages are figures."""
    if "age_after" in after:
        return None if context.within("age_value", view.start, number.first) else AGE
    small = number.value <= AGE_LIMIT and number.scale == 1 and unit is None
    joint = after.get("span") or after.get("and")
    ends = joint is not None and view.reading.claims.get(joint.last) == AGE  # "từ 18 đến 25 tuổi"
    if small and (ends or "age_before" in before or ("persons" in before and before["approx"].entry in ("over", "under"))):
        return AGE
    between_commas = view.printed(number.first - 1) == "," and view.printed(number.last) in (",", ".", ")")
    plain = small and not number.is_word and number.decimals == 0
    if between_commas and plain and _behind_person(view, number):
        return AGE
    return None


def _behind_person(view: View, number: Number) -> bool:
    """"Nguyen Van Tam, 56, said"; in English also "the president, 78, won"."""
    before = number.first - 2
    if number.value >= SMALL and view.shape(before) in ("C", "U") and view.shape(before - 1) in ("C", "U"):
        return True
    grown = number.value >= ADULT and view.words.language == "en" and view.printed(number.last) == ","
    return grown and view.shape(before) == "l" and view.shape(number.last + 1) == "l"


def by_base(view: View, number: Number, unit: UnitFound | None, noun: NounFound | None) -> Claim | None:
    """The number under a rate: "12 cases per 100,000 people", "32 giường/10.000 dân", "6,5 lít/100 km", "150mm/24 giờ"."""
    joint = view.key(number.first - 1) in OF_BASE and view.shape(number.first - 2) in ("l", "C", "U")
    timed = unit is not None and view.dimension(unit.code) == "time"
    return BASE if joint and (timed or (number.value in BASES and (unit is not None or noun is not None))) else None


def by_measure(view: View, context: Context, number: Number, before: Mapping[str, Near], unit: UnitFound) -> Claim | None:
    """Places on the map, clock times, anniversaries and plans "of five years" that look like measures."""
    if view.dimension(unit.code) == "angle" and "bearing" in view.ahead(unit.last):
        return NAME
    if unit.code == "degree_celsius" and view.printed(number.last) == "C" and unit.last == number.last + 1 \
            and not context.within("temperature", view.start, view.stop):
        return CODE  # "terminal 4C"
    if unit.code == "point" and view.printed(number.last) in HYPHENS and "plan_after" in view.ahead(unit.last):
        return PLAN
    if "/" in unit.code or view.dimension(unit.code) not in TIME_DIMENSIONS:
        return None
    after = view.ahead(unit.last)
    hyphen = view.printed(number.last) in HYPHENS
    vietnamese = view.words.language == "vi"
    if unit.code == "hour" and number.value <= HOURS:
        at_clock = vietnamese and "clock_before" in before and number.decimals == 0
        if at_clock or "clock_after" in after:
            return CLOCK
    if "plan_before" in before or (hyphen and "plan_after" in after):
        return PLAN
    if unit.code == "year" and _anniversary(view, number, after):
        return ANNIVERSARY
    if unit.code == "month" and vietnamese and view.printed(unit.last).isdigit():
        return YEAR
    return AGO if "ago" in after else None


def _anniversary(view: View, number: Number, after: Mapping[str, Near]) -> bool:
    """"kỷ niệm 70 năm", "70 năm ngày thành lập", "70 years anniversary"."""
    if "founding" in after or "anniversary" in after:
        return True
    floor = max(view.start, number.first - NEAR_ANNIVERSARY)
    return any("anniversary" in view.behind(at) for at in range(number.first, floor, -1))


def by_company(view: View, number: Number, before: Mapping[str, Near], after: Mapping[str, Near],
               unit: UnitFound | None, noun: NounFound | None) -> Claim | None:
    """Things that are not counted but known already: "hai bên", "cả hai dự án", "the two sides", "hai cấp"."""
    known = after.get("not_counted")
    if known is not None and number.value <= FEW and not (noun is not None and noun.last > known.last) \
            and not (unit is not None and unit.last >= known.last):
        return WORD
    if noun is not None and not noun.known and view.printed(number.first - 1) in QUOTES:
        return PHRASE  # “4 cùng”
    if not number.is_word:
        return None
    if "vague" in before or (unit is None and "together" in before):
        return PARTIES
    parties = number.value == 2 and "two_parties" in after
    return PARTIES if parties and not {"approx", "five"} & before.keys() else None


def is_grouped(view: View, number: Number) -> bool:
    """Whether the digits are printed with separators ("85,000", "2.5"): then they number nothing."""
    printed = view.printed(number.first)
    spaced = number.last - number.first > 1 and view.shape(number.first + 1) == "d"
    return not number.is_word and ("," in printed or "." in printed or spaced)


def year_like(view: View, number: Number) -> bool:
    """Four digits between 1900 and 2100."""
    printed = view.printed(number.first)
    return len(printed) == 4 and printed.isdigit() and YEARS[0] <= number.value <= YEARS[1]


def by_shape(view: View, number: Number) -> Claim:
    """What a number is that has no unit, no noun and no verb of reaching: a year, part of a name, or unexplained."""
    if year_like(view, number):
        return YEAR
    if number.is_word:
        return WORD
    ranged = view.printed(number.first - 1) in HYPHENS and view.printed(number.first - 2).isdecimal() \
        and len(view.printed(number.first - 2)) <= len(view.printed(number.first)) \
        and int(view.printed(number.first - 2)) < number.value  # "gió giật cấp 12-13", no score
    before, behind_it = view.shape(number.first - (3 if ranged else 1)), view.shape(number.last)
    if before in ("C", "U") or behind_it in ("C", "U"):
        return NAME
    if before == "l":
        return LABEL
    return UNEXPLAINED
