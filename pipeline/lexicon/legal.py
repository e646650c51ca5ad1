"""Legal documents: their types, issuers, laws by name, relations and the words around them (legal.toml), checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, model_validator

from pipeline.lexicon.cues import Cues
from pipeline.lexicon.files import LexiconError, read_toml, toml_lines
from pipeline.lexicon.trie import Phrase
from pipeline.lexicon.words import keys
from pipeline.records.entities import LEGAL_RELATIONS

FILE = Path(__file__).with_name("legal.toml")
ROLES = ("number", "follow", "draft", "several", "issue", "subject", "stop", "congress", "of", "part", "this",
         "inside", "term", "year", "dated", "no_actor", "kept", "vision", "aim")
Value = TypeVar("Value")


class Entry(BaseModel):
    """An entry of the file: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Row = TypeVar("Row", bound=Entry)


class TypeEntry(Entry):
    """A ``[[type]]``."""

    code: str
    vi: tuple[str, ...]
    en: tuple[str, ...]
    en_plural: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    issuer: str | None = None
    yearly: bool = False
    bare: bool = False
    titled: bool = False
    common: bool = False
    example_vi: str
    example_en: str


class IssuerEntry(Entry):
    """An ``[[issuer]]``."""

    body: str | None = None
    local: bool = False
    group: str | None = None
    bodies: tuple[str, ...] = ()
    suffixes: tuple[str, ...]
    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _one_issuer(self) -> "IssuerEntry":
        if (self.body is None) == (self.group is None):
            raise ValueError("an issuer is a body or a group of bodies")
        return self


class CueEntry(Entry):
    """A ``[[cue]]``."""

    role: str
    vi: tuple[str, ...]
    en: tuple[str, ...]
    example_vi: str
    example_en: str


class RelationEntry(Entry):
    """A ``[[relation]]``."""

    code: str
    noun: int = 0
    vi: tuple[str, ...]
    en: tuple[str, ...]
    example_vi: str
    example_en: str

    @model_validator(mode="after")
    def _known_code(self) -> "RelationEntry":
        if self.code not in LEGAL_RELATIONS:
            raise ValueError(f"unknown relation {self.code!r}; known: {', '.join(LEGAL_RELATIONS)}")
        return self


class LawEntry(Entry):
    """A ``[[law]]``: the first name in each language is the full one."""

    code: str
    vi: tuple[str, ...]
    en: tuple[str, ...]


class DocType(NamedTuple):
    """What a type word stands for. plural: it announces several numbers."""

    code: str
    yearly: bool
    bare: bool
    titled: bool
    common: bool
    issuer: str | None
    plural: bool = False


class Issuer(NamedTuple):
    """Who a symbol's end names: a national body, a local one of the article's province, or one of a group."""

    body: str | None
    local: bool
    group: str | None


class Relation(NamedTuple):
    """What a phrase says a document does to another. noun: leading words of the phrase that name what acts."""

    code: str
    noun: int


class Law(NamedTuple):
    """A law by name."""

    code: str
    name_vi: str
    name_en: str


@dataclass(frozen=True)
class LegalWords:
    """What reading documents needs besides the trie.

    symbols: what a symbol begins with -> type. suffixes: what it ends with -> issuer. groups: body -> its group.
    cues: role -> its phrases.
    """

    symbols: Mapping[str, DocType]
    suffixes: Mapping[str, Issuer]
    groups: Mapping[str, str]
    cues: Mapping[str, Cues]


@cache
def legal_words() -> LegalWords:
    """The words of the package.

    Raises:
        LexiconError: an entry is wrong.
    """
    return read_legal(FILE)


def read_legal(file: Path) -> LegalWords:
    """Read and check the file.

    Raises:
        LexiconError: an entry the model refuses, an unknown role, a symbol, suffix, role or law given twice.
    """
    symbols: dict[str, DocType] = {}
    for type_entry, line in _entries(file, "type", TypeEntry):
        for symbol in type_entry.symbols:
            _once(symbols, symbol.upper(), _doc_type(type_entry), file, line, "symbol")
    suffixes: dict[str, Issuer] = {}
    groups: dict[str, str] = {}
    for issuer, line in _entries(file, "issuer", IssuerEntry):
        for suffix in issuer.suffixes:
            _once(suffixes, suffix.upper(), Issuer(issuer.body, issuer.local, issuer.group), file, line, "suffix")
        for body in issuer.bodies:
            _once(groups, body, issuer.group or "", file, line, "body")
    cues: dict[str, Cues] = {}
    for cue, line in _entries(file, "cue", CueEntry):
        if cue.role not in ROLES:
            raise LexiconError(f"{file.name}, line {line}: unknown role {cue.role!r}")
        _once(cues, cue.role, Cues(keys(word) for word in (*cue.vi, *cue.en)), file, line, "role")
    said: dict[str, str] = {}
    for relation, line in _entries(file, "relation", RelationEntry):
        for phrase in (*relation.vi, *relation.en):
            _once(said, phrase, relation.code, file, line, "relation")
    laws: dict[str, str] = {}
    for law, line in _entries(file, "law", LawEntry):
        for name in (*law.vi, *law.en):
            _once(laws, name, law.code, file, line, "law")
    return LegalWords(symbols, suffixes, groups, cues)


def legal_phrases() -> Iterator[Phrase]:
    """Type words (entry: DocType), laws by name (Law), printed issuers (Issuer) and relations (Relation).

    Raises:
        LexiconError: an entry is wrong.
    """
    for entry in read_toml(FILE, "type", TypeEntry):
        kind = _doc_type(entry)
        yield from (Phrase("legal_type", word, kind, "vi", True) for word in entry.vi)
        yield from (Phrase("legal_type", word, kind, "en") for word in entry.en)
        yield from (Phrase("legal_type", word, kind._replace(plural=True), "en") for word in entry.en_plural)
    for law in read_toml(FILE, "law", LawEntry):
        named = Law(law.code, law.vi[0], law.en[0])
        yield from (Phrase("legal_law", _open(word), named, "vi", True, True) for word in law.vi)
        yield from (Phrase("legal_law", word, named, "en", False, True) for word in law.en)
    for issuer in read_toml(FILE, "issuer", IssuerEntry):
        for language, printed in (("vi", issuer.vi), ("en", issuer.en)):
            yield from (Phrase("legal_issuer", word, Issuer(issuer.body, issuer.local, issuer.group), language)
                        for word in printed)
    for relation in read_toml(FILE, "relation", RelationEntry):
        for language, printed in (("vi", relation.vi), ("en", relation.en)):
            said = Relation(relation.code, relation.noun)
            yield from (Phrase("legal_relation", word, said, language) for word in printed)


def _open(name: str) -> str:
    """A law's name whose first word may be in lower case: "luật Đất đai"."""
    return name[0].lower() + name[1:]


def _doc_type(entry: TypeEntry) -> DocType:
    return DocType(entry.code, entry.yearly, entry.bare, entry.titled, entry.common, entry.issuer)


def _entries(file: Path, table: str, model: type[Row]) -> Iterator[tuple[Row, int]]:
    return zip(read_toml(file, table, model), toml_lines(file, table), strict=True)


def _once(found: dict[str, Value], key: str, value: Value, file: Path, line: int, what: str) -> None:
    if key in found:
        raise LexiconError(f"{file.name}, line {line}: the {what} {key!r} is given twice")
    found[key] = value
