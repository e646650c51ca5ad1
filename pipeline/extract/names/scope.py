"""Which place a body named without one belongs to: "UBND tỉnh" in an article about Nghệ An is Nghệ An's."""

from bisect import bisect_left

from pipeline.extract.names.ground import Ground
from pipeline.extract.names.places.find import place_entity
from pipeline.lexicon.places.gazetteer import Place
from pipeline.records import Entity

ANCHORS = 40  # bodies named with their place that are looked at
FEW = 12  # mentions of units in an article that may be about one of them alone
TYPES = {"province": ("tỉnh",), "city": ("thành phố",), "district": ("huyện", "quận", "thị xã", "thành phố"),
         "commune": ("xã", "phường", "thị trấn", "đặc khu")}


def scope(ground: Ground, token: int, level: str | None) -> Entity | None:
    """The place of a body at a token that prints no name of one, only its level or nothing (a province is meant).

    In this order: the place of a body that the paragraph named with its place; the article's place; the next unit of
    that level in the sentence ("Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh Nam Định"); the last one that the paragraph named,
    or the article before; the only one that the article names at all.
    """
    place = _anchored(ground, token, level) or _of_article(ground, level) or _behind(ground, token, level) \
        or _before(ground, token, level) or _only(ground, level)
    return place_entity(place) if place is not None else None


def _anchored(ground: Ground, token: int, level: str | None) -> Place | None:
    first = ground.reading.tokens.bounds[ground.reading.sentence(token).paragraph][0]
    index = bisect_left(ground.anchors, (token,))
    for anchor, code in reversed(ground.anchors[max(index - ANCHORS, 0):index]):
        place = ground.place(code)
        if anchor >= first and place is not None and _fits(place, level):
            return place
    return None


def _of_article(ground: Ground, level: str | None) -> Place | None:
    main = ground.place(ground.main)
    return main if main is not None and _fits(main, level) else None


def _behind(ground: Ground, token: int, level: str | None) -> Place | None:
    """The next unit of a printed level, in the sentence."""
    units = _units(ground, level) if level is not None else []
    index = bisect_left(units, (token,))
    return units[index][1] if index < len(units) and units[index][0] < ground.reading.sentence(token).last else None


def _before(ground: Ground, token: int, level: str | None) -> Place | None:
    """The last unit of a level before a token: in the paragraph, or anywhere where a level is printed."""
    units = _units(ground, level)
    index = bisect_left(units, (token,))
    first = ground.reading.tokens.bounds[ground.reading.sentence(token).paragraph][0]
    return units[index - 1][1] if index and (level is not None or units[index - 1][0] >= first) else None


def _only(ground: Ground, level: str | None) -> Place | None:
    units = _units(ground, level)
    alone = len(ground.units) <= FEW and len({place.code for _, place in units}) == 1
    return units[0][1] if alone else None


def _units(ground: Ground, level: str | None) -> list[tuple[int, Place]]:
    """The units of a level by token, found once an article."""
    known = ground.by_level.get(level)
    if known is None:
        known = ground.by_level[level] = [unit for unit in ground.units if _fits(unit[1], level)]
    return known


def _fits(place: Place, level: str | None) -> bool:
    if level is None:
        return place.level == "province"
    if level == "province":
        return place.level == "province" and place.unit_type == "tỉnh"
    if level == "city":
        return place.unit_type == "thành phố"
    return place.level == level and place.unit_type in TYPES[level]
