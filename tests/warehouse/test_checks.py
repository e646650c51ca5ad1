"""Every check can fail, a blocking one publishes nothing, and its message says what to look at."""

from pathlib import Path
from shutil import copytree

import pytest

from pipeline.records import Failure
from pipeline.warehouse.build import Build
from pipeline.warehouse.checks import CheckResult, all_checks, run_checks
from pipeline.warehouse.core import build_core
from pipeline.warehouse.errors import CheckFailedError, WarehouseError
from pipeline.warehouse.files import open_build
from pipeline.warehouse.models import load_models
from pipeline.warehouse.models.run import run_models
from pipeline.warehouse.part import MisreadError, misplaced, pack, unaccounted
from pipeline.warehouse.publish import publish
from tests.warehouse.small import FEW, SQL, article, finish, read_in, read_small, run, small, small_models

TEXTS = [article("in/1.txt", "Anna met Bob on 7 June."), article("in/2.txt", "Anna Marr met Carl on 8 June.")]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    with open_build(folder) as build:
        read_in(build, TEXTS)
        build_core(build, FEW)
        run_models(build, small_models())
    return folder


@pytest.fixture
def build(built: Path, tmp_path: Path):
    copytree(built, tmp_path, dirs_exist_ok=True)
    with open_build(tmp_path) as build:
        yield build


def results(build: Build) -> dict[str, CheckResult]:
    return {result.name: result for result in run_checks(build, small_models()).results}


def failing(build: Build) -> set[str]:
    return {name for name, result in results(build).items() if not result.passed}


def test_a_sound_build_passes_every_check(build: Build):
    assert failing(build) == set()
    assert build.value("SELECT count(*) FROM meta.checks WHERE passed") == len(all_checks(small_models()))


@pytest.mark.parametrize(("change", "broken"), [
    ("INSERT INTO core.paragraphs SELECT * FROM core.paragraphs LIMIT 1", {"core.paragraphs.unique"}),
    ("UPDATE core.mentions SET entity_id = 'nobody' WHERE surface = 'Bob'", {"core.mentions.entity_id.references"}),
    ("UPDATE core.mentions SET kind = 'ghost' WHERE surface = 'Bob'", {"core.mentions.kind.codes"}),
    ("UPDATE core.mentions SET char_start = char_start + 1 WHERE surface = 'Bob'", {"core.mentions.offsets"}),
    ("UPDATE core.figures SET surface = 'x' WHERE surface = '7'", {"core.figures.offsets"}),
    ("UPDATE core.figures SET unit = 'VND/cubit' WHERE surface = '7'", {"core.figures.unit.atoms"}),
    ("DELETE FROM raw.articles WHERE source_uri = 'in/1.txt'", {"raw.conservation", "core.documents.from_articles"}),
    ("INSERT INTO raw.rejected VALUES ('in/1.txt', NULL, 'empty', NULL)", {"raw.conservation"}),
    ("INSERT INTO raw.rejected VALUES ('in/9.txt', NULL, 'whim', NULL)", {"raw.rejected.reason.references"}),
    ("UPDATE core.number_ledger SET claim = 'other'", {"core.number_ledger.other"}),
    ("INSERT INTO analysis.people_and_figures SELECT * FROM analysis.people_and_figures LIMIT 1",
     {"analysis.people_and_figures.unique"}),
    ("UPDATE analysis.people_and_figures SET figures = 0", {"analysis.people_and_figures.check_1"}),
    ("UPDATE analysis.people_and_figures SET name = ''", {"analysis.people_and_figures.named"}),
])
def test_a_broken_row_is_found_by_its_check_alone(build: Build, change: str, broken: set[str]):
    build.run("INSERT INTO ref.unit VALUES ('VND', 'money', 'VND', 1, 'dong', 'đồng')")
    build.run(change)
    assert failing(build) == broken


def test_a_result_says_how_many_rows_fail_and_shows_some(build: Build):
    build.run("UPDATE core.mentions SET entity_id = 'nobody'")
    result = results(build)["core.mentions.entity_id.references"]
    assert (result.severity, result.passed, result.failing_rows) == ("error", False, 6)
    assert result.sample is not None
    assert '"entity_id": "nobody"' in result.sample
    assert build.rows("SELECT build_id, passed, failing_rows, sample FROM meta.checks WHERE name = ?", [result.name]) == [
        (build.build_id, False, 6, result.sample)]


