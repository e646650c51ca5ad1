"""Organisations of one document: lists decide, then head words; abbreviations and short forms follow what the article says."""

from pipeline.extract.names import bodies_en, bodies_vi
from pipeline.extract.names.ground import SILENT, Ground
from pipeline.extract.names.open_vi import open_body
from pipeline.extract.names.series import series
from pipeline.extract.names.short_forms import abbreviation, short_forms
from pipeline.extract.reading import NameMention
from pipeline.lexicon.trie import Hit
from pipeline.records import Entity

ZONE = 4  # tokens of the designator of a zone before its name
HEADS = ("unit", "local", "body", "org_head", "definite")


def find_organizations(ground: Ground) -> list[NameMention]:
    """Mentions of organisations in the order of the text; a body inside another's name is a mention of its own.

    Numbers in their names are claimed.
    """
    reading = ground.reading
    found: list[NameMention] = []
    known: dict[tuple[str, ...], Entity] = {}
    done = 0
    for first in _heads(ground):
        if first < done or reading.paragraph(first).kind in SILENT or _in_symbol(ground, first):
            continue
        parse = bodies_vi.body_at if ground.language(first) == "vi" else bodies_en.body_at
        bodies = parse(ground, first) or _division(ground, first)
        if not bodies or bodies[0].first < done or _is_dateline(ground, bodies[0]) or _names_a_zone(ground, bodies[0]):
            continue
        short = known.get(tuple(reading.tokens.keys[bodies[0].first:bodies[0].last]))
        if short is not None and bodies[0].rule in ("lexicon", "head"):
            bodies = [bodies[0]._replace(entity=short, rule="abbreviation")]
        found += bodies
        ground.bodies_to[bodies[0].last] = bodies[0]
        done = bodies[0].last
        introduced = abbreviation(ground, bodies[-1])
        if introduced is not None:
            known[tuple(reading.tokens.keys[introduced.first:introduced.last])] = introduced.entity
            found.append(introduced)
            done = introduced.last
    found += series(ground, found)
    found = short_forms(ground, found, known)
    for mention in found:
        reading.claim(mention.first, mention.last, "name", mention.entity.entity_id)
    return found


def _heads(ground: Ground) -> list[int]:
    """Tokens at which a body may begin: head words, and the last word of titles such as "Trưởng phòng"."""
    keys, division = ground.reading.tokens.keys, ground.reading.lexicon.bodies.small["division"]
    inner = {last - 1 for last in ground.titles_to if keys[last - 1] in division}
    return sorted(inner.union(*(ground.reading.hits(category) for category in HEADS)))


def _in_symbol(ground: Ground, first: int) -> bool:
    """Whether letters are a part of a document's number: "1234/UBND-KT", "55/TB-VPCP"."""
    tokens = ground.reading.tokens
    index, joints = first, frozenset("/-–")
    while tokens.shapes[index] == "U" and tokens.printed[index - 1] in joints \
            and tokens.glued(index) and tokens.glued(index - 1):
        index -= 2
    return index < first and tokens.shapes[index] == "d"


def _division(ground: Ground, first: int) -> list[NameMention]:
    """The division of a title that ends with its head word: "Trưởng phòng" + "Kinh tế huyện Diễn Châu"."""
    division = ground.reading.lexicon.bodies.small["division"]
    if ground.reading.tokens.keys[first] not in division or first + 1 not in ground.titles_to:
        return []
    return open_body(ground, Hit(first, first + 1, ("agency",)), inner=True)


def _names_a_zone(ground: Ground, mention: NameMention) -> bool:
    """Whether a firm is only a word of a zone's name: "VSIP 3 Industrial Park"."""
    spots = (ground.places_at.get(index) for index in range(mention.first, max(mention.first - ZONE, -1), -1))
    return any(spot is not None and spot.entity.kind == "facility" and mention.first < spot.last
               and (spot.first < mention.first or spot.last > mention.last) for spot in spots)


def _is_dateline(ground: Ground, mention: NameMention) -> bool:
    """The outlet's mark that opens an article: "Hanoi (VNA) –", "(QNO) -"."""
    reading, tokens = ground.reading, ground.reading.tokens
    opening = reading.tokens.bounds[reading.sentence(mention.first).paragraph][0]
    return (mention.first - opening <= 6 and tokens.printed[mention.first - 1] == "("
            and tokens.printed[mention.last] == ")" and tokens.printed[mention.last + 1] in "-–")
