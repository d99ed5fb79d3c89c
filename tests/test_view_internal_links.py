"""Internal links: suggestions and their decisions, what a link would change, and the checks of the links there are."""

import marimo as mo
import pytest

from app import ui
from app.decisions import AlreadyDecided
from app.texts import LANGUAGES, texts
from app.ui import internal_links
from app.ui.widgets import QueueEvent
from notebooks.internal_links import app as notebook
from tests.views_fixture import HOSTILE, ORIGIN, SITE, URLS, link_opportunities, site_workspace, write_results


@pytest.fixture
def whole(tmp_path):
    return site_workspace(tmp_path)


def view_of(workspace, **place):
    return ui.open_view(ui.context(workspace=str(workspace.root), **place))


def shown(workspace, **place):
    """Run the notebook and return what it puts on the screen, and its values."""
    outputs, values = notebook.run(defs={"ctx": ui.context(workspace=str(workspace.root), **place)})
    return " ".join(mo.as_html(output).text for output in outputs if output is not None), values


def decide(view, place, action="accept", version=0, **words):
    suggestion = internal_links.suggestions_of(view)[place]
    return internal_links.write(view, suggestion, QueueEvent(action, suggestion.id, version, **words))


def now(view):
    return internal_links.decided_of(view, internal_links.suggestions_of(view))


# the finding


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_counts_what_waits_and_the_orphans_it_would_help(whole, language):
    html, values = shown(whole, language=language)
    say = texts(language)
    assert say("links-waiting", number="14", open=14) in html.replace('<span class="sl-n sl-n-ink">14</span>', "14")
    assert len(values["suggestions"]) == 14
    assert say("links-if-accepted") in html


def test_suggestions_come_with_the_highest_benefit_first(whole):
    benefits = [suggestion.benefit for suggestion in internal_links.suggestions_of(view_of(whole))]
    assert benefits == sorted(benefits, reverse=True)


def test_all_decided_is_said_instead_of_a_zero(whole):
    view = view_of(whole)
    for place in range(14):
        decide(view, place)
    html, _ = shown(whole)
    assert "All 14 link suggestions are decided." in html


def test_no_suggestion_is_clean_and_says_how_many_pages_were_compared(whole):
    write_results(whole, tables={"link_opportunities": []})
    html, _ = shown(whole)
    assert "No link worth setting is missing. 41 pages were compared." in html
    assert "sl-state-clean" in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_analysis_suggestions_are_not_measured(tmp_path, language):
    html, _ = shown(site_workspace(tmp_path, results=False), language=language)
    assert "sl-state-not-measured" in html
    assert texts(language)("question-missing_links") in html


def test_an_empty_workspace_says_where_a_crawl_is_started(tmp_path):
    html, _ = shown(site_workspace(tmp_path, crawl=False, logs=False))
    assert "Nothing has been crawled yet" in html


def test_a_mistake_becomes_a_panel_with_a_reference(whole, monkeypatch):
    monkeypatch.setattr(internal_links, "finding", lambda *given: 1 / 0)
    html, _ = shown(whole)
    assert "sl-state-error" in html
    assert "Reference" in html


def test_a_snapshot_that_is_not_there_is_an_error_and_no_traceback(whole):
    html, _ = shown(whole, snapshot="20200101T000000Z-abc")
    assert "sl-state-error" in html


def test_crawled_words_are_never_markup(whole):
    rows = [row | {"sentence": HOSTILE, "anchor": HOSTILE} for row in link_opportunities()]
    write_results(whole, tables={"link_opportunities": rows})
    html, _ = shown(whole)
    assert "<img src=x" not in html
    assert "&lt;script&gt;" in html


# decisions


def test_an_accepted_link_moves_from_open_to_accepted(whole):
    view = view_of(whole)
    decide(view, 0)
    assert now(view).numbers == {"accepted": 1, "changed": 0, "rejected": 0, "open": 13}
    assert [s.benefit for s in now(view).in_state("accepted")] == [92.0]


def test_a_decision_taken_back_is_open_again(whole):
    view = view_of(whole)
    decide(view, 0, "reject", reason="says the same")
    decide(view, 0, "take_back", version=1)
    assert now(view).numbers["open"] == 14


def test_a_second_decision_on_the_same_version_is_refused(whole):
    view = view_of(whole)
    decide(view, 0)
    with pytest.raises(AlreadyDecided):
        decide(view, 0, "reject", reason="late")


