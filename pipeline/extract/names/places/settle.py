"""Which place a spot is: namesakes told apart by designator, day, parent beside it and the provinces of the article."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pipeline.extract.names.places import cues
from pipeline.extract.names.places.alone import stands_alone
from pipeline.extract.names.places.spots import Spot
from pipeline.extract.reading import Reading
from pipeline.lexicon.places.gazetteer import Gazetteer

MERGERS = date(2025, 7, 1)  # provinces and communes as they are now, no districts
BEFORE_MERGERS = date(2025, 6, 30)


@dataclass(slots=True)
class Context:
    """What the article has said so far.

    day: the day on which its units are read. families: provinces it names, whatever their day, with their number.
    districts: by paragraph, the last district settled there. abroad: numbers of the sentences that name a country.
    """

    reading: Reading
    gazetteer: Gazetteer
    day: date
    families: Counter[str] = field(default_factory=Counter)
    districts: dict[int, str] = field(default_factory=dict)
    abroad: set[int] = field(default_factory=set)
    _outer: dict[str, frozenset[str]] = field(default_factory=dict)

    def outer(self, code: str) -> frozenset[str]:
        """Codes of what a place lies in, short of the country."""
        known = self._outer.get(code)
        if known is None:
            chain = self.gazetteer.chain(code)
            known = self._outer[code] = frozenset(p.code for p in chain if p.level != "country") - {code}
        return known


class Evidence(NamedTuple):
    """What speaks for one of several namesakes, the strongest first.

    near: what it lies in stands beside it. in_district: in the district its paragraph named last. told: in the province
    its sentence named last. stands: on the article's day. weight: mentions of its province. typed: as the designator.
    """

    near: int
    in_district: bool
    told: bool
    stands: bool
    weight: int
    typed: bool


@dataclass(slots=True)
class Settled:
    """A spot that is a place: its code, None for a place the gazetteer lacks; and the rule that decided."""

    spot: Spot
    code: str | None
    rule: str


def settle(reading: Reading, found: Sequence[Spot]) -> list[Settled]:
    """The spots that are places, in the order of the text."""
    context = Context(reading, reading.lexicon.places, _day(reading))
    found = _merged(context, found)
    settled: dict[int, Settled] = {}
    for index, spot in enumerate(found):  # what needs nothing but itself
        if spot.use != "weak" and spot.use != "bare" and stands_alone(context.reading, spot):
            result = _clear(context, found, index)
            if result is not None:
                settled[index] = result
                _count(context, result)
    for index, spot in enumerate(found):  # districts and communes announced by a designator
        if index not in settled and spot.use == "designated" and spot.word is not None:
            settled[index] = _announced(context, found, index)
    for _ in range(2):  # names that need a witness; then those that the article has shown to be places
        names = {result.code for result in settled.values()}
        for index, spot in enumerate(found):
            if index not in settled and spot.use in ("weak", "bare") and stands_alone(context.reading, spot):
                result = _witnessed(context, found, index, settled, names)
                if result is not None:
                    settled[index] = result
    return [settled[index] for index in sorted(settled)]


def _day(reading: Reading) -> date:
    """The day of publication; without one the last day of the old units, unless the text says they are gone."""
    document = reading.document
    published = document.published_to or document.published_from
    if published is not None:
        return published.date()
    words, tokens = reading.lexicon.place_words, reading.tokens
    said = words.cues["today"]
    today = any(said.at(tokens.keys, index) for index in tokens.all_of(said.firsts))
    return MERGERS if today else BEFORE_MERGERS


def _merged(context: Context, found: Sequence[Spot]) -> list[Spot]:
    """"The new Da Nang - Quang Nam" is one spot: the unit that both provinces went to."""
    tokens, words, heirs = context.reading.tokens, context.reading.lexicon.place_words, context.gazetteer.heirs
    merged: list[Spot] = []
    for spot in found:
        left = merged[-1] if merged else None
        if left is not None and tokens.keys[left.last:spot.first] in (["-"], ["–"]):
            shared = {heirs.get(code) for code in left.codes} & {heirs.get(code) for code in spot.codes} - {None}
            new = cues.before(tokens, words, "new", left.first) or cues.after(tokens, words, "new", spot.last)
            if shared and new:
                codes = tuple(sorted(filter(None, shared)))
                merged[-1] = Spot(left.first, spot.last, left.head, spot.end, codes, "free")
                continue
        merged.append(spot)
    return merged


def _clear(context: Context, found: Sequence[Spot], index: int) -> Settled | None:
    """Provinces, countries, regions, landmarks and cities without a namesake."""
    spot, places = found[index], context.gazetteer.places
    codes = [code for code in spot.codes if places[code].level not in ("district", "commune")]
    if spot.use == "designated":
        inner = [code for code in spot.codes if code not in codes]
        if spot.word is None or not codes or any(places[code].stands_on(context.day) for code in inner):
            return None  # "thành phố Huế" was a city in a province before it was one of its own
        return Settled(spot, _by_day(context, spot, codes), "designator")
    if codes:
        beside = _beside(context, found, index)
        if codes[0].startswith("vnr-") and any(places[code].level == "country" and code != "vn" for code in beside):
            return None  # "the southwest region of China"
        return Settled(spot, _by_day(context, spot, codes), "gazetteer")
    return Settled(spot, _by_day(context, spot, list(spot.codes)), "gazetteer")


def _by_day(context: Context, spot: Spot, codes: Sequence[str]) -> str:
    """Of units of one name the one that stood on the article's day, unless the text says "(cũ)" or "sau sáp nhập"."""
    if len(codes) == 1:
        return codes[0]
    tokens, words = context.reading.tokens, context.reading.lexicon.place_words
    places = context.gazetteer.places

    def said(role: str) -> bool:
        return cues.before(tokens, words, role, spot.first) > 0 or cues.after(tokens, words, role, spot.last) > 0

    day = BEFORE_MERGERS if said("old") else MERGERS if said("new") else context.day
    return max(codes, key=lambda code: (places[code].stands_on(day), -len(code), code))


