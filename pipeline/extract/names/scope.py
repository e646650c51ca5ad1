"""Which place a body named without one belongs to: "UBND tỉnh" in an article about Nghệ An is Nghệ An's."""

from bisect import bisect_left

from pipeline.extract.names.ground import Ground
from pipeline.extract.names.places.find import place_entity
from pipeline.lexicon.places.gazetteer import Place
from pipeline.records import Entity

TYPES = {"province": ("tỉnh",), "city": ("thành phố",), "district": ("huyện", "quận", "thị xã", "thành phố"),
         "commune": ("xã", "phường", "thị trấn", "đặc khu")}


def scope(ground: Ground, token: int, level: str | None) -> Entity | None:
    """The place of a body at a token that prints no name of one, only its level or nothing (a province is meant).

    In this order: the place of a body that the paragraph named with its place; the article's place; the last unit
    of that level that the paragraph named, or the article before.
    """
    anchored = _anchored(ground, token, level)
    if anchored is not None:
        return place_entity(anchored)
    main = ground.place(ground.main)
    if main is not None and _fits(main, level):
        return place_entity(main)
    for place in ground.near_units(token):
        if _fits(place, level):
            return place_entity(place)
    if level is None:
        return None
    for _, place in reversed(ground.units[:bisect_left(ground.units, (token,))]):
        if _fits(place, level):
            return place_entity(place)
    return None


def _anchored(ground: Ground, token: int, level: str | None) -> Place | None:
    first = ground.reading.tokens.bounds[ground.reading.sentence(token).paragraph][0]
    index = bisect_left(ground.anchors, (token,))
    while index and ground.anchors[index - 1][0] >= first:
        index -= 1
        place = ground.place(ground.anchors[index][1])
        if place is not None and _fits(place, level):
            return place
    return None


def _fits(place: Place, level: str | None) -> bool:
    if level is None:
        return place.level == "province"
    if level == "province":
        return place.level == "province" and place.unit_type == "tỉnh"
    if level == "city":
        return place.unit_type == "thành phố"
    return place.level == level and place.unit_type in TYPES[level]
