"""Which triggers of a text tell an event: form, what must stand around them, and whether it happened."""

from collections.abc import Iterator

from pipeline.extract.events.cast import Cast
from pipeline.extract.events.look import MARKS, STOPS, Look
from pipeline.extract.events.spans import SPAN, clause_end, content, names_around, span_end
from pipeline.extract.events.told import ACTORS, Told
from pipeline.extract.reading import NameMention, Reading
from pipeline.extract.tokens import Sentence
from pipeline.lexicon.events import EVENT, Trigger
from pipeline.lexicon.trie import Hit

NEAR = 8  # a verb of holding stands at most so far before its noun
AFTER = 24  # ... or behind it
BOUNDS = ("definite", "indefinite", "at", "hold")  # words that stand before a noun phrase
CARRIED = frozenset({"appointment", "establishment", "merger"})
NTH = frozenset({"st", "nd", "rd", "th"})
GERUND = "ing"
SKIPPED = frozenset({"byline", "source", "boilerplate"})


def tellings(reading: Reading, cast: Cast, by_language: dict[str, Look]) -> Iterator[Told]:
    """The places of a text that tell an event, in its order."""
    until = 0
    hits = reading.hits(EVENT)
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
        told = _told(hit, reading, cast, look, paragraph.kind == "title")
        if told is not None and not (told.kind == "issuance" and _carries(hit, hits)):
            yield told


def _carries(hit: Hit, hits: dict[int, Hit]) -> bool:
    """Whether the document only carries another event told right behind: "ký quyết định bổ nhiệm ..." """
    return any((behind := hits.get(token)) is not None and behind.entry.kind in CARRIED
               for token in range(hit.last, hit.last + 3))


def _told(hit: Hit, reading: Reading, cast: Cast, look: Look, title: bool) -> Told | None:
    number = reading.sentence_index(hit.first)
    sentence = reading.tokens.sentences[number]
    for trigger in hit.entries:
        if trigger.form == "void":
            return None
        told = (_noun if trigger.form == "noun" else _act)(trigger, hit, number, sentence, cast, look)
        if told is not None:
            told.said = " ".join(look.tokens.folds[hit.first:hit.last])
            if title:
                told.strength = "weak"
            return told
    return None


# ---- nouns ----

def _noun(trigger: Trigger, hit: Hit, number: int, sentence: Sentence, cast: Cast, look: Look) -> Told | None:
    """An event named by a noun; its verb of holding says whether it happened."""
    last = span_end(hit.last, sentence, look, cast, stop=True)
    ordinal = _ordinal(hit.last, trigger.named, sentence, look)
    if trigger.named and not _is_named(hit, sentence, look):
        return None
    if trigger.behind and not _begins(hit, sentence, look):
        return None
    before = _before(hit.first, sentence, look)
    definite = look.ends("definite", before, sentence.first) is not None and look.language == "en"
    indefinite = look.ends("indefinite", before, sentence.first) is not None
    descriptive = last - hit.last >= 2
    holding = _held(hit, before, sentence, look)
    at = look.ends("at", before - (1 if definite else 0), sentence.first) is not None
    if trigger.back:
        strength = "weak"
    elif holding or (ordinal and trigger.head != "congress") or not trigger.hold:
        strength = "back" if definite and not ordinal and not descriptive else "new"
    elif at:
        strength = "new" if indefinite else "back"
    else:
        strength = "weak"
    effect = None if trigger.kind == "disaster" or (definite and strength == "weak") else look.cue(
        sentence.first, hit.first, 45, least=4)
    if effect in ("unreal", "negated") and not (at and not indefinite and effect == "unreal" and holding):
        return None
    return Told(
        kind=trigger.kind, head=trigger.head, trigger=hit, first=hit.first, last=last, sentence=number,
        status="planned" if effect == "planned" or _lies_ahead(last, sentence, look) else "happened", strength=strength,
        descriptive=descriptive,
        definite=definite or (look.language == "vi" and not descriptive and not indefinite), indefinite=indefinite,
        ordinal=ordinal, actors=names_around(hit, clause_end(last, sentence, look), sentence, cast),
        words=content(hit.first, last, hit, look, cast),
        verb=look.ends("have", before, sentence.first) is not None or look.ends("have", before - 1, sentence.first) is not None,
    )


