"""Lists that name the head once: "các bộ: Tài chính, Y tế và Công Thương", "Departments of Finance and of Health"."""

from collections.abc import Sequence

from pipeline.extract.names import bodies
from pipeline.extract.names.ground import SILENT, Ground
from pipeline.extract.names.scope import scope
from pipeline.extract.reading import NameMention
from pipeline.records import Entity

HEADS = {("bộ",): "ministry", ("sở",): "department", ("ministries", "of"): "ministry", ("departments", "of"): "department"}
JOINS = frozenset((",", ";", "và", "and", "&", "the", "of", "bộ", "sở"))
SIGNS = frozenset((":", ";", ","))


def series(ground: Ground, found: Sequence[NameMention]) -> list[NameMention]:
    """The ministries and departments of such lists; those found already are the first members of some."""
    reading, tokens = ground.reading, ground.reading.tokens
    fields = reading.hits("field")
    if not fields:
        return []
    taken = {token for mention in found for token in range(mention.first, mention.last)}
    ends = {m.last: kind for m in found if (kind := _kind(m.entity)) and m.rule != "abbreviation"}
    members: list[NameMention] = []
    for first in sorted(fields):
        hit = fields[first]
        if first in taken or reading.paragraph(first).kind in SILENT:
            continue
        kind = _kind_before(ground, first, ends)
        made = _member(ground, first, hit.last, hit.entry, kind) if kind is not None else None
        if made is not None and kind is not None:
            members.append(NameMention(first, hit.last, made, "series"))
            ends[hit.last] = kind
    return members


def _kind_before(ground: Ground, first: int, ends: dict[int, str]) -> str | None:
    """What kind of body a field continues: it stands behind the head of a list, or behind a member and a joint."""
    tokens = ground.reading.tokens
    index = first - (tokens.printed[first - 1] in SIGNS and tokens.printed[first - 1] != ",") if first else 0
    for length in (2, 1):
        kind = HEADS.get(tuple(tokens.keys[max(index - length, 0):index]))
        if kind is not None and (index < first or length == 2 or tokens.keys[index - 2] in ("các", "hai", "lãnh")):
            return kind
    back = first
    while back > 0 and tokens.keys[back - 1] in JOINS and first - back < 3:
        back -= 1
        if back in ends and (tokens.keys[back] != "," or tokens.keys[first - 1] != "của"):
            return ends[back]
    return None


def _member(ground: Ground, first: int, last: int, field: str, kind: str) -> Entity | None:
    language = ground.language(first)
    lists = ground.reading.lexicon.bodies
    if kind == "ministry":
        code = f"ministry_{field}"
        return bodies.national(ground, code, language) if code in lists.by_code else None
    code = f"department_{field}"
    if code not in lists.local:
        return None
    return bodies.local(ground, code, scope(ground, first, None), language, ground.reading.tokens.surface(first, last))


def _kind(entity: Entity) -> str | None:
    code = entity.ref_code or ""
    return next((kind for kind in ("ministry", "department") if code.startswith(f"{kind}_")), None)
