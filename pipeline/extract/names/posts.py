"""Posts: a title and the body, field or place it belongs to, before anyone is known to hold it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.extract.names import bodies
from pipeline.extract.names.bodies_vi import is_foreign_country, local_body
from pipeline.extract.names.ground import SILENT, Ground, cue_at, cue_before
from pipeline.extract.names.places.find import place_entity
from pipeline.extract.names.scope import scope
from pipeline.extract.reading import NameMention
from pipeline.lexicon.titles import TitleEntry
from pipeline.lexicon.trie import Hit
from pipeline.records import Entity

OF = frozenset(("of", "for", "at", "with", "to", "in"))
ARTICLES = frozenset(("the", "a", "an", "its"))
OWN = frozenset(("its", "their"))
STATUSES = ("former", "acting", "candidate")
GOVERNED = {"chair": "people_committee", "secretary": "party_committee"}  # "Chủ tịch tỉnh", "Bí thư Hà Nội"
OWNER_REACH = 60  # tokens between "its chairman" and the body it speaks of
OWNER_LENGTH = 6  # tokens of "the city's"
OWNER_SIGNS = frozenset(("'", "’", "s", "city", "province", "City", "Province"))
FOR = frozenset(("for", "to", "in"))  # "Country Director for Vietnam"
CITIES = frozenset(("mayor", "governor"))  # "Mayor of Osaka"
DEPUTIES = frozenset(("deputy", "vice"))


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


def find_posts(ground: Ground, organizations: Sequence[NameMention]) -> list[Post]:
    """All posts in the order of the text; none inside another."""
    reading = ground.reading
    at: dict[int, NameMention] = {}
    to: dict[int, NameMention] = {}
    inside: dict[int, NameMention] = {}
    for mention in organizations:  # outermost first at the same token
        at.setdefault(mention.first, mention)
        if mention.last not in to or mention.first < to[mention.last].first:
            to[mention.last] = mention
        for token in range(mention.first + 1, mention.last):
            inside.setdefault(token, mention)
    posts: list[Post] = []
    done = 0
    for first, hit in sorted(reading.hits("title").items()):
        if first < done or first in inside or reading.paragraph(first).kind in SILENT or _straddles(ground, first):
            continue
        entry = reading.lexicon.titles.by_code[hit.entry.code]
        make = _vietnamese if ground.language(first) == "vi" else _english
        post = _with_status(ground, make(ground, hit, entry, at, to))
        if entry.needs == "organization" and post.organization is None:
            continue
        while posts and posts[-1].last > post.first:  # "Deputy" in "Deputy Foreign Minister"
            posts.pop()
        posts.append(_past_bracket(ground, _default(ground, post, entry), at))
        done = posts[-1].last
    return posts


def _past_bracket(ground: Ground, post: Post, at: Mapping[int, NameMention]) -> Post:
    """The end of a post behind its body's abbreviation in brackets: "Giám đốc Sở ... (LĐTB&XH) Trần A"."""
    tokens = ground.reading.tokens
    short = at.get(post.last + 1)
    if short is None or tokens.printed[post.last] != "(" or post.organization is None:
        return post
    same = short.entity.entity_id == post.organization.entity_id and tokens.printed[short.last] == ")"
    return post._replace(last=short.last + 1) if same else post


def _with_status(ground: Ground, post: Post) -> Post:
    """A status before what stands before an English title: "former VCCI Chairman" cannot be split."""
    if post.first >= post.title_first or post.status != "held":
        return post
    names, keys = ground.reading.lexicon.names, ground.reading.tokens.keys
    for status in STATUSES:
        length = cue_before(names, status, keys, post.first)
        if length:
            first = post.first - length
            return post._replace(first=first, title_first=first, status=status)
    return post


def _straddles(ground: Ground, first: int) -> bool:
    """Whether a title only seems to begin here: "chức vụ Trưởng Ban" holds no "vụ Trưởng"."""
    tokens, names = ground.reading.tokens, ground.reading.lexicon.names
    return (tokens.shapes[first] == "l" and tokens.shapes[first + 1] == "C"
            and (cue_before(names, "took_office", tokens.keys, first + 1) > 1
                 or cue_before(names, "left_office", tokens.keys, first + 1) > 1))


