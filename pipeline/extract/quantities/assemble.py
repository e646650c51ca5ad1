"""One number, its unit or noun, and what its neighbours make of it."""

from collections.abc import Mapping

from pipeline.extract.figures.quantity import Number
from pipeline.extract.quantities import exclude, join
from pipeline.extract.quantities.around import Around, look_before
from pipeline.extract.quantities.bare import bare, one_counts, rank, top_of, with_top
from pipeline.extract.quantities.draft import TIME_DIMENSIONS, Context, Draft, View
from pipeline.extract.quantities.nouns import NounFound, noun_behind
from pipeline.extract.quantities.units import UnitFound, compound, denominator, unit_behind
from pipeline.extract.reading import Claim
from pipeline.lexicon.nearby import Near

BRACKETS = {"(": ")", "[": "]"}


def assemble(view: View, context: Context, number: Number, following: Number | None,
             right: Draft | None) -> Draft | Claim:
    """The quantity a number makes, or the claim it gets where it makes none.

    following: the next number of the text that nothing has claimed; right: its draft, where it made one.
    """
    coded = exclude.PHRASE if "set_phrase" in view.ahead(number.first) else exclude.by_glue(view, number)
    if coded is not None:
        return coded
    around = look_before(view, number)
    if number.ordinal:
        return rank(view, number, around) or exclude.ORDINAL
    if _denominator_follows(view, number, following):
        return _ratio(view, number, following, right, around)
    if following is not None and number.scale == 1:
        part = join.one_in(view, number, following, right)
        if part is not None:
            part.lead, part.approx = around.lead, around.approx
            return part
    draft = _measure(view, context, number, around)
    if isinstance(draft, Draft):
        draft.lead, draft.sign, draft.cues = around.lead, around.sign, around.cues
        draft.approx = draft.approx or (around.approx if not _runs(view, draft, around) else None)
        after = view.ahead(draft.last).get("approx_after")
        if after is not None:
            draft.approx = after.entry
    return draft


def _runs(view: View, draft: Draft, around: Around) -> bool:
    """Whether "over" says in which time something runs ("$5bn over three years"), not how long at least."""
    hedge = around.cues.get("approx")
    return draft.kind == "duration" and hedge is not None and view.start < hedge.first == hedge.last - 1 \
        and view.key(hedge.first) == "over" and "lasts" not in around.cues


def _measure(view: View, context: Context, number: Number, around: Around) -> Draft | Claim:
    after, at = view.ahead(number.last), number.last
    hedge = after.get("approx_between")  # "30-plus countries"
    if hedge is not None and view.shape(hedge.last) != "d":
        after, at = view.ahead(hedge.last), hedge.last
    unit, noun = _unit_and_noun(view, number, around, after, at)
    excluded = exclude.by_label(view, number, around.cues, unit, noun) \
        or exclude.by_age(view, context, number, around.cues, after, unit) \
        or exclude.by_base(view, number, unit, noun) \
        or exclude.by_company(view, number, around.cues, after, unit, noun) \
        or (exclude.by_measure(view, context, number, around.cues, unit) if unit is not None else None)
    if excluded is not None:
        return excluded
    top = with_top(view, around)
    if top is not None and number.scale == 1:
        return top_of(view, number, top)
    draft = Draft(number, around.lead, around.first, number.last, number.last, number.value, decimals=number.decimals,
                  prefixed=around.currency is not None, approx=hedge.entry if hedge is not None and at > number.last else None)
    if number.value == 1 and number.is_word and number.last - number.first == 1 and not one_counts(view, around, unit):
        if noun is None or unit is not None:
            return exclude.ARTICLE
        draft.tentative = True
    if unit is not None:
        return _with_unit(view, draft, unit)
    if noun is not None and not number.fraction:
        return _with_noun(view, draft, noun)
    return bare(view, context, draft, around, after)


def _unit_and_noun(view: View, number: Number, around: Around,
                   after: Mapping[str, Near], at: int) -> tuple[UnitFound | None, NounFound | None]:
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
    if number.fraction and (part := _part_of_unit(view, number.last)) is not None:
        return part, None
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


def _part_of_unit(view: View, at: int) -> UnitFound | None:
    """"half a mile", "a quarter of an hour", "half a percentage point"."""
    article = at + 1 if view.key(at) == "of" else at
    word = view.words.numbers.get(view.key(article), join.NO_WORD)
    found = denominator(view, view.ahead(article + 1)) if word.role == "article" else None
    if found is None or view.dimension(found[1]) in ("", "count"):
        return None
    return compound(view, UnitFound(found[0], found[1], join.ONE))


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
    joint = view.ahead(noun.last).get("per")
    if joint is not None and "rate" in view.ahead(joint.first):
        rate = compound(view, UnitFound(noun.last, noun.code or "count", join.ONE))
        if "/" in rate.code:
            draft.unit, draft.last, draft.counted = rate.code, rate.last, None
    return draft


def _denominator_follows(view: View, number: Number, following: Number | None) -> bool:
    return following is not None and following.first == number.last + 1 and view.printed(number.last) == "/" \
        and not number.is_word and not following.is_word and number.scale == 1 and number.decimals is not None \
        and following.decimals == 0 and following.value > 0


def _ratio(view: View, number: Number, following: Number | None, right: Draft | None, around: Around) -> Draft | Claim:
    assert following is not None
    below = right if right is not None and right.number is following else None
    scale_like = number.value == 1 and following.value % 100 == 0 and below is None
    if "map_scale" in around.cues or scale_like:
        return exclude.LABEL
    if "rank" in around.cues and number.decimals == 0:
        end = following.last
        return Draft(number, around.lead, number.first, end, end, number.value, unit="rank", kind="rank")
    labelled = exclude.by_label(view, number, around.cues, None, None)
    if labelled is not None and below is None:
        return labelled
    draft = join.ratio(view, number, following, below, around.cues)
    if draft is None:
        return exclude.FRACTION
    draft.lead, draft.approx = around.lead, around.approx
    return draft
