"""The views of logs in a browser: rooms open from the top bar, a question answers, a proposal is replayed."""

import pytest
from playwright.sync_api import expect

VIEWS = ("what_if", "coverage", "bots", "server", "log_health")


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_fits_a_narrow_window_and_ends_with_its_provenance(whole, open_page, view):
    page = open_page(whole, f"/?view={view}&language=de", width=1100, wait=".sl-prov")
    expect(page.locator("h1").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1100
    assert not page.kernel.errors


def test_a_click_on_a_bot_shows_what_it_takes(whole, open_page):
    page = open_page(whole, "/?view=bots", wait=".sl-prov")
    page.locator(".sl-table").first.get_by_role("cell", name="GPTBot", exact=True).click()
    expect(page.locator("main", has_text="GPTBot: 11,700 requests").first).to_be_visible()
    assert not page.kernel.errors


def test_another_question_gets_its_own_answer(whole, open_page):
    page = open_page(whole, "/?view=coverage", wait=".sl-prov")
    page.get_by_test_id("chip-fetch_frequency").click()
    expect(page.locator(".sl-table").last).to_contain_text("Do search bots fetch the pages most often")
    assert not page.kernel.errors


def test_what_is_written_is_replayed_at_the_click(whole, open_page):
    page = open_page(whole, "/?view=what_if", wait=".sl-prov")
    page.locator("textarea").fill("User-agent: *\nDisallow: /en/\n")
    page.get_by_role("button", name="Replay").click()
    expect(page.locator("h1").first).to_contain_text("41 pages that may rank would be lost")
    assert not page.kernel.errors
