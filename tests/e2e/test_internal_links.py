"""Internal links in Chromium: a double click decides once, a reload keeps what was decided, chips count along."""

import pytest

from app.decisions import Decisions
from app.workspace import open_workspace
from tests.views_fixture import SITE


@pytest.fixture
def app(serve):
    return serve()


def decisions(app):
    return Decisions(open_workspace(app.root).decisions_path).links(SITE)


def marks(page):
    return [item.get_attribute("data-mark") for item in page.locator(".sl-q").all()]


def test_a_double_click_on_accept_decides_once_and_nothing_advances(app, open_page):
    page = open_page(app, "/views/internal_links/")
    page.get_by_test_id("queue-accept").dblclick()
    page.get_by_test_id("queue-take_back").wait_for()
    page.kernel.idle()
    assert [decision.version for decision in decisions(app).values()] == [1]
    assert marks(page)[:2] == ["accepted", "open"]
    assert page.locator(".sl-q.sl-on").get_attribute("data-mark") == "accepted"
    assert page.locator("h1").inner_text().startswith("13 link suggestions wait")


def test_keys_decide_change_reject_and_take_back_and_a_reload_keeps_it(app, open_page):
    page = open_page(app, "/views/internal_links/")
    page.get_by_test_id("queue").focus()
    page.keyboard.press("e")
    page.get_by_test_id("queue-field").fill("tyres with studs")
    page.keyboard.press("Enter")
    page.get_by_test_id("queue-take_back").wait_for()
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.get_by_test_id("queue-field").fill("says the same")
    page.keyboard.press("Enter")
    page.locator("[data-mark=rejected]").first.wait_for()
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.locator("[data-mark=accepted]").first.wait_for()
    page.keyboard.press("u")
    page.locator(".sl-q.sl-on[data-mark=open]").wait_for()
    page.kernel.idle()
    again = open_page(app, "/views/internal_links/")
    assert marks(again)[:3] == ["changed", "rejected", "open"]
    assert again.locator(".sl-where mark").inner_text().startswith("As soon as")


def test_chips_count_along_and_choose_what_the_queue_holds(app, open_page):
    page = open_page(app, "/views/internal_links/")
    page.get_by_test_id("queue-accept").click()
    page.locator(".sl-chip", has_text="Accepted 1").click()
    page.locator(".sl-q").nth(1).wait_for(state="detached")
    page.kernel.idle()
    assert marks(page) == ["accepted"]
    assert page.get_by_text("Export 1 accepted").is_enabled()


def test_the_suggestion_under_the_cursor_fills_the_panels(app, open_page):
    page = open_page(app, "/views/internal_links/")
    page.get_by_test_id("queue").focus()
    page.keyboard.press("j")
    page.locator(".sl-why", has_text="Benefit 91 of 100").wait_for()
    page.kernel.idle()
    page.keyboard.press("j")  # the queue keeps the focus while the panels are drawn again
    page.locator(".sl-why", has_text="Benefit 90 of 100").wait_for()
