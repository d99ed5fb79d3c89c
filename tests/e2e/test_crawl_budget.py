"""Crawl budget in a browser: a click leads down, the strip and the table agree, and what is filtered is counted."""

import pytest
from playwright.sync_api import expect

from tests.views_fixture import site_workspace

ROOM = "/?view=crawl_budget"


def ledger_row(page, name):
    return page.locator(".sl-table").first.get_by_role("cell", name=name, exact=True)


def test_the_room_opens_on_the_largest_loss(whole, open_page):
    page = open_page(whole, ROOM)
    expect(page.locator("h1").first).to_contain_text("of search-bot requests went to URLs that cannot rank")
    expect(page.locator(".sl-drill-down")).to_contain_text("Filters and parameters")
    assert not page.kernel.errors


def test_a_click_on_a_cause_leads_to_its_patterns_urls_and_lines(whole, open_page):
    page = open_page(whole, ROOM)
    ledger_row(page, "Useful page").click()
    expect(page.locator(".sl-drill-down")).to_contain_text("Useful page")
    page.kernel.idle()
    expect(page.locator(".sl-drill-down")).to_contain_text("Log lines of the URL, 1 of 1")
    expect(page.locator(".sl-drill-down").get_by_role("cell", name="Googlebot")).to_be_visible()
    assert not page.kernel.errors


def test_a_click_on_the_strip_chooses_its_cause(whole, open_page):
    page = open_page(whole, ROOM)
    strip = page.locator(".sl-strip .nsewdrag")
    strip.scroll_into_view_if_needed()
    box = strip.bounding_box()
    page.mouse.move(box["x"] + 40, box["y"] + 20)
    page.mouse.move(box["x"] + 60, box["y"] + 25)
    expect(page.locator(".sl-strip .hoverlayer")).to_contain_text("Useful page")  # plotly clicks what it hovers
    page.mouse.down()
    page.mouse.up()
    expect(page.locator(".sl-drill-down")).to_contain_text("Useful page")
    assert not page.kernel.errors


def test_small_causes_can_be_left_out(whole, open_page):
    page = open_page(whole, ROOM)
    expect(page.locator(".sl-table .sl-count").first).to_have_text("5 of 5 causes")
    page.locator(".sl-table").first.locator("select").nth(1).select_option("At least 1,000 requests")
    expect(page.locator(".sl-table .sl-count").first).to_have_text("4 of 5 causes")
    expect(page.locator(".sl-table").first).to_contain_text("1 smaller cause")
    assert not page.kernel.errors


def test_urls_are_added_up_by_pattern_first(whole, open_page):
    page = open_page(whole, ROOM)
    expect(page.get_by_test_id("chip-pattern")).to_be_visible()
    expect(page.locator(".sl-todo").last).to_contain_text("Close filter URLs to bots")
    assert not page.kernel.errors


@pytest.mark.parametrize("width", [1100, 1440])
def test_nothing_is_wider_than_the_window(whole, open_page, width):
    page = open_page(whole, ROOM + "&language=de", width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_logs_the_room_asks_for_them(serve, open_page):
    page = open_page(serve(site_workspace, logs=False), ROOM)
    expect(page.locator(".sl-state-not-measured").first).to_contain_text("Where do search bots spend their requests?")
    assert not page.kernel.errors
