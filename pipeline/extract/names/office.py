"""What posts are made of: the parts that both languages share."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.names import bodies
from pipeline.extract.names.ground import Ground, cue_before
from pipeline.extract.names.places.find import place_entity
from pipeline.extract.names.scope import scope
from pipeline.extract.reading import NameMention
from pipeline.lexicon.titles import TitleEntry
from pipeline.records import Entity

STATUSES = ("former", "acting", "candidate")
GOVERNED = {"chair": "people_committee", "secretary": "party_committee"}  # "Chủ tịch tỉnh", "Bí thư Hà Nội"
CITIES = frozenset(("mayor", "governor"))  # "Mayor of Osaka"


class Post(NamedTuple):
    """Tokens [first, last) with the title [title_first, title_last) in them.

    code: of ref.title. place: of a foreign office, where no body is printed. status: as in positions.
    """

    first: int
    last: int
    title_first: int
    title_last: int
    code: str
    plural: bool
    organization: Entity | None
    place: Entity | None
    status: str


class Near(NamedTuple):
    """Bodies by their first and past-the-last token (the longest at each), and tokens inside them."""

    at: dict[int, NameMention]
    to: dict[int, NameMention]
    inside: set[int]


def near(organizations: Sequence[NameMention]) -> Near:
    """Bodies for look-up from a title. organizations: in the order of the text, the outermost first at a token."""
    found = Near({}, {}, set())
    for mention in organizations:
        found.at.setdefault(mention.first, mention)
        if mention.last not in found.to or mention.first < found.to[mention.last].first:
            found.to[mention.last] = mention
        found.inside.update(range(mention.first + 1, mention.last))
    return found


def status_before(ground: Ground, index: int) -> tuple[int, str]:
    """Where a post that seems to begin at a token begins, and its status: "nguyên", "quyền", "former", "acting"."""
    names, keys = ground.reading.lexicon.names, ground.reading.tokens.keys
    for status in STATUSES:
        length = cue_before(names, status, keys, index)
        if length:
            return index - length, status
    return index, "held"


def of_field(ground: Ground, post: Post, start: int, entry: TitleEntry) -> Post | None:
    """A minister's field: "Bộ trưởng Công Thương", "Minister of National Defence"."""
    if entry.family != "minister":
        return None
    field = ground.reading.hits("field").get(start)
    code = f"ministry_{field.entry}" if field is not None else ""
    if field is None or code not in ground.reading.lexicon.bodies.by_code:
        return None
    language = ground.language(start)
    abroad = country_at(ground, field.last)
    if abroad is not None:
        return post._replace(last=abroad[1], organization=bodies.foreign(ground, code, abroad[0], language))
    return post._replace(last=field.last, organization=bodies.national(ground, code, language))


def country_at(ground: Ground, index: int) -> tuple[Entity, int] | None:
    """Another country behind a field, though a name follows without a mark between: "Bộ trưởng Kinh tế Đức Robert ..."."""
    place = ground.places_at.get(index)
    if place is not None:
        return (place.entity, place.last) if ground.is_foreign(place.entity.entity_id) else None
    hit = ground.reading.hits("place").get(index)
    known = next((ground.place(name.code) for name in hit.entries if ground.is_foreign(name.code)), None) if hit else None
    return (place_entity(known), hit.last) if hit is not None and known is not None else None


def of_place(ground: Ground, post: Post, start: int, entry: TitleEntry) -> Post | None:
    """A place behind a title: another country's office, or the head of a province ("Chủ tịch tỉnh")."""
    place = ground.places_at.get(start)
    if place is not None and ground.is_foreign(place.entity.entity_id):
        return post._replace(last=accredited(ground, place.last), place=place.entity)
    if place is not None and (entry.family == "ambassador" or _is_stationed(ground, start - 1)):
        return post._replace(last=accredited(ground, place.last))
    if place is not None and post.code in CITIES:
        return post._replace(last=place.last, place=place.entity)
    if entry.family not in GOVERNED or entry.kind != "post":
        return None
    if place is not None and (known := ground.place(place.entity.entity_id)) is not None and known.unit_type:
        return governing(ground, post._replace(last=place.last), entry, place.entity)
    word = ground.reading.hits("level").get(start)
    if word is None or ground.language(start) != "vi":
        return None
    return governing(ground, post._replace(last=word.last), entry, scope(ground, start, word.entry))


def governing(ground: Ground, post: Post, entry: TitleEntry, where: Entity | None) -> Post:
    """The post at the head of a place: the chairman of its People's Committee, the secretary of its Party Committee."""
    language = ground.language(post.first)
    printed = ground.reading.tokens.surface(post.first, post.last)
    return post._replace(organization=bodies.local(ground, GOVERNED[entry.family], where, language, printed))


def accredited(ground: Ground, last: int) -> int:
    """The end of "Đại sứ Nhật Bản tại Việt Nam", "Ambassador of Japan to Vietnam"."""
    place = ground.places_at.get(last + 1)
    return place.last if place is not None and _is_stationed(ground, last) else last


def _is_stationed(ground: Ground, index: int) -> bool:
    return ground.reading.tokens.keys[index] in ground.reading.lexicon.names.small["stationed"]
