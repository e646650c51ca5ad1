"""What must not stand in the repository: places of a developer's machine, work left for later, checks switched off."""

import re
import subprocess
from pathlib import Path

import pytest

# Written with a bracket so that this file does not hold what it forbids.
FORBIDDEN = {
    "a path of somebody's machine": r"/wor[k]/|/hom[e]/|/roo[t]/|/opt/pyp[i]|C:\\User[s]",
    "a package registry's host": r"pypi\.or[g]|pythonhoste[d]|npmjs\.or[g]",
    "work left for later": r"TOD[O]|FIXM[E]|XX[X]|NotImplemente[d]",
    "a check switched off": r"type: ignor[e]|noq[a]|pragma: no cove[r]|mark\.(ski[p]\b|xfai[l])|pytest\.xfai[l]",
}


def tracked(root: Path) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True).stdout
    paths = [root / name.decode() for name in listed.split(b"\0") if name]
    return [path for path in paths if path.is_file() and path.parent.name != "seeds"]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what: str, root: Path):
    pattern = re.compile(FORBIDDEN[what])
    found = [
        f"{path.relative_to(root)}:{number}: {line.strip()[:100]}"
        for path in tracked(root)
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]
    assert not found, "\n".join(found)


def test_the_pattern_finds_what_it_forbids():
    samples = ["see /wor" + "k/main", "pypi.or" + "g/simple", "# TOD" + "O later", "x = 1  # noq" + "a"]
    for pattern, sample in zip(FORBIDDEN.values(), samples, strict=True):
        assert re.search(pattern, sample), sample


def test_no_file_is_longer_than_three_hundred_lines(root: Path):
    long = {
        str(path.relative_to(root)): lines
        for path in tracked(root)
        if path.suffix in {".py", ".sql"} and "tests" not in path.relative_to(root).parts
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert not long
