"""English posts: the body stands behind "of" or before the title."""

from pipeline.extract.names import bodies
from pipeline.extract.names.ground import Ground, cue_at
from pipeline.extract.names.office import GOVERNED, Near, Post, governing, of_field, of_place, status_before
from pipeline.extract.names.places.find import place_entity
from pipeline.extract.names.scope import scope
from pipeline.extract.reading import NameMention
from pipeline.lexicon.titles import TitleEntry
from pipeline.lexicon.trie import Hit
from pipeline.records import Entity

FIELD_LENGTH = 8  # tokens of the longest field before "Minister"
OWNER_REACH = 60  # tokens between "its chairman" and the body it speaks of
OWNER_LENGTH = 6  # tokens of "the city's"
APOSTROPHES = frozenset("'’")


def english(ground: Ground, hit: Hit, entry: TitleEntry, around: Near) -> Post:
    """The post of a title: "Director of the Department of Finance", "National Assembly Chairman", "Foreign Minister"."""
    keys, small = ground.reading.tokens.keys, ground.reading.lexicon.names.small
    first, status = status_before(ground, hit.first)
    if status == "held" and cue_at(ground.reading.lexicon.names, "candidate", keys, hit.last):
        status = "candidate"
    post = Post(first, hit.last, first, hit.last, entry.code, hit.entry.plural, None, None, status)
    if entry.family == "party_leader" and (chief := _local_chief(ground, post)) is not None:
        return chief
    if keys[hit.last] not in small["of"]:
        return _before(ground, post, entry, around)
    start = hit.last + 1 + (keys[hit.last + 1] in small["article"] or keys[hit.last + 1] in small["possessive"])
    body = around.at.get(hit.last + 1) or _behind_owner(ground, start, around)
    if body is not None:
        while (inner := _part_of(ground, body.last, around)) is not None:
            body = inner
        return post._replace(last=body.last, organization=body.entity)
    if entry.family == "minister" and (abroad := _country_before(ground, first))[0] is not None:
        return post._replace(first=abroad[1], place=abroad[0], last=_portfolio(ground, start))
    behind = of_field(ground, post, start, entry) or of_place(ground, post, start, entry) or post
    return behind if behind.organization or behind.place else _before(ground, behind, entry, around)


def _local_chief(ground: Ground, post: Post) -> Post | None:
    """The "Party chief" of a place, its secretary: "Hanoi Party chief", "provincial Party chief", "Party chief of Hanoi"."""
    behind = ground.places_at.get(post.last + 1) if ground.reading.tokens.keys[post.last] == "of" else None
    spot, word = _place_before(ground, post.first) or behind, ground.levels_to.get(post.first)
    known = ground.place(spot.entity.entity_id) if spot is not None else None
    where: Entity | None
    if spot is not None and known is not None and known.unit_type:
        where, post = spot.entity, post._replace(first=min(post.first, spot.first), last=max(post.last, spot.last))
    elif word is not None:
        where, post = scope(ground, post.first, word.entry), post._replace(first=word.first)
    else:
        return None
    made = bodies.local(ground, "party_committee", where, "en", ground.reading.tokens.surface(post.first, post.last))
    return post._replace(code="secretary", organization=made)


def _portfolio(ground: Ground, start: int) -> int:
    """The end of a foreign minister's field: "Trade and Industry", "Foreign Affairs"."""
    reading, tokens = ground.reading, ground.reading.tokens
    field = reading.hits("field").get(start)
    index = last = field.last if field is not None else start
    lists = reading.lexicon.bodies.small
    while tokens.keys[index] in lists["paired"] or (index > start and tokens.keys[index] in lists["join"]):
        index += 1
        last = index if tokens.keys[index - 1] in lists["paired"] else last
    return last


def _part_of(ground: Ground, last: int, around: Near) -> NameMention | None:
    """The body a body owns: "the Party Committee's Organisation Commission"."""
    tokens = ground.reading.tokens
    return around.at.get(last + 2) if tokens.printed[last] in APOSTROPHES and tokens.keys[last + 1] == "s" else None


def _behind_owner(ground: Ground, start: int, around: Near) -> NameMention | None:
    """The body at a token or behind its owner: "of the city's Health Department"."""
    tokens, owner = ground.reading.tokens, ground.reading.lexicon.names.small["owner"]
    for index in range(start, min(start + OWNER_LENGTH, len(tokens))):
        if index in around.at:
            return around.at[index]
        between = tokens.printed[index] in APOSTROPHES or tokens.keys[index] == "s" or tokens.keys[index] in owner
        if not between and index not in ground.places_at and index not in ground.places_to:
            return None
    return None


