"""What a reading is bound by, and the two ways in which it fails."""

from collections.abc import Mapping
from dataclasses import dataclass, field


class MissingPathError(ValueError):
    """A path the user named does not exist. Raised before anything is read."""


class RecordError(Exception):
    """One record cannot become an article: becomes a row of raw.rejected.

    reason: a code of ref.reject_reason; detail: what was found, and where.
    """

    def __init__(self, reason: str, detail: str | None = None) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True)
class ReadOptions:
    """Limits of a reading.

    max_chars: longest text, in characters.
    field_map: for tables and JSON, which field of the record holds text, title, published, url, author or source.
    seconds: longest time one page (HTML) or document (PDF) may take.
    """

    max_chars: int = 5_000_000
    field_map: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 30.0

    @property
    def max_text_bytes(self) -> int:
        """No text of max_chars is longer in any encoding: four bytes a character, and a byte-order mark."""
        return 4 * self.max_chars + 4

    @property
    def max_record_bytes(self) -> int:
        """Room for a JSON record: its text written as escapes of six bytes a character, and its other fields."""
        return 8 * self.max_chars + 1_000_000
