"""English bodies: place and level before the head ("Quang Nam Provincial People's Committee") or place behind it."""

from functools import partial

from pipeline.extract.names import bodies
from pipeline.extract.names.bodies_vi import COUNTRIES, NESTED, PAPERS
from pipeline.extract.names.firms import FIRMS, firm
from pipeline.extract.names.ground import Ground
from pipeline.extract.names.open_en import open_body
from pipeline.extract.names.parse import parse_at
from pipeline.extract.names.places.find import place_entity
from pipeline.extract.names.scope import scope
from pipeline.extract.reading import NameMention
from pipeline.lexicon.places.gazetteer import Place
from pipeline.lexicon.trie import Hit
from pipeline.records import Entity

UNIT = 6  # tokens of a unit behind its body: "Commission for Communications and Education"
CENTRAL = "party_central_committee"
APOSTROPHES = frozenset("'’")


def body_at(ground: Ground, first: int, depth: int = 0) -> list[NameMention]:
    """The body whose head begins at a token and those inside it, the outermost first; its place may stand before."""
    found = parse_at(ground, first, {"body": _national, "local": _local, "unit": partial(_unit, depth=depth)}, open_body)
    return _with_unit(ground, found) if found and found[0].rule != "head" else found


def _with_unit(ground: Ground, found: list[NameMention]) -> list[NameMention]:
    """A body with the unit behind its name around it: "the Provincial People's Committee Office"."""
    tokens, units = ground.reading.tokens, ground.reading.lexicon.bodies.owned_units
    body = found[0]
    for last in range(min(body.last + UNIT, len(tokens)), body.last, -1):
        code = units.get(" ".join(tokens.keys[body.last:last]))
        if code is not None and tokens.shapes[body.last] == "C" and tokens.shapes[last] not in "CU":
            return [NameMention(body.first, last, bodies.unit(ground, code, body.entity, "en"), "unit"), *found]
    return found


def _national(ground: Ground, hit: Hit) -> list[NameMention]:
    """A body that exists once; with a country beside it, that country's ("Japanese Government")."""
    body = ground.reading.lexicon.bodies.by_code[hit.entry]
    before = ground.bodies_to.get(hit.first)
    if before is not None and body.code == CENTRAL:  # "Vietnam Women's Union Central Committee"
        return [NameMention(hit.first, hit.last, before.entity, "unit")]
    if body.kind in COUNTRIES:
        country, first, last = _country(ground, hit)
        if country is not None:
            return [NameMention(first, last, bodies.foreign(ground, body.code, country, "en"), "foreign")]
    if body.kind in FIRMS:
        return [firm(ground, hit, body, "en")]
    return [NameMention(hit.first, hit.last, bodies.national(ground, body.code, "en"), "lexicon")]


def _country(ground: Ground, hit: Hit) -> tuple[Entity | None, int, int]:
    """Another country before a head ("Japan's", "Japanese") or behind it ("of Japan"), and the span with it."""
    tokens, names = ground.reading.tokens, ground.reading.lexicon.names
    place = _place_to(ground, hit.first)
    if place is not None and ground.is_foreign(place.entity.entity_id):
        return place.entity, place.first, hit.last
    code = names.nationalities.get(tokens.keys[hit.first - 1]) if hit.first else None
    if code is not None and code != "vn" and (country := ground.place(code)) is not None:
        return place_entity(country), hit.first - 1, hit.last
    if tokens.keys[hit.last] == "of":
        behind = ground.places_at.get(hit.last + 1 + (tokens.keys[hit.last + 1] == "the"))
        if behind is not None and ground.is_foreign(behind.entity.entity_id):
            return behind.entity, hit.first, behind.last
    return None, hit.first, hit.last


def _unit(ground: Ground, hit: Hit, depth: int) -> list[NameMention]:
    reading, tokens = ground.reading, ground.reading.tokens
    start = hit.last + (tokens.keys[hit.last] == "the")
    if depth == NESTED:
        return []
    for head in range(start, min(start + 6, ground.reading.sentence(hit.first).last)):
        inner = body_at(ground, head, depth + 1)
        if inner and inner[0].first <= start:
            made = bodies.unit(ground, hit.entry, inner[0].entity, "en")
            return [NameMention(hit.first, inner[0].last, made, "unit"), *inner]
        goes_on = tokens.shapes[head] in "CU" or tokens.keys[head] in reading.lexicon.bodies.small["adjective"]
        if not goes_on and head not in ground.places_at and head not in reading.hits("level"):
            break
    return []


def _local(ground: Ground, hit: Hit) -> list[NameMention]:
    """People's committees, departments ...: place or level before, place behind, or (where the lexicon says so) bare."""
    reading, (code, implied) = ground.reading, hit.entry
    tokens, first, last, level = reading.tokens, hit.first, hit.last, implied
    where, word = None, ground.levels_to.get(first)
    before = _place_to(ground, first)
    if before is None and word is not None and word.first >= reading.sentence(first).first:
        level, first = word.entry, word.first
        before = _place_to(ground, first)
    if before is not None and _is_area(ground, before.entity):
        where, first = before.entity, first if before.rule == "definite" else before.first
    elif tokens.keys[last] == "of":
        behind = _place_behind(ground, last + 1)
        if behind is not None and _is_area(ground, behind.entity):
            where, last = behind.entity, behind.last
    if where is None and code in PAPERS and (paper := _paper_place(ground, first)) is not None:
        where, first = place_entity(paper[0]), paper[1]
    rule = "printed"
    if where is not None:
        ground.anchors.append((hit.first, where.entity_id))
    elif level is not None:
        where, rule = scope(ground, hit.first, level), "level"
    elif reading.lexicon.bodies.local[code].inferred:
        where, rule = scope(ground, hit.first, None), "article"
    else:
        return []
    printed = tokens.surface(first, last)
    return [NameMention(first, last, bodies.local(ground, code, where, "en", printed), rule)]


def _paper_place(ground: Ground, end: int) -> tuple[Place, int] | None:
    """The province before "Newspaper", which is no place of the story."""
    for start in range(end - 1, max(end - 5, -1), -1):
        hit = ground.reading.hits("place").get(start)
        if hit is not None and hit.last == end:
            place = next((p for n in hit.entries if (p := ground.place(n.code)) is not None and p.level == "province"), None)
            if place is not None:
                return place, start
    return None


def _place_to(ground: Ground, index: int) -> NameMention | None:
    """The place right before a token, possibly as owner ("Hanoi's")."""
    tokens = ground.reading.tokens
    if index >= 2 and tokens.keys[index - 1] == "s" and tokens.printed[index - 2] in APOSTROPHES:
        return ground.places_to.get(index - 2)
    return ground.places_to.get(index)


def _place_behind(ground: Ground, index: int) -> NameMention | None:
    """The place behind "of": "of Quang Nam", "of the northern province of Ha Giang", "of the province"."""
    for token in range(index, min(index + 6, len(ground.reading.tokens))):
        place = ground.places_at.get(token)
        if place is not None:
            return place
        if ground.reading.tokens.keys[token] not in ground.reading.lexicon.bodies.small["adjective"]:
            return None
    return None


def _is_area(ground: Ground, entity: Entity) -> bool:
    place = ground.place(entity.entity_id)
    return entity.kind == "place" and (place is None or place.level in ("province", "district", "commune", "city"))
