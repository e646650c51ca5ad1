"""Which places a figure may be about: not where the article was written, where something comes from or passes through, nor,
in news from Viet Nam, the partner abroad."""

from collections.abc import Sequence
from itertools import zip_longest

from pipeline.extract.figures.quantity import Quantity
from pipeline.extract.figures.scene import PLACES, Scene
from pipeline.extract.reading import NameMention
from pipeline.lexicon.events import EVENT
from pipeline.lexicon.places.gazetteer import Gazetteer

HOME = "vn"
DASHES = frozenset("-–—")
LEVELS = ("commune", "district", "province", "country")  # from the inside out
WAY = 6  # tokens between two places of one way
VENUE = 10  # tokens between the word for a meeting and its place
NAME = 5  # tokens looked back over the part of a name that is not known
BETWEEN = frozenset({",", "(", "and", "&", "và", "of", "in", "the", "'", "’", "s", "thuộc", "của", "province", "tỉnh"})


def settings_of(scene: Scene, names: Sequence[NameMention]) -> list[NameMention]:
    """The places that may be the scene of a figure, in the order of the text."""
    places = [mention for mention in names if mention.entity.kind in PLACES]
    gazetteer = scene.reading.lexicon.places
    main = scene.reading.document.place_id
    at_home = main is not None and _is_in(gazetteer, main, HOME)
    written, passed = _datelines(scene), _passed(scene, places)
    meetings = frozenset(hit.last for hit in scene.reading.hits(EVENT).values()
                         if hit.entry.form == "noun" and hit.entry.kind == "meeting")
    return [mention for mention, after in zip_longest(places, places[1:])
            if mention.first not in written and mention.first not in passed and not _is_venue(scene, mention, meetings)
            and not (at_home and _is_partner(scene, gazetteer, mention))
            and not (after is not None and _describes(scene, gazetteer, mention, after))]


def _datelines(scene: Scene) -> frozenset[int]:
    """First tokens of the places where the article was written: "Hanoi (VNA) -", "HÀ NỘI —", "HÀ NỘI, March 8 - HUẾ —"."""
    return frozenset(token for first, last in scene.reading.tokens.bounds for token in _datelines_of(scene, first, last))


def _datelines_of(scene: Scene, first: int, last: int) -> list[int]:
    keys, found, index = scene.keys, list[int](), first
    while (mention := scene.name_at.get(index)) is not None and mention.entity.kind in PLACES:
        index = mention.last
        if keys[index] == "," and index + 1 in scene.period_at:
            index = scene.period_at[index + 1].last
        agency = keys[index] == "(" and scene.reading.tokens.shapes[index + 1] == "U" and keys[index + 2] == ")"
        index += 3 if agency else 0
        dashed = index < last and keys[index] in DASHES and not scene.reading.tokens.glued(index)
        if not agency and not dashed:
            break
        found.append(mention.first)
        index += 1
    route = len(found) > 0 and index in scene.name_at and scene.name_at[index].entity.kind in PLACES
    return found[:-1] if route else found


def _passed(scene: Scene, places: Sequence[NameMention]) -> frozenset[int]:
    """First tokens of the places that something comes from or goes through, with those in one row with them and those to
    which the way leads on ("từ xã Vạn Lương, huyện Vạn Ninh, đi Ninh Hòa")."""
    found: set[int] = set()
    last: NameMention | None = None
    for mention in places:
        gap = scene.keys[last.last:mention.first] if last is not None and mention.first - last.last <= WAY else []
        goes_on = bool(gap) and (all(key in BETWEEN for key in gap) or gap[-1] in scene.words.toward)
        if not goes_on and not _is_passed(scene, mention):
            last = None
            continue
        found.add(mention.first)
        last = mention
    return frozenset(found)


def _is_passed(scene: Scene, mention: NameMention) -> bool:
    """Whether something only comes from the place, goes through it ("xuất khẩu qua cửa khẩu Kim Thành") or is joined with
    it ("hợp nhất với Ninh Thuận"; but "đối với Ninh Thuận")."""
    before = mention.first - 1
    while before > mention.first - NAME and before > 0 and scene.is_capital(before):
        before -= 1
    return before >= 0 and scene.keys[before] in scene.words.passage and scene.keys[before - 1] not in scene.words.regard


