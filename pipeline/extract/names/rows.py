"""From the names found in a document to its rows: mentions, and each entity once under its fullest name."""

from collections.abc import Iterable, Sequence

from pipeline.extract.reading import NameMention, Reading
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


def entity_rows(entities: Sequence[Entity]) -> list[Entity]:
    """Each entity once, in the order of ids; of several forms the one with the longest name, then the first in order."""
    fullest: dict[str, Entity] = {}
    for entity in entities:
        known = fullest.get(entity.entity_id)
        if known is None or (-len(entity.name), entity.name) < (-len(known.name), known.name):
            fullest[entity.entity_id] = entity
    return [fullest[entity_id] for entity_id in sorted(fullest)]
