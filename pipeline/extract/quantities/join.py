"""Numbers that belong together: ratios, ranges, lists that share a unit, feet with inches, dollars with cents.

Numbers are put together from the end of the text to its beginning, so that the right neighbour is already whole.
"""

from collections.abc import Mapping
from decimal import Decimal

from pipeline.extract.figures.quantity import Number
from pipeline.extract.quantities.draft import TIME_DIMENSIONS, Context, Draft, View
from pipeline.extract.quantities.units import UnitFound, compound
from pipeline.lexicon.nearby import Near
from pipeline.lexicon.numbers import NumberWord

ONE = Decimal(1)
HUNDRED = Decimal(100)
NINTH = Decimal("1e-9")
SIMPLE = 10  # denominators up to ten make shares ("2/3"), larger ones scales and scores
PHYSICAL = frozenset({"voltage", "power", "length", "area", "mass", "volume", "apparent_power", "data"})
NO_WORD = NumberWord("", Decimal(0))
DAYS = 31
INCHES = Decimal(12)
CHANGE_REACH = 10


def ratio(view: View, over: Number, under: Number, right: Draft | None, before: Mapping[str, Near]) -> Draft | None:
    """"11/14 industrial parks" counts 11 of 14; "1/2" and "2/3 of the forest" are shares; "1/4 mile" is a measure.

    right: the draft of the denominator, where it has a unit or a noun.
    """
    end = under.last
    draft = Draft(over, over.first, over.first, end, end, over.value)
    if right is not None and right.unit not in (None, "count"):
        draft.last = right.last
        if view.dimension(right.unit) == "index" or over.value > under.value:
            draft.unit, draft.of_value, draft.kind = right.unit, under.value, "ratio"
        else:
            draft.value, draft.unit = (over.value / under.value).quantize(NINTH), right.unit
            draft.kind = right.kind
        return draft
    after = view.ahead(end)
    of_whole = under.value <= SIMPLE and ("of_whole" in after or "approx" in before)  # what is hedged is no exact count
    known = over.value <= under.value or "noun" in after or view.words.language == "en"
    if right is not None and right.unit == "count" and known and not right.guessed and not of_whole:
        draft.last, draft.unit, draft.counted, draft.noun = right.last, "count", right.counted, right.noun
        draft.of_value, draft.kind = under.value, "ratio"
        return draft
    if over.value >= under.value:
        return None
    if "of_whole" in after or (under.value <= SIMPLE and {"approx", "reached"} & before.keys()):
        draft.value, draft.unit, draft.kind = share(over.value, under.value), "percent", "share"
        return draft
    if "reached" in before and under.value > DAYS:
        draft.unit, draft.of_value, draft.kind = "count", under.value, "ratio"
        return draft
    return None


def share(part: Decimal, whole: Decimal) -> Decimal:
    """A fraction in per cent, to nine places."""
    return (part * HUNDRED / whole).quantize(NINTH).normalize() + 0


def one_in(view: View, over: Number, under: Number, right: Draft | None) -> Draft | None:
    """"one in five adults" is a share, "3 out of 4 parks" a ratio."""
    if under.first - over.last not in (1, 2, 3) or over.value >= under.value or over.scale != 1 or over.fraction:
        return None
    after = view.ahead(over.last)
    joint = after.get("in_of") or after.get("of_all")
    if joint is None or joint.last != under.first or under.decimals not in (0, None):
        return None
    counted = right is not None and right.number is under and right.unit == "count" and not right.guessed
    if "of_all" in after and (not counted or over.value == 1):
        return None
    most = HUNDRED if joint.last - joint.first == 1 else HUNDRED * 10
    if "in_of" in after and (under.value > most or not (over.is_word or over.value == 1 or counted)):
        return None
    single = joint.last - joint.first == 1 and "in_of" in after  # "two in five": a share whatever follows
    if right is not None and counted and over.value > 1 and not single:
        return Draft(over, over.first, over.first, right.last, under.last, over.value, of_value=under.value,
                     unit="count", counted=right.counted, noun=right.noun, kind="ratio")
    draft = Draft(over, over.first, over.first, under.last, under.last, share(over.value, under.value), unit="percent")
    draft.kind = "share"
    return draft


def joint_of_range(view: View, context: Context, left: Draft, right: Draft) -> bool:
    """Whether two neighbours are the ends of a range: "5-7%", "từ 6 đến dưới 12m", "between 20 and 30 per cent"."""
    before, hits = left.cues, view.ahead(left.last)
    if _neighbours(left, right) and "and" in hits and hits["and"].last == right.lead:
        return True
    joint = hits.get("span") or (hits.get("and") if "between" in before else None)
    if joint is None or joint.last != right.lead or right.high is not None or right.of_value is not None:
        return False
    if not _same_unit(left, right) or left.value >= right.value or left.sign or (right.range_end and not left.prefixed):
        return False
    bare = left.unit is None or left.guessed
    if not view.printed(joint.first).isalpha():
        return not bare or view.glued(joint.first) == view.glued(joint.last)
    if view.words.language == "vi" or "between" in before:
        return True
    started = "from" in before
    reach = max(view.start, left.first - CHANGE_REACH)
    if (started or left.prefixed) and context.within("change", reach, left.first):
        return False
    return started or bare or left.prefixed or bool({"approx", "by"} & before.keys())


