"""Pages: what the list counts and filters, what the story of one URL tells, and what is not measured."""

from datetime import datetime

import marimo as mo
import pytest

from app import ui
from app.texts import LANGUAGES, texts
from app.ui import page_story, pages
from app.url_history import changed_names, url_history
from notebooks.pages import app as notebook
from tests.views_fixture import HOSTILE, ORIGIN, SITE, URLS, batches, html_page, site_workspace, write_results

FIRST = URLS[0][0]


@pytest.fixture
def whole(tmp_path):
    return site_workspace(tmp_path)


def view_of(workspace, **place):
    return ui.open_view(ui.context(workspace=str(workspace.root), **place))


def shown(workspace, **place):
    outputs, _ = notebook.run(defs={"ctx": ui.context(workspace=str(workspace.root), **place)})
    return " ".join(mo.as_html(output).text for output in outputs if output is not None)


def story(workspace, url, **place):
    view = view_of(workspace, **place)
    return " ".join(mo.as_html(part).text for part in page_story.story(view, url))


def urls_of(page):
    return page.rows["url"].to_list()


# the list


def test_the_headline_counts_what_may_rank_and_names_what_holds_the_rest_back(whole):
    html = shown(whole)
    assert f"of {len(URLS) + 5} URLs may rank" in html
    assert "does not exist (4xx) 5" in html


@pytest.mark.parametrize(("kind", "number"), [("all", len(URLS) + 5), ("indexable", len(URLS)), ("failing", 5)])
def test_a_kind_lists_its_urls_and_no_others(kind, number, whole):
    assert pages.page(pages.listed(view_of(whole)), kind, "").matching == number


def test_what_is_typed_is_looked_for_in_address_and_title(whole):
    view = view_of(whole)
    assert urls_of(pages.page(pages.listed(view), "all", "gone-3")) == [f"{ORIGIN}/gone-3"]
    title = html_page(FIRST)["title"]
    assert FIRST in urls_of(pages.page(pages.listed(view), "all", title.upper()))


def test_a_url_that_was_typed_whole_stands_above_those_it_begins(whole):
    page = html_page(f"{ORIGIN}/en")
    others = [html_page(url) for url, _ in URLS]
    whole.facts(SITE).write("crawl", batches({"pages": [page, *others]}), {}, datetime(2026, 11, 23, 6))
    found = urls_of(pages.page(pages.listed(view_of(whole)), "all", f"{ORIGIN}/en"))
    assert found[0] == f"{ORIGIN}/en"
    assert len(found) > 1


def test_what_robots_txt_blocks_is_held_back_and_has_not_failed(whole):
    blocked, gone = html_page(f"{ORIGIN}/basket", state="blocked"), html_page(f"{ORIGIN}/late", state="error")
    whole.facts(SITE).write("crawl", batches({"pages": [blocked, gone]}), {}, datetime(2026, 11, 23, 6))
    verdicts = [{"url": p["url"], "indexable": False, "reason": "robots"} for p in (blocked, gone)]
    write_results(whole, tables={"indexability": verdicts})
    listed = pages.listed(view_of(whole))
    assert urls_of(pages.page(listed, "held_back", "")) == [blocked["url"]]
    assert urls_of(pages.page(listed, "failing", "")) == [gone["url"]]


def test_the_reasons_add_up_to_all_that_may_not_rank(whole):
    view, reasons = view_of(whole), {"noindex": 5, "redirect": 4, "robots": 3, "not_html": 2, "client_error": 1}
    said = pages._held_back(view.say, pages.Listed(view.tables["pages"], {}, reasons, 0))
    assert said == "The other 15 may not: noindex 5, redirects 4, blocked by robots.txt 3, other reasons 3."


def test_a_url_that_changed_since_the_last_crawl_is_listed_as_changed(whole):
    view = view_of(whole)
    changed = set(view.tables["changes"].url.to_pyarrow().to_pylist())
    assert set(urls_of(pages.page(pages.listed(view), "changed", ""))) == changed & set(
        urls_of(pages.page(pages.listed(view), "all", ""))
    )


def test_columns_of_missing_tables_are_left_out_and_key_figures_say_so(tmp_path):
    workspace = site_workspace(tmp_path, results=False)
    names = [column.name for column in pages.columns(view_of(workspace))]
    assert names == ["url", "title", "status"]
    assert "not analysed yet" in shown(workspace)


def test_without_a_crawl_nothing_is_measured(tmp_path):
    html = shown(site_workspace(tmp_path, crawl=False))
    assert texts("en")("state-not-measured") in html


# the story of one URL


def test_a_link_to_a_url_opens_its_story(whole):
    html = shown(whole, focus=FIRST)
    assert texts("en")("pages-may-rank") in html
    assert texts("en")("pages-fields") in html


def test_a_url_that_does_not_rank_says_why(whole):
    html = story(whole, f"{ORIGIN}/gone-1")
    assert "does not rank: does not exist (4xx)" in html


