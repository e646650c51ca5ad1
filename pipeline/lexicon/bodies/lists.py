"""The lists of bodies as one frozen value, checked against each other, and their phrases for the trie."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from pipeline.lexicon.bodies.rows import (
    BodyEntry,
    FieldBody,
    FieldEntry,
    HeadEntry,
    LevelEntry,
    LocalEntry,
    UnitEntry,
    WordsEntry,
)
from pipeline.lexicon.files import LexiconError, read_toml, toml_lines
from pipeline.lexicon.places.gazetteer import Gazetteer
from pipeline.lexicon.words import TOKEN, form, keys

FOLDER = Path(__file__).parent
Coded = TypeVar("Coded", FieldEntry, LocalEntry, UnitEntry, HeadEntry)
BODY_FILES = ("state", "party", "mass", "international", "companies", "press")


class Body(NamedTuple):
    """A body that exists once; dates are inclusive, None where the list does not say."""

    code: str
    kind: str
    name_vi: str
    name_en: str
    parent: str | None
    valid_from: date | None
    valid_to: date | None
    successor: str | None


class Local(NamedTuple):
    """A body that every unit of some level has; the keys are those of local.toml."""

    code: str
    kind: str
    inferred: bool
    name_vi: str
    name_en: str
    parent: str | None
    national: str | None
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class Bodies:
    """All lists. by_code: national bodies and ministries; fields: the entry of each field by code.

    levels: by type of unit. small: role in words.toml -> its phrases, as keys with spaces. generic, skip: single words
    in lower case.
    owned_units: a unit's English words without "of" -> its code.
    """

    by_code: Mapping[str, Body]
    local: Mapping[str, Local]
    units: Mapping[str, UnitEntry]
    heads: Mapping[str, HeadEntry]
    fields: Mapping[str, FieldEntry]
    bodies: tuple[BodyEntry, ...]
    locals: tuple[LocalEntry, ...]
    words: tuple[WordsEntry, ...]
    levels: Mapping[str, LevelEntry]
    small: Mapping[str, frozenset[str]]
    owned_units: Mapping[str, str]
    generic: frozenset[str]
    skip: frozenset[str]
    legal_forms: frozenset[str]

    def heir(self, code: str) -> str:
        """The body that has taken over a body's work, after all renamings and mergers; itself where it stands."""
        while (following := self._successor(code)) is not None:
            code = following
        return code

    def _successor(self, code: str) -> str | None:
        if code in self.by_code:
            return self.by_code[code].successor
        field = self.fields.get(code.removeprefix("department_"))
        department = field.department if field is not None and code.startswith("department_") else None
        return f"department_{department.successor}" if department is not None and department.successor else None

    def lineage(self, code: str) -> frozenset[str]:
        """The body and all that took it over or that it took over: legal bodies stay apart, but people move with them."""
        found, queue = {code}, [code]
        while queue:
            current = queue.pop()
            near = [b.code for b in self.by_code.values() if b.successor == current]
            near += [b.successor for b in (self.by_code.get(current),) if b and b.successor]
            queue += [c for c in near if c not in found]
            found.update(near)
        return frozenset(found)


