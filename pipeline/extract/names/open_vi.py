"""Vietnamese bodies that no list has: a head word and what belongs to the name behind it.

Only the first syllable of each part of a Vietnamese name is a capital, so a run of capitals would cut it: words for
fields of work ("xây dựng", "xuất khẩu") belong to it in lower case too, as long as no proper name has ended them.
"""

from pipeline.extract.names import bodies
from pipeline.extract.names.firms import FIRMS as FIRM
from pipeline.extract.names.firms import firm
from pipeline.extract.names.ground import Ground
from pipeline.extract.names.scope import scope
from pipeline.extract.reading import NameMention
from pipeline.lexicon.trie import Hit

LONGEST = 18  # tokens of a name behind its head word
DASHES = frozenset("-–")
FIRMS = frozenset(("company", "bank", "press", "association", "international"))
OFFICES = frozenset(("agency", "company", "association"))  # schools and hospitals are named after people
FIELDS = 6  # fields that a name lists in small letters
FULL = 3  # words of most full names
PAIRED = frozenset(("agency", "centre", "association", "press"))
SCOPED = frozenset(("agency", "institute", "association", "school", "hospital", "press"))


def open_body(ground: Ground, hit: Hit, *, inner: bool = False) -> list[NameMention]:
    """The body whose head word was hit; nothing where no name follows.

    inner: the head word is a title's last word, so that small letters say nothing.
    """
    reading = ground.reading
    head = reading.lexicon.bodies.heads[hit.entry]
    listed = reading.hits("body").get(hit.last)
    if listed is not None and _is_its_head(head.kind, (body := reading.lexicon.bodies.by_code[listed.entry]).kind):
        if body.kind in FIRM:
            return [firm(ground, listed, body, "vi")._replace(first=hit.first)]
        return [NameMention(hit.first, listed.last, bodies.national(ground, body.code, "vi"), "lexicon")]
    if inner and hit.last not in reading.hits("field_word"):
        return []
    last, core, place, named = _tail(ground, hit, head.tail)
    if reading.tokens.shapes[hit.first] == "l" and not inner and not _is_named(ground, hit.last, last):
        return []
    if last == hit.last or (place is not None and not named and head.kind in ("military", "institute")):
        return []
    if head.kind == "ministry" and (place is None or not named or not ground.is_foreign(place)):
        return []
    printed, name = reading.tokens.surface(hit.first, last), reading.tokens.surface(hit.first, core)
    made = bodies.other(ground, printed, name, place, "vi")
    ground.kinds[made.entity_id] = hit.entry
    return [NameMention(hit.first, last, made, "head")]


def _is_its_head(head: str, kind: str) -> bool:
    """Whether a head word goes with a listed body: "Tập đoàn Viettel"; a club named after a firm is not the firm."""
    return head == kind if "association" in (head, kind) else head in FIRMS and kind in FIRMS


def _is_named(ground: Ground, first: int, last: int) -> bool:
    """Whether a tail begins with a capital and holds a proper name, as a head in lower case asks for ("công ty con")."""
    reading = ground.reading
    fields, shapes = reading.hits("field_word"), reading.tokens.shapes
    covered = {t for f in range(first, last) if f in fields for t in range(f, fields[f].last)}
    return first < last and shapes[first] in "CU" and any(
        shapes[t] in "CU" and t not in covered for t in range(first, last))