def _vietnamese(ground: Ground, hit: Hit, entry: TitleEntry, at: Mapping[int, NameMention],
                to: Mapping[int, NameMention]) -> Post:
    """The body stands behind the title, or begins inside it ("Trưởng Ban" + "Ban Tổ chức Thành ủy")."""
    tokens = ground.reading.tokens
    first, status = _status(ground, hit)
    post = Post(first, hit.last, first, hit.last, entry.code, _several(ground, hit), None, None, status)
    for start in range(hit.first + 1, hit.last + 1):
        body = at.get(start)
        if body is not None and body.last > hit.last:
            return post._replace(last=_posted(ground, _term(ground, body.last)), organization=body.entity)
    acting = cue_at(ground.reading.lexicon.names, "acting", tokens.keys, hit.last)
    start = hit.last + (acting or tokens.keys[hit.last] in ("của", "tại"))
    if start > hit.last and (body := at.get(start)) is not None:
        return post._replace(last=body.last, organization=body.entity, status="acting" if acting else status)
    for start in range(hit.first, hit.last):
        head = ground.reading.hits("local").get(start)
        if head is not None and head.last <= hit.last:  # "Tỉnh ủy viên", "Chánh Thanh tra" + "tỉnh Nghệ An"
            found = local_body(ground, head) if head.last == hit.last else []
            made = found[0].entity if found else bodies.local(
                ground, head.entry[0], scope(ground, start, head.entry[1]), "vi", tokens.surface(start, head.last))
            return post._replace(last=max(hit.last, found[0].last if found else 0), organization=made)
    return _of_field(ground, post, hit.last, entry) or _of_place(ground, post, hit.last, entry) or post


def _english(ground: Ground, hit: Hit, entry: TitleEntry, at: Mapping[int, NameMention],
             to: Mapping[int, NameMention]) -> Post:
    """The body stands behind "of" or before the title ("National Assembly Chairman")."""
    tokens = ground.reading.tokens
    first, status = _status(ground, hit)
    post = Post(first, hit.last, first, hit.last, entry.code, hit.entry.plural, None, None, status)
    if tokens.keys[hit.last] in OF:
        start = hit.last + 1 + (tokens.keys[hit.last + 1] in ARTICLES)
        body = at.get(hit.last + 1) or _behind_owner(ground, start, at)
        if body is not None:
            while (inner := _part_of(ground, body.last, at)) is not None:
                body = inner
            return _before(ground, post._replace(last=body.last, organization=body.entity), entry, to, body=False)
        behind = _of_field(ground, post, start, entry) or _of_place(ground, post, start, entry)
        if behind is not None:
            return behind if behind.organization or behind.place else _before(ground, behind, entry, to, body=True)
    return _before(ground, post, entry, to, body=True)


def _part_of(ground: Ground, last: int, at: Mapping[int, NameMention]) -> NameMention | None:
    """The body a body owns: "the Party Committee's Organisation Commission"."""
    tokens = ground.reading.tokens
    return at.get(last + 2) if tokens.printed[last] in OWNER_SIGNS and tokens.keys[last + 1] == "s" else None


def _behind_owner(ground: Ground, start: int, at: Mapping[int, NameMention]) -> NameMention | None:
    """The body at a token or behind its owner: "of the city's Health Department"."""
    tokens = ground.reading.tokens
    for index in range(start, start + OWNER_LENGTH):
        if index in at:
            return at[index]
        place = ground.places_at.get(index)
        if place is None and index not in ground.places_to and tokens.printed[index] not in OWNER_SIGNS:
            return None
    return None