def _is_venue(scene: Scene, mention: NameMention, meetings: frozenset[int]) -> bool:
    """Whether a meeting was held there: "at a conference on October 26 in Hanoi", "tại hội nghị tổ chức ở Hà Nội"."""
    index = mention.first
    while index > max(0, mention.first - VENUE) and index not in meetings:
        period = scene.period_end.get(index)
        if period is None and scene.keys[index - 1] not in scene.words.place_link | scene.words.venue:
            return False
        index = period.first if period is not None else index - 1
    return index in meetings


def _describes(scene: Scene, gazetteer: Gazetteer, mention: NameMention, after: NameMention) -> bool:
    """Whether a region only says where the unit behind it lies: "the Mekong Delta province of Long An"."""
    inner, outer = gazetteer.places.get(after.entity.entity_id), gazetteer.places.get(mention.entity.entity_id)
    return (inner is not None and outer is not None and outer.level == "region" != inner.level
            and len(rows_of(scene, (mention, after))) == 1)


def _is_partner(scene: Scene, gazetteer: Gazetteer, mention: NameMention) -> bool:
    """Whether a place abroad is a market, an investor or where visitors come from; the scene only where the text says that
    something is in it ("tại Hàn Quốc", "in South Korea") or is its own ("GDP của Hàn Quốc")."""
    code = mention.entity.entity_id
    if code not in gazetteer.places or _is_in(gazetteer, code, HOME):
        return False
    keys, words = scene.keys, scene.words
    before = mention.first - (2 if keys[mention.first - 1] == "the" else 1)
    owns = keys[mention.last] in {"'", "’"} and keys[mention.last + 1] == "s"
    return not owns and (before < 0 or keys[before] not in words.locative)


def _is_in(gazetteer: Gazetteer, code: str, outer: str) -> bool:
    return any(place.code == outer for place in gazetteer.chain(code))


def holds(gazetteer: Gazetteer, mention: NameMention, quantity: Quantity, scene: Scene) -> bool:
    """Whether a place can hold the counted units: 56 provinces lie in none, 3 districts in a province. A zone or port is
    the scene where it is spoken of itself or stands behind what it holds, not where it only says where something lies."""
    if mention.entity.kind == "facility" and mention.first < quantity.first and _locates(scene, mention):
        return False
    units = scene.reading.hits("place_word")
    levels = [level for token in range(quantity.number_last, quantity.last) if token in units
              for level in units[token].entry.levels if level in LEVELS] if quantity.unit == "count" else []
    place = gazetteer.places.get(mention.entity.entity_id)
    if not levels or place is None or place.level not in LEVELS:
        return True
    return LEVELS.index(place.level) > min(map(LEVELS.index, levels))


def _locates(scene: Scene, mention: NameMention) -> bool:
    before = mention.first - 1
    while before > mention.first - NAME and before > 0 and (scene.is_capital(before) or scene.keys[before] == "the"):
        before -= 1
    return before >= 0 and scene.keys[before] in scene.words.place_link and scene.keys[before] != "the"


def innermost(scene: Scene, places: Sequence[NameMention]) -> NameMention | None:
    """The one place that a row of them names: the innermost of "Na Mèo Commune in Quan Sơn District", what holds both of
    "xã A và xã B, huyện C", None for "Bá Xuyên and Tân Quang communes". What the gazetteer lacks counts only where it
    stands alone or beside others."""
    gazetteer = scene.reading.lexicon.places
    known = [place for place in places if place.entity.entity_id in gazetteer.places]
    if not known:
        return places[0] if len({place.entity.entity_id for place in places}) == 1 else None
    holding = [place for place in known if all(_is_in(gazetteer, other.entity.entity_id, place.entity.entity_id)
                                               for other in known)]
    inside = [place for place in known if all(_is_in(gazetteer, place.entity.entity_id, other.entity.entity_id)
                                              for other in known)]
    if len(places) > len(known) > 1 or not inside:
        return holding[0] if holding else None
    return inside[0]


def rows_of(scene: Scene, places: Sequence[NameMention]) -> list[list[NameMention]]:
    """The places, those that stand in one row together: "A, B and C", "A commune in B district"."""
    rows: list[list[NameMention]] = []
    for mention in places:
        gap = range(rows[-1][-1].last, mention.first) if rows else range(0)
        if rows and len(gap) <= 3 and all(scene.keys[token] in BETWEEN for token in gap):
            rows[-1].append(mention)
        else:
            rows.append([mention])
    return rows
