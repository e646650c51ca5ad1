"""The seeds are untouched, the locks are whole and name no place to fetch from."""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

LOCKS = ("uv.txt", "run.txt", "test.txt", "dev.txt")


def pins(text: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", text, re.MULTILINE))


def test_seeds_are_byte_for_byte_as_given(root: Path):
    listed = dict(reversed(line.split()) for line in (root / "seeds" / "SHA256SUMS").read_text().splitlines())
    present = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (root / "seeds").glob("*.txt")}
    assert present == listed
    assert len(present) == 5


def test_every_seed_is_described(root: Path):
    text = (root / "seeds" / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in (root / "seeds").glob("*.txt") if path.name not in text] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_place_to_fetch_from(name: str, root: Path):
    text = (root / "requirements" / name).read_text()
    assert not re.search(r"://|--(index|extra-index|find-links|trusted)|[a-z0-9-]+\.(org|com|io|net)\b", text)


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_of_a_lock_has_a_hash(name: str, root: Path):
    blocks = re.split(r"\n(?=\S)", (root / "requirements" / name).read_text().strip())
    assert blocks
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_a_larger_lock_keeps_the_pins_of_the_smaller(root: Path):
    run, test, dev = (pins((root / "requirements" / name).read_text()) for name in LOCKS[1:])
    assert run.items() <= test.items() <= dev.items()


def test_the_run_lock_holds_every_dependency(root: Path):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.match(r"[a-z0-9-]+", item).group() for item in project["dependencies"]}
    assert names <= pins((root / "requirements" / "run.txt").read_text()).keys()


def test_every_format_extra_is_in_the_run_lock(root: Path):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [item for name, items in project["optional-dependencies"].items() if name != "formats" for item in items]
    names = {re.match(r"[a-z0-9-]+", item).group() for item in extras}
    assert names <= pins((root / "requirements" / "test.txt").read_text()).keys()


def test_every_list_in_the_lexicon_has_its_source(root: Path):
    """A folder with a list in CSV says beside it where the list is from; a list without rows is from nowhere."""
    lists = [path for path in (root / "pipeline" / "lexicon").rglob("*.csv") if len(path.read_bytes().splitlines()) > 1]
    sources = {path: path.parent / "SOURCES.md" for path in lists}
    assert lists
    assert [str(path) for path, source in sources.items() if not source.is_file()] == []
    assert [path.name for path, source in sources.items() if path.name not in source.read_text(encoding="utf-8")] == []


def test_notice_names_every_folder_with_lists_of_others(root: Path):
    notice = (root / "NOTICE").read_text(encoding="utf-8")
    folders = [path.parent.relative_to(root) for path in (root / "pipeline" / "lexicon").rglob("SOURCES.md")]
    assert [str(folder) for folder in folders if str(folder) not in notice] == []
