"""Which triggers of a text tell an event: each read by its form, those left out that only belong to another."""

from dataclasses import replace

from pipeline.extract.events.acts import CHOICES, persons_behind, told_by_act
from pipeline.extract.events.cast import Cast
from pipeline.extract.events.look import Look
from pipeline.extract.events.nouns import told_by_noun
from pipeline.extract.events.spans import content, span_end
from pipeline.extract.events.told import Told
from pipeline.extract.reading import NameMention, Reading
from pipeline.lexicon.events import EVENT
from pipeline.lexicon.trie import Hit

CARRIED = frozenset({"appointment", "establishment", "merger"})
ADOPTED = frozenset({"issuance", "election"})
CARRIERS = frozenset({"issuance", "announcement"})
SKIPPED = frozenset({"byline", "source", "boilerplate"})
ASIDE = frozenset({"title", "caption"})
COMPLETED = 16  # tokens between a verb of choosing and the post it completes: "bầu ông ... giữ chức"
PAID = frozenset({"visit", "inspection"})
OPENED = frozenset({"project_completion", "ceremony"})
SIDE = 3  # tokens between two verbs of one going
HABIT = 14  # tokens on either side of a trigger in which a word of habit bears on it


def tellings(reading: Reading, cast: Cast, by_language: dict[str, Look]) -> list[Told]:
    """The places of a text that tell an event, in its order."""
    until = 0
    hits = reading.hits(EVENT)
    noun = chosen = -1  # where the last noun ended; the last verb of choosing
    found: list[Told] = []
    for token in sorted(hits):
        hit = hits[token]
        if token < until:
            continue
        paragraph = reading.paragraph(token)
        look = by_language.get(paragraph.language or reading.document.language or "")
        if look is None or paragraph.kind in SKIPPED:
            continue
        until = hit.last
        if hit.first in cast.covered:
            continue
        if hit.first == noun and _names_matter(hit):
            continue
        noun = hit.last if hit.entry.form == "noun" else noun
        if hit.entry.completes and chosen >= 0 and hit.first - chosen < COMPLETED:
            continue
        if hit.entry.head == "in" or (hit.entry.kind == "election" and hit.entry.form != "noun"):
            chosen = hit.last
        if hit.entry.form == "again":
            told = _again(hit, found[-1] if found else None, reading, cast, look)
        else:
            told = _told(hit, reading, cast, look)
        if told is not None and not _carries(told, hits, look):
            if paragraph.kind in ASIDE:
                told.headline = paragraph.kind == "title" and told.strength == "new" and told.kind != "other"
                told.strength = "weak"
            found.append(told)
    return [one for one, before, behind in zip(found, (None, *found), (*found[1:], None), strict=False)
            if not _belongs(one, before, behind)]


def _again(hit: Hit, last: Told | None, reading: Reading, cast: Cast, look: Look) -> Told | None:
    """A second post of one verb: "miễn nhiệm chức vụ ... đối với ông Hà và chức vụ ... đối với bà Lan"."""
    number = reading.sentence_index(hit.first)
    sentence = reading.tokens.sentences[number]
    if last is None or last.sentence != number or last.kind not in CHOICES:
        return None
    persons = persons_behind(hit, sentence, cast, look)
    if not persons:
        return None
    last.persons = tuple(person for person in last.persons if person.first < hit.first)
    end = span_end(hit.last, sentence, look, cast)
    return replace(last, trigger=hit, first=hit.first, last=end, thing=persons[0], persons=persons,
                   words=content(hit.first, end, hit, look, cast))


def _belongs(told: Told, before: Told | None, behind: Told | None) -> bool:
    """Whether an act is only part of the one told beside it: the gifts brought to those visited; the visit of an inspection
    ("đến thăm, kiểm tra"); the contest whose prizes a ceremony awards; the houses handed over when they are inaugurated."""
    if told.kind == "visit" and told.verb:
        beside = [one for one in (before, behind) if one is not None and one.kind == "inspection" and one.verb]
        return any(max(one.trigger.first - told.trigger.last, told.trigger.first - one.trigger.last) < SIDE for one in beside)
    if before is None:
        return False
    if told.kind == "other" and not told.verb:
        return not before.verb and told.first < before.last
    return told.head == "gift" and ((before.kind in PAID and told.sentence - before.sentence <= 1)
                                    or (before.kind in OPENED and told.sentence == before.sentence))


def _names_matter(hit: Hit) -> bool:
    """Whether a verb right behind a noun is part of its name ("hội nghị công bố ..."), not what the gathering did ("kỳ họp
    thông qua 12 nghị quyết", "đại hội đã bầu")."""
    return hit.entry.form != "noun" and hit.entry.kind not in ADOPTED


def _carries(told: Told, hits: dict[int, Hit], look: Look) -> bool:
    """Whether a document without a number of its own only carries another event told right behind it: "ký quyết định bổ
    nhiệm ..."; several documents ("các quyết định") are issued as well."""
    if told.kind not in CARRIERS or (told.thing is not None and _has_digit(told.thing, look)) or told.many or \
            look.find("many", told.trigger.first, told.trigger.last + 1) is not None:
        return False
    reach = max(told.trigger.last + 4, told.last if told.kind == "announcement" else 0)
    return any((behind := hits.get(token)) is not None and (behind.entry.kind in CARRIED or behind.entry.head == "case")
               for token in range(told.trigger.last, reach))


def _has_digit(name: NameMention, look: Look) -> bool:
    return any(look.tokens.shapes[token] == "d" for token in range(name.first, name.last))


def _told(hit: Hit, reading: Reading, cast: Cast, look: Look) -> Told | None:
    number = reading.sentence_index(hit.first)
    sentence = reading.tokens.sentences[number]
    document = cast.nearest_before(sentence.first, hit.first, ("legal_document",))
    enacted = document is not None and _has_digit(document, look)
    for trigger in hit.entries:
        if trigger.form == "void":
            return None
        told = told_by_noun(trigger, hit, number, sentence, cast, look) if trigger.form == "noun" else \
            told_by_act(trigger, hit, number, sentence, cast, look, enacted=enacted)
        if told is not None and not _is_habit(told, look, sentence.first, sentence.last):
            told.said = " ".join(look.tokens.folds[hit.first:hit.last])
            told.dated = told.dated or trigger.dated
            return told
    return None


def _is_habit(told: Told, look: Look, first: int, last: int) -> bool:
    """Whether a word near it says that it is done again and again: "hằng năm", "regularly"."""
    return look.find("habit", max(first, told.trigger.first - HABIT), min(last, told.trigger.last + HABIT)) is not None
