"""Briefs: their queue, the review with its evidence, decisions on shown versions only, approval and export."""

import marimo as mo
import pytest

from app import ui
from app.decisions import AlreadyDecided
from app.texts import LANGUAGES, texts
from app.ui import briefs, places
from app.ui.widgets import QueueEvent
from notebooks.briefs import app as notebook
from tests.conftest import rows_of
from tests.views_fixture import HOSTILE, SITE, URLS, brief_lines, site_workspace, write_results

PASSAGE = "The rack came first. It carries 20 kg on level ground. Then came the bags."


@pytest.fixture
def whole(tmp_path):
    return site_workspace(tmp_path)


def view_of(workspace, **place):
    return ui.open_view(ui.context(workspace=str(workspace.root), **place))


def shown(workspace, **place):
    """Run the notebook and return what it puts on the screen, and its values."""
    outputs, values = notebook.run(defs={"ctx": ui.context(workspace=str(workspace.root), **place)})
    return " ".join(mo.as_html(output).text for output in outputs if output is not None), values


def decide(view, line, action="accept", version=0, brief="b0", **words):
    proposal = briefs.brief_of(view, brief).proposal
    return briefs.write(view, proposal, QueueEvent(action, str(line), version, **words))


def decide_all(view):
    for line in (1, 2, 3):
        decide(view, line)


def with_lines(workspace, *changes):
    """Write the results again with the lines of the first brief changed."""
    snapshot = workspace.facts(SITE).newest("crawl").id
    lines = brief_lines(snapshot)
    for line, change in zip(lines, changes, strict=False):
        line |= change
    write_results(workspace, tables={"brief_lines": lines})
    return snapshot


# the queue


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_queue_counts_what_waits_and_names_the_best_brief(whole, language):
    html, values = shown(whole, language=language)
    text = texts(language)("briefs-waiting", number="4", briefs=4, best="Brief number 0")
    assert text in html.replace('<span class="sl-n sl-n-ink">4</span>', "4")
    assert values["shown"].rows["decided"].to_list() == [texts(language)("briefs-x-of-y", decided=0, lines=3)] * 4


def test_the_queue_shows_how_far_each_brief_is(whole):
    view = view_of(whole)
    decide(view, 1)
    for line in (1, 2, 3):
        decide(view, line, brief="b1")
    rows = briefs.proposal_page(view, briefs.proposals_of(view)).rows
    assert rows["state"].to_list() == ["review", "decided", "open", "open"]


def test_no_proposal_is_clean(whole):
    write_results(whole, tables={"brief_proposals": [], "brief_lines": []})
    html, _ = shown(whole)
    assert "sl-state-clean" in html
    assert "No page needs a brief" in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_analysis_briefs_are_not_measured(tmp_path, language):
    html, _ = shown(site_workspace(tmp_path, results=False), language=language)
    assert "sl-state-not-measured" in html
    assert texts(language)("briefs-question") in html


def test_an_empty_workspace_says_where_a_crawl_is_started(tmp_path):
    html, _ = shown(site_workspace(tmp_path, crawl=False, logs=False))
    assert "Nothing has been crawled yet" in html


def test_a_mistake_becomes_a_panel_with_a_reference(whole, monkeypatch):
    monkeypatch.setattr(briefs, "sections", lambda *given: 1 / 0)
    html, _ = shown(whole, focus="b0")
    assert "sl-state-error" in html
    assert "Reference" in html


def test_a_brief_that_is_gone_opens_the_queue(whole):
    html, values = shown(whole, focus="b99")
    assert values["brief"] == ""
    assert "4 of 4 briefs" in html


# the review


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_review_shows_lines_sections_and_evidence(whole, language):
    say = texts(language)
    html, values = shown(whole, language=language, focus="b0")
    assert say("briefs-evidence-of", line=1) in html
    assert "<mark>A quoted sentence.</mark>" in html
    assert say("brief-section-outline") in html
    assert [item["title"] for item in values["queue"].widget.items] == [
        f"H2: How much does it carry? {n}" for n in (1, 2, 3)
    ]


def test_a_brief_is_found_by_its_page_too(whole):
    _, values = shown(whole, focus=URLS[2][0])
    assert values["brief"] == "b2"


def test_a_decision_is_written_and_shown_in_place_and_nothing_advances(whole):
    _, values = shown(whole, focus="b0")
    widget = values["queue"].widget
    before = widget.selected
    widget.event = {"number": "1", "action": "reject", "id": "1", "version": 0, "reason": "only one source"}
    assert widget.items[0]["mark"] == "rejected"
    assert widget.items[0]["note"] == "Reason: only one source"
    assert widget.selected == before


def test_a_line_decided_in_another_window_shows_what_stands_and_is_not_overwritten(whole):
    _, first = shown(whole, focus="b0")
    _, second = shown(whole, focus="b0")
    first["queue"].widget.event = {"number": "1", "action": "accept", "id": "2", "version": 0}
    second["queue"].widget.event = {"number": "1", "action": "reject", "id": "2", "version": 0, "reason": "late"}
    assert second["queue"].widget.items[1]["mark"] == "accepted"
    assert second["queue"].widget.items[1]["version"] == 1


