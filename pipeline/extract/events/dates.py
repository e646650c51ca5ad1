"""When an event took place, as its own sentence says it."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from pipeline.extract.events.cast import Cast
from pipeline.extract.events.look import Look
from pipeline.extract.events.told import UNDATED, Told, When
from pipeline.extract.periods.find import PeriodMention
from pipeline.extract.reading import NameMention, Reading
from pipeline.extract.tokens import Sentence

COARSE = {"week", "month", "quarter", "half", "year", "start_of_year"}
PLAIN = {"plain", "since"}
ENTERED = {"appointment", "establishment", "merger", "issuance", "festival"}  # "từ ngày 15/2" is the day they began
BEGUN = ENTERED | {"project_start", "project_completion"}  # done at once, lasting since
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
    near = [p for p in inside if (p.role in PLAIN or _is_of_signing(p, told)) and not _dates_speech(p, told, look)
            and not any(name.first <= p.first <= name.last for name in named)]
    if told.pointing:  # "at the meeting, ... in August": only a date beside it is its own
        near = [p for p in near if p.first == told.trigger.last]
    if told.kind == "festival" and look.ends("closing", told.trigger.first, sentence.first) is not None:
        return UNDATED  # the day on which it ends
    if told.kind == "disaster":
        near = [p for p in near if _when_it_struck(p, told, look)]
    days = [p for p in near if _is_day(p, told)]
    open_day = any(p.granularity in DAYS and p.start is None for p in near)
    if days:
        best = min(days, key=lambda p: (_distance(p, told), p.first))
        return When(best.start, best.start if best.role == "since" else best.end, _rule(best, "day"))
    for period in near:
        if _is_adverbial(period, told, sentence, look) and (period.granularity in COARSE or period.role == "since"):
            begun = told.kind in BEGUN and period.role == "since" and period.first >= told.trigger.last
            return When(period.start, _unit_end(period) if begun else period.end, _rule(period, "adverbial"))
    document = _document(told, sentence, cast)
    if document is not None:
        for period in inside:
            if period.granularity in COARSE | {"day"} and period.role in PLAIN | {"dated"} \
                    and _dates_number(period, document, look):
                return When(period.start, period.end, _rule(period, "document"))
    if open_day:
        return When(None, None, "open")
    if look.find("vague", sentence.first, sentence.last) is not None:
        return When(None, None, "vague")
    return UNDATED


def _when_it_struck(period: PeriodMention, told: Told, look: Look) -> bool:
    """Whether a day is that of a flood, and not that of the count of its harm ("tính đến 17h ngày 25/8, mưa lũ đã làm ...")."""
    return period.first >= told.trigger.last or period.start != period.end or \
        look.find("until", max(0, period.first - TOUCHING - 1), period.first + 1) is None


def _is_of_signing(period: PeriodMention, told: Told) -> bool:
    """Whether "signed on June 7", elsewhere the date of a document, belongs to the verb that tells the event."""
    return period.role == "dated" and told.verb and told.trigger.first <= period.first < told.trigger.last


def _document(told: Told, sentence: Sentence, cast: Cast) -> NameMention | None:
    """The document issued, or the one before the verb by which a body is set up or a person appointed."""
    if told.kind == "issuance":
        return told.thing
    return cast.nearest_before(sentence.first, told.first, ("legal_document",)) if told.kind in ENTERED else None


def _is_day(period: PeriodMention, told: Told) -> bool:
    """Whether a period is a day, a few days of an event ("from December 21 to 23"), or the day something takes effect."""
    if period.role == "since":
        return period.granularity == "day" and period.start is not None and told.kind in ENTERED
    if period.start is None or period.end is None:
        return False
    return period.start == period.end or (period.granularity == "day" and (period.end - period.start).days <= LASTING)


def _dates_speech(period: PeriodMention, told: Told, look: Look) -> bool:
    """Whether a day before the trigger dates the speech about it: "Chiều 16/12, ông Bình cho biết tỉnh đã ban hành ..."."""
    return period.last <= told.trigger.first and period.granularity in DAYS \
        and look.find("says", period.last, told.trigger.first) is not None


def _unit_end(period: PeriodMention) -> date | None:
    """The last day of the year or month from which on something is: "khởi công từ năm 2021" happened in 2021."""
    if period.start is None or period.granularity not in ("year", "month"):
        return period.start
    if period.granularity == "year":
        return date(period.start.year, 12, 31)
    return date(period.start.year + period.start.month // 12, period.start.month % 12 + 1, 1) - timedelta(days=1)


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
    if told.kind in BEGUN and not told.verb:  # "construction of the plant began in 2019"
        return period.first < told.last + TOUCHING
    return look.language == "en" and look.starts("in", period.first) is not None \
        and period.first - told.trigger.last < 3 * TOUCHING


def _lasts_over(when: When, day: When) -> bool:
    """Whether some days hold a day."""
    return when.start is not None and when.end is not None and day.start is not None and not when.is_day \
        and when.start <= day.start <= when.end and (when.end - when.start).days <= LASTING


def day_of(whens: Sequence[When], *, lasts: bool = False) -> When:
    """The date of an event from what its mentions say, in the order of the text: the first printed day, else the shortest
    interval told first, else what a mention says without a date.

    lasts: a festival or visit goes on for some days: those around its day, where they are told.
    """
    for when in whens:
        if when.is_day:
            return next((other for other in whens if lasts and _lasts_over(other, when)), when)
    dated = [when for when in whens if when.start is not None or when.end is not None]
    if dated:
        return min(dated, key=lambda when: ((when.end or date.max) - (when.start or date.min)))
    return next((when for when in whens if when.rule), UNDATED)