def test_the_queue_writes_a_decision_and_shows_it_in_place(whole):
    _, values = shown(whole)
    widget, first = values["queue"].widget, values["queue"].widget.items[0]
    widget.event = {"number": "1", "action": "change", "id": first["id"], "version": 0, "text": "tyres with studs"}
    assert [item["mark"] for item in widget.items[:2]] == ["changed", "open"]
    assert widget.items[0]["note"] == "before: “studded tyres”"
    assert "Open 13" in [option["text"] for option in values["state"].widget.options]


def test_a_queue_holds_only_the_state_that_was_chosen(whole):
    view = view_of(whole)
    decide(view, 3, "reject", reason="no")
    suggestions = internal_links.suggestions_of(view)
    chips = internal_links.state_chips(view, suggestions)
    chips._update({"value": "rejected"})
    queue = internal_links.queue_of(view, suggestions, chips)
    assert [item["mark"] for item in queue.widget.items] == ["rejected"]
    assert queue.widget.items[0]["note"] == "Reason: no"


def test_a_link_to_a_page_selects_its_suggestion(whole):
    target = internal_links.suggestions_of(view_of(whole))[5].target
    _, values = shown(whole, focus=target)
    chosen = internal_links.chosen(values["suggestions"], values["queue"])
    assert target in chosen.pair


def test_accepted_links_are_handed_over_with_the_words_the_editor_chose(whole):
    view = view_of(whole)
    decide(view, 0)
    decide(view, 1, "change", text="tyres with studs")
    decide(view, 2, "reject", reason="no")
    rows = internal_links.accepted_table(now(view)).to_pylist()
    assert [row["link_text"] for row in rows] == ["studded tyres", "tyres with studs"]
    assert rows[0]["source"] == URLS[0][0]


def test_decisions_belong_to_their_site(whole):
    view = view_of(whole)
    decide(view, 0)
    assert list(view.decisions.links(SITE)) == [now(view).suggestions[0].pair]


# what a link changes, and what was checked


@pytest.mark.parametrize(
    ("target", "source", "after"),
    [(None, 2, 3), (5, 2, 3), (2, 4, 2), (None, None, None), (4, None, 4)],
)
def test_a_link_brings_its_target_one_click_behind_its_source(target, source, after):
    assert internal_links.depth_with_link({"click_depth": target}, {"click_depth": source}) == after


def test_a_link_to_an_orphan_leaves_one_orphan_less(whole):
    view = view_of(whole)
    orphan = next(s for s in internal_links.suggestions_of(view) if s.target == URLS[11][0])
    assert internal_links.effects(view, orphan) == [
        ("links", "0", "1"),
        ("clicks", "not reachable", "3"),
        ("orphans", "3", "2"),
    ]


def test_checks_look_again_at_what_a_suggestion_assumes(whole):
    view = view_of(whole)
    linked, unlinked = internal_links.suggestions_of(view)[:2]  # the fixture's hub links to all pages
    assert dict(internal_links.checks(view, linked))["unlinked"] is False
    assert dict(internal_links.checks(view, unlinked))["unlinked"] is True
    assert dict(internal_links.checks(view, unlinked))["indexable"] is True


# the links there are


def test_a_check_that_found_something_is_a_table(whole):
    html, values = shown(whole)
    assert values["shown"].matching == 4  # the four pages that link to all others
    assert "indexable pages are linked from no other page" in html


def test_a_check_that_found_nothing_is_clean(whole):
    view = view_of(whole)
    shown_rows = internal_links.check_page(view, "broken_links", "")
    html = internal_links.check_block(view, "broken_links", shown_rows, None, "", []).text
    assert "No internal link leads to an error. 37 links were checked." in html
    assert "sl-state-clean" in html


def test_a_check_without_its_table_is_not_measured(tmp_path):
    view = view_of(site_workspace(tmp_path, results=False))
    html = internal_links.check_block(
        view, "deep_pages", internal_links.check_page(view, "deep_pages", ""), None, "", []
    ).text
    assert "sl-state-not-measured" in html
    assert "Deep pages not measured" in [o["text"] for o in internal_links.check_chips(view).widget.options]


def test_a_filter_that_nothing_passes_says_how_many_rows_there_are_without_it(whole):
    view = view_of(whole)
    rows = internal_links.check_page(view, "orphan_pages", "no such page")
    html = internal_links.check_block(view, "orphan_pages", rows, None, "", []).text
    assert "4 rows match without them." in html
    assert ORIGIN not in html.partition("sl-prov")[0]
