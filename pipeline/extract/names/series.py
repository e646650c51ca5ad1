"""Lists that name the head once: "các bộ: Tài chính, Y tế và Công Thương", "Departments of Finance and of Health"."""

from collections.abc import Sequence

from pipeline.extract.names import bodies
from pipeline.extract.names.ground import SILENT, Ground
from pipeline.extract.names.scope import scope
from pipeline.extract.reading import NameMention
from pipeline.records import Entity

KINDS = {"ministries": "ministry", "departments": "department"}
SIGNS = frozenset((":", ";"))
JOINT = 3  # tokens between two members: ", and the"


def series(ground: Ground, found: Sequence[NameMention]) -> list[NameMention]:
    """The ministries and departments of such lists; those found already are the first members of some."""
    reading = ground.reading
    fields = reading.hits("field")
    if not fields:
        return []
    taken = {token for mention in found for token in range(mention.first, mention.last)}
    ends = {m.last: kind for m in found if (kind := kind_of(m.entity)) and m.rule != "abbreviation"}
    members: list[NameMention] = []
    for first in sorted(fields):
        hit = fields[first]
        if first in taken or reading.paragraph(first).kind in SILENT:
            continue
        kind = _head_before(ground, first) or _member_before(ground, first, ends)
        made = _member(ground, first, hit.last, hit.entry, kind) if kind is not None else None
        if made is not None and kind is not None:
            members.append(NameMention(first, hit.last, made, "series"))
            ends[hit.last] = kind
    return members


def _head_before(ground: Ground, first: int) -> str | None:
    """What bodies a list is of whose head stands before its first field: "các bộ:", "Ministries of"."""
    tokens, small = ground.reading.tokens, ground.reading.lexicon.bodies.small
    index = first - (tokens.printed[first - 1] in SIGNS)
    for role, kind in KINDS.items():
        if " ".join(tokens.keys[max(index - 2, 0):index]) in small[role]:
            return kind
        if index > 1 and tokens.keys[index - 1] in small[role] \
                and (index < first or index - 2 in ground.reading.hits("plural")):
            return kind
    return None


def _member_before(ground: Ground, first: int, ends: dict[int, str]) -> str | None:
    """What bodies the list is of that a field continues, behind another member and a joint."""
    keys, lists, names = ground.reading.tokens.keys, ground.reading.lexicon.bodies, ground.reading.lexicon.names
    for back in range(first - 1, max(first - 1 - JOINT, -1), -1):
        joins = keys[back] in lists.small["join"] or keys[back] in SIGNS or keys[back] in names.small["article"] \
            or keys[back] in names.small["of"] or keys[back] in lists.small["ministries"] | lists.small["departments"]
        if not joins:
            return None
        if back in ends:
            return ends[back]
    return None


def _member(ground: Ground, first: int, last: int, field: str, kind: str) -> Entity | None:
    language = ground.language(first)
    lists = ground.reading.lexicon.bodies
    code = f"{kind}_{field}"
    if kind == "ministry":
        return bodies.national(ground, code, language) if code in lists.by_code else None
    if code not in lists.local:
        return None
    return bodies.local(ground, code, scope(ground, first, None), language, ground.reading.tokens.surface(first, last))


def kind_of(entity: Entity) -> str | None:
    """Whether a body is a ministry or a department."""
    code = entity.ref_code or ""
    return next((kind for kind in KINDS.values() if code.startswith(f"{kind}_")), None)
