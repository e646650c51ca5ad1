"""Events: kinds, the words that tell them, and the words around those that say whether they happened (events.toml).

Phrases of several words are found by the trie; single words are so common that they are looked up only where a trigger
asks for them (``One``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, model_validator

from pipeline.lexicon.files import LexiconError, read_toml
from pipeline.lexicon.spoken import LANGUAGES, Exemplified, Spoken, all_keys, every, longer, single
from pipeline.lexicon.trie import Phrase
from pipeline.lexicon.words import keys
from pipeline.records.events import EVENT_KINDS
from pipeline.records.meta import EventKind

EVENT, CUE, WORD, OBJECT = "event", "event_cue", "event_word", "event_object"


class Trigger(NamedTuple):
    """What a phrase that tells an event stands for; the fields are explained in events.toml."""

    kind: str
    form: str
    head: str
    object: str
    actor: bool
    hold: bool
    named: bool
    behind: bool
    back: bool
    dated: bool
    beside: bool
    whom: bool
    completes: bool
    person: bool


class Cue(NamedTuple):
    """A word that says whether what follows happened: its effect, and the number of tokens it reaches over."""

    effect: str
    reach: int


class KindEntry(BaseModel):
    """One block ``[[kind]]``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    definition: str
    plover: str | None = None


class TriggerEntry(Exemplified):
    """One block ``[[trigger]]``: the words of one form, with an example for each language that has words."""

    kind: str
    form: Literal["noun", "act", "passive", "base", "again", "void"]
    head: str = ""
    object: str = ""
    actor: bool = False
    hold: bool = False
    named: bool = False
    behind: bool = False
    back: bool = False
    dated: bool = False
    beside: bool = False
    whom: bool = False
    completes: bool = False
    person: bool = False

    @model_validator(mode="after")
    def _is_whole(self) -> "TriggerEntry":
        if self.kind not in EVENT_KINDS:
            raise ValueError(f"{self.kind} is no kind of event")
        if self.lacking():
            raise ValueError(f"{self.kind} {self.form}: no example in {', '.join(self.lacking())}")
        return self

    def trigger(self) -> Trigger:
        """The entry as the trie hands it back."""
        return Trigger(self.kind, self.form, self.head, self.object, self.actor, self.hold, self.named,
                       self.behind, self.back, self.dated, self.beside, self.whom, self.completes, self.person)


class CueEntry(Spoken):
    """One block ``[[cue]]``."""

    effect: Literal["done", "planned", "unreal", "negated"]
    reach: int


class WordEntry(Spoken):
    """One block ``[[word]]``."""

    role: str


class ObjectEntry(Spoken):
    """One block ``[[object]]``."""

    group: str


@dataclass(frozen=True)
class One:
    """The single words of one language: cues by key, words by role, objects by group; all of them together."""

    cues: dict[str, Cue]
    roles: dict[str, tuple[str, ...]]
    objects: dict[str, tuple[str, ...]]
    keys: frozenset[str]


@dataclass(frozen=True)
class EventWords:
    """What events.toml holds; one: the single words of each language."""

    kinds: tuple[KindEntry, ...]
    triggers: tuple[TriggerEntry, ...]
    cues: tuple[CueEntry, ...]
    words: tuple[WordEntry, ...]
    objects: tuple[ObjectEntry, ...]
    one: dict[str, One]

    def rows(self) -> list[EventKind]:
        """The rows of ref.event_kind."""
        return [EventKind(kind.kind, kind.definition, kind.plover) for kind in self.kinds]


@cache
def event_words() -> EventWords:
    """The lists of events.toml beside this module.

    Raises:
        LexiconError: an entry is wrong.
    """
    return read_events(Path(__file__).with_name("events.toml"))


def read_events(path: Path) -> EventWords:
    """The lists of events.toml.

    Raises:
        LexiconError: an entry is wrong, or a kind of event is missing or told twice.
    """
    kinds = tuple(read_toml(path, "kind", KindEntry))
    if sorted(kind.kind for kind in kinds) != sorted(EVENT_KINDS):
        raise LexiconError(f"{path.name}: the kinds are not those of the schema, each once")
    cues = tuple(read_toml(path, "cue", CueEntry))
    words = tuple(read_toml(path, "word", WordEntry))
    objects = tuple(read_toml(path, "object", ObjectEntry))
    one = {language: _one(language, cues, words, objects) for language in LANGUAGES}
    return EventWords(kinds, tuple(read_toml(path, "trigger", TriggerEntry)), cues, words, objects, one)


def phrases(events: EventWords) -> Iterator[Phrase]:
    """Triggers, and cues, words and objects of more than one token."""
    for trigger in events.triggers:
        yield from every(EVENT, trigger, trigger.trigger())
    for cue in events.cues:
        yield from longer(CUE, cue, Cue(cue.effect, cue.reach))
    for word in events.words:
        yield from longer(WORD, word, word.role)
    for item in events.objects:
        yield from longer(OBJECT, item, item.group)


def _one(language: str, cues: tuple[CueEntry, ...], words: tuple[WordEntry, ...],
         objects: tuple[ObjectEntry, ...]) -> One:
    alone = _cues(cues, language)
    roles = single(((entry.role, entry) for entry in words), language)
    groups = single(((entry.group, entry) for entry in objects), language)
    return One(alone, roles, groups, all_keys(roles, groups) | alone.keys())


def _cues(entries: tuple[CueEntry, ...], language: str) -> dict[str, Cue]:
    """Single cue words; of two entries with one word the first stands."""
    found: dict[str, Cue] = {}
    for entry in entries:
        for spoken, words in entry.words():
            if spoken == language and len(keys(words)) == 1:
                found.setdefault(keys(words)[0], Cue(entry.effect, entry.reach))
    return found
