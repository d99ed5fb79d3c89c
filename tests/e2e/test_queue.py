"""The review queue in a browser: keys, buttons, two windows; nothing advances, nothing is decided twice."""

import pytest
from playwright.sync_api import expect

from app.decisions import Decisions
from app.workspace import open_workspace
from tests.views_fixture import SITE

ROOM = "/?view=internal_links"


@pytest.fixture
def reviewed(serve, open_page):
    """Return an app of its own, a page of it on the queue, and what is decided."""
    app = serve()
    decisions = Decisions(open_workspace(app.root).decisions_path)

    def decided():
        return [decision for decision in decisions.links(SITE).values() if not decision.open]

    page = open_page(app, ROOM, wait="[data-testid=queue]")
    page.get_by_test_id("queue").focus()
    return app, page, decided


def selected(page):
    return page.locator(".sl-q.sl-on")


def test_a_key_accepts_and_the_line_stays(reviewed):
    _, page, decided = reviewed
    title = selected(page).locator(".sl-qtext b").inner_text()
    page.keyboard.press("a")
    expect(selected(page)).to_have_attribute("data-mark", "accepted")
    assert selected(page).locator(".sl-qtext b").inner_text() == title
    assert [decision.verdict for decision in decided()] == ["accepted"]


def test_a_double_click_decides_one_line_once(reviewed):
    _, page, decided = reviewed
    page.get_by_test_id("queue-accept").first.dblclick()
    expect(selected(page)).to_have_attribute("data-mark", "accepted")
    page.kernel.idle()
    assert [decision.version for decision in decided()] == [1]


def test_a_rejection_asks_for_a_reason_and_can_be_taken_back(reviewed):
    _, page, decided = reviewed
    page.keyboard.press("r")
    page.get_by_test_id("queue-field").fill("Not on this topic")
    page.keyboard.press("Enter")
    expect(selected(page)).to_have_attribute("data-mark", "rejected")
    assert [decision.reason for decision in decided()] == ["Not on this topic"]
    page.keyboard.press("u")
    expect(selected(page)).to_have_attribute("data-mark", "open")
    assert decided() == []


def test_a_change_keeps_the_editors_words(reviewed):
    _, page, decided = reviewed
    page.keyboard.press("e")
    page.get_by_test_id("queue-field").fill("tyres for ice <b>")
    page.keyboard.press("Enter")
    expect(selected(page)).to_have_attribute("data-mark", "changed")
    assert [decision.text for decision in decided()] == ["tyres for ice <b>"]


def test_keys_move_and_do_nothing_while_something_is_typed(reviewed):
    _, page, decided = reviewed
    first = selected(page).get_attribute("data-testid")
    page.keyboard.press("j")
    expect(selected(page)).not_to_have_attribute("data-testid", first)
    page.keyboard.press("k")
    expect(selected(page)).to_have_attribute("data-testid", first)
    page.keyboard.press("r")
    page.get_by_test_id("queue-field").fill("a")
    page.keyboard.press("Escape")
    assert decided() == []
    expect(selected(page)).to_have_attribute("data-testid", first)


def test_of_two_windows_the_second_is_told_and_writes_nothing(reviewed, open_page):
    app, page, decided = reviewed
    other = open_page(app, ROOM, wait="[data-testid=queue]")
    page.keyboard.press("a")
    expect(selected(page)).to_have_attribute("data-mark", "accepted")
    other.get_by_test_id("queue").focus()
    other.keyboard.press("r")
    other.get_by_test_id("queue-field").fill("Too late")
    other.keyboard.press("Enter")
    expect(other.get_by_text("Already decided").first).to_be_visible(timeout=20_000)
    assert [decision.verdict for decision in decided()] == ["accepted"]


def test_a_reload_shows_what_was_decided(reviewed, open_page):
    app, page, decided = reviewed
    page.keyboard.press("a")
    expect(selected(page)).to_have_attribute("data-mark", "accepted")
    again = open_page(app, ROOM, wait="[data-testid=queue]")
    expect(again.locator("[data-mark=accepted]")).to_have_count(1)
    assert len(decided()) == 1
