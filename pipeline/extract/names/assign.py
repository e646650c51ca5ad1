"""Who holds which post: titles before a name, behind it in apposition, by verbs of office, and heads that distribute."""

from collections.abc import Sequence

from pipeline.extract.names.board import OPENERS, Board, Held, Holder, board_of
from pipeline.extract.names.distribute import distribute
from pipeline.extract.names.ground import Ground, cue_at, cue_before
from pipeline.extract.names.joined import CHAIN, JOINTS, body_of, is_party_post, joined_right
from pipeline.extract.names.office import Post
from pipeline.extract.reading import NameMention
from pipeline.records import Entity

CLOSERS = frozenset((",", ".", ")", "-", "–", ";", ":", "(", '"', "”", "?", "!", "…"))
BRACKET = 9  # tokens of an aside between a name and its post: "(sinh năm 1980)"
CLAUSE = 40  # tokens between a name and the post it is said to have got
ADJECTIVES = 2  # words between "a" and an occupation
AGED = ["-", "year", "-", "old"]
LIST = 120  # tokens of a list of people who lose one post
TERM = 12  # tokens between a post and the name that got it: "nhiệm kỳ 2021 - 2026 đối với ông A"


def assign(ground: Ground, posts: Sequence[Post], holders: Sequence[Holder],
           organizations: Sequence[NameMention]) -> tuple[list[Held], list[Post]]:
    """Posts with the names that hold them, in the order of the text, and the posts no name holds."""
    board = board_of(ground, posts, holders, organizations)
    for name in range(len(holders)):
        _before(board, name)
    for name in range(len(holders)):
        _behind(board, name)
    for step in (_apposed, _by_verb):
        for number in range(len(posts)):
            if number not in board.owner:
                step(board, number)
    distributed = distribute(board)
    held = [Held(_settled(board, number), holders[name]) for number, name in board.owner.items()] + board.more
    free = [post for number, post in enumerate(posts) if number not in board.owner and number not in distributed]
    return sorted(held, key=lambda h: (h.post.first, h.holder.first)), free


def _settled(board: Board, number: int) -> Post:
    post = board.posts[number]._replace(organization=body_of(board, number))
    holder = board.holders[board.owner[number]] if number in board.owner else None
    if holder is not None and post.organization is None and post.last <= holder.first:
        post = post._replace(organization=_behind_name(board, holder.last))
    return post._replace(status="former") if number in board.lost else post


def _behind_name(board: Board, last: int) -> Entity | None:
    """The body behind a name: "Chairwoman Nguyen Thi Le of the HCM City People's Council"."""
    keys = board.ground.reading.tokens.keys
    if keys[last] != "of":
        return None
    return board.bodies_at.get(last + 1 + board.is_article(last + 1))


def _start(board: Board, name: int) -> int:
    """Where a name begins with the honorifics before it."""
    first = board.holders[name].first
    while first in board.honorific_to:
        first = board.honorific_to[first]
    return first


def _before(board: Board, name: int) -> None:
    """Posts right before a name, and those joined to them on their left."""
    tokens = board.ground.reading.tokens
    start = _start(board, name)
    number = board.post_to.get(start)
    if number is None and start < board.holders[name].first and start and tokens.printed[start - 1] == ",":
        number = board.post_to.get(start - 1)
        if number is not None and not (_free_left(board, number) and _is_office(board, number)):
            return
    if number is not None and number not in board.owner:
        board.give(number, name)
        _chain_left(board, number, name)


def _is_office(board: Board, number: int) -> bool:
    """Whether a post is one by a body or by its make, not a mere occupation ("..., một nhà giáo, ông A")."""
    post = board.posts[number]
    kind = board.ground.reading.lexicon.titles.by_code[post.code].kind
    return post.organization is not None or post.place is not None or kind == "post"


