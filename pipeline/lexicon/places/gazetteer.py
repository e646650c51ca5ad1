"""The place lists as one frozen value: read, checked against each other, and indexed for extraction."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipeline.lexicon.files import LexiconError, read_csv
from pipeline.lexicon.places.rows import AliasRow, ChangeRow, ListedRow, UnitRow
from pipeline.lexicon.words import TOKEN, form, keys, name_key

FOLDER = Path(__file__).parent
LISTS = ("world.csv", "regions.csv", "facilities.csv")
CHANGES = ("changes.csv", "changes_communes.csv")


class Place(NamedTuple):
    """A place of the gazetteer; dates are inclusive, None where the list does not say.

    level: province, district, commune; country, region, city ...; unit_type: tỉnh, huyện ... for units.
    kind: place or facility, as core.entities.kind.
    """

    code: str
    name_vi: str
    name_en: str
    level: str
    unit_type: str | None
    parent: str | None
    valid_from: date | None
    valid_to: date | None
    kind: str

    def stands_on(self, day: date) -> bool:
        """Whether the unit existed on a day, as far as the list says."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class Commune(NamedTuple):
    """A commune for look-up by name: its keys, and the code."""

    keys: tuple[str, ...]
    code: str


@dataclass(frozen=True)
class Gazetteer:
    """All places by code, and what extraction looks up.

    communes: folded words -> communes of that name.
    landmarks: folded words of a form -> the zone, port, river ... of Viet Nam.
    heirs: province -> the province it went to whole.
    spelled: folded name of a province without spaces, as hosts spell it -> its codes, older units first.
    listed: the rows of the lists that are not units; aliases: those of the units.
    """

    places: Mapping[str, Place]
    communes: Mapping[tuple[str, ...], tuple[Commune, ...]]
    landmarks: Mapping[tuple[str, ...], str]
    heirs: Mapping[str, str]
    spelled: Mapping[str, tuple[str, ...]]
    listed: tuple[ListedRow, ...]
    aliases: tuple[AliasRow, ...]

    def chain(self, code: str) -> Iterator[Place]:
        """The place and what it lies in, from the inside out."""
        place = self.places.get(code)
        while place is not None:
            yield place
            place = self.places.get(place.parent or "")

    def province(self, code: str) -> str | None:
        """Code of the province a place lies in (its own for a province)."""
        place = self.places.get(code)
        while place is not None and place.level != "province":
            place = self.places.get(place.parent or "")
        return place.code if place is not None else None

    def family(self, code: str) -> str | None:
        """One code for a province before and after the mergers of 2025: that of the unit that stands today."""
        province = self.province(code)
        return self.heirs.get(province, province) if province else None


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the package.

    Raises:
        LexiconError: an entry is wrong.
    """
    return read_gazetteer(FOLDER)


def read_gazetteer(folder: Path) -> Gazetteer:
    """Read and check the lists, except the changes of communes, which extraction does not need.

    Raises:
        LexiconError: a row the model refuses, a code or alias given twice, an unknown code; with file and line.
    """
    places: dict[str, Place] = {}
    references: list[tuple[str, int, str]] = []
    listed: list[ListedRow] = []
    for line, unit in enumerate(read_csv(folder / "units.csv", UnitRow), 2):
        _add(places, Place(unit.place_code, unit.name_vi, unit.name_en, unit.level, unit.unit_type, unit.parent_code,
                           unit.valid_from, unit.valid_to, "place"), "units.csv", line)
        if unit.valid_from and unit.valid_to and unit.valid_from > unit.valid_to:
            raise LexiconError(f"units.csv, line {line}: {unit.place_code} ends before it begins")
        references.append(("units.csv", line, unit.parent_code))
    for file in LISTS:
        for line, row in enumerate(read_csv(folder / file, ListedRow), 2):
            _add(places, Place(row.place_code, row.name_vi, row.name_en, row.level, None, row.parent_code, None, None,
                               row.kind), file, line)
            _check_forms(row, file, line)
            listed.append(row)
            references += [(file, line, code) for code in (row.parent_code, *row.members) if code]
    for file, line, code in references:
        if code not in places:
            raise LexiconError(f"{file}, line {line}: unknown place {code}")
    _check_parents(places)
    return Gazetteer(places, _communes(places), _landmarks(listed), _heirs(folder, places), _spelled(places),
                     tuple(listed), _aliases(folder, places))


def _spelled(places: Mapping[str, Place]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for place in places.values():
        if place.level == "province":
            found.setdefault(name_key(place.name_vi).replace(" ", ""), []).append(place.code)
    return {name: tuple(sorted(codes, key=lambda code: (places[code].valid_from or date.min, code)))
            for name, codes in found.items()}


def read_changes(folder: Path, file: str, places: Mapping[str, Place]) -> list[ChangeRow]:
    """The rows of one of the files CHANGES.

    Raises:
        LexiconError: a row the model refuses, a unit that ``places`` lacks, or a change dated otherwise than its units.
    """
    changes = []
    for line, change in enumerate(read_csv(folder / file, ChangeRow), 2):
        old, new = places.get(change.from_code), places.get(change.to_code)
        if old is None or new is None:
            missing = change.from_code if old is None else change.to_code
            raise LexiconError(f"{file}, line {line}: unknown place {missing}")
        if old.valid_to is None or old.valid_to >= change.date:
            raise LexiconError(f"{file}, line {line}: {old.code} does not end before {change.date}")
        if new.valid_from is not None and new.valid_from > change.date:
            raise LexiconError(f"{file}, line {line}: {new.code} begins after {change.date}")
        changes.append(change)
    return changes


def _add(places: dict[str, Place], place: Place, file: str, line: int) -> None:
    if place.code in places:
        raise LexiconError(f"{file}, line {line}: the code {place.code} is given twice")
    places[place.code] = place


def _check_forms(row: ListedRow, file: str, line: int) -> None:
    """No form of a place twice."""
    forms = [*dict.fromkeys((row.name_vi, row.name_en)), *row.other]
    twice = next((form for form in forms if forms.count(form) > 1), None)
    if twice:
        raise LexiconError(f"{file}, line {line}: the form {twice!r} is given twice")


def _check_parents(places: Mapping[str, Place]) -> None:
    """No place lies in itself."""
    for place in places.values():
        seen = place.parent
        for _ in range(6):
            if seen is None:
                break
            if seen == place.code:
                raise LexiconError(f"{place.code} lies in itself")
            seen = places[seen].parent


def _communes(places: Mapping[str, Place]) -> dict[tuple[str, ...], tuple[Commune, ...]]:
    """Communes by their folded words; "Phường 12" by its initial ("P. 12") and in English ("Ward 12") too."""
    found: dict[tuple[str, ...], list[Commune]] = {}
    for place in places.values():
        if place.level == "commune":
            words = [form(word) for word in TOKEN.findall(place.name_vi)]
            printed, folds = tuple([word.key for word in words]), tuple([word.fold for word in words])
            numbered = len(folds) > 1 and folds[1].isdigit()
            for name in {folds, (folds[0][0], *folds[1:]), keys(place.name_en)} if numbered else (folds,):
                found.setdefault(name, []).append(Commune(printed, place.code))
    return {words: tuple(communes) for words, communes in found.items()}


def _landmarks(listed: list[ListedRow]) -> dict[tuple[str, ...], str]:
    return {tuple([form(word).fold for word in keys(name)]): row.place_code for row in listed
            if row.place_code.startswith("vnx-") for name in (row.name_vi, row.name_en, *row.other)}


def _heirs(folder: Path, places: Mapping[str, Place]) -> dict[str, str]:
    return {change.from_code: change.to_code for change in read_changes(folder, "changes.csv", places)
            if change.share == 1 and places[change.from_code].level == places[change.to_code].level == "province"}


def _aliases(folder: Path, places: Mapping[str, Place]) -> tuple[AliasRow, ...]:
    """The rows of aliases.csv: none twice for a place, none for two places of one level that existed together."""
    owners: dict[tuple[str, ...], list[Place]] = {}
    rows = []
    for line, row in enumerate(read_csv(folder / "aliases.csv", AliasRow), 2):
        place = places.get(row.place_code)
        if place is None:
            raise LexiconError(f"aliases.csv, line {line}: unknown place {row.place_code}")
        for owner in owners.setdefault(keys(row.alias), []):
            if owner.level == place.level and _overlap(owner, place):
                raise LexiconError(f"aliases.csv, line {line}: the alias {row.alias!r} is given twice")
        owners[keys(row.alias)].append(place)
        rows.append(row)
    return tuple(rows)


def _overlap(one: Place, other: Place) -> bool:
    return not ((one.valid_to and other.valid_from and one.valid_to < other.valid_from)
                or (other.valid_to and one.valid_from and other.valid_to < one.valid_from))
