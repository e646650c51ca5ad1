"""One body under a fuller and a shorter name in one article: "Công ty TNHH Thương mại Minh Phát", "Công ty Minh Phát"."""

from collections.abc import Sequence

from pipeline.extract.names.ground import Ground
from pipeline.extract.reading import NameMention
from pipeline.lexicon.words import name_key
from pipeline.records import Entity

OWN = 2  # words of its own that a shorter name must keep


def under_fuller(ground: Ground, mentions: Sequence[NameMention]) -> list[NameMention]:
    """The mentions, those of a body that no list has under the one fuller name the article has for it."""
    fuller: dict[tuple[str, str], dict[str, Entity]] = {}
    for mention in mentions:
        if mention.rule == "head":
            for part in _own(ground, mention):
                known = fuller.setdefault((ground.kinds[mention.entity.entity_id], part), {})
                known[mention.entity.entity_id] = mention.entity
    return [_settled(ground, mention, fuller) if mention.rule == "head" else mention for mention in mentions]


def _settled(ground: Ground, mention: NameMention, fuller: dict[tuple[str, str], dict[str, Entity]]) -> NameMention:
    entity, key = mention.entity, name_key(ground.reading.tokens.surface(mention.first, mention.last))
    own = max(_own(ground, mention), key=len, default="")
    same = {i: e for i, e in ground.named.get(key, {}).items() if e.place_id is not None and entity.place_id is None}
    same |= {i: e for i, e in fuller.get((ground.kinds[entity.entity_id], own), {}).items() if len(e.name_key) > len(key)}
    same.pop(entity.entity_id, None)
    return mention if len(same) != 1 else mention._replace(entity=next(iter(same.values())), rule="short")


def _own(ground: Ground, mention: NameMention) -> list[str]:
    """What a name may be shortened to beside its head: its last words in Vietnamese, its first in English."""
    words = name_key(ground.reading.tokens.surface(mention.first, mention.last)).split()
    if ground.language(mention.first) == "vi":
        head = ground.reading.hits("org_head").get(mention.first)
        start = len(name_key(ground.reading.tokens.surface(mention.first, head.last)).split()) if head is not None else 1
        return [" ".join(words[i:]) for i in range(start, len(words) - OWN + 1)]
    return [" ".join(words[:i]) for i in range(len(words) - 1, OWN - 1, -1)]
