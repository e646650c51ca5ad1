"""What an operator sees in Dagster's UI: the graph by stage, the form of a run, a run, an asset with columns and checks."""

import re

from playwright.sync_api import Page, expect

JOB = "/locations/pipeline.definitions/jobs/run_pipeline/playground"


def test_the_graph_has_the_four_stages(ui: str, page: Page):
    page.goto(f"{ui}/asset-groups")
    for stage in ("raw", "core", "analysis", "published"):
        expect(page.get_by_text(stage, exact=True).first).to_be_visible()


def test_a_run_from_the_launchpad_fills_the_assets(ui: str, page: Page):
    page.goto(ui + JOB)
    expect(page.get_by_text("paths", exact=False).first).to_be_visible()
    expect(page.get_by_text("read at most so many records", exact=False).first).to_be_visible()
    page.get_by_role("button", name="Launch Run").click()
    page.wait_for_url(re.compile("/runs/[0-9a-f-]{36}"))
    ended = page.get_by_text(re.compile("^(Success|Failure)$")).first
    expect(ended).to_be_visible(timeout=240_000)
    expect(ended).to_have_text("Success")

    page.goto(f"{ui}/assets/core/documents")
    expect(page.get_by_text("Row count")).to_be_visible()
    expect(page.get_by_text("5", exact=True).first).to_be_visible()
    expect(page.get_by_text("ISO 639-1 code of the main language")).to_be_visible()

    page.goto(f"{ui}/assets/core/documents?view=checks")
    expect(page.get_by_text("document_id identifies a row.")).to_be_visible()
    expect(page.get_by_text("Passed").first).to_be_visible()

    page.goto(f"{ui}/assets/analysis/target_vs_achievement")
    expect(page.get_by_text("the place the achievement is about", exact=True)).to_be_visible()
