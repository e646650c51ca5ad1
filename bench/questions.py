"""The questions of the cookbook, as a reader finds them."""

import re
from collections.abc import Iterator
from pathlib import Path

COOKBOOK = Path(__file__).resolve().parents[1] / "docs" / "cookbook.md"


def questions() -> Iterator[tuple[str, str]]:
    """Heading and SQL of each query."""
    for section in COOKBOOK.read_text(encoding="utf-8").split("\n## ")[1:]:
        title, _, body = section.partition("\n")
        for sql in re.findall(r"```sql\n(.*?)```", body, re.DOTALL):
            yield title, sql
