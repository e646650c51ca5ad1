"""Heads that give one post to several names: "Politburo members: A; B", "Deputy Prime Ministers A and B"."""

from bisect import bisect_left, bisect_right

from pipeline.extract.names.board import Board, Held, Holder
from pipeline.extract.names.ground import cue_at

LIST_REACH = 60  # tokens behind a colon in which a list of bare names must end
ENDS = frozenset((",", ";"))
HEADS = 6  # heads joined by commas before one colon


def distribute(board: Board) -> set[int]:
    """Heads in the plural: with a colon for all names up to the end of the sentence, else for the list behind them."""
    reading, tokens = board.ground.reading, board.ground.reading.tokens
    done: set[int] = set()
    firsts = [holder.first for holder in board.holders]
    colons = [post.first for post in board.posts if post.plural and tokens.printed[post.last] == ":"]
    for number, post in enumerate(board.posts):
        if not post.plural:
            continue
        if tokens.printed[post.last] == ":":
            end = _list_end(board, post.last, reading.sentence(post.first).last)
            heads = _heads(board, number)
            following = bisect_right(colons, post.first)
            stop = min(colons[following], end) if following < len(colons) else end
            listed = board.holders[bisect_left(firsts, post.last):bisect_left(firsts, stop)]
            board.more += [Held(board.posts[head], holder) for head in heads for holder in listed]
            done.update(heads)
        elif number in board.owner:
            board.more += [Held(board.posts[number], holder) for holder in _listed(board, board.owner[number])]
    return done


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


def _listed(board: Board, name: int) -> list[Holder]:
    """The names that follow a name in a bare list: "A, B and C"."""
    keys = board.ground.reading.tokens.keys
    listed: list[Holder] = []
    while True:
        last = board.holders[name].last
        start = last + (keys[last] == ",")
        start += cue_at(board.names, "and", keys, start)
        following = board.name_behind(start) if start > last else None
        if following is None:
            return listed
        name = following
        listed.append(board.holders[name])