def _tail(ground: Ground, hit: Hit, allowed: tuple[str, ...]) -> tuple[int, int, str | None, bool]:
    """Where the name ends, where without its place, the place, and whether anything but a place follows the head."""
    reading, tokens = ground.reading, ground.reading.tokens
    end = min(reading.sentence(hit.first).last, hit.last + LONGEST)
    fields, levels = reading.hits("field_word"), reading.hits("level")
    index, place, named = hit.last, None, False
    before = "head"  # what the name so far ends with: head, field, name
    while index < end:
        spot, field = ground.places_at.get(index), fields.get(index)
        if spot is not None and field is not None and field.last > spot.last:
            spot = None  # "Công đoàn Viên chức" is not of Vienna
        if spot is not None and _is_area(ground, spot):
            return spot.last, index, spot.entity.entity_id, named
        if spot is not None and spot.last + 1 in ground.places_at:  # "Bạc Liêu - Sài Gòn"
            index, before, named = spot.last + 1, "name", True
            continue
        inner = reading.hits("org_head").get(index)
        if inner is not None and before == "head" and hit.entry == "company":  # "Công ty CP Tập đoàn Hoa Sen"
            index = inner.last
        elif before == "head" and hit.entry == "association" and (named_after := _firm(ground, index)) is not None:
            index, before, named = named_after.last, "name", True  # "CLB Becamex Bình Dương"
        elif field is not None and "field" in allowed and (before in ("head", "field") or tokens.shapes[index] != "l"):
            index, before, named = field.last, "field", True
        elif tokens.shapes[index] in "CU" and "name" in allowed and not _next_begins(ground, hit, index, before):
            paired = before != "name" and hit.entry in PAIRED and _is_pair(ground, index + 1, end)
            index, before, named = index + 1 + paired, "field" if paired else "name", True
        elif "number" in allowed and (number := _number(ground, index, before)):
            index, before, named = number, "number", True
        elif before in ("head", "number") and (tier := _tier(ground, index)):
            index = tier
        elif _links(ground, index, before, hit.entry):
            index += 1
        elif index in levels and hit.entry in SCOPED | {"centre"} and named and before == "field":
            where = scope(ground, hit.first, levels[index].entry)
            return levels[index].last, index, where.entity_id if where is not None else None, named
        elif (behind := past_short_name(ground, index)) > index:
            index = behind
        else:
            break
    return index, index, place, named


def _firm(ground: Ground, index: int) -> Hit | None:
    """The listed firm that begins at a token."""
    hit = ground.reading.hits("body").get(index)
    return hit if hit is not None and ground.reading.lexicon.bodies.by_code[hit.entry].kind in FIRMS else None


def _number(ground: Ground, index: int, before: str) -> int:
    """The end of a body's number: "Đội 3", "Chi cục Quản lý thị trường số 5", "Phòng Nghiệp vụ 1,"; 0 for none."""
    tokens, small = ground.reading.tokens, ground.reading.lexicon.bodies.small
    if before == "number":
        return 0
    if tokens.keys[index] in small["numbered"] and tokens.shapes[index + 1] == "d":
        return index + 2
    closed = before in ("head", "field") or tokens.shapes[index + 1] == "p"
    return index + 1 if tokens.shapes[index] == "d" and closed else 0


def _tier(ground: Ground, index: int) -> int:
    """The end of words for the level a body stands at: "Ban Chỉ đạo 389 quốc gia", "Ban Chỉ đạo cấp tỉnh về"; 0 for none."""
    keys = ground.reading.tokens.keys
    return index + 2 if " ".join(keys[index:index + 2]) in ground.reading.lexicon.bodies.small["tier"] else 0


def past_short_name(ground: Ground, index: int) -> int:
    """The token behind an abbreviation in brackets that a place or level follows: "... (CDC) tỉnh"; else ``index``."""
    tokens, behind = ground.reading.tokens, index + 3
    if tokens.printed[index] != "(" or behind >= len(tokens):
        return index
    short = tokens.shapes[index + 1] == "U" and tokens.printed[index + 2] == ")"
    return behind if short and (behind in ground.places_at or behind in ground.reading.hits("level")) else index


def _links(ground: Ground, index: int, before: str, head: str) -> bool:
    """Whether a dash, a joint, "các", "&" or "về" leads on to another part of the name."""
    reading, tokens = ground.reading, ground.reading.tokens
    if tokens.printed[index] in DASHES:
        return _goes_on(ground, index + 1) or _is_coded(ground, index)
    if tokens.shapes[index] == "d":
        return tokens.printed[index - 1] in DASHES and _is_coded(ground, index - 1)
    if tokens.printed[index] == "&" and before == "name":
        return tokens.glued(index) and tokens.shapes[index + 1] in "CU"
    if tokens.keys[index] in reading.lexicon.bodies.small["about"] and head == "agency" and before != "name":
        return index + 1 in reading.hits("field_word")
    if index in reading.hits("plural") and before != "name" and index + 1 in reading.hits("field_word"):
        return True
    return tokens.keys[index] in reading.lexicon.bodies.small["join"] and before == "field" and _part(ground, index + 1)


def _is_area(ground: Ground, spot: NameMention) -> bool:
    """Whether a place ends the name: not when the name goes on behind it ("Sài Gòn Thương Tín")."""
    shapes, last = ground.reading.tokens.shapes, spot.last
    if ground.reading.tokens.printed[last] in DASHES and shapes[last + 1] in "CU" and _names_on(ground, last + 1):
        return False
    return shapes[last] not in "CU" or last in ground.reading.hits("title") or last in ground.reading.hits("surname")


