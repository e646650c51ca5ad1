"""People spoken of by their post alone: "Bộ trưởng nhấn mạnh", "the General Secretary said"."""

from collections.abc import Sequence

from pipeline.extract.names.ground import Ground
from pipeline.extract.names.office import Post
from pipeline.extract.names.persons import Found
from pipeline.extract.names.positions import Attested


def titled(ground: Ground, free: Sequence[Post], attestations: Sequence[Attested]) -> list[Found]:
    """Posts without a name that one person of the article holds; of several holders, the one named last before."""
    by_code: dict[str, list[Attested]] = {}
    for attestation in sorted(attestations, key=lambda a: a.first):
        if attestation.post.status != "candidate":
            by_code.setdefault(attestation.post.code, []).append(attestation)
    found: list[Found] = []
    for post in free:
        holder = _holder(ground, post, by_code.get(post.code, ()))
        if holder is not None:
            found.append(Found(post.title_first, post.last, holder, "title"))
    return found


def _holder(ground: Ground, post: Post, holders: Sequence[Attested]) -> str | None:
    reading = ground.reading
    if not holders or post.plural or post.status != "held":
        return None
    if reading.lexicon.titles.by_code[post.code].kind != "post" or not _definite(ground, post):
        return None
    if any(post.last in reading.hits(category) for category in ("local", "body", "unit", "org_head")):
        return None  # "Chủ tịch UBND các huyện": of bodies at large
    same = [h for h in holders if _same_office(post, h.post)]
    people = dict.fromkeys(h.person for h in same)
    if len(people) == 1:
        return next(iter(people))
    paragraph = reading.sentence(post.first).paragraph
    near = [h for h in same if h.first < post.first and reading.sentence(h.first).paragraph == paragraph]
    return near[-1].person if near else None


def _definite(ground: Ground, post: Post) -> bool:
    """Whether a title speaks of one certain person: with a capital, a body, or "the"."""
    reading, tokens = ground.reading, ground.reading.tokens
    if tokens.shapes[post.title_first] in "CU":
        return tokens.keys[post.title_first - 1] not in reading.lexicon.names.small["indefinite"]
    return ground.language(post.first) == "en" and tokens.keys[post.first - 1] in reading.lexicon.names.small["article"]


def _same_office(post: Post, other: Post) -> bool:
    """Whether a post may be another's: same body, or none printed on either side, and the same country."""
    mine, theirs = post.organization, other.organization
    if mine is not None and theirs is not None:
        return mine.entity_id == theirs.entity_id
    if mine is None and post.place is None:
        return True
    return (post.place.entity_id if post.place else None) == (other.place.entity_id if other.place else None)
