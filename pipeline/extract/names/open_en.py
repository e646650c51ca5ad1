"""English bodies that no list has: a run of capitals around a head noun ("Hoa Phat Group", "Center for Research in ...")."""

from collections.abc import Sequence

from pipeline.extract.names import bodies
from pipeline.extract.names.firms import numbered
from pipeline.extract.names.ground import Ground
from pipeline.extract.reading import NameMention
from pipeline.lexicon.trie import Hit

LONGEST = 12  # tokens of a name on either side of its head noun
FIRM = frozenset(("company", "bank"))
FULL = 3  # words of most full names
BETWEEN = 2  # other capitals between two head nouns of one name
LINKS = frozenset("&-–")
JOINTS = frozenset(("and",))


def open_body(ground: Ground, hit: Hit) -> list[NameMention]:
    """The body whose head noun was hit; nothing where only common words stand around it."""
    reading, tokens = ground.reading, ground.reading.tokens
    lists = reading.lexicon.bodies
    head = lists.heads[hit.entry]
    first = _left(ground, hit)
    last = _last_head(ground, hit.last)
    last = _right(ground, last, firm=head.kind in FIRM)
    end = numbered(ground, last, head.kind)
    words = [tokens.keys[i] for i in range(first, hit.first)]
    if end == hit.last and all(word in lists.generic for word in words) and not _is_central(ground, words, head.kind):
        return []
    if end == last > hit.last and first == hit.first and tokens.keys[hit.last] not in lists.small["tail_opener"]:
        return []
    last = end
    owned = _owned(ground, first, last)
    if owned is not None:
        return [owned]
    place = ground.places_at.get(first)
    within = place is not None and place.last <= hit.first
    name = tokens.surface(place.last if place is not None and within else first, last)
    made = bodies.other(ground, tokens.surface(first, last), name, place.entity.entity_id if place and within else None, "en")
    ground.kinds[made.entity_id] = hit.entry
    return [NameMention(first, last, made, "head")]


def _is_central(ground: Ground, words: Sequence[str], kind: str) -> bool:
    """Whether there is but one body of such common words: "Central Steering Committee", no "Steering Committee"."""
    tiers = ground.reading.lexicon.bodies.small["tier"]
    return kind == "agency" and len(words) > 1 and any(word in tiers for word in words)


def _last_head(ground: Ground, last: int) -> int:
    """The end of the last head noun in the run of capitals behind the first: "Joint Stock Bank", "Public Administration
    [Service] Centre"."""
    reading, shapes, heads = ground.reading, ground.reading.tokens.shapes, ground.reading.hits("org_head")
    end = reading.sentence(last - 1).last
    index = last
    while index < end and index - last <= BETWEEN and shapes[index] in "CU" and not _begins_else(ground, index):
        if index in heads:
            index = last = heads[index].last
        else:
            index += 1
    return last


def _begins_else(ground: Ground, index: int) -> bool:
    """Whether a title, a listed body, a place or a name begins at a capital behind a head noun."""
    others = ("title", "body", "local", "surname", "given", "honorific")
    return index in ground.places_at or any(index in ground.reading.hits(category) for category in others)


def _owned(ground: Ground, first: int, last: int) -> NameMention | None:
    """A unit behind its body: "the provincial Party Committee's Organisation Commission"."""
    reading, keys = ground.reading, ground.reading.tokens.keys
    parent = ground.bodies_to.get(first - 2) if first > 1 and keys[first - 1] == "s" else None
    code = reading.lexicon.bodies.owned_units.get(" ".join(keys[first:last])) if parent is not None else None
    if parent is None or code is None:
        return None
    return NameMention(first, last, bodies.unit(ground, code, parent.entity, "en"), "unit")


def _left(ground: Ground, hit: Hit) -> int:
    """Where the run of capitals before the head begins; titles and words that open a sentence stay outside."""
    reading, tokens = ground.reading, ground.reading.tokens
    skip, begin = reading.lexicon.bodies.skip, reading.sentence(hit.first).first
    index = hit.first
    while index > begin and hit.first - index < LONGEST:
        before = index - 1
        title = ground.titles_to.get(index)
        if title is not None and tokens.shapes[title.first] in "CU":
            break
        if tokens.shapes[before] in "CU" and not (before == begin and tokens.keys[before] in skip
                                                  and before not in reading.hits("place")):
            index = before
        elif before > begin and _joins(ground, before):
            index = before - 1
        else:
            break
    syllables = reading.lexicon.names.syllables
    while index < hit.first and tokens.keys[index] in skip and index not in reading.hits("place") \
            and (index == begin or tokens.folds[index] not in syllables):  # "at An Cuong Wood JSC"
        index += 1
    return index


def _joins(ground: Ground, index: int) -> bool:
    """Whether a dash or "and" behind a capital belongs to a name: "Import-Export JSC", "Oil and Gas Group"."""
    tokens = ground.reading.tokens
    if tokens.printed[index] in LINKS:
        return tokens.shapes[index - 1] in "CU"
    paired = ground.reading.lexicon.bodies.small["paired"]
    return tokens.keys[index] in JOINTS and tokens.keys[index - 1] in paired and tokens.shapes[index - 1] == "C"


def _right(ground: Ground, index: int, *, firm: bool) -> int:
    """Where the capitals behind the head end: "for Research and Training in Microchip Design"; of a firm only "of Vietnam"."""
    reading, tokens = ground.reading, ground.reading.tokens
    end = min(reading.sentence(index - 1).last, index + LONGEST)
    small = reading.lexicon.bodies.small
    if index >= end or tokens.keys[index] not in small["tail_opener"]:
        return index
    if firm:
        place = ground.places_at.get(index + 1)
        return place.last if place is not None and tokens.keys[index] == "of" else index
    begin = last = index
    while index < end:
        if tokens.shapes[index] in "CU":
            if _other_begins(ground, index) or (index > begin + 1 and _is_holder(ground, index)):
                break
            last = index = index + 1
        elif tokens.keys[index] in small["connector"] and not (tokens.keys[index] == "in" and index + 1 in ground.places_at):
            index += 1
        else:
            break
    return last


def _is_holder(ground: Ground, index: int) -> bool:
    """Whether a whole Vietnamese name ends the capitals: "President of the Union of Friendship Organisations Phan Anh Son"."""
    reading, shapes = ground.reading, ground.reading.tokens.shapes
    surname, end = reading.hits("surname").get(index), index
    while shapes[end] in "CU" and reading.tokens.folds[end] in reading.lexicon.names.syllables:
        end += 1
    return surname is not None and any(surname.entries) and FULL <= end - index <= FULL + 1 and shapes[end] not in "CU"


def _other_begins(ground: Ground, index: int) -> bool:
    """Whether another body or a title begins at a token behind "and" or a comma."""
    reading = ground.reading
    if reading.tokens.keys[index - 1] not in reading.lexicon.bodies.small["join"] | reading.lexicon.names.small["article"]:
        return False
    return any(token in reading.hits(category) for token in (index, index + 1)
               for category in ("body", "local", "title", "org_head"))
