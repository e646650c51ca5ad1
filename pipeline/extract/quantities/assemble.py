"""One number, its unit or noun, and what its neighbours make of it."""

from typing import NamedTuple

from pipeline.extract.figures.quantity import Number
from pipeline.extract.quantities import exclude, join
from pipeline.extract.quantities.draft import TIME_DIMENSIONS, Context, Draft, View
from pipeline.extract.quantities.nouns import NounFound, noun_behind
from pipeline.extract.quantities.units import UnitFound, compound, unit_before, unit_behind
from pipeline.extract.reading import Claim
from pipeline.lexicon.nearby import Near

SIGNS = {"-": -1, "−": -1, "–": -1, "+": 1, "±": 0}
CLOSING = frozenset("\"”’»'")
BRACKETS = {"(": ")", "[": "]"}
LAKH = 10 ** 5
ADDRESS_WORDS = 4


class Around(NamedTuple):
    """What stands before a number: its sign, a currency, a hedge, cues; lead is the first token of them that counts."""

    lead: int
    first: int
    sign: int
    currency: UnitFound | None
    approx: str | None
    cues: dict[str, Near]


def look_before(view: View, number: Number) -> Around:
    """Read what stands before a number, from the number outwards: sign, currency, hedge."""
    first, sign = number.first, 0
    mark = view.printed(first - 1)
    if mark in SIGNS and view.glued(first) and not (view.glued(first - 1) and view.shape(first - 2) in ("d", "l", "C", "U")):
        sign, first = SIGNS[mark], first - 1
    elif view.words.numbers.get(view.key(first - 1), None) is not None and \
            view.words.numbers[view.key(first - 1)].role == "sign":
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


def assemble(view: View, context: Context, number: Number, following: Number | None, right: Draft | None) -> Draft | Claim:
    """The quantity a number makes, or the claim it gets where it makes none.

    following: the next number of the text that nothing has claimed; right: its draft, where it made one.
    """
    coded = exclude.by_glue(view, number)
    if coded is not None:
        return coded
    around = look_before(view, number)
    if number.ordinal:
        return _rank(view, number, around) or exclude.ORDINAL
    if _denominator_follows(view, number, following):
        return _ratio(view, number, following, right, around)
    if following is not None and number.scale == 1:
        part = join.one_in(view, number, following, right)
        if part is not None:
            return part
    draft = _measure(view, context, number, around)
    if isinstance(draft, Draft):
        draft.lead, draft.sign, draft.cues = around.lead, around.sign, around.cues
        draft.approx = draft.approx or around.approx
        after = view.ahead(draft.last).get("approx_after")
        if after is not None:
            draft.approx = after.entry
    return draft


def _measure(view: View, context: Context, number: Number, around: Around) -> Draft | Claim:
    after = view.ahead(number.last)
    unit, noun = _unit_and_noun(view, number, around, after)
    excluded = exclude.by_label(view, number, around.cues, unit, noun) \
        or exclude.by_age(view, context, number, around.cues, after, unit) \
        or exclude.by_company(view, number, around.cues, after, unit, noun) \
        or (exclude.by_time(view, number, around.cues, unit) if unit is not None else None)
    if excluded is not None:
        return excluded
    if "top" in _behind_quote(view, around) and number.scale == 1:
        return _top(view, number, around)
    draft = Draft(number, around.lead, around.first, number.last, number.last, number.value, decimals=number.decimals,
                  prefixed=around.currency is not None)
    if number.value == 1 and number.is_word and number.last - number.first == 1 and not _one_counts(view, around, unit):
        if noun is None or unit is not None:
            return exclude.ARTICLE
        draft.tentative = True
    if unit is not None:
        return _with_unit(view, draft, unit)
    if noun is not None and not number.fraction:
        return _with_noun(view, draft, noun)
    return _bare(view, context, draft, around, after)


