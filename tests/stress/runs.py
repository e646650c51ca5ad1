"""Whole runs of the command in processes of their own, over generated articles."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from bench.articles import write


def articles(folder: Path, count: int, *, seed: int = 1) -> None:
    """Write a file of generated articles."""
    folder.mkdir(exist_ok=True)
    write(folder / f"{seed}.jsonl", count, seed=seed)


def start(place: Path, *arguments: str, **options: object) -> "subprocess.Popen[str]":
    """``doichieu`` in a process group of its own; its history stays in the place."""
    env = {"PATH": os.defpath, "HOME": str(place), "DAGSTER_HOME": str(place / "dagster"), "LANG": "C.UTF-8",
           "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    return subprocess.Popen([sys.executable, "-m", "pipeline.cli", *arguments], cwd=place, env=env, text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, **options)


def run(place: Path, *arguments: str, **options: object) -> "subprocess.CompletedProcess[str]":
    """``doichieu`` to its end."""
    process = start(place, *arguments, **options)
    out, err = process.communicate(timeout=1800)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def kill(process: "subprocess.Popen[str]") -> None:
    """SIGKILL to the process and to the workers it has started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def killed(process: "subprocess.Popen[str]", seconds: float) -> bool:
    """Kill a run after some time; whether it was still going. One that ended has to have ended well."""
    try:
        _, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        kill(process)
        return True
    assert process.returncode == 0, err
    return False
