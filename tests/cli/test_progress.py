"""Progress as whoever starts a run sees it: bars on a terminal, lines elsewhere, JSON for programs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli._progress import JsonLines, Lines
from tests.cli.conftest import Command


def test_a_terminal_has_bars_with_rate_and_remaining_time(place: Path, published: object):
    terminal, end = os.openpty()
    env = {"PATH": os.defpath, "HOME": str(place / "home"), "DAGSTER_HOME": str(place / "dagster"), "LANG": "C.UTF-8",
           "TERM": "xterm", "COLUMNS": "120"}
    process = subprocess.Popen([sys.executable, "-m", "pipeline.cli", "run", "articles", "--full-refresh"], cwd=place, env=env,
                               stdout=subprocess.DEVNULL, stderr=end)
    os.close(end)
    shown = b""
    try:
        while piece := os.read(terminal, 65_536):
            shown += piece
    except OSError:  # the other end was closed
        pass
    os.close(terminal)
    assert process.wait(60) == 0
    text = shown.decode()
    for part in ("read", "extract", "1/1", "/s", "0:00:0", "models", "checks", "1 articles processed"):
        assert part in text, text


def test_a_line_says_how_far_a_stage_is(capsys: pytest.CaptureFixture[str]):
    lines = Lines()
    for done in (500, 501, 2000):
        lines.advance("extract", done, 2000)
    told = capsys.readouterr().err.splitlines()
    assert [line.partition("] ")[2] for line in told] == ["extract: 500 of 2,000", "extract: 2,000 of 2,000"]


def test_a_json_line_is_one_object_whatever_it_says(capsys: pytest.CaptureFixture[str]):
    lines = JsonLines()
    lines.advance("read", 3, None)
    lines.say('it\'s "quoted"\n\x1b[31m')
    first, second = map(json.loads, capsys.readouterr().err.splitlines())
    assert (first["stage"], first["done"], first["total"]) == ("read", 3, None)
    assert second["message"] == 'it\'s "quoted"\n\x1b[31m'


def test_a_rejected_input_is_named_in_json_too(doichieu: Command, place: Path, published: object):
    (place / "articles" / "bad.txt").write_bytes(b"\x00\x01")
    ran = doichieu("run", "articles", "--log-format", "json")
    (place / "articles" / "bad.txt").unlink()
    told = [json.loads(line) for line in ran.stderr.splitlines()]
    assert any("bad.txt" in line.get("message", "") for line in told)
