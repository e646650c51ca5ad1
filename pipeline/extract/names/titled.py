"""People spoken of by their post alone: "Bộ trưởng nhấn mạnh", "the General Secretary said"."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.extract.names.ground import Ground
from pipeline.extract.names.office import Post
from pipeline.extract.names.persons import Found
from pipeline.extract.names.positions import Attested

ANY = "*"


@dataclass(slots=True)
class Holders:
    """The people who hold an office: where each mention of theirs begins, in order."""

    firsts: list[int] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    all: set[str] = field(default_factory=set)

    def before(self, index: int) -> tuple[int, str] | None:
        """Who was named last before a token, and where."""
        at = bisect_left(self.firsts, index)
        return (self.firsts[at - 1], self.people[at - 1]) if at else None


def titled(ground: Ground, free: Sequence[Post], attestations: Sequence[Attested]) -> list[Found]:
    """Posts without a name that one person of the article holds; of several holders, the one named last before."""
    offices: dict[tuple[str, str | None, str | None], Holders] = {}
    for row in sorted(attestations, key=lambda a: a.first):
        if row.post.status != "candidate":
            for office in _offices(row.post):
                holders = offices.setdefault(office, Holders())
                holders.firsts.append(row.first)
                holders.people.append(row.person)
                holders.all.add(row.person)
    found: list[Found] = []
    for post in free:
        holder = _holder(ground, post, [h for office in _may_be(post) if (h := offices.get(office)) is not None])
        if holder is not None:
            found.append(Found(post.title_first, post.last, holder, "title"))
    return found


def _offices(post: Post) -> list[tuple[str, str | None, str | None]]:
    """What a post that is held may be spoken of as: by its title alone, with its body, with its country."""
    body, place = _body(post), _place(post)
    bare = (post.code, ANY, place) if body is None else (post.code, body, None)
    return [(post.code, ANY, ANY), bare, *([(post.code, None, place)] if place is not None else [])]


def _may_be(post: Post) -> list[tuple[str, str | None, str | None]]:
    """The offices a post without a name may be: of the same body, or one for which none is printed, in one country."""
    body, place = _body(post), _place(post)
    if body is not None:
        return [(post.code, body, None), (post.code, ANY, place)]
    return [(post.code, None, place) if place is not None else (post.code, ANY, ANY)]


def _body(post: Post) -> str | None:
    return post.organization.entity_id if post.organization is not None else None


def _place(post: Post) -> str | None:
    return post.place.entity_id if post.place is not None else None


def _holder(ground: Ground, post: Post, holders: Sequence[Holders]) -> str | None:
    reading = ground.reading
    if not holders or post.plural or post.status != "held":
        return None
    if reading.lexicon.titles.by_code[post.code].kind != "post" or not _definite(ground, post):
        return None
    if any(post.last in reading.hits(category) for category in ("local", "body", "unit", "org_head")):
        return None  # "Chủ tịch UBND các huyện": of bodies at large
    if all(len(known.all) == 1 for known in holders):
        people = set().union(*(known.all for known in holders))
        if len(people) == 1:
            return people.pop()
    named = [last for known in holders if (last := known.before(post.first)) is not None]
    paragraph = reading.tokens.bounds[reading.sentence(post.first).paragraph][0]
    first, person = max(named, default=(-1, ""))
    return person if first >= paragraph else None


def _definite(ground: Ground, post: Post) -> bool:
    """Whether a title speaks of one certain person: with a capital, a body, or "the"."""
    reading, tokens = ground.reading, ground.reading.tokens
    if tokens.shapes[post.title_first] in "CU":
        return tokens.keys[post.title_first - 1] not in reading.lexicon.names.small["indefinite"]
    return ground.language(post.first) == "en" and tokens.keys[post.first - 1] in reading.lexicon.names.small["article"]
