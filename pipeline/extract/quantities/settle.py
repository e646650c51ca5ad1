"""What the text around settles once all quantities of a document stand: units that are only implied, hedges that carry
over, readings of separators, precision and limits."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from pipeline.extract.quantities.draft import TIME_DIMENSIONS, Context, Draft, View
from pipeline.extract.quantities.exclude import by_shape
from pipeline.extract.quantities.lists import spread
from pipeline.extract.quantities.units import denominator
from pipeline.extract.reading import Reading

LIMIT = Decimal("1e24")
LARGE = 17
PLACES = Decimal("1e-9")
BILLION = Decimal(10 ** 9)
EACH_REACH = 10
PERSON_REACH = 14
RATES = (Decimal(10_000), Decimal(40_000))  # dong per dollar
INTEGRAL = frozenset({"count"})
NO_RATE = frozenset({"share", "percentage_point", "multiple", "rank", "time", "calendar_time", "index", "count",
                     "temperature", "length", "speed", "voltage", "power", "magnitude", "volume"})


def settle(reading: Reading, context: Context, view_of: Callable[[int], View], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with what their surroundings add; those that turn out to be no quantities are claimed and left out."""
    spread(view_of, drafts)
    kept: list[Draft] = []
    counted = {(reading.sentence(draft.first).paragraph, draft.counted) for draft in drafts
               if draft.counted and not draft.tentative and draft.value > 1}
    money: str | None = None
    for index, draft in enumerate(drafts):
        if draft.tentative and (reading.sentence(draft.first).paragraph, draft.counted) not in counted:
            reading.claim(draft.number.first, draft.number.last, "word", "article")
            continue
        view = view_of(draft.first)
        nothing = draft.unit is None and not draft.open_scale
        if nothing or (draft.range_end and draft.guessed and draft.high is None):
            claim = by_shape(view, draft.number)
            reading.claim(draft.number.first, draft.number.last, claim.claim, claim.claimed_by)
            continue
        if draft.open_scale:
            _name_scale(view, context, drafts, index, money)
        _read_again(view, draft)
        _by_surroundings(view, context, draft, kept)
        _imply_unit(view, context, draft, kept)
        _carry_hedge(view, draft, kept)
        if not _bounded(reading, draft):
            continue
        if (draft.unit or "").split("/")[0] in view.words.money:
            money = (draft.unit or "").split("/")[0]
        kept.append(draft)
    return kept


def _name_scale(view: View, context: Context, drafts: Sequence[Draft], index: int, money: str | None) -> None:
    """The unit of a bare scale ("739 tỷ"): the currency of its sentence, of the text before, else the dong."""
    draft = drafts[index]
    slash = ""
    joint = view.ahead(draft.last).get("per")
    if joint is not None and view.printed(joint.first) == "/":
        below = denominator(view, view.ahead(joint.last))
        if below is not None:
            draft.last, slash = below[0], "/" + below[1]
    for neighbour in (*reversed(drafts[max(0, index - 4):index]), *drafts[index + 1:index + 4]):
        code = (neighbour.unit or "").split("/")[0]
        if view.start <= neighbour.first < view.stop and code in view.words.money:
            draft.unit = code + slash
            return
    billions = draft.number.scale >= BILLION
    crowd = context.within("crowd", view.start, view.stop)
    if view.words.language == "vi":
        draft.unit = "count" if crowd and not billions and not slash else (money or "VND") + slash
    else:
        draft.unit = (money or "VND") + slash if slash else "count"


def _read_again(view: View, draft: Draft) -> None:
    """The other reading of the separators where the unit forbids the first: things are whole, dong have no parts."""
    other = draft.number.other
    if other is None or draft.high is not None or draft.number.scale == 0:
        return
    scale = draft.number.scale
    whole_wanted = scale == 1 and (draft.unit in INTEGRAL or (draft.unit or "").split("/")[0] == "VND")
    fewer = whole_wanted and draft.value != draft.value.to_integral_value()
    translated = view.words.language == "en" and draft.unit == "VND" and scale == BILLION and other > draft.value
    huge_share = view.words.language == "vi" and draft.unit == "percent" and draft.value >= 1000 > other
    if (fewer and other == other.to_integral_value()) or translated or huge_share:
        draft.value = other
        draft.decimals = (3 if huge_share else 0) - scale.adjusted()
        view.reading.doubt(draft.first, draft.last, "number_format", "separators read against the language of the text")


