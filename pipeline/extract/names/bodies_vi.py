"""Vietnamese bodies: head word, then the level or place, or the parent ("Ban Thường vụ" + "Tỉnh ủy" + "Nghệ An")."""

from functools import partial

from pipeline.extract.names import bodies
from pipeline.extract.names.firms import FIRMS, firm
from pipeline.extract.names.ground import Ground
from pipeline.extract.names.open_vi import open_body, past_short_name
from pipeline.extract.names.parse import Parse, parse_at
from pipeline.extract.names.places.find import place_entity
from pipeline.extract.names.scope import scope
from pipeline.extract.reading import NameMention
from pipeline.lexicon.places.gazetteer import Place
from pipeline.lexicon.trie import Hit
from pipeline.records import Entity

ROMAN = frozenset("IVX")
NESTED = 3  # parts of bodies inside each other
PAPERS = frozenset(("newspaper", "broadcaster"))
COUNTRIES = frozenset(("government", "legislature", "ministry", "agency", "court", "military", "party"))


def body_at(ground: Ground, first: int, depth: int = 0) -> list[NameMention]:
    """The body that begins at a token and those inside it, the outermost first; nothing where there is none."""
    unit = partial(_unit, depth=depth)
    listed: dict[str, Parse] = {"body": _national, "local": local_body, "unit": unit, "definite": _ministry}
    return parse_at(ground, first, listed, open_body)


def _ministry(ground: Ground, hit: Hit) -> list[NameMention]:
    """Another country's ministry that no list has: "Bộ Năng lượng và Mỏ Lào"."""
    return open_body(ground, hit._replace(entries=("foreign_ministry",))) if hit.entry == "ministry" else []


def _national(ground: Ground, hit: Hit) -> list[NameMention]:
    """A body that exists once; with a country behind it, that country's ("Quốc hội Lào")."""
    body = ground.reading.lexicon.bodies.by_code[hit.entry]
    place = ground.places_at.get(hit.last)
    if place is not None and body.kind in COUNTRIES and ground.is_foreign(place.entity.entity_id):
        made = bodies.foreign(ground, body.code, place.entity, "vi")
        return [NameMention(hit.first, place.last, made, "foreign")]
    if body.kind in FIRMS:
        return [firm(ground, hit, body, "vi")]
    return [NameMention(hit.first, hit.last, bodies.national(ground, body.code, "vi"), "lexicon")]


def _unit(ground: Ground, hit: Hit, depth: int) -> list[NameMention]:
    start = hit.last + (ground.reading.tokens.keys[hit.last] == "của")
    inner = body_at(ground, start, depth + 1) if depth < NESTED else []
    if not inner:
        return []
    made = bodies.unit(ground, hit.entry, inner[0].entity, "vi")
    return [NameMention(hit.first, inner[0].last, made, "unit"), *inner]


def local_body(ground: Ground, hit: Hit) -> list[NameMention]:
    """UBND, Tỉnh ủy, Sở ...: with its place, with its level alone, or (where the lexicon says so) bare."""
    reading, (code, level) = ground.reading, hit.entry
    tokens, last = reading.tokens, past_short_name(ground, hit.last)
    at = ground.places_at.get(last)
    where, rule = None, "printed"
    if (shared := _of_region(ground, code, hit)) is not None:
        return [shared]
    if at is not None and at.entity.kind == "place" and not _is_country(ground, at.entity):
        where, last = _seat(ground, at.entity) if level == "city" else at.entity, at.last
        ground.anchors.append((hit.first, where.entity_id))
    elif (unit := _named_unit(ground, code, level, last)) is not None:
        where, last = place_entity(unit[0]), unit[1]
        ground.anchors.append((hit.first, where.entity_id))
    else:
        word = reading.hits("level").get(last)
        behind = ground.places_at.get(word.last) if word is not None else None
        if word is not None and behind is not None and behind.entity.kind == "place":
            where, last = behind.entity, behind.last
            ground.anchors.append((hit.first, where.entity_id))
        elif word is not None and not (word.entry == "city" and tokens.keys[word.last] in "và,"
                                       and level is None and _is_plural(ground, word.first - 1)):
            where, rule = scope(ground, hit.first, word.entry), "level"
            last = word.last - (tokens.printed[word.last - 1] == ".")
        elif level is not None:
            where, rule = scope(ground, hit.first, level), "level"
        elif reading.lexicon.bodies.local[code].inferred and not _at_large(ground, hit):
            where, rule = scope(ground, hit.first, None), "article"
        else:
            return []
    printed = tokens.surface(hit.first, last)
    return [NameMention(hit.first, last, bodies.local(ground, code, where, "vi", printed), rule)]


def _of_region(ground: Ground, code: str, hit: Hit) -> NameMention | None:
    """An office that several units share, by its number: "Hải quan khu vực II", "TAND khu vực 1 - Hà Nội"."""
    tokens, lists = ground.reading.tokens, ground.reading.lexicon.bodies
    number = hit.last + 2
    if " ".join(tokens.keys[hit.last:number]) not in lists.small["region"] or number >= len(tokens) \
            or not (tokens.shapes[number] == "d" or set(tokens.printed[number]) <= ROMAN):
        return None
    dash = number + 1 + (tokens.printed[number + 1] in "-–")
    place = ground.places_at.get(dash)
    last = place.last if place is not None else number + 1
    where = place.entity.entity_id if place is not None else None
    region = tokens.surface(hit.last, number + 1)
    made = bodies.other(ground, tokens.surface(hit.first, last), f"{code} {region}", where, "vi")
    ground.kinds[made.entity_id] = "agency"
    return NameMention(hit.first, last, made, "region")


def _named_unit(ground: Ground, code: str, level: str | None, start: int) -> tuple[Place, int] | None:
    """The unit a head announces though it is no place of the story ("Báo Nghệ An") or needs that witness ("Huyện ủy
    Mường Tè"); of namesakes the one in the article's province, if any."""
    wanted = "province" if code in PAPERS else "district" if level in ("district", "city") else None
    hit = ground.reading.hits("place").get(start)
    if hit is None or wanted is None:
        return None
    places = [p for name in hit.entries if (p := ground.place(name.code)) is not None and p.level == wanted]
    atlas = ground.reading.lexicon.places
    home = [p for p in places if wanted == "district" and ground.main and atlas.province(p.code) == ground.main]
    chosen = (home or places)[:1]
    return (chosen[0], hit.last) if chosen else None


def _seat(ground: Ground, entity: Entity) -> Entity:
    """The city of a province's name where one is meant: "Thành ủy Thái Nguyên"."""
    place = ground.place(entity.entity_id)
    city = ground.reading.lexicon.seats.get(entity.entity_id) if place is not None and place.unit_type == "tỉnh" else None
    known = ground.place(city)
    return place_entity(known) if known is not None else entity


def _at_large(ground: Ground, hit: Hit) -> bool:
    """Bodies at large: "các Sở ...", "UBND các huyện", "UBND 2 tỉnh"."""
    tokens = ground.reading.tokens
    return _is_plural(ground, hit.first - 1) or _is_plural(ground, hit.last) or tokens.shapes[hit.last] == "d"


def _is_plural(ground: Ground, index: int) -> bool:
    hit = ground.reading.hits("plural").get(index)
    return hit is not None and hit.last == index + 1


def _is_country(ground: Ground, entity: Entity) -> bool:
    place = ground.place(entity.entity_id)
    return place is not None and place.level not in ("province", "district", "commune", "city")