def _is_pair(ground: Ground, index: int, end: int) -> bool:
    """Whether a syllable in lower case completes the word its capital began: "Cải cách", "Điều dưỡng"."""
    reading, tokens = ground.reading, ground.reading.tokens
    return (index < end and tokens.shapes[index] == "l" and tokens.shapes[index - 1] == "C"
            and tokens.keys[index] not in reading.lexicon.bodies.small["stop"] and index not in reading.hits("field_word")
            and tokens.folds[index - 1] in reading.lexicon.names.syllables)


def _names_on(ground: Ground, index: int) -> bool:
    """Whether a capital behind a dash belongs to the name: "Bạc Liêu - Sài Gòn"; titles and people do not."""
    return not any(index in ground.reading.hits(category) for category in ("title", "honorific", "surname", "org_head"))


def _next_begins(ground: Ground, hit: Hit, index: int, before: str) -> bool:
    """Whether something else begins at a capital: a title, another body, or the name of the person in charge."""
    reading = ground.reading
    if any(index in reading.hits(category) for category in ("honorific", "unit", "local", "org_head")):
        return True
    body = reading.hits("body").get(index)
    if body is not None and (before != "name" or reading.lexicon.bodies.by_code[body.entry].kind not in FIRMS):
        return True
    title = reading.hits("title").get(index)
    if title is not None and (title.last - title.first > 1 or before == "name"):
        return True
    if before == "head":
        return _is_person(ground, hit, index)
    if index not in reading.hits("surname"):
        return False
    shapes, after_title = reading.tokens.shapes, hit.first in ground.titles_to
    return after_title and shapes[index + 1] in "CU" and (before == "field" or any(
        shape not in "CU" for shape in shapes[index + 2:index + 4]))


def _is_person(ground: Ground, hit: Hit, index: int) -> bool:
    """Whether the head of an office is named right behind its bare head word: "Chủ nhiệm Ủy ban Giàng Seo Phử"."""
    reading, shapes = ground.reading, ground.reading.tokens.shapes
    if hit.first not in ground.titles_to or index not in reading.hits("surname") or hit.entry not in OFFICES:
        return False
    end = next((i for i in range(index, index + FULL + 2) if shapes[i] not in "CU"), index)
    return hit.last - hit.first <= 2 and FULL <= end - index <= FULL + 1 \
        and all(fold in reading.lexicon.names.syllables for fold in reading.tokens.folds[index:end])


def _goes_on(ground: Ground, index: int) -> bool:
    """Whether a name goes on behind a dash: a capital that is no title, or a word for a field."""
    reading = ground.reading
    if index in reading.hits("title") or index in reading.hits("org_head") or index in ground.honorifics:
        return False
    field = reading.hits("field_word").get(index)
    glued = reading.tokens.glued(index) and reading.tokens.glued(index - 1)
    return field is not None or (glued and reading.tokens.shapes[index] in "CU")


def _is_coded(ground: Ground, dash: int) -> bool:
    """Whether a dash and a number are glued to the word before: "Covid-19"."""
    tokens = ground.reading.tokens
    return tokens.glued(dash) and tokens.glued(dash + 1) and tokens.shapes[dash + 1] == "d" and tokens.shapes[dash - 1] in "CU"


def _part(ground: Ground, index: int) -> bool:
    """Whether another part of the name follows "và" or a comma: a word for a field. In small letters behind a comma it is
    one of a list that "và" or the body's place closes ("về khoa học, công nghệ và chuyển đổi số")."""
    reading = ground.reading
    field = reading.hits("field_word").get(index)
    if field is None or index in reading.hits("org_head") or index in reading.hits("local"):
        return False
    if reading.tokens.keys[index - 1] != ",":
        return reading.tokens.shapes[index] in "CU" or field.last - field.first > 1
    follows = reading.tokens.keys[field.last] in reading.lexicon.bodies.small["join"]
    return follows if reading.tokens.shapes[index] in "CU" else _is_closed(ground, index)


def _is_closed(ground: Ground, index: int) -> bool:
    """Whether a list of fields in small letters ends with "và" and a field, or with a level or place."""
    reading = ground.reading
    keys, fields = reading.tokens.keys, reading.hits("field_word")
    for _ in range(FIELDS):
        field = fields.get(index)
        if field is None:
            return False
        if keys[field.last] != ",":
            joined = keys[field.last] in reading.lexicon.bodies.small["join"] and field.last + 1 in fields
            return joined or field.last in reading.hits("level") or field.last in ground.places_at
        index = field.last + 1
    return False
