"""What documents do to each other, as printed: implements, based on, amends, replaces, repeals, reviews, cites."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.names.ground import Ground
from pipeline.extract.names.legal.draft import Draft, cue_at, cue_before
from pipeline.extract.reading import NameMention, Reading
from pipeline.lexicon.legal import Relation
from pipeline.lexicon.trie import Hit
from pipeline.lexicon.words import name_key
from pipeline.records import Entity, LegalRelation
from pipeline.records.ids import make_id

AHEAD = 8  # tokens between the word of a relation and the document acted on
BEHIND = 12  # tokens between the document that acts and the word
AROUND = 12  # documents on each side of the word that are looked at
CITES = "cites"
ACTOR = 3  # tokens of the name of what reviews: "working content"


class Placed(NamedTuple):
    """A mention of a document and its entity."""

    draft: Draft
    entity: Entity


def relate(ground: Ground, placed: Sequence[Placed]) -> tuple[list[NameMention], list[LegalRelation]]:
    """The relations of an article, and the sessions and reports that review documents, as mentions of their own."""
    reading = ground.reading
    sentences: dict[int, list[Placed]] = {}
    for one in placed:
        sentences.setdefault(reading.sentence_index(one.draft.first), []).append(one)
    actors: dict[tuple[int, int], NameMention] = {}
    relations: dict[tuple[str, str, str, int], LegalRelation] = {}
    for start in sorted(reading.hits("legal_relation")):
        hit = reading.hits("legal_relation")[start]
        number = reading.sentence_index(start)
        here = _near(sentences.get(number, []), start)
        if not here or any(one.draft.subject is None and one.draft.first <= start < one.draft.last for one in here):
            continue
        said: Relation = hit.entry
        objects = _objects(reading, here, hit)
        sources = _sources(reading, here, hit, objects)
        if not objects and said.code == "implements":
            sources, objects = _issued_for(reading, here, hit)
        if objects and (said.noun or (said.code == "reviews" and not sources)):
            actor = _actor(ground, hit)
            if actor is not None:
                actors.setdefault((actor.first, actor.last), actor)
                sources = [Placed(Draft(actor.first, actor.last, objects[0].draft.type), actor.entity)]
        for source in sources:
            for target in objects:
                if source.entity.entity_id != target.entity.entity_id:
                    key = (source.entity.entity_id, target.entity.entity_id, said.code, number)
                    relations.setdefault(key, _row(reading, source, target, hit))
    told = {key[:2] + key[3:] for key in relations if key[2] != CITES}  # "amends what is set out in" is no mere citation
    return list(actors.values()), [row for key, row in relations.items() if key[2] != CITES or key[:2] + key[3:] not in told]


def _near(here: Sequence[Placed], token: int) -> Sequence[Placed]:
    """The documents of a sentence around a token: as many on each side as a sentence can relate."""
    index = bisect_left(here, token, key=lambda one: one.draft.first)
    return here[max(0, index - AROUND):index + AROUND]


def _objects(reading: Reading, here: Sequence[Placed], hit: Hit) -> list[Placed]:
    """The documents acted on: the one right behind the word, and those joined to it."""
    tokens, joins = reading.tokens, reading.lexicon.place_words.cues["join"]
    found: list[Placed] = []
    for one in here:
        if one.draft.first < hit.last:
            continue
        gap = range(found[-1].draft.last if found else hit.last, one.draft.first)
        if found and not all((tokens.keys[i],) in joins or cue_at(reading, "several", i) for i in gap):
            break
        if not found and (len(gap) > AHEAD or any(tokens.shapes[i] == "p" for i in gap)):
            break
        found.append(one)
    return found


def _sources(reading: Reading, here: Sequence[Placed], hit: Hit, objects: Sequence[Placed]) -> list[Placed]:
    """The document that acts: the one whose subject holds the word, the last one before it, or one issued behind it."""
    holding = [one for one in here if one.draft.subject and one.draft.first < hit.first < one.draft.last]
    if holding:
        return holding[-1:]
    before = [one for one in here if one.draft.last <= hit.first]
    if before and hit.first - before[-1].draft.last <= BEHIND and hit.entry.code != "based_on":
        return before[-1:]
    acted = {id(one) for one in objects}
    later = [one for one in here if one.draft.first > hit.first and id(one) not in acted]
    return [one for one in later if cue_before(reading, "issue", one.draft.first)]


def _issued_for(reading: Reading, here: Sequence[Placed], hit: Hit) -> tuple[list[Placed], list[Placed]]:
    """ "Sau khi A ra đời, X đã ban hành B, Y ban hành C để triển khai thực hiện": B and C implement A."""
    before = [one for one in here if one.draft.last <= hit.first]
    if reading.tokens.shapes[hit.last] != "p":
        return [], []
    issued = [one for one in before if cue_before(reading, "issue", one.draft.first)]
    given = [one for one in before if one not in issued and issued and one.draft.first < issued[0].draft.first]
    return (issued, given[:1]) if given else ([], [])


def _actor(ground: Ground, hit: Hit) -> NameMention | None:
    """The session, plan or report that acts on a document, by the words before the relation; None for none."""
    reading = ground.reading
    tokens = reading.tokens
    said: Relation = hit.entry
    noun = hit.first + said.noun
    end = hit.first
    while not said.noun and end > 0 and cue_before(reading, "no_actor", end):
        end -= cue_before(reading, "no_actor", end)
    first, noun = (hit.first, noun) if said.noun else (end, end)
    sentence = reading.sentence(hit.first).first
    while first > sentence and noun - first < ACTOR and tokens.shapes[first - 1] in "lC" and not cue_before(
            reading, "no_actor", first):
        first -= 1
    if first == noun:
        return None
    name = tokens.surface(first, noun)
    language = ground.language(first)
    entity = Entity(make_id("entities", "project", name_key(name), reading.document.document_id), "project", name,
                    name if language == "vi" else None, name if language == "en" else None, name_key(name), None, None,
                    ground.main, None, None)
    return NameMention(first, noun, entity, "acts_on_document")


def _row(reading: Reading, source: Placed, target: Placed, hit: Hit) -> LegalRelation:
    said: Relation = hit.entry
    spans = [(source.draft.first, source.draft.last), (target.draft.first, target.draft.last), (hit.first, hit.last)]
    span = reading.span(min(first for first, _ in spans), max(last for _, last in spans))
    relation_id = make_id("legal_relations", span.document_id, span.char_start, span.char_end, said.code,
                          *spans[0], *spans[1])
    return LegalRelation(relation_id, source.entity.entity_id, target.entity.entity_id, said.code, *span)