def _before(first: int, sentence: Sentence, look: Look) -> int:
    """Where the noun phrase of a noun begins: behind its article, number or preposition."""
    token = first
    while token > max(sentence.first, first - 4):
        if look.tokens.keys[token - 1] in MARKS or any(look.starts(role, token - 1) is not None for role in BOUNDS):
            break
        token -= 1
    else:
        token = max(sentence.first, token)
    return token


def _lies_ahead(last: int, sentence: Sentence, look: Look) -> bool:
    """Whether words of planning follow the noun phrase: "The 25th session is scheduled to begin"."""
    return last < sentence.last and any(cue.effect == "planned" for _, cue in look.cues.get(last, ()))


def _held(hit: Hit, before: int, sentence: Sentence, look: Look) -> bool:
    """Whether a verb of holding stands before or behind the noun in its clause."""
    for token in range(hit.first - 1, max(sentence.first, hit.first - NEAR) - 1, -1):
        if look.tokens.keys[token] in STOPS:
            break
        end = look.starts("hold", token)
        if end is not None and end <= hit.first:
            return True
    for token in range(hit.last, min(sentence.last, hit.last + AFTER)):
        if look.tokens.keys[token] in STOPS:
            return False
        if look.starts("happens", token) is not None:
            return True
    return False


def _ordinal(last: int, named: bool, sentence: Sentence, look: Look) -> str:
    """The number behind a noun: kỳ họp thứ 21, phiên họp lần thứ 97; right behind one that needs it: bão số 3."""
    if named and last < sentence.last and look.tokens.shapes[last] == "d":
        return look.tokens.keys[last]
    for token in range(last, min(sentence.last - 1, last + 8)):
        if look.tokens.keys[token] in STOPS:
            return ""
        end = look.starts("ordinal", token)
        if end is not None and end < sentence.last and look.tokens.shapes[end] == "d":
            return look.tokens.keys[end]
    for token in range(last - 2, max(sentence.first, last - 7) - 1, -1):  # "the 40th meeting"
        if look.tokens.shapes[token] == "d" and look.tokens.keys[token + 1] in NTH and look.tokens.glued(token + 1):
            return look.tokens.keys[token]
    return ""


def _begins(hit: Hit, sentence: Sentence, look: Look) -> bool:
    """Whether a verb of beginning follows in the clause."""
    return any(look.starts("begins", token) is not None for token in range(hit.last, min(sentence.last, hit.last + NEAR)))


def _is_named(hit: Hit, sentence: Sentence, look: Look) -> bool:
    """Whether a number or a capitalised word follows."""
    return hit.last < sentence.last and look.tokens.shapes[hit.last] in "dCU"


# ---- verbs ----

def _act(trigger: Trigger, hit: Hit, number: int, sentence: Sentence, cast: Cast, look: Look) -> Told | None:
    """An event told by a verb: its object, its actor, and the cues before it."""
    status = _status(trigger, hit, sentence, look)
    if status is None:
        return None
    first, last = hit.first, span_end(hit.last, sentence, look, cast)
    thing, many = None, False
    if trigger.object:
        found = _object(trigger, hit, sentence, cast, look)
        if found is None:
            return None
        start, end, thing, many = found
        first, last = min(first, start), hit.last if end <= hit.first else span_end(max(end, hit.last), sentence, look, cast)
    actors = _actors(trigger, hit, sentence, cast, look)
    if trigger.actor and not actors and not _actor_word(hit, sentence, look):
        return None
    if trigger.kind == "meeting":
        actors = (*actors, *cast.within(hit.last, last, ACTORS))
    if _is_statistic(trigger, hit, sentence, look):
        return None
    if thing is None:
        thing = next(cast.within(hit.last, min(sentence.last, hit.last + NEAR), ("person", "organization", "facility")), None)
    return Told(
        kind=trigger.kind, head=trigger.head, trigger=hit, first=first, last=last, sentence=number, status=status,
        verb=True, strength="weak" if many else "back" if first < hit.first and thing is None else "new", descriptive=True,
        many=many, actors=actors, thing=thing,
        words=content(first, last, hit, look, cast),
    )


