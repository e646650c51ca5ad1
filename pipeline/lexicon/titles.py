"""Titles of posts, memberships, ranks and occupations: titles.toml, checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, model_validator

from pipeline.lexicon.files import LexiconError, read_toml, toml_lines
from pipeline.lexicon.trie import Phrase
from pipeline.lexicon.words import TOKEN, keys

DEGREES = ("academic", "occupation")  # abbreviated with or without a full stop: TS, TS., BS, BS.
FILE = Path(__file__).with_name("titles.toml")


class TitleEntry(BaseModel):
    """A ``[[title]]`` of titles.toml; the head of that file says what the keys mean."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str = Field(pattern=r"^[a-z_]+$")
    label_vi: str
    label_en: str
    family: str
    grade: Literal["head", "first_deputy", "deputy", "member"]
    kind: Literal["post", "membership", "rank", "academic", "occupation"]
    body: str | None = None
    protocol_rank: int | None = None
    organization: str | None = None
    elsewhere: str | None = None
    needs: Literal["organization"] | None = None
    vi: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    plural_en: tuple[str, ...] = ()
    example_vi: str | None = None
    example_en: str | None = None

    @model_validator(mode="after")
    def _has_examples(self) -> "TitleEntry":
        if (self.vi and not self.example_vi) or (self.en and not self.example_en):
            raise ValueError("an example is missing")
        return self


class TitleWord(NamedTuple):
    """What a phrase stands for: a title, in the plural or not."""

    code: str
    plural: bool


@dataclass(frozen=True)
class Titles:
    """All titles by code."""

    by_code: Mapping[str, TitleEntry]


def read_titles(file: Path = FILE) -> Titles:
    """Read and check the titles.

    Raises:
        LexiconError: an entry the model refuses, or a code or phrase given twice.
    """
    by_code: dict[str, TitleEntry] = {}
    owner: dict[tuple[str, tuple[str, ...]], str] = {}
    for entry, line in zip(read_toml(file, "title", TitleEntry), toml_lines(file, "title"), strict=True):
        where = f"{file.name}, line {line}"
        if entry.code in by_code:
            raise LexiconError(f"{where}: the code {entry.code} is given twice")
        by_code[entry.code] = entry
        for language, words in (("vi", entry.vi), ("en", (*entry.en, *entry.plural_en))):
            for phrase in dict.fromkeys(words):
                if owner.setdefault((language, keys(phrase)), entry.code) != entry.code:
                    raise LexiconError(f"{where}: {phrase!r} is a title of {entry.code} and of "
                                       f"{owner[language, keys(phrase)]}")
    return Titles(by_code)


@cache
def titles() -> Titles:
    """The titles of the package.

    Raises:
        LexiconError: an entry is wrong.
    """
    return read_titles()


def title_phrases(listed: Titles) -> Iterator[Phrase]:
    """The phrases of all titles. An abbreviation ("PGS", "PM") must be printed in capitals, other words as they like."""
    for entry in listed.by_code.values():
        plurals = [several for word in entry.en if (several := plural_of(word)) is not None and several not in entry.plural_en]
        for language, words, plural in (("vi", entry.vi, False), ("en", entry.en, False),
                                        ("en", (*entry.plural_en, *plurals), True)):
            both = [w.replace("'", "’") for w in words if "'" in w]
            dotted = [f"{w}." for w in words if entry.kind in DEGREES and _abbreviated(w) and w[-1] != "."]
            for phrase in (*words, *both, *dotted):
                yield Phrase("title", phrase, TitleWord(entry.code, plural), language,
                             folded=" " in phrase or phrase[:2].isupper(),
                             cased=_abbreviated(phrase) or (language == "en" and entry.kind in ("rank", "academic")))


def plural_of(title: str) -> str | None:
    """The plural of an English title: "Vice Chairpersons", "Directors General"; None where it has no regular one."""
    words = title.split()
    head = next((i for i, word in enumerate(words) if word.lower() in ("of", "for", "and")), len(words)) - 1
    if head > 0 and words[head] in ("General", "Extraordinary") and words[head - 1] in ("Director", "Secretary", "Consul"):
        head -= 1
    word = words[head]
    if not word.isalpha() or _abbreviated(word):
        return None
    for ending, several in (("man", "men"), ("y", "ies"), ("ss", "sses"), ("", "s")):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            return " ".join([*words[:head], stem + several, *words[head + 1:]])
    return None


def _abbreviated(phrase: str) -> bool:
    """Whether the phrase holds an abbreviation such as PGS, PM or Lt."""
    tokens = TOKEN.findall(phrase)
    return any(sum(letter.isupper() for letter in t) > 1 for t in tokens) or (len(tokens) > 1 and tokens[1] == ".")