def _unit_and_noun(view: View, number: Number, around: Around,
                   after: dict[str, Near]) -> tuple[UnitFound | None, NounFound | None]:
    """The unit of a number, or the noun it counts: of the two the longer."""
    if around.currency is not None:
        own = unit_behind(view, number, after, number.last)
        same = own is not None and own.code.split("/")[0] == around.currency.code and view.shape(own.last) != "d"
        last = own.last if own is not None and same else number.last
        code = own.code if own is not None and same else around.currency.code
        return compound(view, UnitFound(last, code, around.currency.factor)), None
    glued = view.words.numbers.get(view.key(number.last - 1))
    if glued is not None and glued.unit is not None:
        return compound(view, UnitFound(number.last, glued.unit, join.ONE)), None
    at = number.last
    if view.hyphenated(at) and "age_after" not in after and "unit" not in after:
        joined = view.ahead(at + 1)
        unit = unit_behind(view, number, joined, at + 1)
        if unit is not None:
            return unit, None
        return None, NounFound(at + 1, at + 2, None) if "hyphen_noun" in joined else None
    unit = unit_behind(view, number, after, at)
    if unit is None and view.printed(at) in BRACKETS:
        unit = _in_brackets(view, number, at)
        if unit is not None:
            return unit, None
    noun = noun_behind(view, number, after, at) if unit is None or view.words.language == "vi" else None
    if unit is not None and noun is not None:
        hit = after.get("noun")
        if hit is None or hit.last <= after["unit" if "unit" in after else "minor"].last:
            noun = None
        else:
            unit = None
    return unit, noun


def _in_brackets(view: View, number: Number, at: int) -> UnitFound | None:
    """"20 (kg)": a unit alone in brackets."""
    unit = unit_behind(view, number, view.ahead(at + 1), at + 1)
    if unit is None or view.printed(unit.last) != BRACKETS[view.printed(at)]:
        return None
    return unit._replace(last=unit.last + 1, shown=unit.last + 1)


def _with_unit(view: View, draft: Draft, unit: UnitFound) -> Draft:
    draft.unit, draft.last = unit.code, max(draft.last, unit.end)
    half = view.words.numbers.get(view.key(draft.last))
    if half is not None and half.role == "half_after":  # "một năm rưỡi"
        draft.value += half.value
        draft.last, draft.decimals = draft.last + 1, None
    scale = view.words.numbers.get(view.key(draft.last), join.NO_WORD)
    if scale.role == "scale" and draft.number.scale == 1 and unit.code in view.words.money:  # "75 USD million"
        draft.value, draft.last = draft.value * scale.value, draft.last + 1
        draft.decimals = draft.decimals - scale.value.adjusted() if draft.decimals is not None else None
    if unit.factor != 1:
        draft.value *= unit.factor
        draft.minor = True
        draft.decimals = draft.decimals + 2 if draft.decimals is not None else None
    if "/" not in unit.code and view.dimension(unit.code) in TIME_DIMENSIONS:
        draft.kind = "duration"
    if unit.missing is not None:
        view.reading.doubt(draft.first, draft.last, "unit_without_code", unit.missing)
    return draft


def _with_noun(view: View, draft: Draft, noun: NounFound) -> Draft:
    draft.unit, draft.last, draft.noun = "count", noun.last, noun.code
    draft.counted = view.tokens.surface(noun.first, noun.last)
    joint = view.ahead(noun.last).get("per") if noun.code is not None else None
    if joint is not None and "rate" in view.ahead(joint.first):
        rate = compound(view, UnitFound(noun.last, noun.code, join.ONE))
        if "/" in rate.code:
            draft.unit, draft.last, draft.counted = rate.code, rate.last, None
    return draft


def _bare(view: View, context: Context, draft: Draft, around: Around, after: dict[str, Near]) -> Draft:
    """A number without unit and noun; ``unit`` stays None where only a neighbour could give it one."""
    number = draft.number
    cues = {} if view.shape(around.first - 1) == "C" and around.first - 1 > view.start else around.cues  # "Cao Bằng 807"
    if number.fraction:
        return _fraction(view, draft, around, after)
    if "multiple_of" in view.behind(around.first) or "multiple_of" in cues:
        draft.unit, draft.kind = "times", "change"
    elif number.scale >= LAKH or (number.scale > 1 and ({"approx", "reached"} & cues.keys())):
        draft.open_scale = True
    elif "rank" in cues and number.decimals == 0 and number.scale == 1:
        draft.unit, draft.kind = "rank", "rank"
    elif _address(view, number):
        draft.unit = None
    elif {"approx", "reached"} & cues.keys() and not number.is_word or "of_them" in after or _thousands(view, number):
        if not _year_like(view, number) and view.shape(number.last) not in ("C", "U"):
            index = context.within("index", view.start, number.first)
            draft.unit, draft.guessed = "point" if index and number.decimals else "count", True
    if draft.unit is None and not draft.open_scale and _ends_range(view, around):
        draft.unit, draft.guessed, draft.range_end = "count", True, True
    return draft