def _before(ground: Ground, post: Post, entry: TitleEntry, to: Mapping[int, NameMention], *, body: bool) -> Post:
    """What stands before an English title: a body, "Provincial Party", a field of a minister, a country."""
    reading, tokens = ground.reading, ground.reading.tokens
    first = post.first
    if not body or first == 0:
        return post
    mention = to.get(first) or (to.get(first - 1) if tokens.printed[first - 1] == ")" else None)
    if mention is not None:
        return post._replace(first=mention.first, organization=mention.entity)
    if tokens.keys[first - 1] == "party" and entry.family == "secretary":
        return _party(ground, post)
    if entry.family == "minister":
        field = next((f for f in reversed(range(max(first - 8, 0), first))
                      if (hit := reading.hits("field").get(f)) is not None and hit.last == first), None)
        if field is not None and (code := f"ministry_{reading.hits('field')[field].entry}") in reading.lexicon.bodies.by_code:
            deputy = field > 0 and tokens.keys[field - 1] in DEPUTIES
            start = field - 1 if deputy else field
            length = cue_before(ground.reading.lexicon.names, "former", tokens.keys, start)
            post = post._replace(first=start - length, title_first=start - length, status="former" if length else post.status,
                                 code="deputy_minister" if deputy else post.code)
            abroad, begin = _country_before(ground, start)
            if abroad is not None:
                return post._replace(first=begin, place=abroad)
            return post._replace(organization=bodies.national(ground, code, "en"))
    if tokens.keys[first - 1] in OWN:
        owner = next((to[end] for end in range(first - 1, max(first - OWNER_REACH, 0), -1) if end in to), None)
        return post if owner is None else post._replace(organization=owner.entity)
    abroad, begin = _country_before(ground, first)
    if abroad is not None:
        return post._replace(first=begin, place=abroad)
    place = ground.places_to.get(first) or ground.places_to.get(first - 2 if tokens.keys[first - 1] == "s" else -1)
    word = ground.levels_to.get(first)
    if (word is not None or place is not None) and entry.family in GOVERNED and entry.kind == "post":
        where = place.entity if place is not None else scope(ground, first, word.entry if word else None)
        return _governing(ground, post._replace(first=place.first if place else word.first if word else first), entry, where)
    return post


def _country_before(ground: Ground, first: int) -> tuple[Entity | None, int]:
    """Another country right before a title ("Japanese", "Japan's", "US"), and where it begins."""
    tokens, names = ground.reading.tokens, ground.reading.lexicon.names
    place = ground.places_to.get(first) or ground.places_to.get(first - 2 if tokens.keys[first - 1] == "s" else -1)
    if place is not None and is_foreign_country(ground, place.entity):
        return place.entity, place.first
    country = ground.place(names.nationalities.get(tokens.keys[first - 1])) if first else None
    if country is not None and country.code != "vn":
        return place_entity(country), first - 1
    return None, first


def _party(ground: Ground, post: Post) -> Post:
    """Whose "Party Secretary" it is: the level or place before says so, else the article."""
    first = post.first - 1
    word = ground.levels_to.get(first)
    start = word.first if word is not None else first
    place = ground.places_to.get(start)
    where = place.entity if place is not None else scope(ground, first, word.entry if word is not None else None)
    made = bodies.local(ground, "party_committee", where, "en", ground.reading.tokens.surface(start, post.first))
    return post._replace(first=place.first if place is not None else start, organization=made)


def _of_field(ground: Ground, post: Post, start: int, entry: TitleEntry) -> Post | None:
    """A minister's field: "Bộ trưởng Công Thương", "Minister of National Defence"."""
    if entry.family != "minister":
        return None
    field = ground.reading.hits("field").get(start)
    code = f"ministry_{field.entry}" if field is not None else ""
    if field is None or code not in ground.reading.lexicon.bodies.by_code:
        return None
    language = ground.language(start)
    place = ground.places_at.get(field.last)
    if place is not None and is_foreign_country(ground, place.entity):
        return post._replace(last=place.last, organization=bodies.foreign(ground, code, place.entity, language))
    return post._replace(last=field.last, organization=bodies.national(ground, code, language))


