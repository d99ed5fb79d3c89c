"""The views Changes and Schedule in a browser: from a number down to a page before and after, and a schedule's runs."""

from datetime import UTC, datetime

from playwright.sync_api import expect

from app.schedules.definition import Schedule
from app.schedules.ledger import Schedules
from app.workspace import open_workspace
from tests.views_fixture import SITE, site_workspace


def test_a_click_leads_from_what_changed_to_the_page_before_and_after(whole, open_page):
    page = open_page(whole, "/?view=changes")
    expect(page.locator("h1").first).to_contain_text("19 things changed between 15 Nov and 22 Nov, 3 of them critical")
    page.get_by_role("cell", name="title", exact=True).click()
    page.kernel.idle()
    expect(page.locator(".sl-count").last).to_contain_text("2 of 19")
    page.get_by_role("cell", name="title, changed").first.click()
    page.kernel.idle()
    panel = page.locator(".sl-wrapped")
    expect(panel).to_contain_text("/changed-")
    expect(panel.get_by_role("link", name="Whole story of the page")).to_be_visible()


def test_a_severity_keeps_its_changes_alone(whole, open_page):
    page = open_page(whole, "/?view=changes")
    page.get_by_text("Critical 3").click()
    page.kernel.idle()
    expect(page.get_by_role("cell", name="may rank").first).to_be_visible()
    expect(page.locator(".sl-count").last).to_contain_text("3 of 19")


def test_with_one_crawl_the_view_says_what_to_do(serve, open_page):
    def one_crawl(root):
        workspace = site_workspace(root, results=False)
        facts = workspace.facts(SITE)
        facts.purge(facts.snapshots("crawl")[0], "a test")

    page = open_page(serve(one_crawl), "/?view=changes")
    expect(page.locator(".sl-state").first).to_contain_text("There is one crawl; a comparison needs a second")


def test_a_schedule_shows_its_alarms_and_can_be_removed(serve, open_page):
    def scheduled(root):
        schedules = Schedules(site_workspace(root).decisions_path)
        daily = Schedule("shop", SITE, "daily 03:00", "0 3 * * *", "Europe/Berlin", "none")
        schedules.add(daily)
        due = datetime(2026, 11, 22, 2, tzinfo=UTC)
        schedules.claim(daily, due)
        outcome = {"alarms": ["<b>9 pages</b> forbid it"], "changes": {"critical": 9}, "deliveries": {"mail": "550 no"}}
        schedules.end(daily, due, "done", outcome)

    app = serve(scheduled)
    page = open_page(app, "/?view=schedule")
    expect(page.locator("h1").first).to_contain_text("The run of 22 Nov 2026, 03:00 (Europe/Berlin) raised 1 alarm.")
    report = page.locator(".sl-alarms")
    expect(report).to_contain_text("<b>9 pages</b> forbid it")
    expect(report).to_contain_text("550 no")
    page.get_by_role("button", name="Remove shop").click()
    expect(page.locator("h1").first).to_contain_text("No schedule is set up", timeout=20_000)
    assert Schedules(open_workspace(app.root).decisions_path).all() == []
