"""0 done, 1 failed, 2 usage, 3 a blocking check failed, 4 the warehouse is missing or locked; data on stdout alone."""

import fcntl
import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.cli.conftest import Command

CLAIM = "-- description: No document may be read.\n-- severity: error\nSELECT document_id FROM core.documents\n"


def test_0_a_run_says_on_stdout_what_is_there_and_on_stderr_how_it_went(published: CompletedProcess[str]):
    assert "1 articles (1 different texts), 0 inputs rejected" in published.stdout
    assert "warehouse/warehouse.duckdb" in published.stdout
    assert "read: 1" in published.stderr
    assert "Traceback" not in published.stderr


def test_0_a_second_run_processes_nothing(doichieu: Command, published: CompletedProcess[str]):
    ran = doichieu("run", "articles")
    assert ran.returncode == 0
    assert "0 articles processed" in ran.stderr


def test_0_progress_as_json_is_an_object_a_line(doichieu: Command, published: CompletedProcess[str]):
    ran = doichieu("run", "articles", "--log-format", "json")
    told = [json.loads(line) for line in ran.stderr.splitlines()]
    assert {"stage": "read", "done": 1, "total": None}.items() <= told[0].items()
    assert all("time" in line for line in told)


def test_0_query_prints_data_alone(doichieu: Command, published: CompletedProcess[str]):
    ran = doichieu("query", "--json", "select surface, value from core.figures where unit = 'VND'")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout) == [{"surface": "VND 36,539 billion", "value": 36539000000000}]


def test_0_explain_marks_the_surface_in_its_sentence(doichieu: Command, published: CompletedProcess[str]):
    found = doichieu("query", "--csv", "select figure_id from core.figures where unit = 'VND'").stdout.splitlines()[1]
    ran = doichieu("explain", found)
    assert ran.returncode == 0
    assert "reached [[VND 36,539 billion]], up 9.63%" in ran.stdout
    assert "articles/one.txt" in ran.stdout


def test_0_doctor_finds_nothing_wrong(doichieu: Command, published: CompletedProcess[str]):
    ran = doichieu("doctor")
    assert ran.returncode == 0, ran.stdout
    assert "written by    nobody" in ran.stdout


def test_1_an_id_that_is_none(doichieu: Command, published: CompletedProcess[str]):
    ran = doichieu("explain", "nothing")
    assert (ran.returncode, ran.stdout) == (1, "")


def test_1_a_statement_that_duckdb_refuses(doichieu: Command, published: CompletedProcess[str]):
    ran = doichieu("query", "select nothing from nowhere")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "nowhere" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("statement", ["delete from core.figures", "copy core.figures to 'x.csv'", "create table t (i int)"])
def test_1_query_writes_nothing(statement: str, doichieu: Command, published: CompletedProcess[str], place: Path):
    assert doichieu("query", statement).returncode == 1
    assert not (place / "x.csv").exists()


def test_1_no_article_means_nothing_published_and_the_reason_is_said(doichieu: Command, place: Path):
    (place / "bad").mkdir()
    (place / "bad" / "empty.txt").touch()
    ran = doichieu("run", "bad", "--warehouse", "none")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "empty.txt" in ran.stderr
    assert not (place / "none" / "warehouse.duckdb").exists()


@pytest.mark.parametrize("arguments", [
    ["run", "nowhere"], ["run", "articles", "nowhere"], ["run", "--limit", "0"], ["run", "--map", "text"],
    ["run", "articles", "--prune", "--limit", "1"], ["query"], ["nonsense"],
])
def test_2_usage(arguments: list[str], doichieu: Command):
    ran = doichieu(*arguments)
    assert (ran.returncode, ran.stdout) == (2, "")


def test_2_a_path_that_does_not_exist_leaves_everything_unread(doichieu: Command, place: Path):
    ran = doichieu("run", "articles", "nowhere", "--warehouse", "fresh")
    assert ran.returncode == 2
    assert "nowhere" in ran.stderr
    assert not (place / "fresh").exists()


def test_3_a_failed_check_publishes_nothing_and_says_what_to_look_at(doichieu: Command, place: Path):
    claims = place / "claims" / "analysis"
    claims.mkdir(parents=True)
    (claims / "quality__never.test.sql").write_text(CLAIM)
    ran = doichieu("run", "articles", "--warehouse", "checked", DOICHIEU_SQL=str(claims.parent))
    assert (ran.returncode, ran.stdout) == (3, "")
    assert "No document may be read" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (place / "checked" / "warehouse.duckdb").exists()


@pytest.mark.parametrize("verb", [["query", "select 1"], ["explain", "x"]])
def test_4_a_missing_warehouse(verb: list[str], doichieu: Command):
    ran = doichieu(*verb, "--warehouse", "missing")
    assert ran.returncode == 4
    assert "doichieu run" in ran.stderr


def test_4_a_locked_warehouse_names_its_holder(doichieu: Command, place: Path, published: CompletedProcess[str]):
    with (place / "warehouse" / ".build" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        json.dump({"pid": 4711, "started": "2025-01-01 08:00:00", "command": "doichieu run big"}, lock)
        lock.flush()
        ran = doichieu("run", "articles")
        told = doichieu("doctor").stdout
    assert (ran.returncode, ran.stdout) == (4, "")
    assert "process 4711 (doichieu run big), since 2025-01-01 08:00:00" in ran.stderr
    assert "process 4711" in told
    assert "Traceback" not in ran.stderr
