"""Reviewed decisions of identity that stand above the rules: overrides.csv, checked.

merge: two entities are one, whatever the rules say; split: they are not. The ids are those of core.entities, or those
that core.redirects leads from; the reason says why, with the evidence.
"""

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from pipeline.lexicon.files import LexiconError, read_csv
from pipeline.records import Override

FILE = Path(__file__).with_name("overrides.csv")


class OverrideRow(BaseModel):
    """A row of overrides.csv."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    action: Literal["merge", "split"]
    kind: Literal["person", "organization", "place", "legal_document", "facility", "project"]
    left_id: str
    right_id: str
    reason: str = Field(min_length=10)

    @model_validator(mode="after")
    def _two(self) -> "OverrideRow":
        if self.left_id == self.right_id:
            raise ValueError("both ids are the same")
        return self


def read_overrides(file: Path = FILE) -> tuple[Override, ...]:
    """Read and check the overrides.

    Raises:
        LexiconError: a row the model refuses, or two rows about one pair; with file and line.
    """
    found: list[Override] = []
    pairs: set[frozenset[str]] = set()
    for line, row in enumerate(read_csv(file, OverrideRow), 2):
        pair = frozenset((row.left_id, row.right_id))
        if pair in pairs:
            raise LexiconError(f"{file.name}, line {line}: there is a decision on {row.left_id} and {row.right_id} already")
        pairs.add(pair)
        found.append(Override(row.action, row.kind, row.left_id, row.right_id, row.reason))
    return tuple(found)


@cache
def overrides() -> tuple[Override, ...]:
    """The overrides of the package.

    Raises:
        LexiconError: a row is wrong.
    """
    return read_overrides()
