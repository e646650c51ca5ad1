"""The wheel in an empty environment, run from another folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ARTICLE = "Nghe An: retail sales\n\nIn the first 5 months of 2023, retail sales reached 36,539 billion VND, up 9.63%.\n"


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(build, cwd=root, check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


def test_it_holds_package_and_models_and_no_article(wheel: Path, root: Path):
    names = set(zipfile.ZipFile(wheel).namelist())
    models = {f"pipeline/_sql/{path.relative_to(root / 'sql')}" for path in (root / "sql").rglob("*.sql")}
    assert models <= names
    lexicon = {str(path.relative_to(root)) for path in (root / "pipeline" / "lexicon").rglob("*.toml")}
    assert lexicon <= names
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.startswith("doichieu-")} == {"pipeline"}
    assert not any(name.endswith(".txt") and "seeds" in name for name in names)


@pytest.fixture(scope="module")
def command(wheel: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`doichieu` of an environment that holds the wheel and the locked dependencies alone."""
    venv = tmp_path_factory.mktemp("wheel") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    install = [str(Path(sys.prefix, "bin", "uv")), "pip", "install", "--quiet", "--python", str(venv / "bin" / "python")]
    locked = ["--require-hashes", "-r", str(root / "requirements" / "run.txt")]
    if subprocess.run([*install, "--offline", *locked], capture_output=True).returncode:  # not all in the cache
        subprocess.run([*install, *locked], check=True)
    subprocess.run([*install, "--offline", "--no-deps", str(wheel)], check=True)
    return venv / "bin" / "doichieu"


@pytest.mark.slow
def test_it_runs_from_another_folder(command: Path, tmp_path: Path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text(ARTICLE, encoding="utf-8")
    env = {"PATH": os.defpath, "HOME": str(tmp_path / "home")}

    def doichieu(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([command, *arguments], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=180)

    ran = doichieu("run", "articles", "--warehouse", "out")
    assert ran.returncode == 0, ran.stderr
    asked = doichieu("query", "--warehouse", "out", "--csv", "select surface from core.figures order by char_start")
    assert asked.stdout.splitlines()[:2] == ["surface", '"36,539 billion VND"']
    assert (tmp_path / "home" / ".local" / "share" / "doichieu" / "dagster_home").is_dir()
