"""The run history: dead runs are told from living ones, old runs go."""

import os
import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest
from dagster import DagsterRunStatus

from pipeline.defs.history import INSTANCE_YAML, PROCESS_TAG, heal, open_history, process_mark, prune


@dg.job
def nothing():
    pass


@pytest.fixture
def history(tmp_path: Path):
    with open_history(tmp_path / "home") as instance:
        yield instance


def started(history: dg.DagsterInstance, mark: str) -> str:
    run = history.create_run_for_job(nothing, status=DagsterRunStatus.STARTED, tags={PROCESS_TAG: mark})
    return run.run_id


def status(history: dg.DagsterInstance, run_id: str) -> DagsterRunStatus:
    run = history.get_run_by_id(run_id)
    assert run is not None
    return run.status


def test_a_home_is_made_with_telemetry_off(tmp_path: Path):
    with open_history(tmp_path / "new" / "home") as instance:
        assert not instance.telemetry_enabled
        assert not instance.nux_enabled


def test_the_checkouts_home_is_configured_alike(root: Path):
    assert (root / "dagster_home" / "dagster.yaml").read_text(encoding="utf-8") == INSTANCE_YAML


def test_the_run_of_a_process_that_is_gone_is_marked_failed(history: dg.DagsterInstance):
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    mark = process_mark(child.pid)
    assert mark is not None
    run_id = started(history, mark)
    assert heal(history) == 0
    child.kill()
    child.wait()
    assert heal(history) == 1
    assert status(history, run_id) == DagsterRunStatus.FAILURE


def test_the_run_of_a_living_process_is_left_alone(history: dg.DagsterInstance):
    run_id = started(history, process_mark(os.getpid()) or "")
    assert heal(history) == 0
    assert status(history, run_id) == DagsterRunStatus.STARTED


def test_a_later_process_with_the_same_id_is_another(history: dg.DagsterInstance):
    run_id = started(history, f"{os.getpid()}@1")
    assert heal(history) == 1
    assert status(history, run_id) == DagsterRunStatus.FAILURE


def test_a_killed_child_nobody_waited_for_is_gone():
    child = subprocess.Popen([sys.executable, "-c", ""])
    while process_mark(child.pid) is not None:
        pass  # it becomes a zombie
    child.wait()


def test_only_the_newest_runs_are_kept(history: dg.DagsterInstance):
    runs = [nothing.execute_in_process(instance=history).run_id for _ in range(5)]
    assert prune(history, keep=3) == 2
    assert list(history.get_run_ids()) == runs[:1:-1]
    assert prune(history, keep=3) == 0
