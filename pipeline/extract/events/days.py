"""Acts of a day: what a body or person did on a printed day, told by no word of the list of events."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.extract.events.cast import Cast
from pipeline.extract.events.look import Look
from pipeline.extract.events.spans import SPAN, content, span_end
from pipeline.extract.events.told import ACTORS, Told
from pipeline.extract.periods.find import PeriodMention
from pipeline.extract.reading import Reading
from pipeline.extract.tokens import Sentence
from pipeline.lexicon.trie import Hit

BESIDE = 5  # tokens between who acts and the verb
NEXT = 3  # tokens from the verb on in which a word of saying makes it a statement
PAST = "ed"
TOLD_IN = frozenset({"lead", "body"})


def acts_of_a_day(reading: Reading, periods: Sequence[PeriodMention], told: Sequence[Told], cast: Cast,
                  by_language: Mapping[str, Look]) -> Iterator[Told]:
    """Events of kind ``other``, one a sentence: "Ngày 21/5, Chủ tịch UBND tỉnh đã giao ...", "The city on July 20 licensed
    ...". News prints the day of what happened; sentences that tell an event already are left alone."""
    taken = {one.sentence for one in told}
    for period in periods:
        number = reading.sentence_index(period.first)
        paragraph = reading.paragraph(period.first)
        look = by_language.get(paragraph.language or reading.document.language or "")
        if period.granularity != "day" or period.role != "plain" or number in taken or look is None or \
                paragraph.kind not in TOLD_IN:
            continue
        sentence = reading.tokens.sentences[number]
        verb = _verb(period, sentence, cast, look)
        if verb is not None and look.cue(sentence.first, verb, 45, least=4) in (None, "done"):
            taken.add(number)
            hit = Hit(verb, verb + 1, ())
            last = span_end(verb + 1, sentence, look, cast)
            yield Told("other", "act", hit, verb, last, number, "happened", "new", descriptive=True, verb=True, dated=True,
                       actors=tuple(cast.within(sentence.first, verb, ACTORS)), words=content(verb, last, hit, look, cast))


def _verb(period: PeriodMention, sentence: Sentence, cast: Cast, look: Look) -> int | None:
    """The verb of the act behind the day: what follows "đã" or "vừa", in English a past form; who acts stands before it,
    and it neither says something nor tells how a figure moved."""
    for token in range(period.last, min(sentence.last, period.last + 2 * SPAN)):
        end = look.starts("done", token) if look.language == "vi" else \
            token if look.tokens.keys[token].endswith(PAST) and look.tokens.shapes[token] == "l" else None
        if end is None or end >= sentence.last or token in cast.covered:
            continue
        acts = look.ends("article", token, sentence.first) is None and _has_actor(period, token, sentence, cast, look)
        return end if acts and look.find("no_act", token, min(sentence.last, end + NEXT)) is None else None
    return None


def _has_actor(period: PeriodMention, verb: int, sentence: Sentence, cast: Cast, look: Look) -> bool:
    """Whether a person, a body, a place or a word for one stands right before the verb or, with the day between, before it."""
    first = sentence.first if period.last == verb else max(sentence.first, verb - BESIDE)
    return any(token in cast.parties for token in range(first, verb)) or look.find("actor", first, verb) is not None
