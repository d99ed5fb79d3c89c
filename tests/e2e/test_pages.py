"""Findings and pages in Chromium: views beside each other in a room, a check's rows, a URL's story and its ways on."""

import pytest
from playwright.sync_api import expect

from tests.views_fixture import HUB, URLS

STORY = f"/?view=pages&focus={HUB['t1']}"


def sub_view(page):
    return page.locator(".sl-sub [aria-current=page]")


def row(page, text):
    return page.locator("marimo-table td").filter(has_text=text).first


def test_views_of_a_room_change_by_click_and_by_key_without_loading_the_page(whole, open_page):
    page = open_page(whole, "/?view=findings")
    page.evaluate("window.same = true")
    page.get_by_test_id("view-pages").click()
    expect(page.locator("h1").first).to_contain_text("of 46 URLs may rank")
    expect(sub_view(page)).to_have_text("Pages")
    assert page.evaluate("document.activeElement === document.body") is False, "the focus was lost"
    page.keyboard.press("[")
    expect(page.locator("h1").first).to_contain_text("20 findings from 3 checks")
    page.keyboard.press("]")
    expect(page.locator("h1").first).to_contain_text("of 46 URLs may rank")
    assert page.evaluate("window.same")
    assert not page.kernel.errors


def test_a_bracket_that_is_typed_into_a_field_changes_nothing(whole, open_page):
    page = open_page(whole, "/?view=pages")
    page.get_by_test_id("marimo-plugin-text-input").press("[")
    page.kernel.idle()
    expect(sub_view(page)).to_have_text("Pages")


def test_a_click_on_a_row_opens_the_story_and_a_link_in_it_that_of_the_other_page(whole, open_page):
    page = open_page(whole, "/?view=pages")
    page.get_by_test_id("chip-failing").click()
    row(page, "/gone-3").click()
    expect(page.get_by_role("heading", name="This URL does not rank: does not exist (4xx)")).to_be_visible()
    page = open_page(whole, STORY)
    target = URLS[1][0]
    page.locator(f'.sl-t a[href$="{target.rpartition("/")[2]}"]').first.click()
    expect(page.locator(".sl-panel .sl-a").filter(has_text=target).first).to_be_visible()
    expect(page.get_by_role("heading", name="1 link leads here")).to_be_visible()
    assert not page.kernel.errors


def test_what_is_typed_filters_by_title_and_kinds_filter_too(whole, open_page):
    page = open_page(whole, "/?view=pages")
    page.get_by_test_id("marimo-plugin-text-input").fill("title of DING-8")
    expect(page.locator(".sl-count")).to_have_text("3 of 46")
    page.get_by_test_id("marimo-plugin-text-input").fill("")
    page.get_by_test_id("chip-failing").click()
    expect(page.locator(".sl-count")).to_have_text("5 of 46")


def test_a_click_on_a_check_lists_its_rows(whole, open_page):
    page = open_page(whole, "/?view=findings")
    expect(page.locator(".sl-count")).to_have_text("5 of 5")
    row(page, "12 indexable pages have no meta description").click()
    expect(page.locator(".sl-count")).to_have_text("12 of 12")
    row(page, "Every indexable page has a title").click()
    expect(page.locator(".sl-state-clean")).to_be_visible()
    row(page, "Every canonical the crawl knows may rank. 46 addresses were checked.").click()
    expect(page.locator(".sl-state-clean h2")).to_contain_text("Every canonical the crawl knows")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert not page.kernel.errors


@pytest.mark.parametrize("view", ["findings", "pages"])
def test_german_is_whole_and_nothing_is_cut_in_a_narrow_window(view, whole, open_page):
    page = open_page(whole, f"/?view={view}&language=de&focus={HUB['t1']}", width=1100)
    expect(sub_view(page)).to_have_text({"findings": "Befunde", "pages": "Seiten"}[view])
    assert page.evaluate("document.documentElement.scrollWidth") <= 1100
    cut = "[...document.querySelectorAll('.sl-l, .sl-v, .sl-c, h1, h2, th')]"
    assert page.evaluate(f"{cut}.filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth).length") == 0


def test_downloads_are_offered_as_csv_and_as_excel(whole, open_page):
    page = open_page(whole, "/?view=pages")
    for name, file in (("CSV", "pages.csv"), ("Excel", "pages.xlsx")):
        with page.expect_download() as download:
            page.get_by_text(name, exact=True).click()
        assert download.value.suggested_filename == file
