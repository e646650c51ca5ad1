"""The entries of the lists of bodies, as pydantic checks them."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

KINDS = ("government", "legislature", "state", "office", "agency", "court", "procuracy", "police", "military", "party",
         "mass", "association", "international", "company", "bank", "press", "institute", "ministry", "department",
         "school", "hospital", "diplomatic", "other")
CODE = r"^[a-z0-9_]+(\.[a-z0-9_]+)*$"


class Entry(BaseModel):
    """An entry of a list: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Dated(Entry):
    """Something that stood from a day to a day, both inclusive; None where the list does not say."""

    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "Dated":
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise ValueError(f"ends {self.valid_to} before it begins {self.valid_from}")
        if self.successor and not self.valid_to:
            raise ValueError("has a successor but no valid_to")
        return self


class Kinded(Entry):
    """What an entry with a kind of body has."""

    code: str = Field(pattern=CODE)
    kind: str

    @model_validator(mode="after")
    def _known_kind(self) -> "Kinded":
        if self.kind not in KINDS:
            raise ValueError(f"unknown kind of body {self.kind!r}")
        return self


class BodyEntry(Dated, Kinded):
    """A ``[[body]]``: a body that exists once."""

    name_vi: str
    name_en: str
    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    parent: str | None = None
    example_vi: str
    example_en: str


class FieldBody(Dated):
    """The ministry or department of a field. short_en: English abbreviations."""

    short_en: tuple[str, ...] = ()


class FieldEntry(Entry):
    """A ``[[field]]`` of government."""

    code: str = Field(pattern=CODE)
    vi: tuple[str, ...] = Field(min_length=1)
    en: tuple[str, ...] = Field(min_length=1)
    adjective_en: tuple[str, ...] = ()
    short_vi: tuple[str, ...] = ()
    ministry: FieldBody | None = None
    department: FieldBody | None = None
    example_vi: str
    example_en: str

    @model_validator(mode="after")
    def _makes_a_body(self) -> "FieldEntry":
        if self.ministry is None and self.department is None:
            raise ValueError("makes neither a ministry nor a department")
        return self


class LocalEntry(Kinded):
    """A ``[[local]]``: a body that every province, district or commune has."""

    scope: Literal["required", "inferred"]
    name_vi: str
    name_en: str
    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    level_vi: dict[Literal["province", "city", "district", "commune"], tuple[str, ...]] = {}
    level_en: dict[Literal["province", "city", "district", "commune"], tuple[str, ...]] = {}
    parent: str | None = None
    national: str | None = None
    example_vi: str | None = None
    example_en: str | None = None

    @model_validator(mode="after")
    def _has_examples(self) -> "LocalEntry":
        if (self.vi or self.level_vi) and not self.example_vi:
            raise ValueError("example_vi is missing")
        if (self.en or self.level_en) and not self.example_en:
            raise ValueError("example_en is missing")
        return self


class UnitEntry(Kinded):
    """A ``[[unit]]``: a part that many bodies have."""

    name_vi: str
    name_en: str
    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    example_vi: str
    example_en: str


class HeadEntry(Kinded):
    """A ``[[head]]``: words that begin (vi) or hold together (en) the name of a body that no list has.

    tail: what may follow the head in Vietnamese: name (proper names), field (words of fields), number.
    """

    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    tail: tuple[Literal["name", "field", "number"], ...] = ("name", "field")
    example_vi: str | None = None
    example_en: str | None = None

    @model_validator(mode="after")
    def _has_examples(self) -> "HeadEntry":
        if (self.vi and not self.example_vi) or (self.en and not self.example_en):
            raise ValueError("an example is missing")
        return self


class LevelEntry(Entry):
    """A ``[[level]]`` of levels.toml: how local bodies of a type of unit are named."""

    unit_type: str
    name_en: str
    party_vi: str
    youth_vi: str


class WordsEntry(Entry):
    """A ``[[words]]`` of words.toml: small words that names of bodies are made of; role says what they do."""

    role: Literal["field", "not_body", "level", "generic", "plural", "skip", "stop", "legal_form", "adjective",
                  "tail_opener", "connector", "division", "join", "ministry", "department", "ministries", "departments",
                  "numbered", "branch", "about", "paired", "tier", "region"]
    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    level: Literal["province", "city", "district", "commune"] | None = None
