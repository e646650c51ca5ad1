"""The cast of an article: who and what is named where, and under which post."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.reading import NameMention, Reading
from pipeline.records import Position

PARTIES = ("person", "organization", "place")


class Cast(NamedTuple):
    """The names of an article in the order of the text.

    names: mentions by their first token, longer ones first. starts: their first tokens.
    posts: for each person the positions the text attests, in the order of the text.
    offices: for each paragraph the bodies of the positions attested in it.
    covered: tokens that a name holds. parties: those of persons, bodies and places.
    """

    names: tuple[NameMention, ...]
    starts: tuple[int, ...]
    posts: dict[str, list[Position]]
    offices: dict[str, set[str]]
    covered: frozenset[int]
    parties: frozenset[int]

    def within(self, first: int, last: int, kinds: Collection[str]) -> Iterator[NameMention]:
        """Names of some kinds that lie in tokens [first, last)."""
        for index in range(bisect_left(self.starts, first), len(self.starts)):
            name = self.names[index]
            if name.first >= last:
                return
            if name.last <= last and name.entity.kind in kinds:
                yield name

    def nearest_before(self, first: int, last: int, kinds: Collection[str]) -> NameMention | None:
        """The last name of some kinds that ends before token ``last`` and begins at ``first`` or later."""
        index = bisect_left(self.starts, last) - 1
        while index >= 0 and self.starts[index] >= first:
            name = self.names[index]
            if name.last <= last and name.entity.kind in kinds:
                return name
            index -= 1
        return None

    def at(self, token: int, kinds: Collection[str]) -> NameMention | None:
        """The longest name of some kinds that begins at a token."""
        index = bisect_left(self.starts, token)
        while index < len(self.starts) and self.starts[index] == token:
            if self.names[index].entity.kind in kinds:
                return self.names[index]
            index += 1
        return None

    def post(self, name: NameMention, reading: Reading) -> Position | None:
        """The post printed nearest to a person's mention, in the same paragraph."""
        held = self.posts.get(name.entity.entity_id, [])
        paragraph = reading.paragraph(name.first).paragraph_id
        start = reading.tokens.starts[name.first]
        behind = bisect_left(held, start, key=_char_start)
        before = bisect_left(held, held[behind - 1].char_start, key=_char_start) if behind else 0
        near = [post for post in (*held[before:before + 1], *held[behind:behind + 1]) if post.paragraph_id == paragraph]
        return min(near, key=lambda post: (abs(post.char_start - start), post.char_start), default=None)


def cast_of(names: Sequence[NameMention], positions: Sequence[Position]) -> Cast:
    """The cast of an article from its name mentions and attested posts, in any order."""
    ordered = tuple(sorted(set(names), key=lambda name: (name.first, -name.last, name.entity.kind, name.entity.entity_id)))
    posts: dict[str, list[Position]] = {}
    offices: dict[str, set[str]] = {}
    for position in sorted(positions, key=lambda post: (post.char_start, post.char_end, post.position_id)):
        posts.setdefault(position.person_id, []).append(position)
        if position.organization_id is not None:
            offices.setdefault(position.paragraph_id, set()).add(position.organization_id)
    return Cast(ordered, tuple(name.first for name in ordered), posts, offices, _tokens(ordered),
                _tokens([name for name in ordered if name.entity.kind in PARTIES]))


def _tokens(names: Sequence[NameMention]) -> frozenset[int]:
    return frozenset(token for name in names for token in range(name.first, name.last))


def _char_start(position: Position) -> int:
    return position.char_start