def _announced(context: Context, found: Sequence[Spot], index: int) -> Settled:
    """A unit or landmark beside its designator: the best of its namesakes, else a place of its own."""
    spot = found[index]
    if not spot.codes:
        return Settled(spot, None, "designator")
    codes = _of_type(context, spot)
    best = _best(context, found, index, codes)
    if best is not None:
        _remember(context, spot, best)
        return Settled(spot, best, "designator_parent" if len(codes) > 1 else "designator")
    return Settled(spot, None, "homonym")


def _of_type(context: Context, spot: Spot) -> Sequence[str]:
    """The namesakes of the type that the designator says, if any, without one that was the province of another: "TP Hòa
    Bình" is no district of that name, "TP Huế" before 2025 the city in the province."""
    places = context.gazetteer.places
    typed = [code for code in spot.codes if spot.word is not None and places[code].unit_type in spot.word.types] or spot.codes
    holding = {places[code].parent for code in typed if places[code].stands_on(context.day)}
    return [code for code in typed if code not in holding]


def _best(context: Context, found: Sequence[Spot], index: int, codes: Sequence[str]) -> str | None:
    """The namesake with the best evidence; None where two are equal or an only one has none against it."""
    gazetteer, spot = context.gazetteer, found[index]
    beside, told = _beside(context, found, index), _sentence_province(context, found, index)
    recent = context.districts.get(context.reading.sentence(spot.first).paragraph)
    kind = context.reading.tokens.keys[spot.first] if spot.word is not None and spot.word.before else "-"

    def evidence(code: str) -> Evidence:
        place, family = gazetteer.places[code], gazetteer.family(code)
        return Evidence(_near(context, code, beside), recent in context.outer(code),
                        told is not None and family == told, place.stands_on(context.day),
                        context.families[family or ""], (place.unit_type or "").startswith(kind))

    ranked = sorted(((evidence(code), code) for code in codes), reverse=True)
    best = ranked[0]
    if len(ranked) > 1 and ranked[1][0] == best[0]:
        return None
    if best[0].near or best[0].in_district or best[0].weight or not context.families:
        return best[1]
    return best[1] if gazetteer.places[best[1]].level == "district" and len(codes) == 1 else None


