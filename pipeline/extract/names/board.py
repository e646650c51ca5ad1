"""The board on which posts and names are matched: both by token, and who owns what so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.extract.names.ground import Ground
from pipeline.extract.names.office import Post
from pipeline.extract.reading import NameMention
from pipeline.lexicon.names import Names
from pipeline.records import Entity

OPENERS = frozenset((",", "-", "–", "—", "("))  # between a name and the post behind it


class Holder(NamedTuple):
    """A name in the text: tokens [first, last) and the person it belongs to."""

    first: int
    last: int
    person: str


class Held(NamedTuple):
    """A post given to a name."""

    post: Post
    holder: Holder


@dataclass(slots=True)
class Board:
    """Posts and names by token, and who owns which post so far.

    owner: number of a post -> number of the name; owning: names that own one. lost: posts that were left. more: posts of
    several names. bodies_at: bodies by their first token.
    """

    ground: Ground
    names: Names
    posts: Sequence[Post]
    holders: Sequence[Holder]
    post_at: dict[int, int] = field(default_factory=dict)
    post_to: dict[int, int] = field(default_factory=dict)
    name_at: dict[int, int] = field(default_factory=dict)
    name_to: dict[int, int] = field(default_factory=dict)
    honorific_to: dict[int, int] = field(default_factory=dict)
    owner: dict[int, int] = field(default_factory=dict)
    owning: set[int] = field(default_factory=set)
    bodies_at: dict[int, Entity] = field(default_factory=dict)
    lost: set[int] = field(default_factory=set)
    more: list[Held] = field(default_factory=list)

    def give(self, post: int, name: int) -> None:
        """Let a name own a post."""
        self.owner[post] = name
        self.owning.add(name)

    def name_behind(self, start: int) -> int | None:
        """The name at a token, with or without an honorific before it."""
        hit = self.ground.honorifics.get(start)
        return self.name_at.get(hit.last if hit is not None else start)

    def is_article(self, index: int) -> bool:
        """Whether a token is "the", "a" or "an"."""
        return self.ground.reading.tokens.keys[index] in self.names.small["article"]


def board_of(ground: Ground, posts: Sequence[Post], holders: Sequence[Holder],
             organizations: Sequence[NameMention]) -> Board:
    """The board before any post is owned."""
    board = Board(ground, ground.reading.lexicon.names, posts, holders)
    board.bodies_at = {m.first: m.entity for m in reversed(organizations)}
    for number, post in enumerate(posts):
        board.post_at[post.first] = number
        board.post_to[post.last] = number
        board.post_at.setdefault(post.title_first, number)
    for number, holder in enumerate(holders):
        board.name_at[holder.first] = number
        board.name_to[holder.last] = number
    board.honorific_to = {hit.last: hit.first for hit in ground.honorifics.values()}
    return board
