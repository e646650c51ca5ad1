"""Vietnamese posts: the body stands behind the title, or begins inside it."""

from pipeline.extract.names import bodies
from pipeline.extract.names.bodies_vi import local_body
from pipeline.extract.names.ground import Ground, cue_at
from pipeline.extract.names.office import Near, Post, accredited, country_at, of_field, of_place, status_before
from pipeline.extract.names.scope import scope
from pipeline.lexicon.titles import TitleEntry
from pipeline.lexicon.trie import Hit

PORTFOLIO = 12  # tokens of the longest field of a minister
DIVISION = 5  # tokens of a division before its body
DASHES = frozenset("-–")


def vietnamese(ground: Ground, hit: Hit, entry: TitleEntry, around: Near) -> Post:
    """The post of a title: "Chủ tịch UBND tỉnh", "Trưởng Ban" + "Ban Tổ chức Thành ủy", "Bộ trưởng Công Thương"."""
    keys, names = ground.reading.tokens.keys, ground.reading.lexicon.names
    first, status = status_before(ground, hit.first)
    post = Post(first, hit.last, first, hit.last, entry.code, _several(ground, hit), None, None, status)
    for start in range(hit.first + 1, hit.last + 1):
        body = around.at.get(start)
        if body is not None and body.last > hit.last:
            return post._replace(last=_posted(ground, _term(ground, body.last)), organization=body.entity)
    acting = cue_at(names, "acting", keys, hit.last)
    body = around.at.get(hit.last + (acting or keys[hit.last] in names.small["behind_title"]))
    if body is not None:
        return post._replace(last=body.last, organization=body.entity, status="acting" if acting else status)
    inner = None if entry.organization else _of_inner(ground, post, hit)
    return (inner or _of_party(ground, post, entry) or of_field(ground, post, hit.last, entry)
            or of_place(ground, post, hit.last, entry) or _of_division(ground, post, around)
            or _abroad(ground, post, entry) or _of_bare_head(ground, post))


def _abroad(ground: Ground, post: Post, entry: TitleEntry) -> Post | None:
    """A minister of another country with fields that are none of ours: "Bộ trưởng Năng lượng và Mỏ Lào"."""
    reading, joins = ground.reading, ground.reading.lexicon.bodies.small["join"]
    fields, index = reading.hits("field_word"), post.last
    while entry.family == "minister" and index - post.last < PORTFOLIO:
        if index in fields:
            index = fields[index].last
        elif index > post.last and reading.tokens.keys[index] in joins:
            index += 1
        else:
            abroad = country_at(ground, index)
            return post._replace(last=abroad[1], place=abroad[0]) if abroad is not None else None
    return None


def _of_bare_head(ground: Ground, post: Post) -> Post:
    """A post with only the head word of its body before its holder: "Chủ nhiệm Ủy ban Giàng Seo Phử", "Giám đốc Sở Lê A"."""
    reading, lists = ground.reading, ground.reading.lexicon.bodies
    head = reading.hits("org_head").get(post.last)
    small = reading.tokens.keys[post.last] in lists.small["department"] | lists.small["ministry"]
    last = head.last if head is not None else post.last + small
    return post._replace(last=last, title_last=last) if last > post.last and last in reading.hits("surname") else post


def _of_party(ground: Ground, post: Post, entry: TitleEntry) -> Post | None:
    """The secretary of a party committee whose place is printed with the next post, if at all: "Bí thư Đảng ủy, ..."."""
    party = ground.reading.hits("local").get(post.last) if entry.family == "secretary" else None
    return post._replace(last=party.last) if party is not None and party.entry == ("party_committee", None) else None


def _of_division(ground: Ground, post: Post, around: Near) -> Post | None:
    """The head of a division that no list knows, by the body behind it: "Trưởng khoa Nhiễm" + "Bệnh viện Nhi Đồng 1"."""
    tokens, division = ground.reading.tokens, ground.reading.lexicon.bodies.small["division"]
    if tokens.keys[post.last - 1] not in division or tokens.shapes[post.last] != "C":
        return None
    for index in range(post.last + 1, min(post.last + DIVISION, len(tokens))):
        if index in around.at:
            return post._replace(last=around.at[index].last, organization=around.at[index].entity)
        if tokens.shapes[index] not in "Cl" or index in ground.reading.hits("surname"):
            return None
    return None


def _of_inner(ground: Ground, post: Post, hit: Hit) -> Post | None:
    """A body whose head word is in the title: "Tỉnh ủy viên", "Chánh Thanh tra" + "tỉnh Nghệ An"."""
    for start in range(hit.first, hit.last):
        head = ground.reading.hits("local").get(start)
        if head is not None and head.last <= hit.last:
            found = local_body(ground, head) if head.last == hit.last else []
            if found:
                return post._replace(last=max(hit.last, found[0].last), organization=found[0].entity)
            code, level = head.entry
            printed = ground.reading.tokens.surface(start, head.last)
            made = bodies.local(ground, code, scope(ground, start, level), "vi", printed)
            return post._replace(organization=made)
    return None


def _posted(ground: Ground, last: int) -> int:
    """The end of "Trưởng đại diện UNDP tại Việt Nam" when a name follows."""
    end = accredited(ground, last)
    return end if end > last and ground.reading.tokens.shapes[end] in "CU" else last


def _term(ground: Ground, last: int) -> int:
    """The end of a post with its term: "khóa XVI, nhiệm kỳ 2021 - 2026"."""
    tokens, names = ground.reading.tokens, ground.reading.lexicon.names
    if tokens.keys[last] in names.small["term"] and tokens.shapes[last + 1] in "CUd":
        last += 2
    start = last + (tokens.keys[last] == ",")
    length = cue_at(names, "term_years", tokens.keys, start)
    if length and tokens.shapes[start + length] == "d":
        last = start + length + 1
        if tokens.printed[last] in DASHES and tokens.shapes[last + 1] == "d":
            last += 2
    return last


def _counted(ground: Ground, index: int) -> bool:
    """Whether a token is a number of people: "có 7 Thứ trưởng"."""
    tokens = ground.reading.tokens
    return index >= 0 and tokens.shapes[index] == "d" and len(tokens.printed[index]) <= 2


def _several(ground: Ground, hit: Hit) -> bool:
    """Whether a title stands for several people: "các Phó Thủ tướng", "các đồng chí Ủy viên Bộ Chính trị"."""
    plural, honorifics = ground.reading.hits("plural"), ground.honorifics
    before = plural.get(hit.first - 1)
    if (before is not None and before.last == hit.first) or _counted(ground, hit.first - 1):
        return True
    return any(index in plural and (inner := honorifics.get(index + 1)) is not None and inner.last == hit.first
               for index in (hit.first - 2, hit.first - 3))