def _ends_range(view: View, around: Around) -> bool:
    """Whether a dash or "to" and a number stand before: the unit may be printed there ("$10-20")."""
    for at in (around.lead - 1, around.lead - 2):
        if view.shape(at - 1) == "d":
            return "span" in view.ahead(at)
    return False


def _fraction(view: View, draft: Draft, around: Around, after: dict[str, Near]) -> Draft:
    """Parts of one are shares, where something says of what or how much; "the first half" is a period."""
    number = draft.number
    previous = view.words.numbers.get(view.key(around.first - 1))
    period = previous is not None and previous.role == "ordinal" or "together" in around.cues
    plain = number.last - number.first == 1 and number.is_word
    said = "of_whole" in after or "approx" in around.cues or "reached" in around.cues
    if not period and (said or not plain):
        draft.value, draft.unit, draft.kind = (number.value * join.HUNDRED).normalize() + 0, "percent", "share"
    return draft


def _thousands(view: View, number: Number) -> bool:
    """Whether the digits are printed in groups: "85,000"."""
    return number.value >= 1000 and number.decimals == 0 and exclude.is_grouped(view, number)


def _year_like(view: View, number: Number) -> bool:
    printed = view.printed(number.first)
    return len(printed) == 4 and printed.isdigit() and 1900 <= number.value <= 2100


def _one_counts(view: View, around: Around, unit: UnitFound | None) -> bool:
    """Whether "một" or "one" is a number and no article: "chỉ có một", "one mile"."""
    if "one" in around.cues or around.approx is not None or around.currency is not None:
        return True
    if unit is not None and view.words.numbers.get(view.key(unit.last), join.NO_WORD).role == "half_after":
        return True
    return unit is not None and view.words.language == "en" and \
        view.dimension(unit.code) not in {*TIME_DIMENSIONS, "multiple", "index"}


def _rank(view: View, number: Number, around: Around) -> Draft | None:
    """"ranked first", "in fifth place", "xếp thứ 10/63"; other ordinals are names of terms, times, editions."""
    place = view.ahead(number.last)
    if "rank" not in around.cues and "rank_after" not in place:
        return None
    last = number.last
    if view.printed(last) == "/" and view.shape(last + 1) == "d":
        last += 2
    return Draft(number, around.lead, number.first, last, last, number.value, unit="rank", kind="rank")


def _behind_quote(view: View, around: Around) -> dict[str, Near]:
    """Cues, a closing quotation mark skipped: “Top” 10."""
    if view.printed(around.first - 1) in CLOSING:
        return view.behind(around.first - 1)
    return around.cues


def _top(view: View, number: Number, around: Around) -> Draft:
    top = _behind_quote(view, around)["top"]
    first = top.first - 1 if view.printed(top.first - 1) in "“\"'‘«" and view.printed(top.first - 1) else top.first
    return Draft(number, first, first, number.last, number.last, number.value, unit="rank", kind="rank", approx="at_most")


def _address(view: View, number: Number) -> bool:
    """"123 Main Street": capitals behind the number that end in a word for a street."""
    at = number.last
    while view.shape(at) in ("C", "U") and at - number.last < ADDRESS_WORDS:
        if "address" in view.ahead(at):
            return True
        at += 1
    return False


def _denominator_follows(view: View, number: Number, following: Number | None) -> bool:
    return following is not None and following.first == number.last + 1 and view.printed(number.last) == "/" \
        and not number.is_word and not following.is_word and number.scale == 1 and number.decimals is not None \
        and following.decimals == 0


def _ratio(view: View, number: Number, following: Number | None, right: Draft | None, around: Around) -> Draft | Claim:
    assert following is not None
    below = right if right is not None and right.number is following else None
    scale_like = number.value == 1 and following.value % 100 == 0 and below is None
    if "map_scale" in around.cues or scale_like:
        return exclude.LABEL
    if "rank" in around.cues and number.decimals == 0:
        return Draft(number, around.lead, number.first, following.last, following.last, number.value, unit="rank", kind="rank")
    labelled = exclude.by_label(view, number, around.cues, None, None)
    if labelled is not None and below is None:
        return labelled
    draft = join.ratio(view, number, following, below, around.cues)
    if draft is None:
        return exclude.FRACTION
    draft.lead, draft.approx = around.lead, around.approx
    return draft
