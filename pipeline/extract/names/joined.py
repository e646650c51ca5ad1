"""The body of a post that prints none but is joined to one that does: "Chairman and CEO of FPT"."""

from pipeline.extract.names import bodies
from pipeline.extract.names.board import Board
from pipeline.extract.names.ground import cue_at
from pipeline.extract.names.places.find import place_entity
from pipeline.lexicon.titles import TitleEntry
from pipeline.records import Entity

JOINTS = frozenset((",", "-", "–"))
CHAIN = 8  # posts joined to each other in one apposition
HOUSES = frozenset(("company", "bank", "association", "press", "school"))  # whose posts follow each other by commas
STATE = frozenset(("ministry", "state"))  # a minister's body is in the title, printed or not


def joined_right(board: Board, number: int) -> int | None:
    """The post behind a post and a comma, dash or "and"."""
    keys = board.ground.reading.tokens.keys
    position = board.posts[number].last
    start = position + (keys[position] in JOINTS)
    start += cue_at(board.names, "and", keys, start)
    if start == position:
        return None
    start += board.is_article(start)
    return board.post_at.get(start)


def body_of(board: Board, number: int) -> Entity | None:
    """The body a post belongs to: its own, else that of the post of the same person it is joined to.

    Over "and" any post but a minister's takes it, over a comma only one of a firm or association; the secretary of a
    party committee without a name heads that of the body behind ("Bí thư Đảng ủy, Chủ tịch HĐND phường Vũng Tàu").
    """
    owner, last, listed = board.owner.get(number), number, False
    party = is_party_post(board, number)
    for _ in range(CHAIN):
        body = board.posts[last].organization
        if body is not None:
            if last != number and party:
                return _party_of(board, number, body)
            return body if not listed or bodies.kind_of(board.ground, body) in HOUSES else None
        right = joined_right(board, last)
        if owner is None or right is None or board.owner.get(right) != owner or not _may_share(board, last):
            return None
        by_and = cue_at(board.names, "and", board.ground.reading.tokens.keys, board.posts[last].last) > 0
        if not by_and and not _alike(board, last, right):
            return None
        listed = listed or not by_and
        last = right
    return None


def is_party_post(board: Board, number: int) -> bool:
    """Whether a post ends with the bare word for a party committee: "Bí thư Đảng ủy"."""
    post = board.posts[number]
    return post.organization is None and post.last - 1 > post.title_first \
        and any(hit.last == post.last and hit.entry[0] == "party_committee"
                for start in (post.last - 2,) if (hit := board.ground.reading.hits("local").get(start)) is not None)


def _may_share(board: Board, number: int) -> bool:
    """Whether a post can belong to a body that is printed with another: no minister's, no rank or degree."""
    post, title = board.posts[number], _title(board, number)
    return post.place is None and title.body not in STATE and title.kind in ("post", "membership")


def _alike(board: Board, number: int, right: int) -> bool:
    """Whether two posts with a comma between are of one body: both of firms, or neither a mere membership."""
    if board.ground.reading.tokens.keys[board.posts[number].last] != ",":
        return False
    title, following = _title(board, number), _title(board, right)
    return is_party_post(board, number) or title.body == following.body == "company" \
        or title.kind == following.kind == "post"


def _party_of(board: Board, number: int, body: Entity) -> Entity:
    """The party committee beside a body: that of its place, or its own."""
    ground, language = board.ground, board.ground.language(board.posts[number].first)
    place = ground.place(body.place_id)
    if body.ref_code in ground.reading.lexicon.bodies.local and place is not None:
        return bodies.local(ground, "party_committee", place_entity(place), language, body.name)
    return bodies.unit(ground, "party", body, language)


def _title(board: Board, number: int) -> TitleEntry:
    return board.ground.reading.lexicon.titles.by_code[board.posts[number].code]