def test_a_changed_line_keeps_what_it_said_before(whole):
    view = view_of(whole)
    decide(view, 1, "change", text="H2: What can it carry?")
    item = briefs.items_of(view.say, briefs.brief_of(view, "b0"))[0]
    assert (item.title, item.note) == ("H2: What can it carry?", "before: “H2: How much does it carry? 1”")


def test_a_line_of_ours_is_said_in_the_readers_language(whole):
    with_lines(whole, {"message": "brief-line-demand-not-measured", "certainty": "not_measured", "evidence": []})
    html, values = shown(whole, language="de", focus="b0")
    first = values["queue"].widget.items[0]
    assert first["title"] == "Die Suchnachfrage ist nicht gemessen: Search Console fehlt."
    assert first["mark"] == "not_measured"
    assert "1 von 3 Zeilen ist nicht gemessen" in html


def test_a_line_that_is_not_measured_needs_no_decision(whole):
    with_lines(whole, {"message": "brief-line-demand-not-measured", "certainty": "not_measured", "evidence": []})
    view = view_of(whole)
    decide(view, 2)
    decide(view, 3)
    assert briefs.progress_of(briefs.brief_of(view, "b0")).state == "decided"


def test_crawled_words_are_never_markup(whole):
    with_lines(whole, {"text": HOSTILE})
    html, values = shown(whole, focus="b0")
    assert "<img src=x" not in html
    assert values["queue"].widget.items[0]["title"] == HOSTILE  # the widget shows it as text


# evidence


def test_evidence_stands_in_its_passage_under_its_headings(whole):
    snapshot = whole.facts(SITE).newest("crawl").id
    whole.meaning().add("passages", rows_of("passages", [{"passage_hash": "p1", "text": PASSAGE, "language": "en"}]))
    quote = "It carries 20 kg on level ground."
    quoted = {"snapshot": snapshot, "table": "passages", "key": "p1", "url": URLS[1][0], "quote": quote}
    with_lines(whole, {"evidence": [quoted]})
    html, _ = shown(whole, focus="b0")
    assert "The rack came first. <mark>It carries 20 kg on level ground.</mark> Then came the bags." in html
    assert f"{URLS[1][0]}#:~:text=It%20carries%2020%20kg%20on%20level" in html


def test_the_evidence_that_was_clicked_on_stands_first(whole):
    snapshot = whole.facts(SITE).newest("crawl").id
    two = [{"snapshot": snapshot, "table": "pages", "key": u, "url": u, "quote": u[-4:]} for u, _ in URLS[:2]]
    with_lines(whole, {"evidence": two})
    view = view_of(whole)
    brief = briefs.brief_of(view, "b0")
    chosen = {"selected": "1", "evidence": "E2", "event": {}}
    html = briefs.evidence_of(view, brief, chosen).text
    assert html.index(">E2<") < html.index(">E1<")


def test_a_quote_keeps_some_words_around_it_and_shows_all_when_opened():
    long = places.place_in("before " * 80 + "the quote. " + "after " * 80, "the quote.")
    clipped = places.clipped(long)
    assert clipped.sentence == "the quote."
    assert len(clipped.before) <= 160
    assert clipped.after.endswith("after…")


def test_a_quote_its_passage_does_not_hold_stands_alone():
    assert places.place_in("Something else.", "the quote.") == places.Place("", "the quote.", "")


# approval and export


def test_approve_waits_for_the_last_open_line(whole):
    view = view_of(whole)
    approve, _ = briefs.approval_buttons(view, "b0", lambda: None)
    assert "Approve: 3 still open" in approve.text
    decide_all(view)
    approve, _ = briefs.approval_buttons(view, "b0", lambda: None)
    assert "Approve this brief" in approve.text


def test_an_approved_brief_can_be_exported_and_no_other(whole):
    view = view_of(whole)
    assert briefs.downloads(view, "b0") == []
    decide_all(view)
    approved = []
    approve, take_back = briefs.approval_buttons(view, "b0", lambda: approved.append(1))
    approve._on_click(None)
    assert len(briefs.downloads(view, "b0")) == 3
    assert "was approved on" in shown(whole, focus="b0")[0]
    take_back._on_click(None)
    assert briefs.downloads(view, "b0") == []
    assert approved == [1, 1]


def test_approving_twice_approves_once(whole):
    view = view_of(whole)
    decide_all(view)
    approve, _ = briefs.approval_buttons(view, "b0", lambda: None)
    approve._on_click(None)
    first = view.decisions.approvals()
    approve._on_click(None)
    assert view.decisions.approvals() == first


def test_a_line_of_an_approved_brief_is_not_changed(whole):
    view = view_of(whole)
    decide_all(view)
    briefs.approval_buttons(view, "b0", lambda: None)[0]._on_click(None)
    with pytest.raises(AlreadyDecided):
        decide(view, 1, "reject", version=1, reason="late")
