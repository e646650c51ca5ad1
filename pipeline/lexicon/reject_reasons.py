"""Why input records are rejected: the code list of raw.rejected.reason."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from pipeline.lexicon.files import read_toml
from pipeline.records import RejectReason

FILE = Path(__file__).with_name("reject_reasons.toml")


class RejectReasonEntry(BaseModel):
    """One ``[[reason]]``: its code, what it means, and what the user can do."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    definition: str
    remedy: str


@cache
def reject_reasons() -> tuple[RejectReason, ...]:
    """The rows of ref.reject_reason.

    Raises:
        LexiconError: an entry is wrong.
    """
    return tuple(
        RejectReason(entry.code, f"{entry.definition} {entry.remedy}")
        for entry in read_toml(FILE, "reason", RejectReasonEntry)
    )
