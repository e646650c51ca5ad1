"""People of one document: names, their later short forms, and the posts they are given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.extract.names import bodies
from pipeline.extract.names.assign import assign
from pipeline.extract.names.board import Holder
from pipeline.extract.names.candidates import Candidate, find_candidates
from pipeline.extract.names.credits import Credit, find_credits
from pipeline.extract.names.given import bare_given
from pipeline.extract.names.ground import Ground
from pipeline.extract.names.notes import person_keys
from pipeline.extract.names.office import Post
from pipeline.extract.names.persons import Persons
from pipeline.extract.names.positions import Attested, attested, employers, position_rows
from pipeline.extract.names.posts import find_posts
from pipeline.extract.names.runs import taken
from pipeline.extract.names.titled import titled
from pipeline.extract.names.witness import accepted
from pipeline.extract.reading import NameMention
from pipeline.records import Entity, Key, Position


@dataclass(frozen=True, slots=True)
class People:
    """What a document says of people.

    offices: bodies that are one person's post, such as the Prime Minister. keys: by which people meet across documents.
    """

    mentions: list[NameMention] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    offices: list[NameMention] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)


def find_people(ground: Ground, organizations: Sequence[NameMention]) -> People:
    """Mentions of people (by name, short name or title) and what posts they are given, in the order of the text.

    Numbers in their names ("Nguyễn Văn Ba") are claimed.
    """
    reading = ground.reading
    blocked = taken(ground, organizations)
    posts = find_posts(ground, organizations)
    credits = find_credits(ground, blocked)
    candidates = _outside(find_candidates(ground, blocked, posts), credits)
    persons = Persons(ground)
    names = accepted(ground, candidates, posts, persons)
    names += bare_given(ground, names, blocked, persons)
    names.sort()
    held, free = assign(ground, posts, [Holder(n.first, n.last, n.person) for n in names], organizations)
    attestations = attested(ground, held, employers(ground, organizations))
    found = [NameMention(n.first, n.last, persons.entity(n.person), n.rule) for n in names]
    found += [NameMention(c.first, c.last, persons.entity(persons.add(c.first, c.last)), c.role) for c in credits]
    found += [NameMention(t.first, t.last, persons.entity(t.person), "title")
              for t in titled(ground, free, attestations)]
    for mention in found:
        if mention.rule != "title":
            reading.claim(mention.first, mention.last, "name", mention.entity.entity_id)
    offices = _offices(ground, free, attestations)
    story = {name.person for name in names}
    return People(sorted(found, key=lambda m: (m.first, m.last)), position_rows(ground, attestations, persons), offices,
                  person_keys(ground, [persons.people[key] for key in sorted(story)], attestations, persons))


def _outside(candidates: Sequence[Candidate], credits: Sequence[Credit]) -> list[Candidate]:
    tokens = {token for credit in credits for token in range(credit.first, credit.last)}
    return [c for c in candidates if c.first not in tokens]


OFFICES: Mapping[str, str] = {"prime_minister": "prime_minister_office"}


def _offices(ground: Ground, free: Sequence[Post], attestations: Sequence[Attested]) -> list[NameMention]:
    """Offices that act without their holder being named: "Thủ tướng Chính phủ giao". Named, the title is the person."""
    named = {a.post.code for a in attestations if a.post.place is None}
    return [NameMention(post.title_first, post.last, _office(ground, post), "office") for post in free
            if post.code in OFFICES and post.code not in named and post.place is None and not post.plural
            and post.status == "held"]


def _office(ground: Ground, post: Post) -> Entity:
    return bodies.national(ground, OFFICES[post.code], ground.language(post.first))
