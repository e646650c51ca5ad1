"""Core tables under decided ids: what several documents tell of one thing becomes one row."""

from datetime import date, datetime
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from pipeline.records import BY_NAME, Decision, DocumentLink, columns
from pipeline.warehouse.arrow import to_arrow
from pipeline.warehouse.build import Build
from pipeline.warehouse.core import build_core
from pipeline.warehouse.files import open_build
from tests.warehouse.small import FEW, article, read_in

D1, D2 = article("in/1.txt", "Anna met Bob on 7 June."), article("in/2.txt", "Anna Marr met Carl on 8 June.")


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("staged")
    with open_build(folder) as build:
        read_in(build, [D1, D2])
    return folder


@pytest.fixture
def build(staged: Path, tmp_path: Path):
    copytree(staged, tmp_path, dirs_exist_ok=True)
    with open_build(tmp_path) as build:
        yield build


def put(build: Build, table: str, *rows: tuple[Any, ...]) -> None:
    """Rows into a private table."""
    marks = ", ".join("?" * len(rows[0]))
    for row in rows:
        build.run(f"INSERT INTO {table} VALUES ({marks})", list(row))
    build.changed()


def ids(build: Build) -> dict[str, str]:
    """Name to entity id, as staged."""
    return dict(build.rows("SELECT DISTINCT name, entity_id FROM stage.entities"))


def decide(build: Build, *decisions: Decision) -> None:
    with build.incoming("incoming", to_arrow(columns(Decision), decisions)):
        build.run("INSERT INTO build.decisions SELECT * FROM incoming")
    build.changed()


def test_a_decided_entity_has_one_id_in_every_column(build: Build):
    known = ids(build)
    old, new = known["Anna"], known["Anna Marr"]
    decide(build, Decision("person", old, new, "test"))
    build_core(build, FEW)
    for table in BY_NAME.values():
        for column in table.columns:
            if column.references == "core.entities.entity_id" and table.schema == "core":
                assert build.rows(f"SELECT * FROM {table.qualified} WHERE {column.name} = ?", [old]) == []
    assert build.rows("SELECT count(*) FROM core.mentions WHERE entity_id = ?", [new]) == [(2,)]
    assert build.rows("SELECT count(*) FROM core.figures WHERE subject_id = ?", [new]) == [(2,)]
    assert build.rows("SELECT count(*) FROM core.event_participants WHERE entity_id = ?", [new]) == [(2,)]
    assert build.rows("SELECT * FROM core.redirects") == [(old, new)]


def test_a_merged_entity_has_the_fullest_name(build: Build):
    known = ids(build)
    decide(build, Decision("person", known["Anna Marr"], known["Anna"], "test"))
    build_core(build, FEW)
    assert build.rows("SELECT name, name_key FROM core.entities WHERE entity_id = ?", [known["Anna"]]) == [
        ("Anna Marr", "anna marr")]


@pytest.mark.parametrize(("names", "wanted"), [
    (("Duc Hien", "Nguyễn Đức Hiển"), "Nguyễn Đức Hiển"),
    (("Nguyen Duc Hien", "Nguyễn Đức Hiển"), "Nguyễn Đức Hiển"),
    (("Ann Lee", "Ann Lea", "Ann Lea"), "Ann Lea"),
    (("Ann Lee", "Ann Lea"), "Ann Lea"),
])
def test_of_several_names_the_fullest_then_the_one_with_diacritics_then_the_commonest(
    build: Build, names: tuple[str, ...], wanted: str
):
    for number, name in enumerate(names):
        put(build, "stage.entities", (f"doc{number}", "e1", "person", name, None, name, "", None, None, None, None, None))
    build_core(build, FEW)
    assert build.rows("SELECT name FROM core.entities WHERE entity_id = 'e1'") == [(wanted,)]


def test_what_the_best_row_leaves_open_the_others_fill(build: Build):
    put(build, "stage.entities",
        ("d1", "e1", "person", "Nguyễn Đức Hiển", "Nguyễn Đức Hiển", None, "", None, None, None, None, None),
        ("d2", "e1", "person", "Hien", None, "Nguyen Duc Hien", "", "code", None, "vn-40", None, None))
    build_core(build, FEW)
    assert build.rows("SELECT name_vi, name_en, ref_code, place_id FROM core.entities WHERE entity_id = 'e1'") == [
        ("Nguyễn Đức Hiển", "Nguyen Duc Hien", "code", "vn-40")]


