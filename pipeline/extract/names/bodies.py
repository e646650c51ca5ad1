"""The entities of bodies: ids, names in both languages, and what they belong to. Each is made once a document."""

from collections.abc import Mapping

from pipeline.extract.names.ground import Ground
from pipeline.lexicon.bodies.rows import LevelEntry
from pipeline.lexicon.places.gazetteer import Place
from pipeline.lexicon.words import name_key
from pipeline.records import Entity
from pipeline.records.ids import make_id


def national(ground: Ground, code: str, language: str) -> Entity:
    """A body that exists once, under its code."""
    known = ground.made.get(code)
    if known is not None:
        return known
    body = ground.reading.lexicon.bodies.by_code[code]
    parent = national(ground, body.parent, language) if body.parent else None
    return _keep(ground, Entity(
        code, "organization", body.name_vi if language == "vi" else body.name_en, body.name_vi, body.name_en,
        name_key(body.name_vi), code, parent.entity_id if parent else None, None, body.valid_from, body.valid_to))


def foreign(ground: Ground, code: str, country: Entity, language: str) -> Entity:
    """Another country's government, parliament, ministry ..., under the code of ours and the country's."""
    body = ground.reading.lexicon.bodies.by_code[code]
    vi = f"{body.name_vi.removesuffix(' Việt Nam')} {country.name_vi or country.name}"
    en = f"{body.name_en.removesuffix(' of Vietnam')} of {country.name_en or country.name}"
    return _keep(ground, Entity(f"{code}@{country.entity_id}", "organization", vi if language == "vi" else en, vi, en,
                                name_key(vi), code, None, country.entity_id, None, None))


def local(ground: Ground, code: str, where: Entity | None, language: str, printed: str) -> Entity:
    """A body of a province, district or commune, under its code and the place's.

    where: None when the article does not tell: the body is then known by its printed name in this document alone.
    """
    body = ground.reading.lexicon.bodies.local[code]
    if where is None:
        document = ground.reading.document.document_id
        entity_id = make_id("entities", "organization", code, name_key(printed), document)
        return _keep(ground, Entity(entity_id, "organization", printed, printed if language == "vi" else None,
                                    printed if language == "en" else None, name_key(printed), code, None, None, None, None))
    known = ground.made.get(f"{code}@{where.entity_id}")
    if known is not None:
        return known
    place = ground.place(where.entity_id)
    vi, en = local_names(ground.reading.lexicon.bodies.levels, body.name_vi, body.name_en, where, place)
    parent = local(ground, body.parent, where, language, printed) if body.parent else None
    if parent is None and body.national:
        parent = national(ground, body.national, language)
    return _keep(ground, Entity(f"{code}@{where.entity_id}", "organization", vi if language == "vi" else en, vi, en,
                                name_key(vi), code, parent.entity_id if parent else None, where.entity_id,
                                body.valid_from, body.valid_to))


def local_names(levels: Mapping[str, LevelEntry], template_vi: str, template_en: str, where: Entity,
                place: Place | None) -> tuple[str, str]:
    """A local body's names in both languages, its place filled in.

    "UBND {unit}" makes "UBND tỉnh Quảng Nam", "{place} {level} People's Committee" "Quang Nam Provincial People's Committee".
    """
    name_vi, name_en = where.name_vi or where.name, where.name_en or where.name
    kind = place.unit_type if place is not None and place.unit_type else ""
    level = levels.get(kind, levels[""])
    word = "" if name_en.endswith(level.name_en) else level.name_en
    unit = name_vi if not kind or name_vi.lower().startswith(kind) else f"{kind} {name_vi}"
    vi = template_vi.format(unit=unit, place=name_vi, party=level.party_vi, youth=level.youth_vi)
    return vi, " ".join(template_en.format(place=name_en, level=word).split())


def unit(ground: Ground, code: str, parent: Entity, language: str) -> Entity:
    """A part of a body, under its code and the body's id. The standing committee of a council is its Thường trực."""
    entry = ground.reading.lexicon.bodies.units["permanent" if code == "standing" and _is_council(parent) else code]
    known = ground.made.get(f"{entry.code}.{parent.entity_id}")
    if known is not None:
        return known
    vi = entry.name_vi.format(parent=parent.name_vi or parent.name)
    en = entry.name_en.format(parent=parent.name_en or parent.name)
    name = vi if language == "vi" else en
    return _keep(ground, Entity(f"{entry.code}.{parent.entity_id}", "organization", name,
                                vi if parent.name_vi or language == "vi" else None,
                                en if parent.name_en or language == "en" else None, name_key(name), entry.code,
                                parent.entity_id, parent.place_id, None, None))


def other(ground: Ground, printed: str, name: str, place: str | None, language: str) -> Entity:
    """A body that no list has: known by its folded name without its place, and the place.

    So "Chi cục Kiểm lâm tỉnh" is the one of "Chi cục Kiểm lâm Nghệ An" in an article about Nghệ An.
    """
    made = _keep(ground, Entity(make_id("entities", "organization", name_key(name), place or ""), "organization", printed,
                                printed if language == "vi" else None, printed if language == "en" else None,
                                name_key(printed), None, None, place, None, None))
    ground.named.setdefault(name_key(name), {})[made.entity_id] = made
    return made


def branch(ground: Ground, code: str, where: Entity, language: str) -> Entity:
    """What a firm or bank has in a place: "Agribank Chi nhánh tỉnh Nghệ An", "Viettel Nghệ An"."""
    parent = national(ground, code, language)
    vi, en = f"{parent.name_vi} {where.name_vi or where.name}", f"{parent.name_en} {where.name_en or where.name}"
    return _keep(ground, Entity(f"{code}@{where.entity_id}", "organization", vi if language == "vi" else en, vi, en,
                                name_key(vi), code, parent.entity_id, where.entity_id, None, None))


def kind_of(ground: Ground, body: Entity) -> str | None:
    """The kind of a body (rows.KINDS), by its list or by its head word."""
    lists = ground.reading.lexicon.bodies
    code = body.ref_code or ""
    listed = lists.by_code.get(code) or lists.local.get(code) or lists.units.get(code)
    head = lists.heads.get(ground.kinds.get(body.entity_id, ""))
    return listed.kind if listed is not None else head.kind if head is not None else None


def _is_council(parent: Entity) -> bool:
    return (parent.ref_code or "") == "people_council"


def _keep(ground: Ground, entity: Entity) -> Entity:
    return ground.made.setdefault(entity.entity_id, entity)
