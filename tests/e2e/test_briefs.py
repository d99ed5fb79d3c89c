"""Briefs in Chromium: two windows on one brief, a double click, a reload, approval and the three exports."""

import pytest

from app.decisions import Decisions
from app.workspace import open_workspace

REVIEW = "/views/briefs/?focus=b0"


@pytest.fixture
def app(serve):
    return serve()


def lines(app):
    return Decisions(open_workspace(app.root).decisions_path).lines("b0", "0" * 32)


def accept_all(page):
    page.get_by_test_id("queue").focus()
    for number in (1, 2, 3):
        page.keyboard.press("a")
        page.locator(f"[data-testid=item-{number}][data-mark=accepted]").wait_for()
        page.keyboard.press("j")
    page.kernel.idle()


def test_the_queue_leads_to_the_review_of_a_brief(app, open_page):
    page = open_page(app, "/views/briefs/")
    page.get_by_test_id("review").click()
    page.get_by_test_id("queue").wait_for()
    assert "focus=b0" in page.url


def test_a_double_click_on_accept_decides_once(app, open_page):
    page = open_page(app, REVIEW)
    page.get_by_test_id("queue-accept").dblclick()
    page.locator("[data-testid=item-1][data-mark=accepted]").wait_for()
    page.kernel.idle()
    assert {number: decision.version for number, decision in lines(app).items()} == {1: 1}
    assert page.locator("h1").inner_text() == "Brief “Brief number 0”: 2 of 3 lines still open."


def test_of_two_windows_the_second_is_told_and_overwrites_nothing(app, open_page):
    first, second = open_page(app, REVIEW), open_page(app, REVIEW)
    first.get_by_test_id("queue-accept").click()
    first.locator("[data-testid=item-1][data-mark=accepted]").wait_for()
    second.get_by_test_id("queue-reject").click()
    second.get_by_test_id("queue-field").fill("late")
    second.keyboard.press("Enter")
    second.get_by_text("Not written").first.wait_for()
    second.locator("[data-testid=item-1][data-mark=accepted]").wait_for()
    assert lines(app)[1].verdict == "accepted"
    assert lines(app)[1].version == 1


def test_a_reload_keeps_every_decision_and_goes_on_at_the_first_open_line(app, open_page):
    page = open_page(app, REVIEW)
    page.get_by_test_id("queue-accept").click()
    page.locator("[data-testid=item-1][data-mark=accepted]").wait_for()
    page.kernel.idle()
    again = open_page(app, REVIEW)
    assert again.get_by_test_id("item-1").get_attribute("data-mark") == "accepted"
    assert "sl-on" in again.get_by_test_id("item-2").get_attribute("class")


def test_an_approved_brief_is_exported_in_three_formats(app, open_page):
    page = open_page(app, REVIEW)
    assert page.get_by_role("button", name="Approve: 3 still open").is_disabled()
    accept_all(page)
    page.get_by_role("button", name="Approve this brief").click()
    page.locator("h1", has_text="was approved on").wait_for()
    names = []
    for form in ("Word", "Markdown", "HTML"):
        with page.expect_download() as download:
            page.get_by_text(form, exact=True).click()
        names.append(download.value.suggested_filename)
    assert [name.rpartition(".")[2] for name in names] == ["docx", "md", "html"]
    page.get_by_role("button", name="Take the approval back").click()
    page.locator("h1", has_text="it can be approved").wait_for()


def test_the_key_o_opens_the_whole_passage_and_never_decides(app, open_page):
    page = open_page(app, REVIEW)
    page.get_by_test_id("queue").focus()
    page.keyboard.press("o")
    page.kernel.idle()
    assert lines(app) == {}
    assert page.locator(".sl-evidence mark").inner_text() == "A quoted sentence."