def test_events_are_grouped_and_told_by_the_narrowest_date(build: Build):
    first, second = sorted(i for (i,) in build.rows("SELECT event_id FROM stage.events"))
    build.run("UPDATE stage.events SET date_to = '2023-06-30', place_id = 'vn-40' WHERE event_id = ?", [first])
    build.run("UPDATE stage.events SET date_from = '2023-06-08', date_to = '2023-06-08' WHERE event_id = ?", [second])
    decide(build, Decision("event", second, first, "test"))
    build_core(build, FEW)
    assert build.rows("SELECT event_id, date_from, date_to, place_id FROM core.events") == [
        (first, date(2023, 6, 8), date(2023, 6, 8), "vn-40")]
    assert build.rows("SELECT DISTINCT event_id FROM core.event_mentions") == [(first,)]
    assert build.rows("SELECT DISTINCT event_id FROM core.event_participants") == [(first,)]
    assert len(build.rows("SELECT * FROM core.event_mentions")) == 2


@pytest.mark.parametrize(("told", "wanted"), [
    (("planned", "happened"), "happened"), (("planned", "planned"), "planned"), ((None, "planned"), "planned"),
    ((None, None), None)])
def test_an_event_happened_when_one_article_says_so(build: Build, told: tuple, wanted: str | None):
    put(build, "stage.events", *((f"d{n}", "z", "visit", None, status, None, None, None, None)
                                 for n, status in enumerate(told)))
    build_core(build, FEW)
    assert build.rows("SELECT status FROM core.events WHERE event_id = 'z'") == [(wanted,)]


def test_the_days_of_an_event_come_from_one_row(build: Build):
    put(build, "stage.events", ("d1", "z", "visit", None, None, date(2023, 6, 1), None, "open", None),
        ("d2", "z", "visit", None, None, date(2023, 5, 1), date(2023, 5, 31), "month", None))
    build_core(build, FEW)
    assert build.rows("SELECT date_from, date_to, date_rule FROM core.events WHERE event_id = 'z'") == [
        (date(2023, 5, 1), date(2023, 5, 31), "month")]


def test_places_that_rows_refer_to_are_entities_with_all_they_lie_in(build: Build):
    put(build, "stage.entities", ("d1", "e1", "person", "Ann", None, "Ann", "", None, None, "vn-40", None, None))
    build_core(build, FEW)
    assert build.rows("SELECT entity_id, kind, name_key, parent_id FROM core.entities WHERE starts_with(entity_id, 'vn') "
                      "ORDER BY 1") == [("vn", "place", "viet nam", None), ("vn-40", "place", "nghe an", "vn")]


def test_an_undated_article_was_told_no_later_than_others_of_its_event(build: Build):
    one, other = [i for (i,) in build.rows("SELECT document_id FROM stage.documents ORDER BY source_uri")]
    build.run("UPDATE stage.documents SET published_to = '2023-06-08 19:44:00', published_rule = 'printed' "
              "WHERE document_id = ?", [other])
    with build.incoming("incoming", to_arrow(columns(DocumentLink), [DocumentLink(one, other, "same_event", None, "r")])):
        build.run("INSERT INTO build.links SELECT * FROM incoming")
    build.changed()
    build_core(build, FEW)
    assert build.rows("SELECT published_from, published_to, published_rule FROM core.documents ORDER BY source_uri") == [
        (None, datetime(2023, 6, 8, 19, 44), "same_event"), (None, datetime(2023, 6, 8, 19, 44), "printed")]


def test_nothing_is_written_where_nothing_changed_and_all_where_the_lists_did(build: Build):
    assert build_core(build, FEW).rewritten
    assert not build_core(build, FEW).rewritten
    assert build_core(build, {**FEW, "place": FEW["place"][:-1]}).rewritten


def test_rows_stand_in_the_order_of_the_text(build: Build):
    build_core(build, FEW)
    for name in ("mentions", "figures", "number_ledger", "event_participants"):
        found = build.rows(f"SELECT document_id, char_start FROM core.{name}")
        assert found == sorted(found)
        assert found
