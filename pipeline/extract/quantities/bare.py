"""Numbers without unit and noun: ranks, shares, multiples, amounts whose unit is understood, and counts."""

from collections.abc import Mapping

from pipeline.extract.figures.quantity import Number
from pipeline.extract.quantities import exclude, join
from pipeline.extract.quantities.around import Around
from pipeline.extract.quantities.draft import TIME_DIMENSIONS, Context, Draft, View
from pipeline.extract.quantities.units import UnitFound
from pipeline.lexicon.nearby import Near

CLOSING = frozenset("\"”’»'")
OPENING = frozenset("“\"'‘«")
LAKH = 10 ** 5
ADDRESS_WORDS = 4
LONGEST_SCORE = 3


def bare(view: View, context: Context, draft: Draft, around: Around, after: Mapping[str, Near]) -> Draft:
    """A number without unit and noun; ``unit`` stays None where only a neighbour could give it one."""
    number = draft.number
    named = view.shape(around.first - 1) == "C" and around.first - 1 > view.start
    cues = {} if named else around.cues  # "Cao Bằng 807": no verb
    said = bool({"approx", "reached"} & cues.keys())
    subject = "of_them" in after or ("verb_after" in after and number.value > 1)
    states = subject or (said and not number.is_word and not _scored(view, number))
    if number.fraction:
        return _fraction(view, draft, around, after)
    if "multiple_of" in view.behind(around.first) or "multiple_of" in cues:
        draft.unit, draft.kind = "times", "change"
    elif number.scale >= LAKH or (number.scale > 1 and (said or view.printed(number.last) == "/")):
        draft.open_scale = True
    elif "rank" in cues and number.decimals == 0 and number.scale == 1:
        draft.unit, draft.kind = "rank", "rank"
    elif _address(view, number):
        draft.unit = None
    elif (states or _thousands(view, number)) and _countable(view, number):
        index = context.within("index", view.start, number.first)
        if index and number.decimals:
            draft.unit, draft.guessed = "point", True
        elif number.scale > 1 or not number.decimals or number.other is not None:  # things are whole
            draft.unit, draft.guessed = "count", True
    if draft.unit is None and not draft.open_scale and _ends_range(view, around):
        draft.unit, draft.guessed, draft.range_end = "count", True, True
    return draft


def _scored(view: View, number: Number) -> bool:
    """Whether a bare number is half of a score or a vote: "là 2-0", "by 112-104", "passed 220 to 212"."""
    first, last = number.first, number.last
    if view.hyphenated(last) and view.shape(last + 1) == "d":
        return True
    if view.hyphenated(first - 1) and view.shape(first - 2) == "d":
        return True
    over, under = view.printed(first - 2), view.printed(last + 1)
    if view.key(first - 1) == "to" and over.isdecimal() and len(over) <= LONGEST_SCORE and int(over) > number.value:
        return True
    return view.key(last) == "to" and under.isdecimal() and len(under) <= LONGEST_SCORE and int(under) < number.value


def _ends_range(view: View, around: Around) -> bool:
    """Whether a dash or "to" and a number stand before: the unit may be printed there ("$10-20")."""
    for at in (around.lead - 1, around.lead - 2):
        if view.shape(at - 1) == "d":
            return "span" in view.ahead(at)
    return False


def _fraction(view: View, draft: Draft, around: Around, after: Mapping[str, Near]) -> Draft:
    """Parts of one are shares, where something says of what or how much; "the first half" is a period."""
    number = draft.number
    if (length := _and_a_half(view, number)) is not None:
        return length
    previous = view.words.numbers.get(view.key(around.first - 1))
    period = (previous is not None and previous.role == "ordinal") or "together" in around.cues
    plain = number.last - number.first == 1 and number.is_word
    said = "of_whole" in after or "approx" in around.cues or "reached" in around.cues
    if not period and (said or not plain):
        draft.value, draft.unit, draft.kind = (number.value * join.HUNDRED).normalize() + 0, "percent", "share"
    return draft


def _and_a_half(view: View, number: Number) -> Draft | None:
    """"a year and a half": the unit stands between the article and the rest."""
    unit = view.ahead(number.first - 2).get("under") if "and" in view.ahead(number.first - 1) else None
    article = view.words.numbers.get(view.key(number.first - 3), join.NO_WORD)
    if unit is None or unit.last != number.first - 1 or article.role != "article":
        return None
    code, first = unit.entry.code, number.first - 3
    hedge = view.behind(first).get("approx")
    return Draft(number, first, first, number.last, number.last, join.ONE + number.value, unit=code,
                 approx=hedge.entry if hedge is not None else None,
                 kind="duration" if view.dimension(code) in TIME_DIMENSIONS else None)


def _thousands(view: View, number: Number) -> bool:
    """Whether the digits are printed in groups: "85,000"."""
    return number.value >= 1000 and number.decimals == 0 and exclude.is_grouped(view, number)


def _countable(view: View, number: Number) -> bool:
    """Whether a bare number may count: no year, and no name behind it."""
    return not exclude.year_like(view, number) and view.shape(number.last) not in ("C", "U")


def rank(view: View, number: Number, around: Around) -> Draft | None:
    """"ranked first", "in fifth place", "xếp thứ 10/63"; other ordinals are names of terms, times, editions."""
    place = view.ahead(number.last)
    if "rank" not in around.cues and "rank_after" not in place:
        return None
    last = number.last
    if view.printed(last) == "/" and view.shape(last + 1) == "d":
        last += 2
    return Draft(number, around.lead, number.first, last, last, number.value, unit="rank", kind="rank")


def with_top(view: View, around: Around) -> Near | None:
    """"top" before a number, a closing quotation mark skipped: “Top” 10."""
    quoted = view.printed(around.first - 1) in CLOSING
    return (view.behind(around.first - 1) if quoted else around.cues).get("top")


def top_of(view: View, number: Number, top: Near) -> Draft:
    """A rank of at most so much."""
    first = top.first - 1 if view.printed(top.first - 1) in OPENING else top.first
    return Draft(number, first, first, number.last, number.last, number.value, unit="rank", kind="rank",
                 approx="at_most")


def _address(view: View, number: Number) -> bool:
    """"123 Main Street": capitals behind the number that end in a word for a street."""
    at = number.last
    while view.shape(at) in ("C", "U") and at - number.last < ADDRESS_WORDS:
        if "address" in view.ahead(at):
            return True
        at += 1
    return False


def one_counts(view: View, around: Around, unit: UnitFound | None) -> bool:
    """Whether "một" or "one" is a number and no article: "chỉ có một", "one mile"."""
    if "one" in around.cues or around.approx is not None or around.currency is not None:
        return True
    if unit is not None and view.words.numbers.get(view.key(unit.last), join.NO_WORD).role == "half_after":
        return True
    return unit is not None and view.words.language == "en" and \
        view.dimension(unit.code) not in {*TIME_DIMENSIONS, "multiple", "index"}
