"""The rows of the place lists, as pydantic checks them; what a column means stands in README.md."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator


class Row(BaseModel):
    """A row of a list: unknown columns are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PlaceRow(Row):
    """What every place has."""

    place_code: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name_vi: str
    name_en: str
    level: str
    parent_code: str | None = None


class UnitRow(PlaceRow):
    """A row of units.csv."""

    level: Literal["province", "district", "commune"]
    unit_type: str
    parent_code: str
    valid_from: date | None = None
    valid_to: date | None = None

class ListedRow(PlaceRow):
    """A row of world.csv, regions.csv or facilities.csv; forms are separated by ";" in the file."""

    other: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    kind: Literal["place", "facility"] = "place"

    @field_validator("other", "weak", "adjectives", "members", mode="before")
    @classmethod
    def _split(cls, cell: object) -> object:
        return tuple(cell.split(";")) if isinstance(cell, str) else cell


class AliasRow(Row):
    """A row of aliases.csv."""

    place_code: str
    alias: str
    use: Literal["free", "designated"]


class ChangeRow(Row):
    """A row of changes.csv."""

    from_code: str
    to_code: str
    share: float | None = Field(default=None, gt=0, le=1)
    date: date


class WordEntry(Row):
    """An entry of designators.toml but a cue: words that say what the name beside them is, explained in the file.

    vi: before the name; en: after the name; en_before: before it ("province of").
    levels: levels of the gazetteer the word announces; types: unit types of the provinces among them.
    unlisted: a name the gazetteer lacks is a place too.
    example_vi, example_en: a sentence with the places it names between [[ and ]].
    """

    levels: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    kind: Literal["place", "facility"] = "place"
    unlisted: bool = False
    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    en_before: tuple[str, ...] = ()
    example_vi: str
    example_en: str


class CueEntry(Row):
    """A ``[[cue]]`` of designators.toml: words that decide how a place beside them is read.

    role: what they do, explained in the file.
    """

    role: str
    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    example_vi: str
    example_en: str
