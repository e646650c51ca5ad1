"""Paths -> files, in an order that does not depend on the machine; what cannot be read becomes a reject."""

import errno
import os
import stat
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.ingest.options import MissingPathError
from pipeline.ingest.stream import Source
from pipeline.records import Rejected
from pipeline.records.ids import make_id

_YOUNG = 2.0  # seconds; clocks of file systems are not finer everywhere

# Files that accompany a collection and are no part of it. Named on their own they are read.
_COMPANIONS = frozenset({"readme", "license", "licence", "notice", "changelog", "sources", "sha256sums", "md5sums"})
_NOTES = frozenset({"", ".md", ".txt", ".rst"})  # what such files end in: sources.jsonl holds articles
_CLUTTER = frozenset({"thumbs.db", "desktop.ini"})
_WAREHOUSE = "warehouse.duckdb"  # a folder with it is what earlier runs have written, not what they have read


def discover(paths: Sequence[str | Path]) -> Iterator[Source | Rejected]:
    """The files that the paths name: files, folders with all below them, and glob patterns.

    Hidden files, those that accompany a collection (README, LICENSE, checksums) and warehouses are passed over in
    folders. Each folder is read once, whatever links lead to it, and none because a link leads up to it. A folder
    without files gives a reject.

    Raises:
        MissingPathError: a path does not exist, or a pattern matches nothing. Nothing was read then.
    """
    named = _named(paths)
    return _walk_all(named)


def _named(paths: Sequence[str | Path]) -> list[Path]:
    found: list[Path] = []
    missing: list[str] = []
    for path in map(Path, paths):
        if _there(path):
            found.append(path)
        elif matches := _matches(path):
            found += matches
        else:
            missing.append(_uri(path))
    if missing:
        raise MissingPathError("no such file or folder: " + ", ".join(missing))
    return sorted(set(found), key=os.fsencode)


def _there(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError as error:  # no permission to look is a reject, not a slip of the user's; a name too long is one
        return error.errno != errno.ENAMETOOLONG
    return True


def _matches(pattern: Path) -> list[Path]:
    """What a pattern with ``*``, ``?``, ``[...]`` or ``**`` matches; as in a shell, hidden files only where it names them."""
    relative = str(pattern.relative_to(pattern.anchor))
    if not any(sign in relative for sign in "*?[") or "\0" in relative:
        return []
    found = list(Path(pattern.anchor or ".").glob(relative))
    return found if _is_hidden(pattern) else [path for path in found if not _is_hidden(path)]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") and part != ".." for part in path.parts)


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        return False


def _is_link(path: Path) -> bool:
    try:
        return stat.S_ISLNK(path.lstat().st_mode)
    except OSError:
        return False


def _walk_all(named: list[Path]) -> Iterator[Source | Rejected]:
    files = {path for path in named if not _is_folder(path)}
    seen = _above([path for path in named if path not in files])
    for path in named:
        if path in files:
            yield _file(path, named=True)
        elif not isinstance(entered := _enter(path, seen), Rejected):
            yield from _folder(path, seen, files)
        elif entered.reason != "symlink_loop":  # a folder named twice, or below another one, is no fault
            yield entered


def _above(folders: list[Path]) -> set[tuple[int, int]]:
    """The folders that hold the named ones: a link to one of them leads round in circles, and through the whole disk."""
    real = {Path(os.path.realpath(folder)) for folder in folders}
    tops = [folder for folder in real if real.isdisjoint(folder.parents)]
    holders = {parent for top in tops for parent in top.parents}
    return {(status.st_dev, status.st_ino) for status in map(os.stat, holders)}


def _folder(top: Path, seen: set[tuple[int, int]], files: set[Path]) -> Iterator[Source | Rejected]:
    """All files of a folder and those below it; an explicit stack, so that depth is no limit."""
    nothing = True
    stack = [_entries(top)]
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
        elif isinstance(item, Rejected):
            nothing = False
            yield item
        elif _is_folder(item):
            reject = _enter(item, seen)
            if reject is None:
                stack.append(_entries(item))
            elif _is_link(item) or reject.reason != "symlink_loop":
                nothing = False
                yield reject
        else:
            nothing = False
            if item not in files:
                yield _file(item, named=False)
    if nothing:
        yield Rejected(_uri(top), None, "no_articles", "the folder holds no file")


def _enter(folder: Path, seen: set[tuple[int, int]]) -> Rejected | None:
    """None where the folder may be entered now; a reject where it was read already, or vanished."""
    try:
        status = folder.stat()
    except OSError as error:
        return Rejected(_uri(folder), None, "unreadable", error.strerror)
    identity = (status.st_dev, status.st_ino)
    if identity in seen:
        return Rejected(_uri(folder), None, "symlink_loop", _target(folder))
    seen.add(identity)
    return None


def _target(link: Path) -> str:
    """Where a link leads, as it is written: the same on every machine."""
    try:
        return f"leads to {_uri(link.readlink())}"
    except OSError:
        return "a link"


def _entries(folder: Path) -> Iterator[Path | Rejected]:
    """What stands in a folder, sorted by the bytes of the names; names alone are held in memory."""
    try:
        with os.scandir(folder) as entries:
            names = sorted((entry.name for entry in entries if not _is_companion(entry)), key=os.fsencode)
    except OSError as error:
        yield Rejected(_uri(folder), None, "unreadable", error.strerror)
        return
    if _WAREHOUSE not in names:
        yield from (folder / name for name in names)


def _is_companion(entry: os.DirEntry[str]) -> bool:
    """Whether a file or folder is passed over unless it is named."""
    plain = entry.name.lower()
    if plain.startswith(".") or plain in _CLUTTER:
        return True
    return plain.split(".")[0] in _COMPANIONS and Path(plain).suffix in _NOTES and not entry.is_dir()


def _file(path: Path, *, named: bool) -> Source | Rejected:
    uri = _uri(path)
    try:
        status = path.stat()
    except FileNotFoundError:
        link = _is_link(path)
        reason = "broken_symlink" if link else "unreadable"
        return Rejected(uri, None, reason, _target(path) if link else "it vanished")
    except OSError as error:  # among them a link that leads to itself
        reason = "symlink_loop" if _is_link(path) else "unreadable"
        return Rejected(uri, None, reason, error.strerror)
    if not stat.S_ISREG(status.st_mode):
        return Rejected(uri, None, "not_a_file", stat.filemode(status.st_mode))
    return Source(uri, path, named, _mark(status))


def _mark(status: os.stat_result) -> str:
    if time.time() - max(status.st_mtime, status.st_ctime) < _YOUNG:
        return ""
    return make_id("file", status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def _uri(path: str | Path) -> str:
    """A path as rows name it: as it was given, with ``/``, bytes that are no text as ``\\xNN``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")