def _beside(context: Context, found: Sequence[Spot], index: int) -> set[str]:
    """Codes of the places named right behind a spot: "xã A, huyện B, tỉnh C", "X (Y)", "X of Y"."""
    tokens, gaps = context.reading.tokens, context.reading.lexicon.place_words.cues["parent"]
    codes: set[str] = set()
    for left, right in zip(found[index:index + 3], found[index + 1:index + 4], strict=False):
        gap = tokens.keys[left.last:right.first]
        if len(gap) > 2 or not all((key,) in gaps for key in gap):
            break
        codes.update(right.codes)
    return codes


def _near(context: Context, code: str, beside: set[str]) -> int:
    """2 for a place in one of those named beside it, 1 for one in what such a province was merged from or into."""
    gazetteer = context.gazetteer
    if not beside.isdisjoint(context.outer(code)):
        return 2
    provinces = [b for b in beside if gazetteer.places[b].level == "province"]
    if not provinces or gazetteer.places[code].level == "province":
        return 0
    return int(gazetteer.family(code) in {gazetteer.family(b) for b in provinces})


def _sentence_province(context: Context, found: Sequence[Spot], index: int) -> str | None:
    """Family of the last province named before a spot in its sentence: "In An Giang, Phu Tan district ..."."""
    start = context.reading.sentence(found[index].first).first
    for spot in reversed(found[max(0, index - 4):index]):
        if spot.first < start:
            break
        for code in spot.codes:
            if context.gazetteer.places[code].level == "province":
                return context.gazetteer.family(code)
    return None


def _count(context: Context, result: Settled) -> None:
    family = context.gazetteer.family(result.code) if result.code else None
    if family:
        context.families[family] += 1
    if result.code:
        _remember(context, result.spot, result.code)
        if context.gazetteer.places[result.code].level == "country":
            context.abroad.add(context.reading.sentence_index(result.spot.first))


def _remember(context: Context, spot: Spot, code: str) -> None:
    if context.gazetteer.places[code].level == "district":
        context.districts[context.reading.sentence(spot.first).paragraph] = code


def _witnessed(context: Context, found: Sequence[Spot], index: int, settled: dict[int, Settled],
               names: set[str | None]) -> Settled | None:
    """A name that is also a word, a person's name or one of several districts: what stands beside it decides."""
    tokens, words = context.reading.tokens, context.reading.lexicon.place_words
    spot = found[index]
    if spot.use == "weak" and cues.before(tokens, words, "office", spot.first):
        return Settled(spot, spot.codes[0], "office")
    if cues.capital(tokens, spot.first - 1) or (cues.capital(tokens, spot.last) and spot.use == "weak"):
        return None
    known = next((code for code in spot.codes if code in names), None)
    if known is not None and spot.use == "bare":
        return Settled(spot, known, "repeated")
    witness = cues.witnessed(tokens, words, spot.first)
    if spot.use == "weak":
        company = context.reading.sentence_index(spot.first) in context.abroad
        rule = ("witness" if witness else "list" if _neighbour(context, found, index, settled, "weak")
                else "repeated" if known else "company" if company else None)
        return Settled(spot, spot.codes[0], rule) if rule else None
    beside = _beside(context, found, index)
    near = any(_near(context, code, beside) for code in spot.codes)
    listed = _neighbour(context, found, index, settled, "bare")
    familiar = [code for code in spot.codes if context.families[context.gazetteer.family(code) or ""]]
    if not near and not (familiar and (witness or listed)):
        return None
    best = _best(context, found, index, spot.codes)
    return Settled(spot, best, "parent" if near else "list" if listed else "witness") if best else None


def _neighbour(context: Context, found: Sequence[Spot], index: int, settled: dict[int, Settled], use: str) -> bool:
    """Whether a spot stands in a list with a place, or with another spot of its kind ("Uông Bí, Đông Triều")."""
    tokens, words = context.reading.tokens, context.reading.lexicon.place_words
    for left, right, other in ((index - 1, index, index - 1), (index, index + 1, index + 1)):
        if left < 0 or right >= len(found):
            continue
        end, start = found[left].last, found[right].first
        listed = cues.joined(tokens, words, end, start) or tokens.keys[end:start] in (["-"], ["–"])
        if listed and (other in settled or (use == "bare" and found[other].use == "bare")):
            return True
    return False