def _status(trigger: Trigger, hit: Hit, sentence: Sentence, look: Look) -> str | None:
    """Happened or planned by the cues before a verb; None where it is denied, wished or supposed."""
    if trigger.form == "base":
        effect = look.cue(sentence.first, hit.first, 8)
        return "planned" if effect == "planned" else None
    if look.language == "en" and trigger.kind != "merger":  # a past form happened unless a word beside it says otherwise
        effect = look.cue(sentence.first, hit.first, 4, least=4)
    else:
        effect = look.cue(sentence.first, hit.first, 45)
    if effect in ("unreal", "negated"):
        return None
    if effect is None and look.find("later", hit.last, sentence.last) is not None and \
            look.find("once", sentence.first, hit.first) is not None:
        return None
    return "planned" if effect == "planned" else "happened"


def _object(trigger: Trigger, hit: Hit, sentence: Sentence, cast: Cast,
            look: Look) -> tuple[int, int, NameMention | None, bool] | None:
    """Tokens of what is issued, set up or signed, its name where it has one, and whether there are many of it."""
    kinds = ("legal_document",) if trigger.object == "document" else ("facility",) if trigger.object == "body" else ()
    passive = trigger.form == "passive" \
        or look.find("passive", max(sentence.first, hit.first - NEAR), hit.first + 1) is not None
    return _object_in(trigger, hit, sentence, cast, look, kinds, behind=not passive)


def _object_in(trigger: Trigger, hit: Hit, sentence: Sentence, cast: Cast, look: Look, kinds: tuple[str, ...], *,
               behind: bool) -> tuple[int, int, NameMention | None, bool] | None:
    window = range(hit.first + 1, min(sentence.last, hit.last + NEAR)) if behind else \
        range(hit.first - 1, max(sentence.first, hit.first - SPAN) - 1, -1)
    for token in window:
        if look.tokens.keys[token] in STOPS:
            return None
        name = cast.at(token, kinds)
        end = name.last if name is not None else look.thing(trigger.object, token)
        if end is None and name is None and token in cast.covered:
            continue
        if end is not None:
            counted = any(look.tokens.shapes[t] == "d" for t in range(max(hit.last, token - 2), token)) if behind else False
            many = not counted and look.ends("many", token, hit.last if behind else sentence.first) is not None \
                and look.find("list", end, sentence.last) is None
            return token, end, name, many
    return None


def _actors(trigger: Trigger, hit: Hit, sentence: Sentence, cast: Cast, look: Look) -> tuple[NameMention, ...]:
    """Who acts: the names before the verb; behind "by" for a passive; behind the comma for a gerund that opens it."""
    if trigger.form == "passive" and look.tokens.keys[hit.last - 1] == "by":
        return tuple(cast.within(hit.last, min(sentence.last, hit.last + SPAN), ACTORS))[:1]
    before = tuple(cast.within(sentence.first, hit.first, ACTORS))
    if not look.tokens.keys[hit.first].endswith(GERUND):
        return before
    for token in range(hit.last, sentence.last):
        if look.tokens.keys[token] == ",":
            return tuple(cast.within(token + 1, min(sentence.last, token + 2 * SPAN), ("person",)))[:1]
    return before


def _actor_word(hit: Hit, sentence: Sentence, look: Look) -> bool:
    """Whether a word for a body or a person stands before the verb: "Tỉnh đã phát động ..."."""
    return look.find("actor", max(sentence.first, hit.first - 2 * SPAN), hit.first) is not None


def _is_statistic(trigger: Trigger, hit: Hit, sentence: Sentence, look: Look) -> bool:
    """Counts of things that happen all the time: "1.200 doanh nghiệp thành lập mới", "470,000 people visited"."""
    if trigger.kind == "visit":
        return look.find("crowd", max(sentence.first, hit.first - 4), hit.first) is not None
    if trigger.kind == "establishment":
        return look.ends("statistic", hit.first, sentence.first) is not None or \
            look.ends("anniversary", hit.last, sentence.first) is not None or \
            any(look.starts("anniversary", token) is not None for token in range(max(sentence.first, hit.first - 3), hit.first))
    return False
