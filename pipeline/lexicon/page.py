"""What stands on a page beside the article: captions, bylines, sources, counters, lists of links; a file a language."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from pipeline.lexicon.files import read_toml
from pipeline.lexicon.periods import period_words

FOLDER = Path(__file__).parent


class CueEntry(BaseModel):
    """One block ``[[cue]]``: words that say what a line is. example: such a line; holds: what it must be read as."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["caption", "caption_end", "source", "according", "translator", "author", "date_label", "glue", "line",
                  "start", "tail", "outlet"]
    words: tuple[str, ...]
    example: str
    holds: str


@dataclass(frozen=True, eq=False)
class Page:
    """The words of all languages together: a translated page keeps labels of the other language.

    Compared by identity, so that what is derived from it is found again without hashing all words.
    cues: the blocks, with the language of their file. months: (name, number). weekdays: names.
    """

    cues: tuple[tuple[str, CueEntry], ...]
    months: tuple[tuple[str, int], ...]
    weekdays: tuple[str, ...]

    def words(self, kind: str) -> tuple[str, ...]:
        """All words of a kind, the longest first."""
        found = {word for _, cue in self.cues if cue.kind == kind for word in cue.words}
        return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def page() -> Page:
    """The words of all files, with the months and weekdays of the period files.

    Raises:
        LexiconError: an entry is wrong.
    """
    files = sorted((FOLDER / "languages").glob("*/page.toml"))
    cores = [core for words in period_words().values() for core in words.cores]
    months = [core for core in cores if core.kind == "month" and core.value]
    return Page(
        cues=tuple((path.parent.name, cue) for path in files for cue in read_toml(path, "cue", CueEntry)),
        months=tuple((name, core.value) for core in months for name in core.words),
        weekdays=tuple(word for core in cores if core.kind == "weekday" for word in core.words),
    )
