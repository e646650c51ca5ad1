"""Where the parts of a warehouse folder stand."""

from pathlib import Path

PUBLISHED = "warehouse.duckdb"  # a relative symlink to the newest version


def private_folder(warehouse: Path) -> Path:
    """Where the build database, its lock and its temporary files stand."""
    return warehouse / ".build"
