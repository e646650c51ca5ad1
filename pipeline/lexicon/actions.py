"""Verbs of doing that stand between the one who acts and the things counted: "the police seized 5 cars", "công an thu giữ
5 xe". An indicator names the things and what is done to them, not who does it ("cars seized", "xe bị thu giữ")."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from pipeline.lexicon.files import LexiconError, read_toml
from pipeline.lexicon.trie import Phrase

ACTION = "action"
FOLDER = Path(__file__).parent / "languages"
VOWELS = frozenset("aeiou")


class ActionEntry(BaseModel):
    """One block ``[[action]]``: verbs with one passive.

    passive: the word before the verb in the passive; empty in English, whose participle says it. gain: the things are
    had or come in, and nothing is done to them. agent: no person does it, and what does is told too ("people covered by
    health insurance"). noun: the base and the form in -s are nouns too.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...]
    passive: str = ""
    gain: bool = False
    agent: bool = False
    noun: bool = False
    example: str


class Action(NamedTuple):
    """A verb. done: its passive as an indicator prints it ("bị thu giữ", "seized"), empty for a verb of gaining; a
    preposition behind the verb is none of it. agent: what does it is told too."""

    done: str
    agent: bool


def action_entries() -> dict[str, list[ActionEntry]]:
    """The entries of each language that has the file."""
    return {path.parent.name: read_toml(path, "action", ActionEntry) for path in sorted(FOLDER.glob("*/actions.toml"))}


def action_phrases() -> Iterator[Phrase]:
    """The verbs with their forms, for the trie.

    Raises:
        LexiconError: a verb stands twice.
    """
    for language, entries in action_entries().items():
        verbs = [verb for entry in entries for verb in entry.words]
        if twice := {verb for verb in verbs if verbs.count(verb) > 1}:
            raise LexiconError(f"{language}/actions.toml: {sorted(twice)} stand twice")
        for entry in entries:
            for verb in entry.words:
                forms = english_forms(verb) if language == "en" else (verb,)
                done = forms[-1] if language == "en" else f"{entry.passive} {verb.removesuffix(' cho')}"
                for form in dict.fromkeys(forms[2:] if entry.noun else forms):
                    yield Phrase(ACTION, form, Action("" if entry.gain else done, entry.agent), language)


def english_forms(verb: str) -> tuple[str, ...]:
    """The forms of an English verb: base, -s, -ing, past, participle. An irregular one is written "give/gave/given"; words
    behind the verb stay there ("carry out")."""
    word, _, particle = verb.partition(" ")
    base, *irregular = word.split("/")
    past = irregular or [_with_ed(base)]
    forms = (base, _with_s(base), _with_ing(base, past[0]), past[0], past[-1])
    return tuple(f"{form} {particle}" for form in forms) if particle else forms


def _with_s(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z")):
        return base + "es"
    return base[:-1] + "ies" if _ends_in_y(base) else base + "s"


def _with_ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if _ends_in_y(base) else _doubled(base) + "ed"


def _with_ing(base: str, past: str) -> str:
    """The form in -ing; a consonant doubled in the past is doubled here too ("admitted")."""
    if past == base + base[-1] + "ed":
        return past[:-2] + "ing"
    return base[:-1] + "ing" if base.endswith("e") and not base.endswith("ee") else _doubled(base) + "ing"


def _ends_in_y(base: str) -> bool:
    return base.endswith("y") and base[-2] not in VOWELS


def _doubled(base: str) -> str:
    """The base with its last consonant doubled, as verbs of one syllable double it ("plan", "planned")."""
    syllables = sum(letter in VOWELS and before not in VOWELS for before, letter in zip(" " + base, base, strict=False))
    short = len(base) > 2 and base[-1] not in VOWELS | set("wxy") and base[-2] in VOWELS and base[-3] not in VOWELS
    return base + base[-1] if short and syllables == 1 else base