def read_bodies(folder: Path = FOLDER) -> Bodies:
    """Read and check the lists.

    Raises:
        LexiconError: an entry the model refuses, a code given twice, an unknown code; with file and line.
    """
    listed: list[tuple[BodyEntry, str]] = []
    for name in BODY_FILES:
        file = folder / f"{name}.toml"
        rows = zip(read_toml(file, "body", BodyEntry), toml_lines(file, "body"), strict=True)
        listed += [(entry, f"{file.name}, line {line}") for entry, line in rows]
    fields = _unique(folder / "fields.toml", "field", FieldEntry)
    by_code: dict[str, Body] = {}
    for entry, where in listed:
        if entry.code in by_code:
            raise LexiconError(f"{where}: the code {entry.code} is given twice")
        by_code[entry.code] = Body(entry.code, entry.kind, entry.name_vi, entry.name_en, entry.parent, entry.valid_from,
                                   entry.valid_to, entry.successor)
    by_code |= {body.code: body for field in fields.values() if field.ministry for body in [_ministry(field, field.ministry)]}
    for entry, where in listed:
        for code in (entry.parent, entry.successor):
            if code and code not in by_code:
                raise LexiconError(f"{where}: unknown body {code}")
    for field in fields.values():
        for part in (field.ministry, field.department):
            if part and part.successor and part.successor not in fields:
                raise LexiconError(f"fields.toml: {field.code}: unknown field {part.successor}")
    local_entries = _unique(folder / "local.toml", "local", LocalEntry)
    local = {e.code: Local(e.code, e.kind, e.scope == "inferred", e.name_vi, e.name_en, e.parent, e.national, None, None)
             for e in local_entries.values()}
    local |= {f"department_{f.code}": _department(f, f.department) for f in fields.values() if f.department}
    for item in local.values():
        if (item.parent and item.parent not in local) or (item.national and item.national not in by_code):
            raise LexiconError(f"local.toml: {item.code}: unknown body {item.parent or item.national}")
    words = tuple(read_toml(folder / "words.toml", "words", WordsEntry))
    units = _unique(folder / "units.toml", "unit", UnitEntry)
    return Bodies(
        by_code=by_code, local=local, fields=fields, bodies=tuple(entry for entry, _ in listed),
        units=units, owned_units={w.removesuffix(" of").lower(): u.code for u in units.values() for w in u.en},
        heads=_unique(folder / "heads.toml", "head", HeadEntry),
        locals=tuple(local_entries.values()), words=words,
        levels={e.unit_type: e for e in read_toml(folder / "levels.toml", "level", LevelEntry)},
        small={e.role: frozenset(" ".join(keys(w)) for w in (*e.vi, *e.en)) for e in words if e.level is None},
        generic=frozenset(w.lower() for e in words if e.role == "generic" for w in e.en),
        legal_forms=frozenset(form(t).fold for e in words if e.role == "legal_form" for w in (*e.vi, *e.en)
                              for t in TOKEN.findall(w)),
        skip=frozenset(w.lower() for e in words if e.role == "skip" for w in e.en),
    )


@cache
def bodies() -> Bodies:
    """The lists of the package.

    Raises:
        LexiconError: an entry is wrong.
    """
    return read_bodies()


def seats(places: Gazetteer) -> dict[str, str]:
    """For each province the city in it that has its name: "Thành ủy Thái Nguyên" is the city's."""
    found: dict[str, str] = {}
    for place in places.places.values():
        if place.level == "district" and place.unit_type == "thành phố" and place.parent:
            parent = places.places[place.parent]
            if parent.name_vi == place.name_vi:
                found[parent.code] = place.code
    return found


def _unique(file: Path, table: str, model: type[Coded]) -> dict[str, Coded]:
    found: dict[str, Coded] = {}
    for entry, line in zip(read_toml(file, table, model), toml_lines(file, table), strict=True):
        if entry.code in found:
            raise LexiconError(f"{file.name}, line {line}: the code {entry.code} is given twice")
        found[entry.code] = entry
    return found


def _ministry(field: FieldEntry, body: FieldBody) -> Body:
    successor = f"ministry_{body.successor}" if body.successor else None
    return Body(f"ministry_{field.code}", "ministry", f"Bộ {field.vi[0]}", f"Ministry of {field.en[0]}", "government",
                body.valid_from, body.valid_to, successor)


def _department(field: FieldEntry, body: FieldBody) -> Local:
    return Local(f"department_{field.code}", "department", True, f"Sở {field.vi[0]} {{place}}",
                 f"{{place}} Department of {field.en[0]}", "people_committee", None, body.valid_from, body.valid_to)
