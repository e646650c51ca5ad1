"""Positions: each post given to a name, as a row of its own; a bare title takes the body printed with it elsewhere."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.extract.names.assign import Held
from pipeline.extract.names.ground import Ground
from pipeline.extract.names.persons import Persons
from pipeline.extract.names.posts import Post
from pipeline.lexicon.words import name_key
from pipeline.records import Position
from pipeline.records.ids import make_id


class Attested(NamedTuple):
    """A post a person is given, and the tokens of the name [first, last)."""

    person: str
    post: Post
    first: int
    last: int


def attested(ground: Ground, held: Sequence[Held]) -> list[Attested]:
    """Posts with their bodies filled in from the same person's other mentions, without shortened repetitions."""
    rows = [Attested(h.holder.person, h.post, h.holder.first, h.holder.last) for h in held]
    bodies: dict[tuple[str, str], Post] = {}
    for row in rows:
        if row.post.organization is not None or row.post.place is not None:
            bodies.setdefault((row.person, row.post.code), row.post)
    filled = []
    for row in rows:
        row = _of_state(ground, row)
        known = bodies.get((row.person, row.post.code))
        if row.post.organization is None and row.post.place is None and known is not None:
            row = row._replace(post=row.post._replace(organization=known.organization, place=known.place))
        filled.append(row)
    return _without_shortened(ground, filled)


def _of_state(ground: Ground, row: Attested) -> Attested:
    """A Vietnamese called President without a body or country is the State President."""
    post, names = row.post, ground.reading.lexicon.names
    if post.code != "president" or post.organization is not None or post.place is not None:
        return row
    own = all(part in names.syllables for part in row.person.split()) and row.first in ground.reading.hits("surname")
    return row._replace(post=post._replace(code="state_president")) if own else row


def _without_shortened(ground: Ground, rows: Sequence[Attested]) -> list[Attested]:
    """A title printed shorter than elsewhere ("PM" for "Prime Minister") attests nothing new: the fuller one stays."""
    fullest: dict[tuple[str, str, str, str], list[str]] = {}
    for row in rows:
        fullest.setdefault(_office(row), []).append(_words(ground, row.post))
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
