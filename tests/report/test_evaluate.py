"""Scores of a warehouse against labels, worked out by hand."""

import json
from datetime import date
from typing import Any

import pytest

from pipeline.report.evaluate.evaluate import evaluate
from pipeline.report.evaluate.found import FoundArticle, FoundRole, found_articles
from pipeline.report.evaluate.labels import ArticleLabels, LabelError, parse_labels
from pipeline.report.evaluate.tally import ALL, Tally

TEXT = "Doanh thu đạt 5 tỷ đồng, tăng 4%; có 3 dự án."
LEVEL = {"start": 14, "end": 23, "surface": "5 tỷ đồng", "value": 5e9, "unit": "VND", "kind": "level", "status": "actual",
         "period": "2023", "place": "Nghệ An", "indicator": "doanh thu"}
CHANGE = {"start": 30, "end": 32, "surface": "4%", "value": 4, "unit": "percent", "kind": "change", "direction": "up",
          "status": "actual", "period": "2023", "indicator": "doanh thu", "of_figure": 0}


def labels(*figures: dict[str, Any], **rest: Any) -> ArticleLabels:
    found = parse_labels("one", json.dumps({"sha256": "s", "lang": "vi", "figures": list(figures), **rest}))
    assert found is not None
    return found


def row(start: int, end: int, value: float, **fields: Any) -> dict[str, Any]:
    plain = {"figure_id": f"f{start}", "char_start": start, "char_end": end, "surface": TEXT[start:end], "value": value,
             "value_high": None, "of_value": None, "unit": "VND", "kind": "level", "direction": None, "status": "actual",
             "approx": None, "basis": None, "period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31),
             "indicator": "Doanh thu", "place": "tỉnh Nghệ An", "place_vi": None, "place_en": None}
    return plain | fields


def scored(wanted: ArticleLabels, *rows: dict[str, Any], **rest: Any) -> Tally:
    return evaluate([wanted], {"s": FoundArticle(TEXT, figures=list(rows), **rest)})


def f1(tally: Tally, measure: str, language: str = ALL, kind: str = ALL) -> tuple[float | None, float | None]:
    return next((s.precision, s.recall) for s in tally.scores() if (s.measure, s.language, s.kind) == (measure, language, kind))


def accuracy(tally: Tally, attribute: str) -> tuple[int, int]:
    return next((a.right, a.of) for a in tally.accuracies() if (a.attribute, a.language, a.kind) == (attribute, ALL, ALL))


def test_a_figure_as_labelled_is_right_in_all_measures() -> None:
    tally = scored(labels(LEVEL, CHANGE), row(14, 23, 5e9), row(30, 32, 4, unit="percent", kind="change", direction="up"),
                   levels={"f30": {"f14"}})
    assert [f1(tally, m) for m in ("figures.value", "figures.unit", "figures.fact")] == [(1, 1)] * 3
    assert accuracy(tally, "place") == (1, 1)
    assert accuracy(tally, "link") == (1, 1)
    assert tally.misses == []


def test_precision_and_recall_are_told_by_kind_and_language() -> None:
    tally = scored(labels(LEVEL, CHANGE), row(14, 23, 5e9), row(37, 38, 3, unit="count"))
    assert f1(tally, "figures.value") == (0.5, 0.5)
    assert f1(tally, "figures.value", "vi", "level") == (0.5, 1)
    assert f1(tally, "figures.value", "vi", "change") == (None, 0)


@pytest.mark.parametrize(("field", "value"), [("status", "target"), ("kind", "share"), ("period_end", None)])
def test_a_wrong_field_spoils_the_fact_but_not_the_value(field: str, value: object) -> None:
    tally = scored(labels(LEVEL), row(14, 23, 5e9, **{field: value}))
    assert (f1(tally, "figures.value"), f1(tally, "figures.fact")) == ((1, 1), (0, 0))
    assert accuracy(tally, field.partition("_")[0]) == (0, 1)


def test_another_value_at_the_same_place_is_another_figure() -> None:
    assert f1(scored(labels(LEVEL), row(14, 23, 5e6)), "figures.value") == (0, 0)


