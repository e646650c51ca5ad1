"""Short forms: abbreviations the article introduces in brackets, a firm's own name, "Sở", "the Department"."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from pipeline.extract.names.fuller import under_fuller
from pipeline.extract.names.ground import SILENT, Ground
from pipeline.extract.names.series import kind_of
from pipeline.extract.reading import NameMention
from pipeline.lexicon.words import name_key
from pipeline.records import Entity

LONGEST = 3  # tokens of an abbreviation: KH & ĐT
ALIKE = 3  # mentions of such bodies before "Sở", "the Department" that must be of one
AFTER = frozenset(("of", ":"))  # behind a word for a kind of body these name it


def abbreviation(ground: Ground, body: NameMention) -> NameMention | None:
    """The abbreviation in brackets right behind a body: "... of Seafood Exporters (VASEP)", "Phòng ... hình sự - PC45"."""
    tokens, first = ground.reading.tokens, body.last + 1
    coded = first + 1 < len(tokens) and tokens.shapes[first] == "U" and tokens.shapes[first + 1] == "d"
    if tokens.printed[body.last] in "-–" and body.rule == "head" and coded and tokens.glued(first + 1):
        return NameMention(first, first + 2, body.entity, "abbreviation")
    if tokens.printed[body.last] != "(":
        return None
    for last in range(first + 1, min(first + LONGEST + 1, len(tokens))):
        if tokens.printed[last] == ")":
            place = ground.places_at.get(first)
            printed = tokens.surface(first, last)
            short = _abbreviates(printed) or (_is_agency(ground, body) and printed[0].isupper() and printed[1:].isdigit())
            if place is not None or not short or _is_other(ground, first, last, body):
                return None
            return NameMention(first, last, body.entity, "abbreviation")
    return None


def _is_other(ground: Ground, first: int, last: int, body: NameMention) -> bool:
    """Whether what stands in brackets is another body: "Cục Thống kê (Bộ Tài chính)"."""
    reading = ground.reading
    if any(first in reading.hits(category) for category in ("local", "unit")):
        return True
    hit = reading.hits("body").get(first)
    return hit is not None and hit.entry != body.entity.entity_id and (last - first > 1 or reading.tokens.shapes[first] != "U")


def _abbreviates(printed: str) -> bool:
    """Whether something in brackets is a short name: two capitals or more (KH&ĐT, MoIT), or one word (Sacombank)."""
    capitals = sum(c.isupper() for c in printed)
    return printed[0].isupper() and len(printed) > 1 and (capitals > 1 or (printed.isalpha() and len(printed) > 4))


def _is_agency(ground: Ground, body: NameMention) -> bool:
    """Whether a body may go by a code such as C08: one of its own, not the ministry or police it belongs to."""
    listed = ground.reading.lexicon.bodies.by_code.get(body.entity.ref_code or "")
    return body.rule == "head" or (listed is not None and listed.kind == "agency")


def short_forms(ground: Ground, found: Sequence[NameMention], known: Mapping[tuple[str, ...], Entity]) -> list[NameMention]:
    """All mentions in the order of the text: those found, and the later short forms of the same bodies."""
    units = _units(ground, found)
    mentions = [_of_unit(ground, mention, units) for mention in under_fuller(ground, found)]
    taken = {token for mention in mentions for token in range(mention.first, mention.last)}
    mentions += _again(ground, taken, known)
    mentions += _definite(ground, mentions, taken)
    return sorted(mentions, key=lambda m: (m.first, -m.last))


def _units(ground: Ground, found: Sequence[NameMention]) -> dict[str, Entity]:
    """The units that the article names with their body, by their own words: "editorial team"."""
    reading = ground.reading
    known: dict[str, Entity] = {}
    for mention in found:
        if mention.rule == "unit":
            hit = reading.hits("unit").get(mention.first)
            words = reading.tokens.surface(mention.first, hit.last if hit is not None else mention.last)
            known.setdefault(name_key(words).removesuffix(" of"), mention.entity)
    return known


def _of_unit(ground: Ground, mention: NameMention, units: Mapping[str, Entity]) -> NameMention:
    if mention.rule != "head" or not units:
        return mention
    unit = units.get(name_key(ground.reading.tokens.surface(mention.first, mention.last)))
    return mention if unit is None else mention._replace(entity=unit, rule="short")


def _again(ground: Ground, taken: set[int], known: Mapping[tuple[str, ...], Entity]) -> list[NameMention]:
    """Every other place where an introduced abbreviation is printed."""
    if not known:
        return []
    tokens = ground.reading.tokens
    longest = max(map(len, known))
    again = []
    for index in tokens.all_of({key[0] for key in known}):
        for length in range(longest, 0, -1):
            entity = known.get(tuple(tokens.keys[index:index + length]))
            if entity is not None and index not in taken and tokens.shapes[index] in "CU":
                if ground.reading.paragraph(index).kind not in SILENT:
                    again.append(NameMention(index, index + length, entity, "abbreviation"))
                    taken.update(range(index, index + length))
                break
    return again


def _definite(ground: Ground, mentions: Sequence[NameMention], taken: set[int]) -> list[NameMention]:
    """ "Sở", "Bộ", "the Department": the one such body named before."""
    tokens = ground.reading.tokens
    named: dict[str, list[tuple[int, Entity]]] = {}
    for mention in sorted(mentions, key=lambda m: m.first):
        if (kind := kind_of(mention.entity)) is not None:
            named.setdefault(kind, []).append((mention.first, mention.entity))
    found = []
    for index, hit in ground.reading.hits("definite").items():
        if hit.entry not in named or index in taken or index in ground.reading.hits("title") or tokens.shapes[index] != "C":
            continue
        first = index - (ground.language(index) == "en")
        if first < index and (first < 0 or tokens.keys[first] not in ground.reading.lexicon.names.small["article"]):
            continue
        if tokens.shapes[index + 1] in "CU" or tokens.keys[index + 1] in AFTER:
            continue
        known = named[hit.entry]
        end = bisect_left(known, index, key=lambda body: body[0])
        last = known[max(end - ALIKE, 0):end]
        if len({entity.entity_id for _, entity in last}) == 1:
            found.append(NameMention(first, index + 1, last[-1][1], "definite"))
    return found