def _chain_left(board: Board, number: int, name: int) -> None:
    keys = board.ground.reading.tokens.keys
    while True:
        first = board.posts[number].first
        first = board.honorific_to.get(first, first)
        direct = board.post_to.get(first)
        if direct is not None and direct not in board.owner:
            board.give(direct, name)
            number = direct
            continue
        length = cue_before(board.names, "and", keys, first)
        joint = first - length if length else first - (keys[first - 1] in JOINTS if first else 0)
        if length and joint and keys[joint - 1] == ",":
            joint -= 1
        left = board.post_to.get(joint) if joint < first else None
        if left is None or left in board.owner or board.posts[left].plural \
                or not (_free_left(board, left) or (length and _next_in_list(board, left, number))):
            return
        board.give(left, name)
        number = left


def _free_left(board: Board, number: int) -> bool:
    """Whether no name stands before a post, or those joined to it, that claims it: "Nguyễn A, Phó Chủ tịch ..., Trưởng Ban"."""
    reading = board.ground.reading
    for _ in range(CHAIN):
        first = board.posts[number].first
        opened = first > reading.sentence(first).first and reading.tokens.printed[first - 1] in OPENERS
        before = first - opened
        if before in board.name_to:
            return False
        left = board.post_to.get(before)
        if not opened or left is None:
            return True
        number = left
    return True


def _before_another(board: Board, name: int, number: int) -> bool:
    """Whether a post behind a name that has one before it is that of a name nobody knows: "Minister A, Chinese Premier B"."""
    shapes, last = board.ground.reading.tokens.shapes, board.posts[number].last
    return board.post_to.get(_start(board, name)) is not None and board.ground.language(last) == "en" \
        and last not in board.name_at and shapes[last] in "CU" and shapes[last + 1] in "CU"


def _next_in_list(board: Board, left: int, number: int) -> bool:
    """Whether the name before two joined posts has its own post before it, so that they are the next one's: "Chairman A,
    Deputy Prime Minister and Foreign Minister B"."""
    before = board.name_to.get(board.posts[left].first - 1)
    own = board.post_to.get(_start(board, before)) if before is not None else None
    titles = board.ground.reading.lexicon.titles.by_code
    return own is not None and titles[board.posts[own].code].kind == titles[board.posts[number].code].kind == "post"


def _behind(board: Board, name: int) -> None:
    """Posts behind a name: after a comma, dash or bracket, or after "là", "as" ..."""
    tokens = board.ground.reading.tokens
    position = board.holders[name].last
    number = _post_after(board, position)
    if number is None and tokens.printed[position] == "(":
        close = next((i for i in range(position, min(position + BRACKET, len(tokens))) if tokens.printed[i] == ")"), None)
        number = _post_after(board, close + 1) if close is not None else None
    while number is not None and number not in board.owner and not board.posts[number].plural:
        if not _closed(board, number) or _before_another(board, name, number):
            return
        board.give(number, name)
        number = joined_right(board, number)


def _post_after(board: Board, position: int) -> int | None:
    keys = board.ground.reading.tokens.keys
    if position >= len(keys):
        return None
    start = position + (keys[position] in OPENERS)
    if start > position and board.ground.reading.tokens.shapes[start] == "U" and start not in board.post_at \
            and keys[start + 1] == ",":
        start += 2  # ", CFA, Giám đốc ..."
    if keys[start][0].isdigit() and start > position:  # ", 35, a farmer", "(35 tuổi, nông dân ...)"
        start += 1 + (keys[start + 1] in board.names.small["age"])
        start += keys[start] == ","
    start += cue_at(board.names, "is_post", keys, start) or cue_at(board.names, "took_office", keys, start)
    if start == position:
        return None
    start += board.is_article(start)
    return board.post_at.get(_past_adjectives(board, start))


def _past_adjectives(board: Board, start: int) -> int:
    """Where an occupation begins behind "a" and its adjectives: "a 60-year-old fisherman", "a local coffee farmer"."""
    tokens = board.ground.reading.tokens
    if start in board.post_at or not board.is_article(start - 1):
        return start
    index = start
    if tokens.shapes[index] == "d" and tokens.keys[index + 1:index + 5] == AGED:
        index += 1 + len(AGED)
    for behind in range(index, min(index + ADJECTIVES + 1, len(tokens))):
        post = board.post_at.get(behind)
        if post is not None:
            kind = board.ground.reading.lexicon.titles.by_code[board.posts[post].code].kind
            return behind if kind == "occupation" else start
        if tokens.shapes[behind] != "l" or tokens.keys[behind] in board.names.small["closer"]:
            break
    return start