def test_a_blocking_check_publishes_nothing_and_says_what_to_look_at(build: Build):
    build.run("UPDATE core.mentions SET entity_id = 'nobody' WHERE surface = 'Bob'")
    with pytest.raises(CheckFailedError, match=r"core\.mentions\.entity_id\.references.*nobody") as caught:
        publish(build, small_models(), extractor_version="1", lexicon_hash="L")
    assert caught.value.exit_code == 3
    assert not (build.folder / "warehouse.duckdb").exists()
    assert list(build.folder.glob("versions/*")) == []


def test_a_failed_check_is_not_forgotten_by_the_next_step(build: Build):
    build.run("UPDATE core.mentions SET entity_id = 'nobody' WHERE surface = 'Bob'")
    assert run_checks(build, small_models()).blocking
    with pytest.raises(CheckFailedError):
        publish(build, small_models(), extractor_version="1", lexicon_hash="L")


def test_a_warning_does_not_stop_the_publish(build: Build):
    build.run("UPDATE core.number_ledger SET claim = 'other'")
    assert [r.name for r in run_checks(build, small_models()).warnings] == ["core.number_ledger.other"]
    assert publish(build, small_models(), extractor_version="1", lexicon_hash="L").is_new


def test_checks_that_passed_are_not_run_again_while_nothing_changes(build: Build, monkeypatch):
    first = run_checks(build, small_models())
    monkeypatch.setattr("pipeline.warehouse.checks._run", None)
    assert run_checks(build, small_models()) == first


def test_a_claim_that_only_warns(build: Build, tmp_path: Path):
    folder = tmp_path / "own" / "analysis"
    folder.mkdir(parents=True)
    (folder / "people_and_figures__rich.test.sql").write_text(
        "-- description: Every person has many figures.\n-- severity: warn\n"
        "SELECT person_id FROM analysis.people_and_figures WHERE figures < 100\n")
    models = load_models([SQL, tmp_path / "own"])
    assert [(r.name, r.failing_rows) for r in run_checks(build, models).warnings] == [
        ("analysis.people_and_figures.rich", 2)]


def test_an_empty_warehouse_is_not_published(tmp_path: Path):
    with open_build(tmp_path) as build:
        read_in(build, [])
        with pytest.raises(WarehouseError, match="nothing was published"):
            finish(build)


def test_an_article_that_fails_is_rejected_with_the_reason_and_not_tried_again(tmp_path: Path):
    from dataclasses import replace

    def engine(parts):
        for part in small(1)(parts):
            bad = part.documents[0]
            yield replace(part, tables={}, failures=(Failure(bad, "extraction_failed", "took longer than 60 seconds"),),
                          documents=(bad,))

    with open_build(tmp_path) as build:
        first, processed = read_in(build, TEXTS[:1], engine=engine)
        assert (first.articles, processed.failed, processed.processed) == (1, 1, 0)
        assert build.rows("SELECT source_uri, reason, detail FROM raw.rejected") == [
            ("in/1.txt", "extraction_failed", "took longer than 60 seconds")]
        assert build.rows("SELECT * FROM raw.articles") == []
        again, processed = read_in(build, TEXTS)
        assert (again.rejected, processed.processed, processed.failed) == (1, 1, 0)
        finish(build)
        _, processed = read_in(build, TEXTS, version="2")
        assert (processed.processed, processed.failed) == (2, 0)
        assert build.rows("SELECT * FROM raw.rejected") == []


def test_spans_are_verified_in_memory():
    extraction = read_small(TEXTS[0], None)
    assert list(misplaced(extraction)) == []
    extraction.mentions[0] = extraction.mentions[0]._replace(char_end=999)
    extraction.figures[0] = extraction.figures[0]._replace(surface="8")
    assert [fault.split()[0] for fault in misplaced(extraction)] == ["core.mentions", "core.figures"]
    with pytest.raises(MisreadError, match=r"core\.mentions .* characters 0 to 999 are not its surface"):
        pack([extraction])


@pytest.mark.parametrize(("entries", "found"), [(slice(0, 0), 1), (slice(None), 0)])
def test_every_digit_is_accounted_for(entries: slice, found: int):
    extraction = read_small(TEXTS[0], None)
    extraction.number_ledger = extraction.number_ledger[entries]
    assert len(list(unaccounted(extraction))) == found


def test_a_digit_claimed_twice_is_noticed():
    extraction = read_small(TEXTS[0], None)
    extraction.number_ledger *= 2
    assert list(unaccounted(extraction)) == ["core.number_ledger: the text prints 1 digits, the ledger holds 2"]


def test_a_second_run_repeats_the_results_of_the_first(tmp_path: Path):
    run(tmp_path, TEXTS)
    assert not run(tmp_path, TEXTS).published.is_new
