"""What body begins at a token, in either language: the longest reading of the lists, else a body that no list has."""

from collections.abc import Callable, Mapping

from pipeline.extract.names.ground import Ground, in_title
from pipeline.extract.reading import NameMention
from pipeline.lexicon.trie import Hit

Parse = Callable[[Ground, Hit], list[NameMention]]


def parse_at(ground: Ground, first: int, listed: Mapping[str, Parse], unlisted: Parse) -> list[NameMention]:
    """The body whose head begins at a token and those inside it, the outermost first; nothing where there is none.

    listed: how the phrases of a category of the lists are read; unlisted: how other head words are.
    """
    reading = ground.reading
    blocked = reading.hits("not_body").get(first)
    found: list[NameMention] = []

    def allowed(hit: Hit | None) -> bool:
        return hit is not None and (blocked is None or hit.last > blocked.last) and not in_title(ground, hit)

    for category, parse in listed.items():
        hit = reading.hits(category).get(first)
        if hit is not None and allowed(hit):
            parsed = parse(ground, hit)
            if parsed and (not found or (parsed[0].last, -parsed[0].first) > (found[0].last, -found[0].first)):
                found = parsed
    hit = reading.hits("org_head").get(first)
    if found or hit is None or not allowed(hit):
        return found
    local = reading.hits("local").get(first)  # without its place, "Hội Nông dân" names no body
    return [body for body in unlisted(ground, hit) if local is None or local.last == first + 1 or body.last > local.last]
