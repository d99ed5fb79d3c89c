"""What people look for on a site: shown from ten searches on, and nowhere below."""

from datetime import datetime

from analysis.base import NotMeasured
from analysis.questions import QUESTIONS
from analysis.questions.site_searches import rank_site_searches, without_rare_terms
from app.reading import Selection, open_tables
from app.sites import add_site
from tests.conftest import ibis_table, rows_of


def searches(**times):
    terms = [term for term, number in times.items() for _ in range(number)]
    return [{"line_no": n, "url": "/s", "actor": "human", "search_term": term} for n, term in enumerate(terms)]


def rows(table):
    return table.to_pyarrow().to_pylist()


def test_a_term_is_shown_from_ten_searches_on_whatever_is_asked_for():
    hits = ibis_table("hits", [*searches(helm=10, pumpe=9), {"url": "/", "actor": "human"}])
    [row] = rows(rank_site_searches(hits, min_hits=1))
    assert (row["term"], row["searches"], round(row["share"], 3)) == ("helm", 10, 0.526)


def test_bots_and_lines_logged_twice_look_for_nothing():
    bots = [row | {"actor": "search"} for row in searches(helm=20)]
    twins = [row | {"twin": True} for row in searches(helm=20)]
    assert rows(rank_site_searches(ibis_table("hits", [*bots, *twins]))) == []


def test_rare_terms_are_taken_out_of_what_anybody_reads():
    hits = without_rare_terms(ibis_table("hits", [*searches(helm=6, Helm=4, pumpe=9), {"url": "/"}]))
    assert {row["search_term"] for row in rows(hits)} == {"helm", "Helm", None}


def test_a_log_that_keeps_no_terms_is_not_measured():
    answer = QUESTIONS["site_searches"].ask({"hits": ibis_table("hits", [{"url": "/", "actor": "human"}])})
    assert isinstance(answer, NotMeasured)
    assert answer.missing == "hits-search_term"


def test_views_exports_and_questions_read_no_rare_term(tmp_path):
    workspace, name = add_site(tmp_path, "https://shop.example/")
    rows_ = [{**row, "requested_at": datetime(2026, 11, 1)} for row in searches(helm=10, pumpe=9)]
    for part in (rows_, [{**row, "search_term": None} for row in rows_]):
        batches = [("hits", batch) for batch in rows_of("hits", part).to_batches()]
        workspace.facts(name).write("logs", batches, {"last_at": "2026-11-01"})
    terms = open_tables(workspace, Selection(name))["hits"].search_term.value_counts().to_pyarrow().to_pylist()
    assert {row["search_term"]: row["search_term_count"] for row in terms} == {"helm": 10, None: 28}
