"""The flat form of a run, and the sensor."""

import json
import os
from pathlib import Path

import dagster as dg
import pytest

from pipeline.defs.automation import inbox, state, whole_run
from pipeline.warehouse.files import open_build


def test_the_flat_form_reaches_the_steps():
    given = {"paths": ["a", "b"], "limit": 3, "fields": {"text": "body"}, "workers": 2, "warehouse": "w"}
    config = whole_run.resolve_from_unvalidated_config(given)
    assert config["ops"]["read"]["config"]["paths"] == ["a", "b"]
    assert config["ops"]["read"]["config"]["limit"] == 3
    assert config["ops"]["read"]["config"]["fields"] == {"text": "body"}
    assert config["ops"]["extract"]["config"]["workers"] == 2
    assert config["resources"]["warehouse"]["config"]["folder"] == "w"


@pytest.mark.parametrize("wrong", [{"limit": 0}, {"workers": 0}, {"paths": "seeds"}, {"nonsense": 1}])
def test_a_wrong_form_is_refused(wrong: dict[str, object]):
    with pytest.raises(Exception, match=next(iter(wrong))):
        whole_run.resolve_from_unvalidated_config(wrong)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with an inbox, where the default input is read from."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "one.txt").write_text("one")
    return tmp_path / "seeds"


def tick(cursor: str | None) -> tuple[bool, str | None]:
    """Whether the sensor starts a run, and its next cursor."""
    context = dg.build_sensor_context(cursor=cursor)
    result = inbox(context)
    runs = isinstance(result, dg.SensorResult) and bool(result.run_requests)
    return runs, result.cursor if isinstance(result, dg.SensorResult) else context.cursor


def test_new_files_start_one_run_when_they_have_been_quiet_for_a_tick(folder: Path):
    first, cursor = tick(None)
    second, cursor = tick(cursor)
    third, cursor = tick(cursor)
    assert (first, second, third) == (False, True, False)


def test_a_file_that_still_grows_is_waited_for(folder: Path):
    _, cursor = tick(None)
    (folder / "one.txt").write_text("one two")
    grew, cursor = tick(cursor)
    quiet, _ = tick(cursor)
    assert (grew, quiet) == (False, True)


def test_a_warehouse_that_is_being_written_is_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DOICHIEU_WAREHOUSE", str(folder.parent / "w"))
    _, cursor = tick(None)
    with open_build(folder.parent / "w"):
        locked, cursor = tick(cursor)
    free, _ = tick(cursor)
    assert (locked, free) == (False, True)


@pytest.mark.parametrize("change", ["add", "remove", "rewrite"])
def test_every_kind_of_change_is_seen(change: str, folder: Path):
    before = state([folder])
    path = folder / "one.txt"
    if change == "add":
        (folder / "two.txt").write_text("two")
    elif change == "remove":
        path.unlink()
    else:
        path.write_text("eno")
        os.utime(path, (1, 1))  # same length, older date: the inode still tells
    assert state([folder]) != before


def test_the_cursor_is_small(folder: Path):
    for number in range(200):
        (folder / f"{number}.txt").write_text("x")
    _, cursor = tick(None)
    assert cursor is not None
    assert len(cursor) < 300
    assert json.loads(cursor)["ran"] is None
