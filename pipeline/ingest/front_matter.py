"""The block of ``key: value`` lines between two lines ``---`` with which many Markdown files begin."""

from collections.abc import Mapping

from pipeline.ingest.fields import metadata
from pipeline.records.input import Metadata

_LONGEST = 10_000


def front_matter(text: str, field_map: Mapping[str, str]) -> Metadata:
    """What the front matter says of the article; nothing where there is none."""
    if not text.startswith("---\n"):
        return Metadata()
    end = text.find("\n---", 3, _LONGEST)
    if end < 0:
        return Metadata()
    pairs = [line.split(":", 1) for line in text[4:end].split("\n") if ":" in line and line[:1] not in (" ", "#", "-")]
    return metadata({key: value.strip().strip("\"'") for key, value in pairs}, field_map)
