"""target_vs_achievement: what was planned against what was reached."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.models.world import MAY, YEAR, World, exports

Rows = Callable[..., list[dict[str, Any]]]


def test_an_implied_target_has_the_interval_of_both_roundings(rows: Rows) -> None:
    (row,) = rows(exports(), "target_vs_achievement")
    assert row["completion_percent"] == 35.7
    assert row["target_implied"] == pytest.approx(2_499_439_776, abs=1)
    assert row["target_implied_low"] == pytest.approx(2_495_804_196, abs=1)
    assert row["target_implied_high"] == pytest.approx(2_503_085_554, abs=1)
    assert row["target_roundest"] == 2_500_000_000
    assert row["evidence"] == "v; c"


def test_the_roundest_number_has_the_fewest_digits_then_lies_nearest(rows: Rows) -> None:
    (row,) = rows(exports("36539000000000", -9, "42.98", 2), "target_vs_achievement")
    assert row["target_roundest"] == 85_010_000_000_000


def test_the_roundest_number_below_one_is_printed_exactly(rows: Rows) -> None:
    (row,) = rows(exports("0.036", 3, "30", 0), "target_vs_achievement")
    assert row["target_roundest"] == 0.12


def test_pace_counts_whole_months_where_the_period_is_printed_in_months(rows: Rows) -> None:
    (row,) = rows(exports(), "target_vs_achievement")
    assert (row["plan_start"], row["plan_end"]) == (date(2023, 1, 1), date(2023, 12, 31))
    assert row["elapsed_percent"] == pytest.approx(41.67, abs=0.01)
    assert row["pace_gap_points"] == pytest.approx(-5.97, abs=0.01)
    assert (row["verdict"], row["verdict_rule"]) == ("behind", "pace")
    assert row["required_speed_up"] == pytest.approx((64.3 / 58.3333) / (35.7 / 41.6667), abs=1e-3)
    assert row["straight_line_end"] == pytest.approx(892.3e6 / 5 * 12)


def test_pace_counts_days_where_the_period_ends_inside_a_month(rows: Rows) -> None:
    world = (World().document()
             .figure("v", "50", "VND", "2023-01-01/2023-06-15", indicator="revenue")
             .figure("c", "45.4", "percent", "2023-01-01/2023-06-15", kind="completion", basis="plan")
             .link("c", "completion_of", "v"))
    (row,) = rows(world, "target_vs_achievement")
    assert row["elapsed_percent"] == pytest.approx(166 / 365 * 100)
    assert row["verdict"] == "on_pace"


@pytest.mark.parametrize(("completion", "verdict"), [("100", "met"), ("104.5", "met"), ("99.9", "missed"), ("0", "missed")])
def test_a_finished_period_is_met_or_missed(rows: Rows, completion: str, verdict: str) -> None:
    world = (World().document(published="2024-01-15")
             .figure("v", "50", "VND", YEAR, indicator="revenue")
             .figure("c", completion, "percent", YEAR, kind="completion", basis="plan").link("c", "completion_of", "v"))
    (row,) = rows(world, "target_vs_achievement")
    assert (row["verdict"], row["verdict_rule"]) == (verdict, "at_end")


def test_an_estimate_of_the_whole_period_before_its_end_is_an_expectation(rows: Rows) -> None:
    world = (World().document(published="2023-11-15")
             .figure("v", "50", "VND", YEAR, indicator="revenue", status="estimate")
             .figure("c", "97", "percent", YEAR, kind="completion", basis="plan", status="estimate")
             .link("c", "completion_of", "v"))
    (row,) = rows(world, "target_vs_achievement")
    assert (row["verdict"], row["verdict_rule"]) == ("behind", "expected_at_end")


def test_a_stated_target_meets_the_achievement_across_articles_and_units(rows: Rows) -> None:
    world = (World().document("d1", "2023-01-05").document("d2", "2023-07-01")
             .add("ref.unit", unit="hectare", dimension="area", base_unit="m2", to_base=10000.0, label_en="", label_vi="")
             .add("ref.unit", unit="km2", dimension="area", base_unit="m2", to_base=1000000.0, label_en="", label_vi="")
             .figure("t", "2", "km2", YEAR, indicator="forest planted", status="target")
             .figure("a", "90", "hectare", "2023-01-01/2023-06-30", indicator="forest planted", document_id="d2"))
    (row,) = rows(world, "target_vs_achievement")
    assert (row["achieved"], row["target_stated"], row["completion_percent"]) == (90, 200, 45)
    assert (row["verdict"], row["evidence"], row["document_id"]) == ("behind", "a; t", "d2")


def test_two_plan_bases_of_one_value_are_two_rows(rows: Rows) -> None:
    world = exports().figure("c2", "33", "percent", MAY, decimals=0, kind="completion", basis="estimate").link("c2", "completion_of", "v")
    assert {(r["basis"], r["completion_percent"]) for r in rows(world, "target_vs_achievement")} == {("plan", 35.7), ("estimate", 33)}


def test_a_hedged_value_implies_no_target(rows: Rows) -> None:
    (row,) = rows(exports(approx="over"), "target_vs_achievement")
    assert (row["target_implied"], row["target_roundest"]) == (None, None)
    assert row["verdict"] == "behind"


def test_a_range_implies_no_target(rows: Rows) -> None:
    (row,) = rows(exports(value_high="900000000"), "target_vs_achievement")
    assert row["target_implied"] is None


def test_zero_reached_or_zero_planned_is_no_error(rows: Rows) -> None:
    world = (World().document()
             .figure("a", "0", "VND", MAY, indicator="x").figure("t", "0", "VND", YEAR, indicator="x", status="target"))
    (row,) = rows(world, "target_vs_achievement")
    assert (row["completion_percent"], row["verdict"]) == (None, None)


def test_growth_below_zero_is_compared_in_points(rows: Rows) -> None:
    world = (World().document()
             .figure("a", "2.5", "percent", MAY, indicator="GRDP", kind="change", direction="up")
             .figure("t", "8", "percent", YEAR, indicator="GRDP", kind="change", direction="up", status="target"))
    (row,) = rows(world, "target_vs_achievement")
    assert (row["completion_percent"], row["verdict"], row["verdict_rule"]) == (None, "behind", "rate")


def test_a_stock_has_no_linear_pace(rows: Rows) -> None:
    world = (World().document()
             .add("ref.indicator", indicator_id="insured", label_en="insured", stock_flow="stock", additive=False)
             .figure("a", "92", "percent", "2023-06-30", indicator_id="insured", kind="share")
             .figure("t", "95", "percent", YEAR, indicator_id="insured", kind="share", status="target"))
    (row,) = rows(world, "target_vs_achievement")
    assert (row["verdict"], row["verdict_rule"], row["remaining"]) == (None, "stock", 3)


def test_less_is_better_where_the_indicator_says_so(rows: Rows) -> None:
    world = (World().document()
             .add("ref.indicator", indicator_id="poverty", label_en="poverty rate", stock_flow="stock", better="down", additive=False)
             .figure("a", "3.1", "percent", "2023-12-31", indicator_id="poverty", kind="share")
             .figure("t", "3.5", "percent", YEAR, indicator_id="poverty", kind="share", status="target"))
    (row,) = rows(world, "target_vs_achievement")
    assert row["verdict"] == "met"


def test_no_period_gives_no_verdict(rows: Rows) -> None:
    world = (World().document().figure("v", "5", "VND", indicator="x")
             .figure("c", "40", "percent", kind="completion").link("c", "completion_of", "v"))
    (row,) = rows(world, "target_vs_achievement")
    assert (row["verdict"], row["verdict_rule"], row["elapsed_percent"]) == (None, "no_period", None)


def test_other_places_and_later_periods_do_not_meet(rows: Rows) -> None:
    world = (World().document()
             .figure("a", "5", "VND", MAY, indicator="x")
             .figure("t1", "9", "VND", YEAR, indicator="x", status="target", place_id="quang-nam")
             .figure("t2", "9", "VND", "2024-01-01/2024-12-31", indicator="x", status="target")
             .figure("t3", "9", "USD", YEAR, indicator="x", status="target"))
    assert rows(world, "target_vs_achievement") == []


def test_a_verdict_without_numbers_is_a_row_with_its_statement(rows: Rows) -> None:
    world = (World().document(place_id="nghe-an")
             .add("core.statements", statement_id="s", kind="assessment", polarity=-1, verdict="missed",
                  topic="most targets", period_start=date(2018, 1, 1), period_end=date(2023, 12, 31))
             .add("core.statements", statement_id="r", kind="assessment", verdict="requirement_not_met"))
    (row,) = rows(world, "target_vs_achievement")
    assert (row["verdict"], row["achieved"], row["statement_id"], row["indicator"]) == ("missed", None, "s", "most targets")


def test_renditions_of_one_text_are_one_independent_source(rows: Rows) -> None:
    world = exports().document("d2", "2023-06-08").document("d3", "2023-06-09").same_text("d2", "d1")
    for document in ("d2", "d3"):
        (world.figure(f"v{document}", "892300000", "USD", MAY, decimals=-5, indicator="exports", document_id=document)
         .figure(f"c{document}", "35.7", "percent", MAY, decimals=1, kind="completion", basis="plan", indicator="exports",
                 document_id=document)
         .link(f"c{document}", "completion_of", f"v{document}"))
    found = rows(world, "target_vs_achievement")
    assert {(r["sources"], r["independent_sources"]) for r in found} == {(3, 2)}
    (latest,) = rows(world, "target_vs_achievement_latest")
    assert latest["document_id"] == "d3"
