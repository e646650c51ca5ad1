"""Listed firms and banks with more to their name: legal forms, "Việt Nam", branches ("Agribank Nghệ An"), subsidiaries."""

from pipeline.extract.names import bodies
from pipeline.extract.names.ground import Ground
from pipeline.extract.reading import NameMention
from pipeline.lexicon.bodies.lists import Body
from pipeline.lexicon.trie import Hit

FIRMS = frozenset(("company", "bank"))
LONGEST = 3  # words between a firm's name and the head or country that ends a subsidiary's: "Samsung Display Việt Nam"
ROMAN = frozenset("IVX")
DASHES = frozenset("-–")


def firm(ground: Ground, hit: Hit, body: Body, language: str) -> NameMention:
    """The mention of a listed firm, of its branch in a place, or of a firm named after it."""
    tokens = ground.reading.tokens
    last = _form(ground, hit.last)
    if (country := _vietnam(ground, last)) > last:
        last = _form(ground, country)
    elif (branch := _branch(ground, hit, last, body, language)) is not None:
        return branch
    elif (end := _subsidiary(ground, last)) > last:
        printed = tokens.surface(hit.first, end)
        made = bodies.other(ground, printed, printed, None, language)
        ground.kinds[made.entity_id] = "company"
        return NameMention(hit.first, end, made, "head")
    return NameMention(hit.first, last, bodies.national(ground, body.code, language), "lexicon")


def _form(ground: Ground, last: int) -> int:
    """The end of the legal forms behind a name: "Vingroup JSC", "Dabaco Group Joint Stock Company"."""
    heads = ground.reading.hits("org_head")
    while (head := heads.get(last)) is not None and head.entry in FIRMS and ground.language(last - 1) == "en":
        last = head.last
    return last


def _vietnam(ground: Ground, index: int) -> int:
    """The end of "Việt Nam" at a token; the token itself where it is not there."""
    hit = ground.reading.hits("place").get(index)
    return hit.last if hit is not None and any(name.code == "vn" for name in hit.entries) else index


def _branch(ground: Ground, hit: Hit, last: int, body: Body, language: str) -> NameMention | None:
    """A branch: "Agribank Chi nhánh huyện Kim Thành", "Viettel Nghệ An"; not the way "Hà Nội - Vinh" of an airline."""
    tokens, words = ground.reading.tokens, ground.reading.lexicon.bodies.small["branch"]
    start = next((last + n for n in (2, 1) if " ".join(tokens.keys[last:last + n]) in words), last)
    place = ground.places_at.get(start)
    known = ground.place(place.entity.entity_id) if place is not None else None
    if place is None or known is None or known.unit_type is None or tokens.printed[place.last] in DASHES:
        return None
    end = place.last + (language == "en" and tokens.keys[place.last] in words)
    return NameMention(hit.first, end, bodies.branch(ground, body.code, place.entity, language), "branch")


def _subsidiary(ground: Ground, last: int) -> int:
    """The end of a firm's name that begins with another's; ``last`` where only other words follow."""
    reading, shapes = ground.reading, ground.reading.tokens.shapes
    for index in range(last, min(last + LONGEST, reading.sentence(last - 1).last)):
        if shapes[index] not in "CU" or index in reading.hits("title"):
            return last
        end = _form(ground, index + 1)
        if (country := _vietnam(ground, end)) > end:
            return country
        if end > index + 1:
            return numbered(ground, end, "company")
    return last


def numbered(ground: Ground, last: int, kind: str) -> int:
    """The end of a body's number in English: "Military Region 7", "Power Generation Corporation 3,"."""
    tokens = ground.reading.tokens
    number = (tokens.shapes[last] == "d" and len(tokens.printed[last]) <= 2) or set(tokens.printed[last]) <= ROMAN
    return last + 1 if number and (kind == "military" or tokens.shapes[last + 1] == "p") else last
