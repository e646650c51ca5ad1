"""Stories, events, people, directives, legal chains, evidence and quality: the models about who said and did what."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from tests.models.world import World

Rows = Callable[..., list[dict[str, Any]]]


def entity(world: World, entity_id: str, kind: str = "person", **values: Any) -> World:
    return world.add("core.entities", entity_id=entity_id, kind=kind, name=entity_id.title(), **values)


class TestStoryCoverage:
    def test_copies_and_renditions_are_one_text_and_reports_of_one_event_one_story(self, rows: Rows) -> None:
        world = World()
        for document in "abcde":
            world.document(document)
        world.same_text("b", "a", "near_duplicate").same_text("c", "b", "rendition_of").same_text("d", "c", "same_event")
        found = {r["document_id"]: r for r in rows(world, "story_coverage")}
        assert [found[d]["story_id"] for d in "abcde"] == ["a", "a", "a", "a", "e"]
        assert [found[d]["text_id"] for d in "abcde"] == ["a", "a", "a", "d", "e"]
        assert (found["a"]["documents_in_story"], found["a"]["independent_sources"]) == (4, 2)
        assert [found[d]["part"] for d in "abcde"] == ["original", "near_duplicate", "rendition", "original", "original"]

    def test_the_order_of_ids_does_not_matter(self, rows: Rows) -> None:
        world = World().document("x").document("m").document("a").same_text("a", "x").same_text("m", "x")
        assert {r["text_id"] for r in rows(world, "story_coverage")} == {"a"}


class TestTranslationDivergence:
    def test_what_the_rendition_leaves_out_adds_or_widens(self, rows: Rows) -> None:
        world = World().document("vi").document("en").same_text("en", "vi")
        world.figure("v1", "18", "count", document_id="vi", indicator_id="parks", indicator="khu", surface="18 khu")
        world.figure("v2", "5", "count", document_id="vi", surface="5 xã")
        world.figure("e1", "18", "count", document_id="en", indicator_id="parks_and_clusters", indicator="parks and clusters", surface="18")
        world.figure("e3", "7", "count", document_id="en", surface="7 wards")
        for name in ("politburo", "government"):
            entity(world, name, "organization")
        world.add("core.mentions", mention_id="m1", document_id="vi", kind="organization", entity_id="politburo")
        world.add("core.mentions", mention_id="m2", document_id="en", kind="organization", entity_id="government")
        found = {(r["divergence"], r["side"], r["subject_id"]) for r in rows(world, "translation_divergence")}
        assert found == {("scope", "changed", "e1"), ("figure", "omitted", "v2"), ("figure", "added", "e3"),
                         ("actor", "omitted", "politburo"), ("actor", "added", "government")}

    def test_an_independent_report_is_not_compared(self, rows: Rows) -> None:
        world = World().document("a").document("b").same_text("b", "a", "same_event").figure("f", "1", document_id="a")
        assert rows(world, "translation_divergence") == []


class TestEvents:
    def test_an_event_counts_its_independent_sources_and_lists_participants_in_order(self, rows: Rows) -> None:
        world = World().document("a").document("b").document("c").same_text("b", "a")
        world.add("core.events", event_id="e", kind="meeting", title="working session", status="happened", date_from=date(2023, 6, 7))
        for document in "abc":
            world.add("core.event_mentions", event_mention_id=f"m{document}", event_id="e", document_id=document)
        entity(entity(world, "trung"), "vinh")
        for name, ordinal, role in (("vinh", 1, "attendee"), ("trung", 0, "chair"), ("trung", 0, "chair")):
            world.add("core.event_participants", event_participant_id=f"{name}{len(world.rows)}", event_mention_id="ma", event_id="e",
                      entity_id=name, role=role, ordinal=ordinal)
        (row,) = rows(world, "event_timeline")
        assert (row["documents"], row["independent_sources"], row["participants"]) == (3, 2, 2)
        assert row["participant_names"] == "Trung (chair); Vinh (attendee)"

    def test_an_event_without_participants_is_kept(self, rows: Rows) -> None:
        world = World().document("a").add("core.events", event_id="e", kind="disaster", status="happened")
        world.add("core.event_mentions", event_mention_id="m", event_id="e", document_id="a")
        (row,) = rows(world, "event_timeline")
        assert (row["participants"], row["participant_names"]) == (0, None)


class TestPeople:
    def test_attestations_of_one_post_are_one_row(self, rows: Rows) -> None:
        world = entity(entity(World().document("a").document("b"), "hien"), "commission", "organization")
        for number, (document, surface, day) in enumerate((("a", "Phó Trưởng Ban", 1), ("b", "Deputy Head", 9))):
            world.add("core.positions", position_id=f"p{number}", person_id="hien", title="deputy_head", title_surface=surface,
                      organization_id="commission", document_id=document, as_of_from=date(2024, 6, day), as_of_to=date(2024, 6, day))
        (row,) = rows(world, "people_positions")
        assert (row["documents"], row["first_attested"], row["last_attested"]) == (2, date(2024, 6, 1), date(2024, 6, 9))

    def test_posts_without_a_code_are_told_apart_by_their_words(self, rows: Rows) -> None:
        world = entity(World().document("a"), "an")
        for surface in ("farmer", "Farmer", "teacher"):
            world.add("core.positions", position_id=surface, person_id="an", title_surface=surface, document_id="a")
        assert {(r["post"], r["attestations"]) for r in rows(world, "people_positions")} == {("farmer", 2), ("teacher", 1)}


class TestDirectives:
    def test_a_complete_directive_names_addressee_deadline_and_measure(self, rows: Rows) -> None:
        world = entity(entity(World().document("a"), "trung"), "department", "organization")
        world.add("core.statements", statement_id="s", document_id="a", kind="directive", speaker_id="trung",
                  addressee_id="department", due_to=date(2023, 12, 31), char_start=0, char_end=50)
        world.figure("f", "100", "percent", document_id="a", surface="100%")
        world.rows["core.figures"][0] = tuple(10 if v == 0 else 14 if v == 1 else v for v in world.rows["core.figures"][0])
        world.add("core.statements", statement_id="t", document_id="a", kind="directive", char_start=60, char_end=70)
        world.add("core.statements", statement_id="u", document_id="a", kind="report", char_start=0, char_end=70)
        found = {r["statement_id"]: r for r in rows(world, "directives")}
        assert set(found) == {"s", "t"}
        assert (found["s"]["completeness"], found["s"]["measures"], found["s"]["addressee"]) == (3, "100%", "Department")
        assert found["t"]["completeness"] == 0


    def test_the_speaker_has_the_highest_post_held(self, rows: Rows) -> None:
        world = entity(World().document("a"), "vinh").add("core.statements", statement_id="s", document_id="a", kind="directive", speaker_id="vinh")
        for number, (title, status, rank) in enumerate((("secretary", "former", 1), ("member", "held", 40), ("vice_chairman", "held", 35))):
            world.add("ref.title", title=title, label_en=title, label_vi=title, protocol_rank=rank)
            world.add("core.positions", position_id=f"p{number}", person_id="vinh", title=title, title_surface=title, document_id="a", status=status)
        (row,) = rows(world, "directives")
        assert (row["speaker_title"], row["protocol_rank"]) == ("vice_chairman", 35)


class TestLegalChain:
    def relations(self, *steps: tuple[str, str, str]) -> World:
        world = World().document("a")
        for name in {n for a, _, b in steps for n in (a, b)}:
            entity(world, name, "legal_document")
        for number, (a, relation, b) in enumerate(steps):
            world.add("core.legal_relations", relation_id=f"r{number}", from_id=a, to_id=b, relation=relation, document_id="a")
        return world

    def test_a_plan_implements_a_programme_that_implements_a_resolution(self, rows: Rows) -> None:
        world = self.relations(("plan", "implements", "programme"), ("programme", "implements", "resolution"))
        assert {(r["from_id"], r["to_id"], r["depth"]) for r in rows(world, "legal_chain")} == {
            ("plan", "programme", 1), ("programme", "resolution", 1), ("plan", "resolution", 2)}

    def test_a_circle_ends(self, rows: Rows) -> None:
        world = self.relations(("a", "amends", "b"), ("b", "amends", "a"))
        assert len(rows(world, "legal_chain")) == 2

    def test_a_citation_passes_nothing_on(self, rows: Rows) -> None:
        world = self.relations(("a", "implements", "b"), ("b", "cites", "c"))
        assert ("a", "c") not in {(r["from_id"], r["to_id"]) for r in rows(world, "legal_chain")}


class TestEvidence:
    def test_a_row_leads_to_its_sentence_with_the_surface_marked(self, rows: Rows) -> None:
        text = "Thu đạt 5 tỷ. Xuất khẩu đạt 1.440 tỷ đồng, tăng 5%. Nhập khẩu giảm."
        start = text.index("1.440")
        world = World().document("d1", text=text)
        world.add("core.paragraphs", paragraph_id="p1", document_id="d1", ordinal=0, char_start=0, char_end=len(text), kind="body")
        world.figure("f", "1440000000000", surface="1.440 tỷ đồng")
        columns = [t if t not in (0, 1) else (start if t == 0 else start + 13) for t in world.rows["core.figures"][0]]
        world.rows["core.figures"][0] = tuple(columns)
        (row,) = rows(world, "evidence")
        assert row["sentence"].strip() == "Xuất khẩu đạt [[1.440 tỷ đồng]], tăng 5%."
        assert (row["source_table"], row["source_uri"]) == ("figures", "d1.txt")


class TestQuality:
    def test_unclaimed_numbers_are_shown_by_document_and_by_surface(self, rows: Rows) -> None:
        world = World().document("a")
        for start, claim in enumerate(("figure", "other", "other")):
            world.add("core.number_ledger", document_id="a", char_start=start, char_end=start + 1, surface="7", claim=claim)
        world.add("meta.builds", build_id="b", started=datetime(2024, 1, 1), extractor_version="1", lexicon_hash="", documents=1, processed=1, rejected=0)
        world.add("meta.checks", build_id="b", name="offsets", severity="error", passed=True, failing_rows=0)
        found = {(r["scope"], r["subject"], r["measure"]): r["amount"] for r in rows(world, "quality")}
        assert found["document", "a", "unclaimed_numbers"] == 2
        assert found["number", "7", "unclaimed_numbers"] == 2
        assert found["check", "offsets", "failing_rows_error"] == 0


class TestMergedBoundaries:
    def series(self, additive: bool = True, **shares: float | None) -> World:
        world = World().document("d1", "2024-01-01").add("ref.indicator", indicator_id="revenue", label_en="revenue", additive=additive)
        for code in ("old-qn", "old-dn", "new-dn"):
            world.add("ref.place", place_code=code, name_vi=code, name_en=code, level="province",
                      valid_to=None if code.startswith("new") else date(2025, 6, 30))
            world.add("core.entities", entity_id=code, name=code, ref_code=code)
        for code in ("old-qn", "old-dn"):
            world.add("ref.place_change", from_code=code, to_code="new-dn", share=shares.get(code[4:], 1.0), date=date(2025, 7, 1))
        return world.figure("f1", "5", period="2023-01-01/2023-12-31", indicator_id="revenue", place_id="old-qn")

    def test_additive_figures_of_all_old_units_are_summed(self, rows: Rows) -> None:
        world = self.series().figure("f2", "7", period="2023-01-01/2023-12-31", indicator_id="revenue", place_id="old-dn")
        (row,) = rows(world, "indicator_series_merged")
        assert (row["value"], row["derivation"], row["figure_ids"]) == (12, "summed", "f1; f2")

    def test_it_says_why_there_is_no_sum(self, rows: Rows) -> None:
        second = {"period": "2023-01-01/2023-12-31", "indicator_id": "revenue", "place_id": "old-dn"}
        cases = {"members_missing": self.series(), "not_additive": self.series(additive=False).figure("f2", "7", **second),
                 "unit_split": self.series(qn=0.4).figure("f2", "7", **second)}
        for reason, world in cases.items():
            (row,) = rows(world, "indicator_series_merged")
            assert (row["value"], row["derivation"]) == (None, reason)

    def test_what_is_told_of_a_unit_of_today_stands_beside_the_sum(self, rows: Rows) -> None:
        world = self.series()
        for number, (value, place) in enumerate((("7", "old-dn"), ("13", "new-dn"))):
            world.figure(f"g{number}", value, period="2023-01-01/2023-12-31", indicator_id="revenue", place_id=place)
        assert [(r["derivation"], r["value"]) for r in rows(world, "indicator_series_merged")] == [("summed", 12), ("told", 13)]

    def test_units_of_one_dimension_are_summed_and_an_estimate_says_so(self, rows: Rows) -> None:
        world = (self.series().add("ref.unit", unit="VND", dimension="money", base_unit="VND", to_base=1.0, label_en="", label_vi="")
                 .add("ref.unit", unit="kVND", dimension="money", base_unit="VND", to_base=1000.0, label_en="", label_vi="")
                 .figure("f2", "7", "kVND", "2023-01-01/2023-12-31", indicator_id="revenue", place_id="old-dn", status="estimate"))
        (row,) = rows(world, "indicator_series_merged")
        assert (row["value"], row["unit"], row["status"]) == (7005, "VND", "estimate")

    def test_neither_unknown_times_nor_unknown_indicators_are_summed(self, rows: Rows) -> None:
        world = (self.series().figure("f2", "7", indicator_id="revenue", place_id="old-dn")
                 .figure("f3", "7", period="2023-01-01/2023-12-31", indicator="x", place_id="old-dn"))
        assert [r["derivation"] for r in rows(world, "indicator_series_merged")] == ["members_missing"]