def _same_unit(left: Draft, right: Draft) -> bool:
    """Whether two ends measure the same: one unit, printed once or twice."""
    bare = left.unit is None or left.guessed
    return bare or left.unit == right.unit or _same_money(left, right) \
        or (left.prefixed and (right.guessed or right.open_scale))


def _neighbours(left: Draft, right: Draft) -> bool:
    """"two or three days", "hai, ba tháng": digits in words that follow each other."""
    words = left.number.is_word and right.number.is_word and left.bare and right.unit is not None
    return words and right.value == left.value + 1 < SIMPLE and right.high is None and right.of_value is None


def _same_money(left: Draft, right: Draft) -> bool:
    """"$10-$20 a barrel": the rate hangs on the second end alone."""
    return right.unit is not None and left.unit is not None and right.unit.startswith(left.unit + "/")


def _shared_scale(left: Draft, right: Draft) -> Decimal:
    """The scale behind the second end, where the first has none of its own: "5-7 nghìn tỷ"."""
    unmarked = left.unit is None or left.guessed or left.prefixed
    if left.number.scale == 1 and unmarked and left.value * right.number.scale <= right.value:
        return right.number.scale
    return Decimal(1)


def merge_range(view: View, left: Draft, right: Draft) -> Draft:
    """The range of two ends: unit, noun and scale of the second hold for both."""
    scale = _shared_scale(left, right)
    left.high, left.value = right.value, left.value * scale
    if left.prefixed and (right.guessed or right.open_scale):
        rate = compound(view, UnitFound(right.last, left.unit or "", ONE))
        right.unit, right.counted, right.last, right.open_scale = rate.code, None, rate.end, False
    left.unit, left.counted, left.noun, left.kind = right.unit, right.counted, right.noun, right.kind
    left.last, left.number_last, left.open_scale = right.last, right.number_last, right.open_scale
    left.approx = left.approx or (right.approx if right.approx not in ("under", "over") else None)
    own = left.number.decimals - scale.adjusted() if left.number.decimals is not None else None
    left.decimals = None if own is None or right.decimals is None else max(own, right.decimals)
    return left


def joint_of_list(view: View, left: Draft, right: Draft) -> bool:
    """Whether a bare number shares the unit of the next: "2,1 và 1,9 tỷ USD", "từ 12 lên 15%"."""
    if right.unit is None or right.tentative:
        return False
    hits = view.ahead(left.last)
    moved = hits.get("move")
    if moved is not None and moved.last == right.lead:
        return True
    if "from" in left.cues and view.words.language == "en" and "span" in hits and hits["span"].last == right.lead:
        return True
    joint = hits.get("and")
    if joint is None or joint.last != right.lead:
        return False
    if view.printed(joint.first) in (",", ";"):
        return (right.listed and right.unit != "count") or view.dimension(right.unit) in PHYSICAL
    return view.dimension(right.unit) not in TIME_DIMENSIONS


def share_unit(left: Draft, right: Draft) -> None:
    """Give a bare number the unit, noun and scale of its right neighbour."""
    scale = right.number.scale if left.number.scale == 1 else Decimal(1)
    left.value *= scale
    left.unit, left.counted, left.noun, left.kind = right.unit, right.counted, right.noun, right.kind
    left.open_scale, left.listed, right.listed = right.open_scale, True, True
    if left.number.decimals is not None:
        left.decimals = left.number.decimals - scale.adjusted()


def feet_and_inches(view: View, left: Draft, right: Draft | None, number: Number | None) -> None:
    """"5 ft 11 in" and "5 feet and 2 inches" are one length in feet."""
    if left.unit != "foot" or number is None or number.value >= INCHES:
        return
    at = left.last
    joint = view.ahead(at).get("and")
    if joint is not None:
        at = joint.last
    if number.first != at:
        return
    if right is not None and right.unit == "inch":
        end = right.last
    elif view.key(number.last) == "in" and not number.is_word:
        end = number.last + 1
    else:
        return
    left.value += (number.value / INCHES).quantize(NINTH)
    left.last, left.number_last, left.decimals = end, number.last, None


def with_cents(view: View, left: Draft, right: Draft | None) -> bool:
    """"2 đô la và 23 xen", "13 dollars and 45 cents" are one amount."""
    if right is None or not right.minor or left.minor or left.unit not in view.words.money or right.value >= 1:
        return False
    joint = view.ahead(left.last).get("and")
    if right.lead not in (left.last, joint.last if joint is not None else left.last):
        return False
    left.value += right.value
    left.last, left.number_last, left.decimals = right.last, right.number_last, 2
    return True
