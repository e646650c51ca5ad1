"""Heads that give one post to several names: "Politburo members: A; B", "Deputy Prime Ministers A and B"."""

from bisect import bisect_left, bisect_right

from pipeline.extract.names.board import Board, Held, Holder
from pipeline.extract.names.ground import cue_at, cue_before
from pipeline.extract.names.office import Post

LIST_REACH = 60  # tokens behind a colon in which a list of bare names must end
ENDS = frozenset((",", ";"))
HEADS = 6  # heads joined by commas before one colon


def distribute(board: Board) -> set[int]:
    """Heads in the plural: with a colon for all names up to the end of the sentence, else for the list behind them."""
    reading, tokens = board.ground.reading, board.ground.reading.tokens
    done: set[int] = set()
    firsts = [holder.first for holder in board.holders]
    heads_list = [post.plural or _heads_list(board, post) for post in board.posts]
    colons = [post.first for post, several in zip(board.posts, heads_list, strict=True)
              if several and tokens.printed[post.last] == ":"]
    for number, post in enumerate(board.posts):
        if not heads_list[number]:
            if number in board.owner and _shared_by_list(board, post):
                board.more += [Held(post, holder) for holder in _listed(board, board.owner[number], bare=True)]
            if number in board.owner and (other := _joined_before(board, post, board.owner[number])) is not None:
                board.more.append(Held(post, board.holders[other]))
        elif tokens.printed[post.last] == ":":
            end = _list_end(board, post.last, reading.sentence(post.first).last)
            heads = _heads(board, number)
            following = bisect_right(colons, post.first)
            stop = min(colons[following], end) if following < len(colons) else end
            listed = board.holders[bisect_left(firsts, post.last):bisect_left(firsts, stop)]
            board.more += [Held(board.posts[head], holder) for head in heads for holder in listed]
            done.update(heads)
        elif number in board.owner:
            board.more += [Held(board.posts[number], holder) for holder in _listed(board, board.owner[number])]
        elif (first := _first_behind(board, post.last)) is not None:
            listed = [board.holders[first], *_listed(board, first)]
            board.more += [Held(board.posts[number], holder) for holder in listed]
            done.add(number)
    return done


def _heads_list(board: Board, post: Post) -> bool:
    """Whether a post in the singular stands before a colon and two names or more: "Ủy viên Ban Thường vụ: A, B"."""
    if board.ground.reading.tokens.printed[post.last] != ":":
        return False
    first = board.name_behind(post.last + 1)
    return first is not None and bool(_listed(board, first))


def _shared_by_list(board: Board, post: Post) -> bool:
    """Whether bare names may follow that share a post printed in the singular: several can be deputies, one is the head."""
    grade = board.ground.reading.lexicon.titles.by_code[post.code].grade
    return board.ground.language(post.first) == "vi" and grade != "head" and post.last in board.name_at


def _joined_before(board: Board, post: Post, name: int) -> int | None:
    """The name joined to the one a post stands behind: "ông A và ông B - Phó Chủ tịch UBND tỉnh"."""
    holder = board.holders[name]
    title = board.ground.reading.lexicon.titles.by_code[post.code]
    if post.first < holder.last or title.grade == "head" or title.kind != "post" or board.ground.language(post.first) != "vi":
        return None
    first = board.honorific_to.get(holder.first, holder.first)
    other = board.name_to.get(first - cue_before(board.names, "and", board.ground.reading.tokens.keys, first))
    return other if other is not None and other not in board.owning else None


def _first_behind(board: Board, last: int) -> int | None:
    """The first name behind a head in the plural and "là", "gồm", "namely" or a comma."""
    keys = board.ground.reading.tokens.keys
    start = last + (cue_at(board.names, "is_post", keys, last) or cue_at(board.names, "consists", keys, last)
                    or keys[last] == ",")
    start += keys[start] == ":"
    return board.name_behind(start) if start > last else None


def _list_end(board: Board, colon: int, end: int) -> int:
    """Where the names behind a head end: bare names up to the semicolon, names with posts of their own to the end."""
    keys = board.ground.reading.tokens.keys
    names = 0
    for index in range(colon, min(colon + LIST_REACH, end)):
        if keys[index] == ";":
            return index if names > 1 else end
        if index in board.name_at:
            last = board.holders[board.name_at[index]].last
            names += keys[last] in ENDS or cue_at(board.names, "and", keys, last) > 0
        elif index in board.post_at:
            return end
    return end


def _heads(board: Board, number: int) -> list[int]:
    """The head before a colon and those joined to it by commas: "Ủy viên Bộ Chính trị, Bí thư Trung ương Đảng:"."""
    heads = [number]
    while True:
        first = board.posts[heads[-1]].first
        left = board.post_to.get(first - 1) if board.ground.reading.tokens.printed[first - 1] == "," else None
        if left is None or left in board.owner or len(heads) == HEADS:
            return heads
        heads.append(left)


def _listed(board: Board, name: int, *, bare: bool = False) -> list[Holder]:
    """The names that follow a name in a list: "A, B and C". bare: none of which owns a post or has an honorific."""
    keys = board.ground.reading.tokens.keys
    listed: list[Holder] = []
    while True:
        last = board.holders[name].last
        start = last + (keys[last] == ",")
        start += cue_at(board.names, "and", keys, start)
        following = board.name_behind(start) if start > last else None
        if following is None or (bare and (following in board.owning or start not in board.name_at)):
            return listed
        name = following
        listed.append(board.holders[name])
