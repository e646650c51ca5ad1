"""Where things are: one frozen object; the only reader of the environment."""

import os
from dataclasses import dataclass, field
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent


def _sql_paths() -> tuple[Path, ...]:
    """The checkout's sql/ where it stands beside the package, else the wheel's copy; then the user's own folders."""
    checkout = CHECKOUT / "sql"
    own = checkout if (CHECKOUT / "pyproject.toml").exists() and checkout.is_dir() else PACKAGE / "_sql"
    users = [Path(item) for item in os.environ.get("DOICHIEU_SQL", "").split(os.pathsep) if item]
    return (own, *users)


def _dagster_home() -> Path:
    """DAGSTER_HOME, else the checkout's dagster_home/, else a folder of the user's."""
    if given := os.environ.get("DAGSTER_HOME"):
        return Path(given).expanduser().absolute()
    checkout = CHECKOUT / "dagster_home"
    if checkout.is_dir():
        return checkout
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data).expanduser().absolute() / "doichieu" / "dagster_home"


@dataclass(frozen=True)
class Settings:
    """Folders and limits.

    DOICHIEU_WAREHOUSE, DOICHIEU_SQL (folders joined as in PATH), DAGSTER_HOME and XDG_DATA_HOME change them.
    """

    warehouse: Path = field(default_factory=lambda: Path(os.environ.get("DOICHIEU_WAREHOUSE", "warehouse")))
    inputs: tuple[Path, ...] = (Path("seeds"),)
    sql_paths: tuple[Path, ...] = field(default_factory=_sql_paths)
    dagster_home: Path = field(default_factory=_dagster_home)
    max_chars: int = 5_000_000


def environment(**changes: str) -> dict[str, str]:
    """The environment for a program started from here: this process's own, with some variables set."""
    return {**os.environ, **changes}
