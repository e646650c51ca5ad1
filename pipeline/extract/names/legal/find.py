"""Legal documents of one article: mentions, rows, and the relations printed between them."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.names.ground import SILENT, Ground
from pipeline.extract.names.legal.draft import Draft, cue_at, cue_before
from pipeline.extract.names.legal.identity import describe, join
from pipeline.extract.names.legal.issue import Issuers
from pipeline.extract.names.legal.numbered import bare_code_at, numbered_at
from pipeline.extract.names.legal.relations import Placed, relate
from pipeline.extract.names.legal.titled import law_at, titled_en, titled_vi
from pipeline.extract.periods.find import PeriodMention
from pipeline.extract.reading import NameMention, Reading
from pipeline.lexicon.legal import DocType
from pipeline.records import Entity, LegalDocument, LegalRelation

PARTS = 6  # parts of a law before its name: "điểm a khoản 2 Điều 65"


class Legal(NamedTuple):
    """What an article says of legal documents; mentions in the order of the text."""

    mentions: list[NameMention]
    documents: list[LegalDocument]
    relations: list[LegalRelation]


def find_legal(ground: Ground, bodies: Sequence[NameMention], periods: Sequence[PeriodMention]) -> Legal:
    """Find the documents of an article whose places and organisations are known; their numbers are claimed."""
    reading = ground.reading
    drafts = _drafts(ground)
    issuers = Issuers(ground, bodies, periods)
    for draft in drafts:
        issuers.fill(draft)
    mentions: list[NameMention] = []
    documents: dict[str, LegalDocument] = {}
    placed: list[Placed] = []
    for known in join(reading, drafts):
        entity, document = describe(reading, known, ground.main, ground.language(known.best().first))
        documents.setdefault(entity.entity_id, document)
        for draft in known.mentions:
            first = _with_parts(reading, draft)
            mentions.append(NameMention(first, draft.last, entity, _rule(draft)))
            placed.append(Placed(draft, entity))
            reading.claim(first, draft.last, "legal_number", entity.entity_id)
    mentions += _anaphors(reading, mentions)
    actors, relations = relate(ground, sorted(placed, key=lambda p: p.draft.first))
    return Legal(sorted([*mentions, *actors]), list(documents.values()), relations)


def _drafts(ground: Ground) -> list[Draft]:
    """The documents in the order of the text; a document may name others in its subject."""
    reading = ground.reading
    laws, types = reading.hits("legal_law"), reading.hits("legal_type")
    numbers = [sign for sign in reading.tokens.all_of({"/", "-"}) if reading.tokens.glued(sign)]
    found: list[Draft] = []
    free = nested = 0
    for start in sorted({*laws, *types, *(i - 1 for i in numbers if i)}):
        if start < free or reading.paragraph(start).kind in SILENT:
            continue
        drafts = _at(ground, start)
        drafts = [draft for draft in drafts if draft.first >= free
                  and not (draft.subject and start < nested and ground.language(start) == "vi")]
        if not drafts:
            continue
        found += drafts
        subject = drafts[-1].subject
        nested = max(nested, drafts[-1].last)
        free = drafts[-1].last if subject is None else start + 1
    return sorted(found, key=lambda draft: draft.first)


def _at(ground: Ground, start: int) -> list[Draft]:
    """The document or documents that begin at a token."""
    reading = ground.reading
    hit = reading.hits("legal_type").get(start)
    law = reading.hits("legal_law").get(start)
    if hit is not None and (numbered := numbered_at(reading, hit)):
        return numbered
    if law is not None:
        return [law_at(reading, law, _law_type(reading))]
    if hit is None:
        code = bare_code_at(reading, start)
        return [code] if code is not None else []
    titled = titled_vi(reading, hit) if ground.language(start) == "vi" else titled_en(reading, hit)
    return [titled] if titled is not None else []


def _law_type(reading: Reading) -> DocType:
    return reading.lexicon.legal.symbols["QH"]


def _with_parts(reading: Reading, draft: Draft) -> int:
    """The first token of a mention with the articles and clauses printed before it: they belong to the law."""
    first = draft.first
    tokens = reading.tokens
    for _ in range(PARTS):
        link = cue_before(reading, "of", first)
        number = first - link - 1
        part = cue_before(reading, "part", number)
        if not part or not (tokens.shapes[number] == "d" or len(tokens.printed[number]) == 1):
            break
        first = number - part
    return first


def _rule(draft: Draft) -> str:
    if draft.law is not None:
        return "lexicon"
    if draft.number is None:
        return "subject"
    return "symbol" if draft.symbol is not None else "number"


def _anaphors(reading: Reading, mentions: Sequence[NameMention]) -> list[NameMention]:
    """ "Nghị quyết này", "this Resolution": the last document of that type before it in the article."""
    types = reading.hits("legal_type")
    taken = {token for mention in mentions for token in range(mention.first, mention.last)}
    last: dict[str, Entity] = {}
    heads = {mention.first: mention.entity for mention in mentions}
    found = []
    for start in sorted({*types, *heads}):
        hit = types.get(start)
        if start in heads:
            kind = hit.entry.code if hit is not None else None
            if kind is not None:
                last[kind] = heads[start]
            continue
        if hit is None or start in taken or hit.entry.code not in last:
            continue
        behind = cue_at(reading, "this", hit.last)
        ahead = cue_before(reading, "this", start)
        if behind or ahead:
            found.append(NameMention(start - ahead, hit.last + behind, last[hit.entry.code], "definite"))
    return found
