"""Bytes of the build database that changed by themselves: noticed, or of no effect, and built again."""

import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from pipeline.warehouse.hashes import content_hashes
from pipeline.warehouse.paths import private_folder
from tests.warehouse.test_processes import corpus


def again(root: Path, folder: Path, source: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-m", "tests.warehouse.small", "1", str(folder), str(source)], cwd=root,
                          capture_output=True, text=True, timeout=600)


def damage(path: Path, dice: Random) -> None:
    """Cut the file, or write over some stretches of it."""
    size = path.stat().st_size
    if dice.random() < 0.3:
        with path.open("r+b") as file:
            file.truncate(dice.randrange(size))
        return
    with path.open("r+b") as file:
        for _ in range(dice.randint(1, 5)):
            file.seek(dice.randrange(size))
            file.write(dice.randbytes(dice.choice([1, 64, 5000])))


@pytest.mark.slow
@pytest.mark.parametrize("times", [2, pytest.param(30, marks=pytest.mark.stress)])
def test_a_damaged_build_database_never_changes_what_is_published(root: Path, tmp_path: Path, times: int):
    source = corpus(tmp_path, 60)
    assert again(root, tmp_path / "w", source).returncode == 0
    clean = content_hashes(tmp_path / "w")
    shutil.copytree(tmp_path / "w", tmp_path / "whole", symlinks=True)
    dice = Random(times)
    for number in range(times):
        folder = tmp_path / str(number)
        shutil.copytree(tmp_path / "whole", folder, symlinks=True)
        name = dice.choice(["build.duckdb", "candidate.duckdb"])
        damage(private_folder(folder) / name, dice)
        ran = again(root, folder, source)
        if ran.returncode:
            assert "DamagedError" in ran.stderr, (number, name, ran.stderr)
            assert content_hashes(folder) == clean
            ran = again(root, folder, source)
        assert ran.returncode == 0, (number, name, ran.stderr)
        assert content_hashes(folder) == clean, (number, name)
        shutil.rmtree(folder)
