"""Paths -> files: sorted, each once, nothing lost silently."""

import os
from pathlib import Path

import pytest

from pipeline.ingest import MissingPathError, read
from pipeline.ingest.discover import discover
from pipeline.records import Rejected


def found(*paths: str | Path) -> list[tuple[str, str]]:
    """(name, reason or "read") of each file."""
    return [(Path(item.source_uri).name, item.reason) if isinstance(item, Rejected) else (item.path.name, "read")
            for item in discover(paths)]


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("An article.", encoding="utf-8")


def test_files_come_in_the_order_of_their_names_with_all_below(tmp_path: Path):
    put(tmp_path, "b.txt", "a.txt", "c/z.txt", "c/a/y.txt", "B.txt")
    assert [name for name, _ in found(tmp_path)] == ["B.txt", "a.txt", "b.txt", "y.txt", "z.txt"]


def test_the_order_of_the_paths_does_not_matter(tmp_path: Path):
    put(tmp_path, "one/a.txt", "two/b.txt")
    one, two = tmp_path / "one", tmp_path / "two"
    assert found(one, two) == found(two, one, two)


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path):
    put(tmp_path, "one/a.txt", "one/deep/b.txt")
    assert found(tmp_path, tmp_path / "one", tmp_path / "one" / "a.txt", tmp_path / "one" / "deep") == [
        ("b.txt", "read"), ("a.txt", "read")]


def test_patterns_are_expanded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    put(tmp_path, "a.txt", "b.txt", "c.md", "deep/down/d.txt", "literal[1].txt")
    assert found(str(tmp_path / "*.txt")) == [("a.txt", "read"), ("b.txt", "read"), ("literal[1].txt", "read")]
    assert found(str(tmp_path / "**" / "d.txt")) == [("d.txt", "read")]
    assert found(str(tmp_path / "literal[1].txt")) == [("literal[1].txt", "read")]
    put(tmp_path, ".hidden.txt", ".git/d.txt")
    assert len(found(str(tmp_path / "*.txt"))) == 3
    assert found(str(tmp_path / "**" / "d.txt")) == [("d.txt", "read")]
    assert found(str(tmp_path / ".git" / "*")) == [("d.txt", "read")]
    monkeypatch.chdir(tmp_path / "deep")
    assert found("../[ab].txt") == [("a.txt", "read"), ("b.txt", "read")]


@pytest.mark.parametrize("name", ["no.txt", "no*.txt", "a.txt/below", "nul\0.txt", "x" * 5000])
def test_a_path_that_does_not_exist_is_a_usage_error_before_anything_is_read(tmp_path: Path, name: str):
    put(tmp_path, "a.txt")
    with pytest.raises(MissingPathError, match="no such file or folder"):
        read([tmp_path / "a.txt", tmp_path / name])


def test_companions_and_hidden_files_are_passed_over_unless_named(tmp_path: Path):
    put(tmp_path, "a.txt", "README.md", "readme.vi.txt", "SHA256SUMS", "LICENSE", ".hidden.txt", ".git/b.txt")
    assert found(tmp_path) == [("a.txt", "read")]
    assert found(tmp_path / "README.md") == [("README.md", "read")]


def test_what_only_bears_the_name_of_a_companion_is_read(tmp_path: Path):
    put(tmp_path, "sources.jsonl", "Sources/a.txt", "notice/b.txt", "Notice-of-meeting.txt", "changelog.html")
    assert {name for name, _ in found(tmp_path)} == {
        "sources.jsonl", "a.txt", "b.txt", "Notice-of-meeting.txt", "changelog.html"}


def test_a_warehouse_below_the_inputs_is_not_read(tmp_path: Path):
    put(tmp_path, "a.txt", "warehouse/versions/1.duckdb", "warehouse/parquet/1/core/documents.parquet", "warehouse/.build/lock")
    (tmp_path / "warehouse" / "warehouse.duckdb").symlink_to("versions/1.duckdb")
    assert found(tmp_path) == [("a.txt", "read")]
    assert found(tmp_path / "warehouse") == [("warehouse", "no_articles")]


def test_a_folder_without_files_is_a_reject(tmp_path: Path):
    (tmp_path / "empty" / "below").mkdir(parents=True)
    assert found(tmp_path / "empty") == [("empty", "no_articles")]


def test_links_are_followed_once(tmp_path: Path):
    put(tmp_path, "a/one.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "good.txt").symlink_to(tmp_path / "a" / "one.txt")
    assert found(tmp_path) == [("one.txt", "read"), ("up", "symlink_loop"), ("b", "symlink_loop"),
                               ("broken.txt", "broken_symlink"), ("good.txt", "read"), ("self.txt", "symlink_loop")]


def test_a_link_upwards_is_not_followed(tmp_path: Path):
    """Else one link to / would read the whole disk."""
    put(tmp_path, "above.txt", "in/a.txt", "in/deep/b.txt", "beside/c.txt")
    for name, target in (("up", ".."), ("root", "/"), ("deep/proc", "/proc/self/root"), ("beside", "../beside")):
        (tmp_path / "in" / name).symlink_to(target)
    assert found(tmp_path / "in") == [
        ("a.txt", "read"), ("c.txt", "read"), ("b.txt", "read"), ("proc", "symlink_loop"), ("root", "symlink_loop"),
        ("up", "symlink_loop")]
    assert ("b.txt", "read") in found(tmp_path / "in", tmp_path / "in" / "deep", tmp_path / "beside")


def test_a_named_broken_link_is_a_reject_not_a_usage_error(tmp_path: Path):
    (tmp_path / "broken.txt").symlink_to("nowhere")
    assert found(tmp_path / "broken.txt") == [("broken.txt", "broken_symlink")]


def test_pipes_and_devices_are_not_opened(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert found(tmp_path) == [("pipe.txt", "not_a_file")]
    assert found("/dev/null") == [("null", "not_a_file")]


@pytest.mark.parametrize("name", ["new\nline.txt", "quo'te\".txt", "; rm -rf.txt", "<b>.txt", "đối chiếu.txt", "-n.txt"])
def test_odd_names_are_names(tmp_path: Path, name: str):
    put(tmp_path, name)
    (article,) = read([tmp_path])
    assert article.source_uri == f"{tmp_path}/{name}"


def test_a_name_that_is_no_text_is_written_with_its_bytes(tmp_path: Path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt")).write_bytes(b"An article.")
    (article,) = read([tmp_path])
    assert article.source_uri == f"{tmp_path}/bad\\xff.txt"
    article.source_uri.encode()


def test_what_may_not_be_read_is_a_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Permissions do not bind root, so the refusal is made here."""
    put(tmp_path, "a.txt", "closed/b.txt")
    scan, open_path = os.scandir, Path.open

    def refuse_scan(path: str | Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    def refuse_open(path: Path, *arguments: object, **named: object) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return open_path(path, *arguments, **named)

    monkeypatch.setattr(os, "scandir", refuse_scan)
    monkeypatch.setattr(Path, "open", refuse_open)
    assert [(Path(row.source_uri).name, row.reason, row.detail) for row in read([tmp_path])] == [
        ("a.txt", "unreadable", "Permission denied"), ("closed", "unreadable", "Permission denied")]
