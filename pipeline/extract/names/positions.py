"""Positions: each post given to a name, as a row of its own; a bare title takes the body printed with it elsewhere."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.names.board import Held
from pipeline.extract.names.ground import Ground
from pipeline.extract.names.office import Post
from pipeline.extract.names.persons import Persons
from pipeline.extract.names.places.find import place_entity
from pipeline.extract.reading import NameMention
from pipeline.lexicon.words import name_key
from pipeline.records import Entity, Position
from pipeline.records.ids import make_id

FIRMS = frozenset(("company", "bank"))


class Attested(NamedTuple):
    """A post a person is given, and the tokens of the name [first, last)."""

    person: str
    post: Post
    first: int
    last: int


def employers(ground: Ground, organizations: Sequence[NameMention]) -> list[tuple[int, Entity]]:
    """Firms by the token they are named at: a director whose firm is not printed is the last one's of the sentence."""
    heads, by_code = ground.reading.hits("org_head"), ground.reading.lexicon.bodies.by_code
    return [(m.first, m.entity) for m in organizations
            if ((body := by_code.get(m.entity.ref_code or "")) is not None and body.kind in FIRMS)
            or (m.rule == "head" and m.first in heads and heads[m.first].entry in FIRMS)]


def _employer(ground: Ground, post: Post, firms: Sequence[tuple[int, Entity]]) -> Entity | None:
    if ground.reading.lexicon.titles.by_code[post.code].body != "company":
        return None
    index = bisect_left(firms, post.first, key=lambda firm: firm[0])
    first = ground.reading.sentence(post.first).first
    return firms[index - 1][1] if index and firms[index - 1][0] >= first else None


def attested(ground: Ground, held: Sequence[Held], firms: Sequence[tuple[int, Entity]]) -> list[Attested]:
    """Posts with their bodies filled in from the same person's other mentions, without shortened repetitions."""
    rows = [Attested(h.holder.person, h.post, h.holder.first, h.holder.last) for h in held]
    bodies: dict[tuple[str, str], Post] = {}
    for row in rows:
        if row.post.organization is not None or row.post.place is not None:
            bodies.setdefault((row.person, row.post.code), row.post)
    filled = []
    abroad = {row.person: row.post for row in reversed(rows) if row.post.place is not None or _is_foreign(row.post)}
    for row in rows:
        row = _at_home(ground, _of_state(ground, row), abroad.get(row.person))
        known = bodies.get((row.person, row.post.code))
        if row.post.organization is None and row.post.place is None and known is not None:
            row = row._replace(post=row.post._replace(organization=known.organization, place=known.place))
        elif row.post.organization is None and row.post.place is None:
            row = row._replace(post=row.post._replace(organization=_employer(ground, row.post, firms)))
        filled.append(row)
    return _without_shortened(ground, filled)


def _is_foreign(post: Post) -> bool:
    body = post.organization
    return body is not None and body.ref_code != body.entity_id and body.entity_id.startswith(f"{body.ref_code}@") \
        and "@vn" not in body.entity_id


def _at_home(ground: Ground, row: Attested, abroad: Post | None) -> Attested:
    """A bare "Phó Thủ tướng" of someone who holds another country's office is that country's too."""
    post = row.post
    implied = ground.reading.lexicon.titles.by_code[post.code].organization
    bare = (post.first, post.last) == (post.title_first, post.title_last)
    if abroad is None or implied is None or not bare or post.organization is None or post.organization.entity_id != implied:
        return row
    place = abroad.place
    if place is None and abroad.organization is not None:
        known = ground.place(abroad.organization.place_id)
        place = place_entity(known) if known is not None else None
    return row._replace(post=post._replace(organization=None, place=place))


def _of_state(ground: Ground, row: Attested) -> Attested:
    """A Vietnamese called President without a body or country is the State President."""
    post, names = row.post, ground.reading.lexicon.names
    if post.code != "president" or post.organization is not None or post.place is not None:
        return row
    own = all(part in names.syllables for part in row.person.split()) and row.first in ground.reading.hits("surname")
    return row._replace(post=post._replace(code="state_president")) if own else row


def _without_shortened(ground: Ground, rows: Sequence[Attested]) -> list[Attested]:
    """A title printed shorter than elsewhere ("PM" for "Prime Minister") attests nothing new: the fuller one stays."""
    fullest: dict[tuple[str, str, str, str], set[str]] = {}
    for row in rows:
        fullest.setdefault(_office(row), set()).add(_words(ground, row.post))
    kept = []
    for row in rows:
        words = _words(ground, row.post)
        others = [o for o in fullest[_office(row)] if o != words]
        if not any(_shortens(words, other) for other in others):
            kept.append(row)
    return kept


def _office(row: Attested) -> tuple[str, str, str, str]:
    body = row.post.organization.entity_id if row.post.organization is not None else ""
    return row.person, row.post.code, body, row.post.status


def _words(ground: Ground, post: Post) -> str:
    return name_key(ground.reading.tokens.surface(post.title_first, post.title_last))


def _shortens(short: str, full: str) -> bool:
    """Whether a title is another's initials, or has only some of its words."""
    words = full.split()
    initials = "".join(word[0] for word in words)
    return short == initials or (short.split()[-1] in initials and len(short.split()[-1]) > 1 and len(words) > 2) \
        or set(short.split()) < set(words)


def position_rows(ground: Ground, rows: Sequence[Attested], persons: Persons) -> list[Position]:
    """The rows of core.positions, as of the day of publication."""
    reading = ground.reading
    document = reading.document
    since = document.published_from.date() if document.published_from else None
    until = document.published_to.date() if document.published_to else None
    found: dict[str, Position] = {}
    for person, post, first, last in rows:
        span = reading.span(post.first, post.last)
        name = reading.span(first, last)
        position_id = make_id("positions", document.document_id, span.char_start, span.char_end, name.char_start,
                              name.char_end)
        place = post.place or post.organization
        place_id = post.place.entity_id if post.place is not None else place.place_id if place is not None else None
        found.setdefault(position_id, Position(
            position_id, persons.entity(person).entity_id, post.code, reading.tokens.surface(post.title_first, post.title_last),
            post.organization.entity_id if post.organization is not None else None, place_id, post.status, since, until,
            *span))
    return list(found.values())
