"""What if: what stands in the field at first, what a proposal saves and costs, what is said of one without sense."""

import marimo as mo
import pytest

from app import ui
from app.texts import LANGUAGES, texts
from app.ui import what_if
from notebooks.what_if import app as notebook
from tests.views_fixture import DAYS, HUB, ORIGIN, URLS, site_workspace, write_results


def spent(url, hits=10, cause="useful", worth="useful"):
    return {
        "day": DAYS[0], "bot": "Googlebot", "url": url, "status": 200, "cause": cause, "worth": worth,
        "pattern": url, "hits": hits, "bytes": 1000,
    }  # fmt: skip


@pytest.fixture
def whole(tmp_path):
    workspace = site_workspace(tmp_path)
    rows = [spent(URLS[1][0], 60), spent(f"{ORIGIN}/en/shop?sort=up", 40, "parameter", "waste")]
    write_results(workspace, tables={"ledger": rows})
    return workspace


def view_of(workspace, **place):
    return ui.open_view(ui.context(workspace=str(workspace.root), **place))


def shown(workspace, **place):
    outputs, values = notebook.run(defs={"ctx": ui.context(workspace=str(workspace.root), **place)})
    return " ".join(mo.as_html(output).text for output in outputs if output is not None), values


def replayed(workspace, kind, text):
    return what_if.replayed(what_if.basis_of(view_of(workspace)), kind, text)


def test_at_first_the_rules_against_what_costs_most_are_replayed(whole):
    html, values = shown(whole)
    assert "Disallow: /*?sort=" in what_if.start_text(values["basis"], "robots")
    assert ">40</span> of 100 requests would be saved, 40.0%; no page that may rank would be lost." in html
    assert "URLs whose requests would change" in html


def test_a_rule_that_closes_pages_says_which(whole):
    done = replayed(whole, "robots", "User-agent: *\nDisallow: /en/")
    assert done.outcome.totals["closed"] == len(URLS)
    lost = what_if.list_page(done, "lost", "page-about-something-worth-reading-3")
    assert (lost.total, set(lost.rows["loss"])) == (len(URLS), {"closed"})
    assert 0 < lost.matching < lost.total


def test_redirects_and_noindex_leave_a_request_for_bots_to_learn_of_them(whole):
    redirects = replayed(whole, "redirects", f"{URLS[1][0]},{HUB['t1']}").outcome
    noindex = replayed(whole, "noindex", f"{URLS[1][0]}\n").outcome
    assert (redirects.totals["saved"], noindex.totals["saved"]) == (59, 59)


def test_what_says_nothing_is_an_error_with_its_words_and_no_number(whole):
    done = replayed(whole, "redirects", "nonsense")
    assert done.outcome is None
    view = view_of(whole)
    html = what_if.top(view, what_if.basis_of(view), done, "", "").text
    assert texts("en").error(done.problem).partition("\n")[0] in html.replace("&#39;", "'")
    assert "sl-kpi" not in html


def test_nothing_written_is_no_outcome(whole):
    assert replayed(whole, "noindex", " \n") == what_if.Replayed("noindex")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_logs_or_without_a_crawl_nothing_is_measured(tmp_path, language):
    for name, parts in (("a", {"logs": False}), ("b", {"crawl": False})):
        html, values = shown(site_workspace(tmp_path / name, **parts), language=language)
        assert values["basis"] is None
        assert texts(language)("what-if-not-measured") in html
    say = texts(language)
    assert all(say.has(f"what-if-{name}") for name in (*what_if.EFFECTS, *what_if.LOSSES))
    assert all(say.has(f"what-if-problem-{name}") for name in what_if.PROBLEMS)