def test_the_steps_of_a_search_engine_are_told_and_the_one_that_decides_is_set_off(whole):
    steps = [
        {"step": "robots_txt", "table": "robots_answers", "value": "no rule", "decides": False},
        {"step": "robots_meta", "table": "pages", "value": "noindex, follow", "decides": True},
    ]
    verdict = {"url": FIRST, "indexable": False, "reason": "noindex", "evidence": steps}
    write_results(whole, tables={"indexability": [verdict]})
    html = story(whole, FIRST)
    assert "robots.txt for Googlebot: no rule matches" in html
    assert "<strong>Meta robots: noindex, follow – this decides</strong>" in html


def test_texts_of_the_page_carry_its_language(whole):
    assert f'<span lang="en">{html_page(FIRST)["title"]}</span>' in story(whole, FIRST, language="de")


def test_links_lead_to_the_story_of_the_other_page(whole):
    view = view_of(whole)
    [link] = view.tables["links"].order_by("source", "ordinal").limit(1).to_pyarrow().to_pylist()
    html = story(whole, link["target"])
    assert texts("en")("pages-links-in", links=1) in html
    assert "view=pages" in html
    assert link["anchor"] in html


def test_requests_of_bots_and_their_last_day_are_told(whole):
    view = view_of(whole)
    url = view.tables["ledger"].order_by("url").limit(1).url.to_pyarrow().to_pylist()[0]
    assert any(fact.number != "0" for fact in page_story._requests(view, url))
    assert page_story._requests(view, f"{ORIGIN}/nobody")[0].number == "0"


@pytest.mark.parametrize("table", ["robots_answers", "renders"])
def test_a_part_whose_table_is_missing_says_how_to_get_it(table, whole):
    assert texts("en")(f"table-{table}-origin") in story(whole, FIRST).replace("&#39;", "'").replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("allowed", "rule", "line", "said"),
    [(False, "Disallow: /en/", 7, "Disallow: /en/"), (True, None, None, "no rule matches")],
)
def test_robots_answers_name_the_rule_and_its_line(allowed, rule, line, said, whole):
    row = {"url": FIRST, "agent": "Googlebot", "allowed": allowed, "rule": rule, "line": line, "origin": ORIGIN,
           "verdict": "rules"}  # fmt: skip
    write_results(whole, tables={"robots_answers": [row]})
    html = story(whole, FIRST)
    assert said in html
    assert texts("en")("pages-yes" if allowed else "pages-no") in html


def test_the_history_has_a_row_a_crawl_and_marks_what_changed(whole):
    page = html_page(FIRST, title="Another title", status=200)
    whole.facts(SITE).write("crawl", batches({"pages": [page]}), {}, datetime(2026, 11, 23, 6))
    view = view_of(whole)
    past = url_history(whole, view.reading, FIRST)
    assert [row["met"] for row in past] == [True, True, True]
    assert changed_names(past) == [[], [], ["title"]]
    assert "<mark>Another title</mark>" in story(whole, FIRST)


def test_a_crawl_that_did_not_meet_the_url_says_so(whole):
    whole.facts(SITE).write("crawl", batches({"pages": [html_page(FIRST)]}), {}, datetime(2026, 11, 23, 6))
    past = url_history(whole, view_of(whole).reading, URLS[1][0])
    assert [row["met"] for row in past] == [True, True, False]


def test_a_purged_crawl_is_no_part_of_the_history(whole):
    facts = whole.facts(SITE)
    facts.purge(facts.snapshots("crawl")[0], "test")
    assert len(url_history(whole, view_of(whole).reading, FIRST)) == 1


def test_hostile_titles_are_shown_and_never_run(tmp_path):
    workspace = site_workspace(tmp_path, hostile=True)
    html = story(workspace, f"{ORIGIN}/hostile")
    assert HOSTILE not in html
    assert "&lt;script&gt;alert(2)" in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_story_is_there_in_every_language(language, whole):
    say = texts(language)
    assert say("pages-fields") in story(whole, FIRST, language=language)


@pytest.mark.parametrize("problem", ["http_error", "robots", "blocked", "failed"])
def test_a_file_that_did_not_come_while_rendering_is_named_with_the_reason(problem, whole):
    resource = {"url": f"{ORIGIN}/app.js", "kind": "script", "status": 404, "problem": problem}
    crawl = whole.facts(SITE).newest("crawl").id
    render = {
        "url": FIRST,
        "state": "ok",
        "reason": "",
        "final_url": FIRST,
        "title": "Another",
        "resources": [resource],
    }
    whole.facts(SITE).write("render", batches({"renders": [render]}), {"crawl": crawl}, datetime(2026, 11, 22, 7))
    for language in LANGUAGES:
        said = texts(language)(f"pages-problem-{problem}", url=f"{SITE}/app.js", status=404)
        assert said in story(whole, FIRST, language=language)
    assert "<mark>Another</mark>" in story(whole, FIRST)