def _of_place(ground: Ground, post: Post, start: int, entry: TitleEntry) -> Post | None:
    """A place behind a title: another country's office, or the head of a province ("Chủ tịch tỉnh")."""
    place = ground.places_at.get(start)
    if place is not None and is_foreign_country(ground, place.entity):
        return post._replace(last=_accredited(ground, place.last), place=place.entity)
    if place is not None and (entry.family == "ambassador" or ground.reading.tokens.keys[start - 1] in FOR):
        return post._replace(last=place.last)
    if place is not None and post.code in CITIES:
        return post._replace(last=place.last, place=place.entity)
    if entry.family not in GOVERNED or entry.kind != "post":
        return None
    if place is not None and (known := ground.place(place.entity.entity_id)) is not None and known.unit_type:
        return _governing(ground, post._replace(last=place.last), entry, place.entity)
    word = ground.reading.hits("level").get(start)
    if word is None or ground.language(start) != "vi":
        return None
    return _governing(ground, post._replace(last=word.last), entry, scope(ground, start, word.entry))


def _governing(ground: Ground, post: Post, entry: TitleEntry, where: Entity | None) -> Post:
    language = ground.language(post.first)
    printed = ground.reading.tokens.surface(post.first, post.last)
    return post._replace(organization=bodies.local(ground, GOVERNED[entry.family], where, language, printed))


def _accredited(ground: Ground, last: int) -> int:
    """The end of "Đại sứ Nhật Bản tại Việt Nam", "Ambassador of Japan to Vietnam"."""
    place = ground.places_at.get(last + 1)
    return place.last if place is not None and ground.reading.tokens.keys[last] in ("tại", "to", "in", "ở") else last


def _posted(ground: Ground, last: int) -> int:
    """The end of "Trưởng đại diện UNDP tại Việt Nam" when a name follows."""
    end = _accredited(ground, last)
    return end if end > last and ground.reading.tokens.shapes[end] in "CU" else last


def _term(ground: Ground, last: int) -> int:
    """The end of a post with its term: "khóa XVI, nhiệm kỳ 2021 - 2026"."""
    tokens = ground.reading.tokens
    if tokens.keys[last] == "khóa" and tokens.shapes[last + 1] in "CUd":
        last += 2
    start = last + (tokens.keys[last] == ",")
    if tokens.keys[start:start + 2] == ["nhiệm", "kỳ"] and tokens.shapes[start + 2] == "d":
        last = start + 3
        if tokens.printed[last] in "-–" and tokens.shapes[last + 1] == "d":
            last += 2
    return last


def _status(ground: Ground, hit: Hit) -> tuple[int, str]:
    """Where the post begins and its status: "nguyên", "quyền", "former", "acting" stand before, "-elect" behind."""
    names, keys = ground.reading.lexicon.names, ground.reading.tokens.keys
    for status in STATUSES:
        length = cue_before(names, status, keys, hit.first)
        if length:
            return hit.first - length, status
    if cue_at(names, "candidate", keys, hit.last):
        return hit.first, "candidate"
    return hit.first, "held"


def _several(ground: Ground, hit: Hit) -> bool:
    """Whether a Vietnamese title stands for several people: "các Phó Thủ tướng", "các đồng chí Ủy viên Bộ Chính trị"."""
    plural = ground.reading.hits("plural")
    return any(index in plural and plural[index].last == index + 1 and ground.reading.tokens.keys[index + 1:hit.first] in
               ([], ["đồng", "chí"], ["ông"], ["bà"]) for index in range(hit.first - 1, hit.first - 4, -1))


def _default(ground: Ground, post: Post, entry: TitleEntry) -> Post:
    """The body a title implies: the Prime Minister's is the Government."""
    if post.organization is None and post.place is None and entry.organization is not None:
        return post._replace(organization=bodies.national(ground, entry.organization, ground.language(post.first)))
    if entry.elsewhere is not None and post.organization is not None and post.organization.entity_id != entry.organization:
        return post._replace(code=entry.elsewhere)
    return post
