"""A file that was read to its end and has not changed is not read again; its articles stay, pruning or not."""

import json
from pathlib import Path

import pytest

from pipeline.engines.run import Request, read_inputs
from pipeline.warehouse.files import open_build
from pipeline.warehouse.inputs import Ingested
from tests.ingest.makers import PAGE


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two articles in lines and one in a file, their marks trusted at once."""
    monkeypatch.setattr("pipeline.ingest.discover._YOUNG", -1.0)
    folder = tmp_path / "in"
    folder.mkdir()
    lines = [json.dumps({"text": f"Five ships came on day {n}."}) for n in (1, 2)]
    (folder / "a#1.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "b.txt").write_text("Six ships came.", encoding="utf-8")
    return folder


def reading(folder: Path, **options: bool) -> tuple[Ingested, int]:
    """What a reading of the folder changed, and how many files were passed over."""
    with open_build(folder.parent / "warehouse") as build:
        done = read_inputs(build, Request((str(folder),), **options))
        passed = build.value("SELECT count(*) FROM passed")
    return done, passed


def test_an_unchanged_file_is_passed_over_and_its_articles_count_as_unchanged(folder: Path):
    first, passed = reading(folder)
    assert (first.read, first.added, passed) == (3, 3, 0)
    second, passed = reading(folder, prune=True)
    assert (second.read, second.unchanged, second.removed, second.articles, passed) == (3, 3, 0, 3, 2)


def test_a_changed_file_is_read_again_and_so_is_every_file_on_request(folder: Path):
    reading(folder)
    (folder / "b.txt").write_text("Ten ships came.", encoding="utf-8")
    done, passed = reading(folder)
    assert (done.read, done.changed, done.unchanged, passed) == (3, 1, 2, 1)
    assert reading(folder, full_refresh=True)[1] == 0


def test_a_file_that_vanished_and_came_back_is_read(folder: Path):
    reading(folder)
    (folder / "b.txt").rename(folder.parent / "b.txt")
    assert reading(folder, prune=True)[0].removed == 1
    (folder.parent / "b.txt").rename(folder / "b.txt")
    assert reading(folder)[0].added == 1


def test_a_page_is_tried_again_when_its_library_was_missing(folder: Path, monkeypatch: pytest.MonkeyPatch):
    (folder / "c.html").write_text(PAGE, encoding="utf-8")
    stub = folder.parent / "stub"
    stub.mkdir()
    (stub / "trafilatura.py").write_text("raise ImportError")
    monkeypatch.setenv("PYTHONPATH", str(stub))
    assert reading(folder)[0].rejected == 1
    monkeypatch.delenv("PYTHONPATH")
    done, passed = reading(folder)
    assert (done.rejected, done.changed, done.articles, passed) == (0, 1, 4, 2)
    assert reading(folder)[1] == 3


def test_a_page_is_tried_again_when_its_parser_broke_down(folder: Path, monkeypatch: pytest.MonkeyPatch):
    (folder / "c.html").write_text(PAGE, encoding="utf-8")
    stub = folder.parent / "stub"
    stub.mkdir()
    (stub / "trafilatura.py").write_text("import os\nos._exit(9)")
    monkeypatch.setenv("PYTHONPATH", str(stub))
    assert reading(folder)[0].rejected == 1
    monkeypatch.delenv("PYTHONPATH")
    assert reading(folder)[0].articles == 4
