"""Pruning, on real files: what vanished goes, whatever way the paths are named; what cannot be read now stays."""

import gzip
import os
from pathlib import Path

import pytest

from pipeline.ingest import read_changed
from pipeline.warehouse.files import open_build
from pipeline.warehouse.inputs import ingest


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with some inputs, read once."""
    monkeypatch.chdir(tmp_path)
    for name in ("in/a.txt", "in/b.txt", "in/sub/c.txt", "other/d.txt", "in/#1 [x].txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Exports rose, says {name}.")
    (tmp_path / "in" / "two.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n')
    return tmp_path


def read(*paths: str, prune: bool = True) -> list[str]:
    """Read the paths; what the build database holds afterwards."""
    with open_build(Path(".w")) as build:
        ingest(build, read_changed(paths, known=()), prune=paths if prune else ())
        return [uri for (uri,) in build.rows("SELECT source_uri FROM build.inputs ORDER BY 1")]


ALL = ["in/#1 [x].txt", "in/a.txt", "in/b.txt", "in/sub/c.txt", "in/two.jsonl#line=1", "in/two.jsonl#line=2", "other/d.txt"]


@pytest.mark.parametrize("named", ["in", "./in", "in/", "in//", ".", "./", "*", "i?", "in/../in", "in/*", "in/**", "**"])
def test_what_vanished_below_a_path_is_forgotten(place: Path, named: str):
    first = read(named)
    (place / "in" / "b.txt").unlink()
    (place / "in" / "#1 [x].txt").unlink()
    (place / "in" / "two.jsonl").write_text('{"text": "One."}\n')
    gone = ("b.txt", "#1 [x].txt", "line=2")
    assert len(first) >= 6
    assert read(named) == [uri for uri in first if not uri.endswith(gone)]


def test_what_lies_elsewhere_stays(place: Path):
    assert read(".") == ALL
    for name in ("in/b.txt", "in/sub/c.txt", "other/d.txt"):
        (place / name).unlink()
    assert read("in/*.txt", prune=False) == ALL
    assert read("in/*.txt") == [uri for uri in ALL if uri != "in/b.txt"]
    assert read("in/[!t]*", "in/two.jsonl") == [
        "in/sub" if uri == "in/sub/c.txt" else uri for uri in ALL if uri != "in/b.txt"]  # the folder is a reject now
    assert "other/d.txt" in read("in")


def test_a_folder_that_was_emptied_forgets_its_articles(place: Path):
    read("in/sub")
    (place / "in" / "sub" / "c.txt").unlink()
    assert read("in/sub") == ["in/sub"]  # the reject that says so


def test_what_a_damaged_file_held_is_kept(place: Path):
    """The disk was full when it was copied: its articles have not vanished."""
    lines = b"".join(b'{"text": "Line %d of many, %d."}\n' % (n, n * 7919) for n in range(3000))
    path = place / "in" / "many.jsonl.gz"
    path.write_bytes(gzip.compress(lines))
    whole = read("in")
    path.write_bytes(path.read_bytes()[:5000])
    assert set(read("in")) == {*whole, "in/many.jsonl.gz"}


def test_what_a_folder_holds_that_may_not_be_read_is_kept(place: Path, monkeypatch: pytest.MonkeyPatch):
    whole = read("in")
    scan = os.scandir

    def refuse(path: object) -> object:
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert set(read("in")) == {*whole, "in/sub"}