def _by_surroundings(view: View, context: Context, draft: Draft, kept: Sequence[Draft]) -> None:
    """Homonyms that the sentence tells apart: degrees of heat, pounds of money, points without their name."""
    if draft.unit == "degree" and context.within("temperature", view.start, view.stop):
        draft.unit = "degree_celsius"
    elif draft.unit == "point" and draft.number.fraction:
        draft.unit = "percentage_point"  # "a quarter-point rise"
    elif draft.unit == "degree" and context.within("quake", view.start, view.stop):
        draft.unit = "magnitude"
    elif draft.guessed and draft.unit == "count" and kept and kept[-1].unit == "point" and kept[-1].first >= view.start:
        draft.unit = "point"  # "fell 250.3 points to 34,576"
    elif draft.unit == "pound" and (draft.number.scale > 1 or context.within("sterling", view.start, view.stop)):
        draft.unit = "GBP"


def _imply_unit(view: View, context: Context, draft: Draft, kept: Sequence[Draft]) -> None:
    """Denominators that stand elsewhere: "mỗi hộ được 5 triệu đồng", "per capita", rates of exchange."""
    unit, _, time = (draft.unit or "").partition("/")
    if not unit or view.dimension(unit) in NO_RATE or (time and view.dimension(time) not in TIME_DIMENSIONS):
        return
    previous = kept[-1] if kept else None
    rest = f"/{time}" if time else ""
    each = context.last_before("each", max(view.start, draft.first - EACH_REACH), draft.lead)
    if each is not None and not (previous is not None and previous.last > each.first):
        below = denominator(view, view.ahead(each.last))
        timed = below is not None and view.dimension(below[1]) in TIME_DIMENSIONS
        if below is not None and (not timed or (below[0] == draft.lead and not rest)):
            draft.unit = f"{unit}/{below[1]}{rest}"
            return
    if unit not in view.words.money:
        return
    person = context.last_before("per_person", max(view.start, draft.first - PERSON_REACH), draft.first)
    spent = previous is not None and person is not None and previous.last > person.first \
        and previous.unit in view.words.money
    if person is not None and not spent:
        draft.unit = f"{unit}/person{rest}"
        return
    if rest:
        return
    if unit == "VND" and RATES[0] <= draft.value <= RATES[1] and context.within("rate_context", view.start, view.stop) \
            and any(earlier.unit == "VND/USD" for earlier in kept[-8:]):
        draft.unit = "VND/USD"


def _carry_hedge(view: View, draft: Draft, kept: Sequence[Draft]) -> None:
    """"nearly 353 trillion VND (15.5 billion USD)": the hedge holds for the twin in brackets too."""
    if not kept or draft.approx is not None:
        return
    previous = kept[-1]
    if draft.unit not in view.words.money or previous.unit not in view.words.money:
        return
    twin = previous.last + 1 == draft.lead and view.printed(previous.last) == "("
    coordinated = previous.last + 2 == draft.lead and view.printed(previous.last) == ")" \
        and "and" in view.ahead(previous.last + 1) and len(kept) > 1 and kept[-2].unit == draft.unit \
        and kept[-2].approx == previous.approx
    if twin or coordinated:
        draft.approx = previous.approx


def _bounded(reading: Reading, draft: Draft) -> bool:
    """Whether the value fits the table; precision of what is counted is exact."""
    values = [value for value in (draft.value, draft.high, draft.of_value) if value is not None]
    if any(abs(value) >= LIMIT for value in values):
        reading.doubt(draft.first, draft.last, "value_too_large", "a value of 1e24 or more")
        reading.claim(draft.number.first, draft.number_last, "other", "value_too_large")
        return False
    draft.value = _rounded(draft.value)
    draft.high = _rounded(draft.high) if draft.high is not None else None
    if draft.kind in ("ratio", "rank") or (draft.unit == "count" and draft.number.scale == 1):
        draft.decimals = None
    return True


def _rounded(value: Decimal) -> Decimal:
    """To nine decimals, as far as 28 digits reach."""
    if value.adjusted() > LARGE:
        return value.to_integral_value()
    return value.quantize(PLACES).normalize() + 0 if value != value.to_integral_value() else value
