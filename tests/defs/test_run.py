"""A run from the command line is the same job, and stands in the history that the UI shows."""

import json
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest
from dagster import DagsterEventType, DagsterRunStatus

from pipeline.definitions import definitions, defs
from pipeline.defs.history import PROCESS_TAG, open_history
from pipeline.defs.launch import launch
from pipeline.engines.run import Request
from pipeline.ingest import ReadOptions
from pipeline.settings import Settings
from pipeline.warehouse.errors import CheckFailedError, WarehouseError
from pipeline.warehouse.models import load_models
from pipeline.warehouse.reader import query

RECORDS = [
    {"body": "In 2023, exports of Nghe An province reached 892.3 million USD, 35.7% of the plan.", "title": "Exports"},
    {"body": "Năm 2023, kim ngạch xuất khẩu của tỉnh Nghệ An đạt 892,3 triệu USD.", "title": "Xuất khẩu"},
]


class Heard:
    """A watcher that keeps what it is told."""

    def __init__(self) -> None:
        self.stages: list[str] = []
        self.said: list[str] = []

    def advance(self, stage: str, done: int, total: int | None) -> None:
        self.stages.append(stage)

    def say(self, message: str) -> None:
        self.said.append(message)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    lines = [json.dumps(record, ensure_ascii=False) for record in RECORDS] + ['{"body": "cut']
    (folder / "crawl.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def home(place: Path) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DAGSTER_HOME", str(place / "dagster"))
        yield place / "dagster"


@pytest.fixture(scope="module")
def heard(place: Path, home: Path) -> Heard:
    """A first run, watched."""
    watcher = Heard()
    request = Request((str(place / "crawl.jsonl"),), ReadOptions(field_map={"text": "body"}))
    launch(defs, place / "warehouse", request, watcher)
    return watcher


def events(home: Path, kind: DagsterEventType) -> list[dg.DagsterEvent]:
    with open_history(home) as history:
        newest = history.get_run_ids(limit=1)[0]
        return [entry.get_dagster_event() for entry in history.all_logs(newest, of_type=kind)]


def test_the_watcher_hears_the_stages_and_every_reject(heard: Heard):
    assert list(dict.fromkeys(heard.stages)) == ["read", "extract", "models", "checks"]
    assert [message for message in heard.said if "rejected" in message and "crawl.jsonl#line=3" in message]


def test_the_run_is_in_the_history_with_its_form(heard: Heard, home: Path, place: Path):
    with open_history(home) as history:
        (run,) = history.get_runs()
    assert run.status == DagsterRunStatus.SUCCESS
    assert run.job_name == "run_pipeline"
    assert run.run_config["paths"] == [str(place / "crawl.jsonl")]
    assert run.tags[PROCESS_TAG]


def test_every_asset_has_its_row_count_and_preview(heard: Heard, home: Path):
    told = {e.asset_key.to_user_string(): e.step_materialization_data.materialization.metadata
            for e in events(home, DagsterEventType.ASSET_MATERIALIZATION)}
    assert set(told) == {spec.key.to_user_string() for spec in defs.resolve_all_asset_specs()}
    assert told["raw/articles"]["dagster/row_count"].value == 2
    assert told["raw/rejected"]["dagster/row_count"].value == 1
    assert "Xuất khẩu" in told["core/documents"]["preview"].value
    assert all("dagster/row_count" in metadata for name, metadata in told.items() if not name.startswith("published"))


def test_every_check_was_evaluated(heard: Heard, home: Path):
    evaluated = events(home, DagsterEventType.ASSET_CHECK_EVALUATION)
    assert {e.asset_check_evaluation_data.asset_check_key for e in evaluated} == (
        defs.resolve_asset_graph().asset_check_keys)


def test_what_was_mapped_is_published(heard: Heard, place: Path):
    with query(place / "warehouse", "SELECT title FROM core.documents ORDER BY title") as result:
        assert [row[0] for row in result.rows] == ["Exports", "Xuất khẩu"]


def test_a_form_from_the_ui_can_build_a_part(heard: Heard, place: Path, home: Path):
    """Materialising the models alone takes the forms of its steps, not the flat one of the job."""
    selection = dg.AssetSelection.groups("analysis").without_checks()
    job = dg.Definitions.merge(defs, dg.Definitions(jobs=[dg.define_asset_job("part", selection=selection)]))
    config = dg.RunConfig(resources={"warehouse": {"config": {"folder": str(place / "warehouse")}}})
    with open_history(home) as history:
        assert job.resolve_job_def("part").execute_in_process(run_config=config, instance=history).success


def test_a_failed_check_stops_the_run_and_nothing_is_published(place: Path, home: Path, heard: Heard):
    """A claim that a user's own folder adds."""
    folder = place / "sql" / "analysis"
    folder.mkdir(parents=True)
    (folder / "quality__none.test.sql").write_text("-- description: Nothing is read.\nSELECT document_id FROM core.documents\n")
    strict = definitions(load_models([*Settings().sql_paths, place / "sql"]))
    request = Request((str(place / "crawl.jsonl"),), ReadOptions(field_map={"text": "body"}))
    with pytest.raises(CheckFailedError, match="Nothing is read"):
        launch(strict, place / "strict", request, Heard())
    assert not (place / "strict" / "warehouse.duckdb").exists()
    evaluated = {e.asset_check_evaluation_data.asset_check_key.to_user_string(): e.asset_check_evaluation_data
                 for e in events(home, DagsterEventType.ASSET_CHECK_EVALUATION)}
    failed = {name: data for name, data in evaluated.items() if not data.passed and name.endswith(":holds")}
    assert list(failed) == ["analysis/quality:holds"]
    assert failed["analysis/quality:holds"].metadata["failing rows"].value == 2


def test_no_article_is_an_error_that_names_the_reason(place: Path, home: Path, heard: Heard):
    (place / "empty.txt").touch()
    watcher = Heard()
    with pytest.raises(WarehouseError, match="No article"):
        launch(defs, place / "nothing", Request((str(place / "empty.txt"),)), watcher)
    assert any("empty.txt" in message for message in watcher.said)
    with open_history(home) as history:
        assert history.get_runs(limit=1)[0].status == DagsterRunStatus.FAILURE


def test_a_damaged_build_database_is_set_aside_and_built_anew(place: Path, home: Path, heard: Heard):
    build = place / "warehouse" / ".build" / "build.duckdb"
    build.write_bytes(b"not a database" * 1000)
    watcher = Heard()
    launch(defs, place / "warehouse", Request((str(place / "crawl.jsonl"),), ReadOptions(field_map={"text": "body"})), watcher)
    with query(place / "warehouse", "SELECT count(*) FROM core.documents") as result:
        assert next(result.rows) == (2,)
    assert any("damaged" in message for message in watcher.said)
