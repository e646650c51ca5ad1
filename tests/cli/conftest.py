"""The command as a user runs it: a process of its own, in a folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ARTICLE = """Nghe An: Retail sales rise

By Pham Bang June 7, 2023 19:44

In the first 5 months of 2023, total retail sales of goods in Nghe An province reached VND 36,539 billion, up 9.63% \
over the same period, reaching 42.98% of the plan.
"""

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one article in articles/."""
    folder = tmp_path_factory.mktemp("place")
    (folder / "articles").mkdir()
    (folder / "articles" / "one.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def doichieu(place: Path) -> Command:
    """Run the command in the place."""
    env = {"PATH": os.defpath, "HOME": str(place / "home"), "DAGSTER_HOME": str(place / "dagster"), "LANG": "C.UTF-8"}

    def run(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "pipeline.cli", *arguments], cwd=place, env=env | changes,
                              capture_output=True, text=True, timeout=120)

    return run


@pytest.fixture(scope="module")
def published(doichieu: Command) -> subprocess.CompletedProcess[str]:
    """A first run that has published."""
    ran = doichieu("run", "articles")
    assert ran.returncode == 0, ran.stderr
    return ran