def _closed(board: Board, number: int) -> bool:
    """Whether a post without a body is a whole apposition: "Theo ông A, nông dân cần ..." is none."""
    post = board.posts[number]
    if post.organization is not None or post.place is not None or is_party_post(board, number):
        return True
    reading = board.ground.reading
    last = post.last
    if last >= reading.sentence(post.first).last or reading.tokens.keys[last] in CLOSERS \
            or reading.tokens.keys[last] in board.names.small["closer"]:
        return True
    if last in board.ground.places_at or (reading.tokens.shapes[last] in "CU" and last not in board.name_at):
        return True
    return any(last in reading.hits(c) for c in ("local", "body", "unit", "org_head", "level", "field_word"))


def _apposed(board: Board, number: int) -> None:
    """A post, a comma, then its holder, closed by a comma: "Deputy Head of the ..., Nguyen Duc Hien, had"."""
    tokens = board.ground.reading.tokens
    post = board.posts[number]
    joint = tokens.printed[post.last] in JOINTS
    beside = joint and (post.last + 1 in board.ground.honorifics or post.organization is not None)  # "Phó Chủ tịch ... - bà A"
    if post.plural or not (tokens.printed[post.last] == "," or beside) or not _free_left(board, number):
        return
    if board.ground.language(post.first) == "vi" and not _is_office(board, number):
        return  # "Trao đổi với phóng viên, chị A cho biết"
    start = post.last + 1
    name = board.name_behind(start)
    opens = board.is_article(post.first - 1) and board.ground.reading.sentence(post.first).first == post.first - 1
    if name is None or (name in board.owning and not opens):  # "The defendant, A, former director of ..., was jailed"
        return
    dash = tokens.printed[post.last] != ","
    if dash or tokens.printed[board.holders[name].last] in ",)" or board.holders[name].first > start:
        board.give(number, name)
        _chain_left(board, number, name)


def _by_verb(board: Board, number: int) -> None:
    """"... giữ chức vụ Trưởng Ban ...": the last name before; "miễn nhiệm chức vụ ... đối với ông A": the next one."""
    reading, keys = board.ground.reading, board.ground.reading.tokens.keys
    post = board.posts[number]
    first = post.first - (post.first > 0 and board.is_article(post.first - 1))
    lost = cue_before(board.names, "left_office", keys, first)
    taken = cue_before(board.names, "took_office", keys, first)
    if not lost and not taken:
        return
    sentence = reading.sentence(first)
    cue = first - max(lost, taken)
    behind, certain = _receiver(board, post.last, sentence.last)
    before = _last_before(board, cue, sentence.first)
    name = behind if behind is not None and (before is None or certain or lost > taken) else before
    if name is not None:
        board.give(number, name)
        if lost > taken:
            board.lost.add(number)
        if name == behind:
            board.more += [Held(_settled(board, number), board.holders[other])
                           for other in _receivers(board, name, sentence.last)]


def _receiver(board: Board, last: int, end: int) -> tuple[int | None, bool]:
    """The name behind "đối với", "cho", "for" after a post and its term; whether only a receiver is named so."""
    keys = board.ground.reading.tokens.keys
    for index in range(last, min(last + TERM, end)):
        length = cue_at(board.names, "receives", keys, index)
        if length:
            return board.name_behind(index + length), length > 1
    return None, False


def _receivers(board: Board, name: int, end: int) -> list[int]:
    """The further receivers, each with an honorific behind a semicolon: "đối với bà A, nguyên ...; ông B, nguyên ...". """
    keys = board.ground.reading.tokens.keys
    found = []
    for index in range(board.holders[name].last, min(board.holders[name].last + LIST, end)):
        if keys[index] == ";" and index + 1 in board.ground.honorifics:
            other = board.name_behind(index + 1)
            if other is None:
                break
            found.append(other)
    return found


def _last_before(board: Board, index: int, begin: int) -> int | None:
    """The last name of the sentence that ends before a token, at most a clause away."""
    for token in range(index, max(begin, index - CLAUSE), -1):
        if token in board.name_to:
            return board.name_to[token]
    return None
