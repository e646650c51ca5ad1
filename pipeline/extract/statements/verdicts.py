"""Verdicts on targets without a number: "most targets were lower than the plan", "đạt thấp so với kế hoạch"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.events.look import Look
from pipeline.extract.periods.find import PeriodMention
from pipeline.extract.reading import Reading
from pipeline.extract.statements.said import SKIPPED, Speech
from pipeline.extract.statements.voice import Voice
from pipeline.extract.tokens import Sentence
from pipeline.lexicon.trie import Hit

BREAKS = frozenset(";:?!…()“”\"")  # a full stop inside a sentence ends an abbreviation
NEAR = 4  # tokens before a verdict in which a word of aim denies it
PLAN_NEAR = 6  # tokens between the verdict and the word for a plan
PART = 8  # tokens of one part of a list
LONGEST = 40  # tokens of a clause on either side


class Judged(NamedTuple):
    """A verdict: tokens [first, last) of its clause, [topic_first, topic_last) of what is judged, how it stands."""

    hit: Hit
    stands: str
    first: int
    last: int
    topic_first: int
    topic_last: int
    period: PeriodMention | None


def verdicts(reading: Reading, periods: Sequence[PeriodMention], said: Speech, voices: dict[str, Voice],
             looks: dict[str, Look]) -> Iterator[Judged]:
    """The verdicts of a text in its order.

    A verdict needs something judged before it, and a word for a plan beside it where the phrase alone ("đạt", "lower
    than") says none. Wishes, duties and aims are none; a percentage in the clause makes it a figure's business. One that
    is only expected ("is estimated to not meet") is ``behind``. A clause inside speech does not begin before it.
    """
    hits = next(iter(voices.values())).verdicts if voices else {}
    firsts = [period.first for period in periods]
    until, judged = 0, (0, 0)
    for token in sorted(hits):
        hit = hits[token]
        paragraph = reading.paragraph(token)
        language = paragraph.language or reading.document.language or ""
        if token < until or paragraph.kind in SKIPPED or language not in voices:
            continue
        voice, look = voices[language], looks[language]
        sentence = reading.sentence(token)
        stands = _stands(hit, sentence, voice)
        if stands is None:
            continue
        until = hit.last
        first, last = _clause(hit, sentence, voice)
        inside = periods[bisect_left(firsts, first):bisect_left(firsts, last)]
        around = said.at(token)
        begins = around.first if around is not None else 0
        first = max(first, begins)
        if voice.find("percent", first, last) is not None or _is_aim(stands, hit, first, last, inside, voice):
            continue
        if look.cue(sentence.first, hit.first, 12, least=4) in ("unreal", "planned") and not stands.startswith("requirement"):
            continue
        topic_first, topic_last = _topic(first, hit.first, periods, firsts, voice)
        if topic_first == topic_last:  # "... còn thấp, chưa đáp ứng được nhu cầu": the subject stands before the comma
            first = max(begins, _subject_before(first, sentence, voice))
            blamed = voice.turning(first, hit.first).get("blame", hit.first)
            topic_first, topic_last = _topic(first, blamed, periods, firsts, voice)
        if topic_first == topic_last or (topic_first, topic_last) == judged:
            continue
        judged = topic_first, topic_last
        period = next((p for p in inside if p.granularity != "day" and p.role not in ("now", "same", "basis", "vision")), None)
        if stands in ("missed", "met") and voice.find("hedge", first, hit.first) is not None:
            stands = "behind" if stands == "missed" else "ahead"
        yield Judged(hit, stands, first, last, topic_first, topic_last, period)


def _stands(hit: Hit, sentence: Sentence, voice: Voice) -> str | None:
    """The verdict of a phrase; of homonyms the one that needs no word for a plan beside it stands first."""
    near = any(voice.starts("plan", t) is not None for t in range(hit.last - 1, min(sentence.last, hit.last + PLAN_NEAR)))
    for verdict in hit.entries:
        if not verdict.open or near:
            return str(verdict.stands)
    return None


def _is_aim(stands: str, hit: Hit, first: int, last: int, inside: Sequence[PeriodMention], voice: Voice) -> bool:
    """Whether a clause tells what is striven for, or, of targets met, gives a number (a figure's business)."""
    if stands not in ("met", "ahead"):
        return voice.find("aim", max(first, hit.first - NEAR), hit.first) is not None and stands in ("missed", "behind") \
            and voice.find("hedge", first, hit.first) is None
    held = {token for period in inside for token in range(period.first, period.last)}
    numbers = any(voice.tokens.shapes[token] == "d" and token not in held for token in range(first, last))
    return numbers or voice.find("aim", first, hit.first) is not None


def _clause(hit: Hit, sentence: Sentence, voice: Voice) -> tuple[int, int]:
    """The clause of a verdict: from the connective or mark before it to the mark behind it."""
    keys = voice.tokens.keys
    first = hit.first
    while first > max(sentence.first, hit.first - LONGEST) and keys[first - 1] not in BREAKS:
        if keys[first - 1] == "," and not _lists(first - 1, hit.first, voice):
            break
        end = voice.ends("connective", first, sentence.first)
        if end is not None and first - end >= 1 and (end == sentence.first or keys[end - 1] in ",;"):
            break
        first -= 1
    while first < hit.first and keys[first] == ",":
        first += 1
    last = hit.last
    while last < min(sentence.last, hit.last + LONGEST) and keys[last] not in BREAKS and keys[last] != ",":
        last += 1
    if last == sentence.last and keys[last - 1] == ".":
        last -= 1
    return first, last


def _subject_before(first: int, sentence: Sentence, voice: Voice) -> int:
    """The beginning of the clause before a comma."""
    start = first
    while start > sentence.first and voice.tokens.keys[start - 1] == ",":
        start -= 1
    while start > max(sentence.first, first - LONGEST) and voice.tokens.keys[start - 1] not in BREAKS \
            and voice.tokens.keys[start - 1] != ",":
        start -= 1
    return start


def _lists(comma: int, last: int, voice: Voice) -> bool:
    """Whether a comma separates the parts of what is judged: the parts on both sides of it are short."""
    keys = voice.tokens.keys
    behind = next((t for t in range(comma + 1, last) if keys[t] == ","), last)
    before = next((t for t in range(comma - 1, max(0, comma - PART - 1), -1) if keys[t] in ",;.:"), None)
    return behind - comma <= PART and (before is not None or behind < last)


def _topic(first: int, last: int, periods: Sequence[PeriodMention], firsts: Sequence[int], voice: Voice) -> tuple[int, int]:
    """What is judged: the clause up to the verdict without connectives before it and periods behind it."""
    while first < last:
        end = voice.starts("connective", first)
        if end is None and voice.tokens.keys[first] != ",":
            break
        first = end if end is not None else first + 1
    for period in reversed(periods[bisect_left(firsts, first):bisect_left(firsts, last)]):
        if period.last >= last - 2 and period.first > first:
            last = period.first
            start = voice.ends("of_period", last, first)
            last = start if start is not None else last
    while last > first and (voice.ends("copula", last, first) is not None or voice.tokens.keys[last - 1] == ","):
        start = voice.ends("copula", last, first)
        last = start if start is not None else last - 1
    return first, last
