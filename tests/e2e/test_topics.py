"""Topics in a browser: cards, table and map choose one topic, and a gap shows the passages that prove it."""

import pytest
from playwright.sync_api import expect

from tests.views_fixture import site_workspace

ROOM = "/?view=topics"


def test_the_room_opens_on_the_weakest_topic(whole, open_page):
    page = open_page(whole, ROOM)
    expect(page.locator("h1").first).to_contain_text("Winter cycling is the weakest of 4 topics")
    expect(page.get_by_test_id("card-t4")).to_have_attribute("aria-selected", "true")
    assert not page.kernel.errors


def test_a_card_chooses_its_topic_and_shows_what_its_pages_lack(whole, open_page):
    page = open_page(whole, ROOM)
    page.get_by_test_id("card-t1").click()
    expect(page.locator(".sl-table").first).to_contain_text("What pages on Panniers & luggage lack")
    expect(page.locator(".sl-evidence").first).to_contain_text("It carries 20 kg.")
    assert not page.kernel.errors


def test_a_row_of_the_table_marks_the_card_of_its_topic(whole, open_page):
    page = open_page(whole, ROOM)
    page.locator(".sl-table").last.get_by_role("cell", name="Tour reports", exact=True).click()
    expect(page.get_by_test_id("card-t3")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".sl-state-clean")).to_contain_text("No page on Tour reports lacks")
    assert not page.kernel.errors


def test_the_pages_of_a_topic_are_listed_and_filtered(whole, open_page):
    page = open_page(whole, ROOM + "&focus=t2")
    page.get_by_test_id("chip-pages").click()
    expect(page.locator(".sl-table .sl-count").last).to_have_text("9 of 9 pages")
    page.get_by_placeholder("Filter by URL").fill("reading-8")
    expect(page.locator(".sl-table .sl-count").last).to_have_text("1 of 9 pages")
    assert not page.kernel.errors


def test_a_lasso_on_the_map_lists_the_pages_in_it(whole, open_page):
    page = open_page(whole, ROOM)
    page.get_by_test_id("chip-pages").click()
    area = page.locator(".sl-panel .nsewdrag").first
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    left, top, right, low = box["x"] + 10, box["y"] + 40, box["x"] + box["width"] / 2, box["y"] + box["height"] - 10
    page.mouse.move(left, top)
    page.mouse.down()
    for x, y in ((right, top), (right, low), (left, low), (left, top)):
        page.mouse.move(x, y, steps=6)
    page.mouse.up()
    expect(page.locator(".sl-table").last).to_contain_text("pages in the lasso")
    assert not page.kernel.errors


@pytest.mark.parametrize("width", [1100, 1440])
def test_nothing_is_wider_than_the_window(whole, open_page, width):
    page = open_page(whole, ROOM + "&language=de", width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_an_analysis_the_room_asks_for_it(serve, open_page):
    page = open_page(serve(site_workspace, results=False), ROOM)
    expect(page.locator(".sl-state-not-measured").first).to_contain_text("Which topics lack a page that gathers them")
    assert not page.kernel.errors
