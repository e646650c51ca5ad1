"""Areas spoken of without their name: "cả nước" is the country, "toàn huyện" or "the district" the unit named last."""

from collections.abc import Iterator, Sequence

from pipeline.extract.figures.left import PREDICATES
from pipeline.extract.figures.settings import HOME
from pipeline.extract.names.places.find import place_entity
from pipeline.extract.reading import NameMention, Reading
from pipeline.lexicon.clauses import AREA, CLAUSE, ClauseWords
from pipeline.lexicon.places.gazetteer import Gazetteer, Place
from pipeline.lexicon.trie import Hit

COUNTRY = "country"
RULE = "area"
WIDE = frozenset({"tỉnh", "thành phố"})  # the article's own where they were named more than a paragraph ago
MARKS = frozenset(",;:.–—-(\n")


def areas(reading: Reading, names: Sequence[NameMention], words: ClauseWords) -> list[NameMention]:
    """Mentions of areas other than the article's main place, in the order of the text; none overlaps a name.

    The country is meant where it opens its clause or is the subject of a verb: neither "đứng thứ 5 cả nước" nor "15% sản
    lượng cả nước" says where. A bare "huyện" is the district only as such a subject.
    """
    gazetteer = reading.lexicon.places
    covered = {token for name in names for token in range(name.first, name.last)}
    named = sorted((name.first, number) for number, name in enumerate(names))
    at = 0
    last: dict[str, tuple[Place, int]] = {}
    found: list[NameMention] = []
    for hit in reading.hits(AREA).values():
        while at < len(named) and named[at][0] < hit.first:
            for place in _units(names[named[at][1]], gazetteer):
                last[place.unit_type or ""] = place, reading.sentence(named[at][0]).paragraph
            at += 1
        if hit.first in covered or hit.last - 1 in covered or not _stands(reading, hit, words):
            continue
        meant = _meant(reading, hit, last)
        if meant is not None and meant.code != reading.document.place_id:
            found.append(NameMention(hit.first, hit.last, place_entity(meant), RULE))
    return found


def _units(name: NameMention, gazetteer: Gazetteer) -> Iterator[Place]:
    """The unit a mention names, or the one in which the body acts that it names."""
    code = name.entity.entity_id if name.entity.kind == "place" else name.entity.place_id
    place = gazetteer.places.get(code or "")
    if place is not None and place.unit_type is not None:
        yield place


def _meant(reading: Reading, hit: Hit, last: dict[str, tuple[Place, int]]) -> Place | None:
    types = [word.code for word in hit.entries]
    if COUNTRY in types:
        return reading.lexicon.places.places[HOME]
    paragraph = reading.sentence(hit.first).paragraph
    told = [last[kind] for kind in types if kind in last and (kind not in WIDE or paragraph - last[kind][1] <= 1)]
    return max(told, key=lambda one: one[1])[0] if told else None


def _stands(reading: Reading, hit: Hit, words: ClauseWords) -> bool:
    """Whether the words say where something is."""
    country = any(word.code == COUNTRY for word in hit.entries)
    bare = hit.last - hit.first == 1 and not country
    if not bare and not country:
        return True
    keys, sentence = reading.tokens.keys, reading.sentence(hit.first)
    first = hit.first
    while first > sentence.first and keys[first - 1] in words.place_link:
        first -= 1
    opens = first == sentence.first or keys[first - 1] in MARKS or keys[first - 1] in words.conjunction
    verb = reading.hits(CLAUSE).get(hit.last)
    heads = keys[hit.last] in words.auxiliary or (verb is not None and verb.entries[0].role in PREDICATES)
    return (opens and heads) if bare else (opens or heads)
