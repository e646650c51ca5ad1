"""From the names found in a document to its rows: mentions, and each entity once under its fullest name."""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.extract.reading import NameMention, Reading
from pipeline.lexicon.words import fold
from pipeline.records import Entity, Mention
from pipeline.records.ids import make_id


def mention_rows(reading: Reading, names: Iterable[NameMention]) -> list[Mention]:
    """One mention a span: of two names with one span the first stands."""
    found: dict[tuple[int, int], Mention] = {}
    for name in names:
        span = reading.span(name.first, name.last)
        place = (span.char_start, span.char_end)
        if place not in found:
            mention_id = make_id("mentions", span.document_id, *place)
            found[place] = Mention(mention_id, *span, name.entity.kind, name.entity.entity_id, name.rule)
    return [found[place] for place in sorted(found)]


def related(ids: Iterable[str | None], made: Mapping[str, Entity]) -> list[Entity]:
    """The entities of these ids, what they belong to and where they act, as far as they are in ``made``.

    Bodies that positions name without printing them, and places printed as a part of a body's name alone.
    """
    found: dict[str, Entity] = {}
    todo = list(ids)
    while todo:
        entity_id = todo.pop()
        if entity_id is not None and entity_id in made and entity_id not in found:
            found[entity_id] = made[entity_id]
            todo += (made[entity_id].parent_id, made[entity_id].place_id)
    return list(found.values())


def entity_rows(entities: Sequence[Entity]) -> list[Entity]:
    """Each entity once, in the order of ids, under the fullest of its names."""
    variants: dict[str, list[Entity]] = {}
    for entity in entities:
        known = variants.setdefault(entity.entity_id, [])
        if entity not in known:
            known.append(entity)
    return [_fullest(variants[entity_id]) for entity_id in sorted(variants)]


def _fullest(variants: Sequence[Entity]) -> Entity:
    """The longest name that is not all capitals, with diacritics before without, then the first in order."""
    if len(variants) == 1:
        return variants[0]
    return min(variants, key=lambda e: (e.name.isupper(), -len(e.name), e.name.lower() == fold(e.name), e.name))
