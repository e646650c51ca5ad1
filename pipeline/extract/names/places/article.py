"""What the article is about: its main place, and "toàn tỉnh" or "the province", which stand for it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from pipeline.extract.names.places.hints import headline_provinces, outlet_province
from pipeline.extract.names.places.settle import Settled
from pipeline.extract.reading import NameMention, Reading
from pipeline.lexicon.places.gazetteer import Gazetteer, Place
from pipeline.records import Entity

COUNTRY = "vn"
CAPITAL = "vn-01"
TODAY = "vn25-"  # codes of units since the mergers: where one is named, the provinces it was merged from count as one
HEAD = frozenset(("title", "lead", "heading"))  # a mention there counts as much as HEAD_WEIGHT in the body
HEAD_WEIGHT = 3
LEADING = 2  # the first province must be named this many times as often as the second, and in every third mention


def main_place(reading: Reading, settled: Sequence[Settled]) -> str | None:
    """Code of the place the article is about: a province where one leads, else a country; None where none is named.

    A name that is no mention, such as that in "Vietnam Asset Management Company", still tells the country.
    """
    gazetteer = reading.lexicon.places
    families: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    codes: dict[str, Counter[str]] = {}
    merged = any(place.code and place.code.startswith(TODAY) for place in settled)
    family_of = gazetteer.family if merged else gazetteer.province
    for named, times in headline_provinces(reading).items():
        head = family_of(named) or named
        families[head] += HEAD_WEIGHT * times
        codes.setdefault(head, Counter())[named] += HEAD_WEIGHT * times
    written = _written_in(reading, settled)
    opening: set[str | None] = set()
    for place in settled:
        if place.code is None:
            continue
        if place is written:
            countries[_country(gazetteer, place.code) or COUNTRY] += 1
            continue
        paragraph = reading.paragraph(place.spot.first)
        weight = HEAD_WEIGHT if paragraph.kind in HEAD else 1
        if written is not None and (paragraph.kind == "title" or paragraph is reading.paragraph(written.spot.first)):
            opening.add(family_of(place.code))
        family = family_of(place.code)
        if family is not None:
            families[family] += weight
            province = gazetteer.province(place.code) or family
            codes.setdefault(family, Counter())[province] += weight
        elif country := _country(gazetteer, place.code):
            countries[country] += weight
    ranked = families.most_common(2)
    best, second, total = ranked[0][1] if ranked else 0, ranked[1][1] if len(ranked) > 1 else 0, families.total()
    leads = 2 * best >= total > 0 or (best >= LEADING * second and 3 * best >= total > 0)
    told = written is None or bool(ranked and ranked[0][0] in opening | {family_of(written.code or "")})
    if leads and told and best > countries[COUNTRY]:
        return codes[ranked[0][0]].most_common(1)[0][0]
    if not families and (home := outlet_province(reading)) is not None:
        return home
    if families or (reading.document.language == "vi" and not _speaks_of_a_province(reading)):
        return COUNTRY
    at_home = any(place.code == COUNTRY for hit in reading.hits("place").values()
                  for name in hit.entries for place in gazetteer.chain(name.code))
    headed = _headed(reading, settled)
    if at_home and (COUNTRY in headed or not headed):
        return COUNTRY
    return countries.most_common(1)[0][0] if countries else None


def _country(gazetteer: Gazetteer, code: str) -> str | None:
    return next((place.code for place in gazetteer.chain(code) if place.level == "country"), None)


def _headed(reading: Reading, settled: Sequence[Settled]) -> set[str]:
    """Countries named in the title or lead; what is named only further on is a partner or market of Viet Nam."""
    codes = {place.code for place in settled if place.code and reading.paragraph(place.spot.first).kind in HEAD}
    return {country for code in codes if (country := _country(reading.lexicon.places, code)) is not None}


def _speaks_of_a_province(reading: Reading) -> bool:
    """Whether the text says "the province" of a unit it does not name."""
    return any(hit.entry.role == "definite" and "capital" not in hit.entry.levels
               for hit in reading.hits("place_word").values())


def _written_in(reading: Reading, settled: Sequence[Settled]) -> Settled | None:
    """The text's first place, where it only says where the article was written: "Hanoi (VNA) –" opens a paragraph. What
    the article is about is then named in that paragraph or the title."""
    place = next((place for place in settled if reading.paragraph(place.spot.first).kind != "title"), None)
    if place is None or place.code is None:
        return None
    tokens, last = reading.tokens, place.spot.last
    behind = tokens.printed[last]
    dated = behind in "-–—,:" or (behind == "(" and tokens.shapes[last + 1] == "U")
    return place if dated and any(first == place.spot.first for first, _ in tokens.bounds) else None


def definite_mentions(reading: Reading, settled: Sequence[Settled], main: Entity) -> list[NameMention]:
    """Mentions such as "toàn tỉnh", "the province", where the last province of the paragraph is the main place."""
    gazetteer = reading.lexicon.places
    provinces = [place for place in settled if place.code and gazetteer.places[place.code].level == "province"]
    ends = [place.spot.last for place in provinces]
    found = []
    for hit in reading.hits("place_word").values():
        if hit.entry.role != "definite" or not _fits(gazetteer.places[main.entity_id], hit.entry.levels[0]):
            continue
        index = bisect_right(ends, hit.first) - 1
        last = provinces[index] if index >= 0 else None
        near = last is not None and reading.sentence(last.spot.first).paragraph == reading.sentence(hit.first).paragraph
        if not near or (last is not None and last.code == main.entity_id):
            found.append(NameMention(hit.first, hit.last, main, "definite"))
    return found


def _fits(place: Place, wanted: str) -> bool:
    return place.code == CAPITAL if wanted == "capital" else place.unit_type == wanted
