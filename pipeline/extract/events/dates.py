"""When an event took place, as its own sentence says it."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from pipeline.extract.events.cast import Cast
from pipeline.extract.events.look import Look
from pipeline.extract.events.told import UNDATED, Told, When
from pipeline.extract.periods.find import PeriodMention
from pipeline.extract.reading import NameMention, Reading
from pipeline.extract.tokens import Sentence

COARSE = {"week", "month", "quarter", "half", "year", "start_of_year"}
PLAIN = {"plain", "since"}
ENTERED = {"appointment", "establishment", "merger", "issuance"}  # "từ ngày 15/2" is the day they took effect
DAYS = {"day", "weekday"}
LASTING = 14  # days an event may take
SYMBOL = 9  # most tokens of a document's number and symbol
TOUCHING = 3  # tokens between a verb and the year that dates it


def date_told(told: Told, reading: Reading, periods: Sequence[PeriodMention], firsts: Sequence[int], cast: Cast,
              look: Look) -> When:
    """The interval and its rule, by the first that holds:

    day          the day printed nearest in the sentence
    adverbial    a longer period at the beginning of its sentence, or right behind the verb
    document     the date or year printed in the name of the document issued
    open         a day whose year the text does not say, "yesterday" without a day of publication: no date
    vague        "recently", "vừa qua": no date, and none is inherited

    firsts: first tokens of the periods.
    """
    sentence = reading.tokens.sentences[told.sentence]
    inside = list(periods[bisect_left(firsts, sentence.first):bisect_left(firsts, sentence.last)])
    named = list(cast.within(sentence.first, sentence.last, ("legal_document",))) if inside else []
    near = [p for p in inside if p.role in PLAIN and not any(name.first <= p.first <= name.last for name in named)]
    near = [p for p in near if not _dates_speech(p, told, look)]
    if told.pointing:  # "at the meeting, ... in August": only a date beside it is its own
        near = [p for p in near if p.first == told.trigger.last]
    if told.kind == "disaster" and look.find("happens", sentence.first, sentence.last) is None:
        return UNDATED
    days = [p for p in near if _is_day(p, told)]
    open_day = any(p.granularity in DAYS and p.start is None for p in near)
    if days:
        best = min(days, key=lambda p: (_distance(p, told), p.first))
        return When(best.start, best.start if best.role == "since" else best.end, _rule(best, "day"))
    for period in near:
        if _is_adverbial(period, told, sentence, look) and (period.granularity in COARSE or period.role == "since"):
            return When(period.start, period.end, _rule(period, "adverbial"))
    if told.kind == "issuance" and told.thing is not None:
        for period in inside:
            if period.granularity in COARSE | {"day"} and period.role in PLAIN and _dates_number(period, told.thing, look):
                return When(period.start, period.end, _rule(period, "document"))
    if open_day:
        return When(None, None, "open")
    if look.find("vague", sentence.first, sentence.last) is not None:
        return When(None, None, "vague")
    return UNDATED


def _is_day(period: PeriodMention, told: Told) -> bool:
    """Whether a period is a day, a few days of an event ("from December 21 to 23"), or the day something takes effect."""
    if period.start is None or period.end is None:
        return False
    if period.role == "since":
        return period.granularity == "day" and told.kind in ENTERED
    return period.start == period.end or (period.granularity == "day" and (period.end - period.start).days <= LASTING)


def _dates_speech(period: PeriodMention, told: Told, look: Look) -> bool:
    """Whether a day before the trigger dates the speech about it: "Chiều 16/12, ông Bình cho biết tỉnh đã ban hành ..."."""
    return period.last <= told.trigger.first and period.granularity in DAYS \
        and look.find("says", period.last, told.trigger.first) is not None


def _rule(period: PeriodMention, how: str) -> str:
    """How the event was dated, and where the year came from when the text does not print it beside."""
    return how if period.rule == "printed" else f"{how}_{period.rule}"


def _dates_number(period: PeriodMention, thing: NameMention, look: Look) -> bool:
    """Whether a date stands right behind a document's number and symbol: "Kế hoạch số 5050/KH-UBND năm 2018". Behind
    "về" it belongs to what the document is about."""
    if not thing.first <= period.first <= thing.last:
        return False
    inside = range(thing.first, period.first)
    return any(look.tokens.shapes[token] == "d" for token in inside[-SYMBOL:]) and \
        look.find("about", thing.first, period.first) is None


def _distance(period: PeriodMention, told: Told) -> int:
    """Tokens between a date and the trigger."""
    if period.last <= told.trigger.first:
        return told.trigger.first - period.last
    return max(0, period.first - told.trigger.last)


def _is_adverbial(period: PeriodMention, told: Told, sentence: Sentence, look: Look) -> bool:
    """Whether a month, year or "from 2018 to the present" says when, not what: at the beginning of the sentence or of
    a clause before the verb, or behind it with nothing but a preposition between."""
    if period.last <= told.trigger.first:
        before = period.first - 1
        return period.first <= sentence.first + 1 or look.tokens.keys[before] in ",;" or \
            look.starts("clause", before) is not None
    if period.first < told.trigger.last:
        return False
    if period.first - told.trigger.last < TOUCHING:
        return True
    return look.language == "en" and look.starts("in", period.first) is not None \
        and period.first - told.trigger.last < 3 * TOUCHING


def day_of(whens: Sequence[When]) -> When:
    """The date of an event from what its mentions say, in the order of the text: the first printed day, else the shortest
    interval told first, else what a mention says without a date."""
    for when in whens:
        if when.is_day:
            return when
    dated = [when for when in whens if when.start is not None or when.end is not None]
    if dated:
        return min(dated, key=lambda when: ((when.end or date.max) - (when.start or date.min)))
    return next((when for when in whens if when.rule), UNDATED)