def _before(ground: Ground, post: Post, entry: TitleEntry, around: Near) -> Post:
    """What stands before a title: a body, "Provincial Party", a field of a minister, a country, "its"."""
    keys, first = ground.reading.tokens.keys, post.first
    if first == 0:
        return post
    owned = first > 1 and keys[first - 1] == "s" and ground.reading.tokens.printed[first - 2] in APOSTROPHES
    mention = around.to.get(first - 2 if owned else first) or (around.to.get(first - 1) if keys[first - 1] == ")" else None)
    if mention is not None:
        return post._replace(first=mention.first, organization=mention.entity)
    place = ground.places_to.get(first)  # "AmCham Hanoi executive director"
    branch = around.to.get(place.first) if place is not None else None
    if branch is not None and entry.kind == "post":
        return post._replace(first=branch.first, organization=branch.entity)
    if keys[first - 1] == "party" and entry.family == "secretary":
        return _party(ground, post)
    if entry.family == "minister" and (found := _fielded(ground, post)) is not None:
        return found
    if keys[first - 1] in ground.reading.lexicon.names.small["possessive"]:
        owner = next((around.to[end] for end in range(first - 1, max(first - OWNER_REACH, 0), -1) if end in around.to), None)
        return post if owner is None else post._replace(organization=owner.entity)
    abroad, begin = _country_before(ground, first)
    if abroad is not None:
        return post._replace(first=begin, place=abroad)
    return _of_level(ground, post, entry)


def _fielded(ground: Ground, post: Post) -> Post | None:
    """A minister with the field before the title: "Deputy Foreign Minister", "former Health Minister"."""
    reading, names = ground.reading, ground.reading.lexicon.names
    fields, first = reading.hits("field"), post.first
    field = next((f for f in range(first - 1, max(first - FIELD_LENGTH, 0) - 1, -1)
                  if f in fields and fields[f].last == first), None)
    if field is None or (code := f"ministry_{fields[field].entry}") not in reading.lexicon.bodies.by_code:
        return None
    deputy = field > 0 and reading.tokens.keys[field - 1] in names.small["vice"]
    start, status = status_before(ground, field - deputy)
    post = post._replace(first=start, title_first=start, status=status if status != "held" else post.status,
                         code="deputy_minister" if deputy else post.code)
    abroad, begin = _country_before(ground, start)
    if abroad is not None:
        return post._replace(first=begin, place=abroad)
    return post._replace(organization=bodies.national(ground, code, "en"))


def _country_before(ground: Ground, first: int) -> tuple[Entity | None, int]:
    """Another country right before a title ("Japanese", "Japan's", "US"), and where it begins."""
    tokens, names = ground.reading.tokens, ground.reading.lexicon.names
    place = _place_before(ground, first)
    if place is not None and ground.is_foreign(place.entity.entity_id):
        return place.entity, place.first
    country = ground.place(names.nationalities.get(tokens.keys[first - 1])) if first else None
    if country is not None and country.code != "vn":
        return place_entity(country), first - 1
    return None, first


def _place_before(ground: Ground, first: int) -> NameMention | None:
    """The place right before a token, possibly as owner."""
    owned = first > 1 and ground.reading.tokens.keys[first - 1] == "s"
    return ground.places_to.get(first) or (ground.places_to.get(first - 2) if owned else None)


def _party(ground: Ground, post: Post) -> Post:
    """Whose "Party Secretary" it is: the level or place before says so, else the article."""
    first = post.first - 1
    word = ground.levels_to.get(first)
    start = word.first if word is not None else first
    place = ground.places_to.get(start)
    where = place.entity if place is not None else scope(ground, first, word.entry if word is not None else None)
    made = bodies.local(ground, "party_committee", where, "en", ground.reading.tokens.surface(start, post.first))
    return post._replace(first=place.first if place is not None else start, organization=made)


def _of_level(ground: Ground, post: Post, entry: TitleEntry) -> Post:
    """The head of a place: "Hanoi Chairman", "provincial Secretary"."""
    word, place = ground.levels_to.get(post.first), _place_before(ground, post.first)
    if (word is None and place is None) or entry.family not in GOVERNED or entry.kind != "post":
        return post
    where = place.entity if place is not None else scope(ground, post.first, word.entry if word else None)
    first = place.first if place is not None else word.first if word is not None else post.first
    return governing(ground, post._replace(first=first), entry, where)