def test_a_doubted_figure_costs_nothing_when_missed_and_counts_for_the_unit_when_found() -> None:
    doubted = LEVEL | {"doubt": "unsure"}
    assert all(score.wanted == 0 for score in scored(labels(doubted)).scores())
    found = scored(labels(doubted), row(14, 23, 5e9, status="target"))
    assert (f1(found, "figures.unit"), found.accuracies()) == ((1, 1), [])


def test_a_second_reading_is_accepted_and_doubted_fields_are_left_out() -> None:
    also = LEVEL | {"also": {"status": "target"}, "doubt_fields": {"place": "two provinces"}}
    tally = scored(labels(also), row(14, 23, 5e9, status="target", place="Hà Tĩnh"))
    assert accuracy(tally, "status") == (1, 1)
    assert "place" not in {a.attribute for a in tally.accuracies()}


def test_what_is_found_in_noise_is_not_counted() -> None:
    assert scored(labels(noise=[[30, 46, "caption"]]), row(37, 38, 3)).scores() == []


def test_names_are_compared_folded_and_optional_ones_cost_nothing() -> None:
    wanted = labels(people=[{"name": "Hồ Quang Bửu"}, {"name": "Trần A", "doubt": "not named"}],
                    places=[{"name": "Nghệ An"}], organizations=[{"name": "Sở Y tế"}])
    tally = scored(wanted, names={"person": {"p": {"ho quang buu"}}, "place": {"x": {"ha tinh"}}})
    assert f1(tally, "people") == (1, 1)
    assert f1(tally, "places") == (0, 0)
    assert f1(tally, "organizations") == (None, 0)


def test_a_role_needs_the_person_and_the_ranks_of_the_title() -> None:
    wanted = labels(people=[{"name": "Hồ Quang Bửu", "roles": [{"title": "Vice Chairman", "surface": "Phó Chủ tịch"}]}])
    vice = FoundRole("p", "ho quang buu", "Phó Chủ tịch", None)
    assert f1(scored(wanted, roles=[vice]), "roles") == (1, 1)
    assert f1(scored(wanted, roles=[vice._replace(title="Chủ tịch")]), "roles") == (0, 0)


def test_an_event_is_found_by_kind_in_its_paragraph() -> None:
    wanted = labels(events=[{"type": "meeting", "start": 0, "end": 9, "date": "2023-06-07"}])
    event = {"event_id": "e", "kind": "meeting", "status": "happened", "char_start": 10, "char_end": 13,
             "date_from": date(2023, 6, 7), "date_to": date(2023, 6, 7)}
    tally = scored(wanted, events=[event])
    assert (f1(tally, "events"), accuracy(tally, "event_date")) == ((1, 1), (1, 1))
    assert f1(scored(wanted, events=[event | {"kind": "visit"}]), "events") == (0, 0)


def test_an_article_that_is_not_there_is_missed() -> None:
    tally = evaluate([labels(LEVEL)], {})
    assert f1(tally, "figures.value") == (None, 0)
    assert ("articles.missed", "one") in [(miss.measure, miss.article) for miss in tally.misses]


def test_the_rows_of_a_warehouse_are_gathered_by_article() -> None:
    tables = {"core.documents": [{"document_id": "d", "text": "abc"}],
              "core.figures": [{"document_id": "d", "figure_id": "f"}], "core.figure_links": [],
              "core.mentions": [{"document_id": "d", "kind": "place", "entity_id": "e", "surface": "Hà Nội", "name": "Hanoi",
                                 "name_vi": None, "name_en": None}],
              "core.positions": [], "core.events": []}

    def ask(sql: str) -> list[dict[str, Any]]:
        return tables[sql.split("FROM ")[1].split()[0]]

    (article,) = found_articles(ask).values()
    assert article.names == {"place": {"e": {"ha noi", "hanoi"}}}
    assert [row["figure_id"] for row in article.figures] == ["f"]


@pytest.mark.parametrize("text", ["{", '{"figures": [{"start": 1}], "sha256": "s"}'])
def test_a_label_file_that_cannot_be_read_says_why(text: str) -> None:
    with pytest.raises(LabelError, match="one: "):
        parse_labels("one", text)


def test_a_file_without_figures_holds_no_labels() -> None:
    assert parse_labels("cross", "[]") is None
