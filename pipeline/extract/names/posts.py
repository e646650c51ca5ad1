"""Posts: a title and the body, field or place it belongs to, before anyone is known to hold it."""

from collections.abc import Sequence

from pipeline.extract.names import bodies
from pipeline.extract.names.ground import SILENT, Ground, cue_before
from pipeline.extract.names.office import Near, Post, near, status_before
from pipeline.extract.names.posts_en import english
from pipeline.extract.names.posts_vi import vietnamese
from pipeline.extract.reading import NameMention
from pipeline.lexicon.titles import TitleEntry


def find_posts(ground: Ground, organizations: Sequence[NameMention]) -> list[Post]:
    """All posts in the order of the text; none inside another."""
    reading = ground.reading
    around = near(organizations)
    within = {token for place in ground.places_at.values() for token in range(place.first + 1, place.last)}
    posts: list[Post] = []
    done = 0
    for first, hit in sorted(reading.hits("title").items()):
        if first < done or first in around.inside or first in within \
                or reading.paragraph(first).kind in SILENT or _straddles(ground, first):
            continue
        entry = reading.lexicon.titles.by_code[hit.entry.code]
        make = vietnamese if ground.language(first) == "vi" else english
        post = _with_status(ground, make(ground, hit, entry, around))
        if entry.needs == "organization" and post.organization is None:
            continue
        while posts and posts[-1].last > post.first:  # "Deputy" in "Deputy Foreign Minister"
            posts.pop()
        posts.append(_past_bracket(ground, _default(ground, post, entry), around))
        done = posts[-1].last
    return posts


def _past_bracket(ground: Ground, post: Post, around: Near) -> Post:
    """The end of a post behind its body's abbreviation in brackets: "Giám đốc Sở ... (LĐTB&XH) Trần A"."""
    tokens = ground.reading.tokens
    short = around.at.get(post.last + 1)
    if short is None or tokens.printed[post.last] != "(" or post.organization is None:
        return post
    same = short.entity.entity_id == post.organization.entity_id and tokens.printed[short.last] == ")"
    return post._replace(last=short.last + 1) if same else post


def _with_status(ground: Ground, post: Post) -> Post:
    """A status before what stands before an English title: "former VCCI Chairman" cannot be split."""
    if post.first >= post.title_first or post.status != "held":
        return post
    first, status = status_before(ground, post.first)
    return post._replace(first=first, title_first=first, status=status) if status != "held" else post


def _straddles(ground: Ground, first: int) -> bool:
    """Whether a title only seems to begin here: "chức vụ Trưởng Ban" holds no "vụ Trưởng"."""
    tokens, names = ground.reading.tokens, ground.reading.lexicon.names
    return (tokens.shapes[first] == "l" and tokens.shapes[first + 1] == "C"
            and (cue_before(names, "took_office", tokens.keys, first + 1) > 1
                 or cue_before(names, "left_office", tokens.keys, first + 1) > 1))


def _default(ground: Ground, post: Post, entry: TitleEntry) -> Post:
    """The body a title implies: the Prime Minister's is the Government."""
    if post.organization is None and post.place is None and entry.organization is not None:
        return post._replace(organization=bodies.national(ground, entry.organization, ground.language(post.first)))
    if entry.elsewhere is not None and post.code == entry.code \
            and post.organization is not None and post.organization.entity_id != entry.organization:
        return post._replace(code=entry.elsewhere)
    return post
