"""What no article of the seeds says alone: values computed by hand from the printed figures, equal to the models' rows."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

Ask = Callable[[str], list[dict[str, Any]]]
NGHE_AN = "source_uri LIKE '%002_%'"

# indicator: achieved, completion, implied target low and high, roundest target, gap to the elapsed 41.67 %, verdict
PLANS = {
    "retail_sales": (36_539e9, 42.98, 85_002_907_991_160, 85_025_014_543_339, 85_010e9, 1.31, "ahead"),
    "exports": (892.3e6, 35.7, 2_495_804_196, 2_503_085_554, 2_500e6, -5.97, "behind"),
    "imports": (589e6, 39.27, 1_498_408_657, 1_501_337_069, 1_500e6, -2.4, "behind"),
}
# indicator: the same five months of 2022, low and high
PREVIOUS = {
    "retail_sales": (33_327_404_569_709, 33_331_356_898_518),
    "exports": (920_319_752, 921_373_258),
    "imports": (596_039_905, 597_113_193),
}


def test_the_three_plans_nobody_printed(ask: Ask) -> None:
    rows = {r["indicator_key"]: r for r in ask(
        f"SELECT * FROM analysis.target_vs_achievement WHERE {NGHE_AN} AND kind = 'level'")}
    assert set(rows) == set(PLANS)
    for indicator, (achieved, completion, low, high, roundest, gap, verdict) in PLANS.items():
        row = rows[indicator]
        assert (row["place"], row["plan_start"], row["plan_end"]) == ("Nghệ An", date(2023, 1, 1), date(2023, 12, 31))
        assert (row["achieved"], row["completion_percent"], row["target_roundest"]) == (achieved, completion, roundest)
        assert row["target_implied_low"] == pytest.approx(low, abs=1)
        assert row["target_implied_high"] == pytest.approx(high, abs=1)
        assert row["elapsed_percent"] == pytest.approx(41.67, abs=0.01)
        assert (round(row["pace_gap_points"], 2), row["verdict"]) == (gap, verdict)
        assert len(row["evidence"].split("; ")) == 2


def test_targets_missed_or_behind_without_a_number(ask: Ask) -> None:
    rows = ask("SELECT left(split_part(source_uri, '/', -1), 3) AS seed, verdict, plan_start, plan_end "
               "FROM analysis.target_vs_achievement WHERE kind = 'verdict' ORDER BY ALL")
    assert [tuple(row.values()) for row in rows] == [
        ("000", "missed", date(2018, 1, 1), date(2023, 12, 31)),
        ("001", "missed", date(2018, 1, 1), date(2023, 12, 31)),
        ("002", "behind", date(2023, 1, 1), date(2023, 5, 31)),
        ("002", "behind", date(2023, 1, 1), date(2023, 12, 31)),
    ]


def test_the_same_five_months_of_the_year_before(ask: Ask) -> None:
    rows = {r["indicator_key"]: r for r in ask(f"SELECT * FROM analysis.implied_previous WHERE {NGHE_AN}")}
    assert set(rows) == set(PREVIOUS)  # of the industrial production index only the change is printed: nothing follows
    for indicator, (low, high) in PREVIOUS.items():
        row = rows[indicator]
        assert (row["previous_start"], row["previous_end"]) == (date(2022, 1, 1), date(2022, 5, 31))
        assert row["previous_low"] == pytest.approx(low, abs=1)
        assert row["previous_high"] == pytest.approx(high, abs=1)


def test_parks_add_up_and_their_hectares_do_not(ask: Ask) -> None:
    rows = ask("SELECT total, sum_of_parts, difference, reading FROM analysis.parts_and_totals ORDER BY total")
    hectare = 10_000
    assert [tuple(row.values()) for row in rows] == [
        (14, 14, 0, "adds_up"), (3_676 * hectare, 3_670 * hectare, 6 * hectare, "fails")]


def test_fourteen_parks_and_eighteen_cannot_both_be_right(ask: Ask) -> None:
    rows = ask("SELECT least(left_value, right_value) AS low, greatest(left_value, right_value) AS high, "
               "companion_value FROM analysis.source_agreement WHERE agreement = 'contradicts'")
    assert [tuple(row.values()) for row in rows] == [(14, 18, 3_676 * 10_000)]


def test_enterprises_attracted_and_enterprises_operating_are_not_compared(ask: Ask) -> None:
    rows = ask("SELECT 1 FROM analysis.source_agreement WHERE left_value IN (72, 1440) AND right_value IN (72, 1440)")
    assert rows == []


def test_one_meeting_is_told_three_times_and_once_in_translation(ask: Ask) -> None:
    rows = ask("SELECT left(split_part(source_uri, '/', -1), 3) AS seed, part, documents_in_story, independent_sources, "
               "dense_rank() OVER (ORDER BY story_id) AS story FROM analysis.story_coverage ORDER BY seed")
    assert [(r["seed"], r["part"], r["documents_in_story"], r["independent_sources"]) for r in rows] == [
        ("000", "original", 3, 2), ("001", "original", 3, 2), ("002", "original", 1, 1), ("003", "rendition", 3, 2),
        ("004", "original", 1, 1)]
    assert len({r["story"] for r in rows if r["seed"] in {"000", "001", "003"}}) == 1
    meetings = ask("SELECT documents, independent_sources FROM analysis.event_timeline "
                   "WHERE kind = 'meeting' AND documents > 1")
    assert [tuple(row.values()) for row in meetings] == [(3, 2)]


def test_the_translation_widens_the_parks_and_names_another_author(ask: Ask) -> None:
    rows = {(r["divergence"], r["side"], r["origin_says"], r["rendition_says"]) for r in ask(
        "SELECT * FROM analysis.translation_divergence")}
    assert any(divergence == "scope" and "18 khu" in origin and "clusters" in said
               for divergence, side, origin, said in rows if side == "changed")
    assert ("actor", "omitted", "Bộ Chính trị", None) in rows
    assert any(divergence == "actor" and side == "added" and "Government" in said
               for divergence, side, _, said in rows if said)


def test_people_of_both_languages_are_one(ask: Ask) -> None:
    rows = ask("SELECT person, documents FROM analysis.people_positions WHERE documents > 1 ORDER BY person")
    assert [tuple(row.values()) for row in rows] == [("Hồ Quang Bửu", 3), ("Nguyễn Đức Hiển", 3)]


def test_printed_relations_of_legal_documents(ask: Ask) -> None:
    rows = {(r["relation"], r["from_number"], r["to_number"]) for r in ask(
        "SELECT r.relation, f.number AS from_number, t.number AS to_number FROM core.legal_relations AS r "
        "LEFT JOIN core.legal_documents AS f ON f.entity_id = r.from_id "
        "LEFT JOIN core.legal_documents AS t ON t.entity_id = r.to_id")}
    assert {("implements", "16", "23"), ("implements", "5050", "23"), ("reviews", None, "26")} <= rows
