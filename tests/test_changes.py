"""What counts as a change between two crawls, and how severe it is."""

import ibis
import pytest

from analysis.changes import ASPECTS, compare_crawls, compare_states, not_measured, pair_up, states_of
from analysis.indexability import judge_indexability
from analysis.tables import conform, schema_of
from tests.conftest import ibis_table

PAGE = {
    "url": "/a", "final_url": "/a", "first_status": 200, "status": 200, "state": "ok",
    "content_type": "text/html", "robots_allowed": True, "googlebot_allowed": True, "title": "A", "h1": ["A"],
}  # fmt: skip
GONE = {"first_status": 410, "status": 410, "state": "http_error", "title": None, "h1": []}


def crawl(pages, **tables):
    read = ibis_table("pages", [PAGE | page for page in pages])
    return {"pages": read, "indexability": judge_indexability(read), **tables}


def changes_of(before, after, **options):
    rows = compare_crawls(before, after, previous_snapshot="s1", **options).to_pyarrow().to_pylist()
    assert conform("changes", rows).num_rows == len({(row["url"], row["aspect"]) for row in rows})
    return rows


def compare(before, after, tables_before=None, tables_after=None):
    rows = changes_of(crawl(before, **tables_before or {}), crawl(after, **tables_after or {}))
    return [tuple(row[name] for name in ("aspect", "change", "before", "after", "severity")) for row in rows]


DIFFERING = {
    "/same": ({}, {}, []),
    "/slower": ({}, {"elapsed_ms": 900}, []),
    "/titled": ({}, {"title": "B"}, [("title", "changed", "A", "B", "medium")]),
    "/untitled": ({}, {"title": None}, [("title", "gone", "A", None, "high")]),
    "/headless": ({}, {"h1": []}, [("h1", "gone", "A", None, "medium")]),
    "/described": ({}, {"description": "new"}, [("description", "new", None, "new", "low")]),
    "/header": ({}, {"robots_header": "noarchive"}, [("robots_header", "new", None, "noarchive", "medium")]),
    "/silent": (
        {}, {"first_status": None, "status": None, "state": "error", "reason": "timeout"},
        [("indexable", "changed", "ok", "not_fetched", "critical"), ("status", "changed", "200", "timeout", "high")],
    ),
    "/gone": (
        {}, GONE,
        [("indexable", "changed", "ok", "client_error", "critical"), ("status", "changed", "200", "410", "high")],
    ),
    "/led": (
        {}, {"first_status": 301, "final_url": "/same"},
        [("indexable", "changed", "ok", "redirect", "medium"), ("status", "changed", "200", "301", "medium")],
    ),
    "/back": (
        {"first_status": 404, "state": "http_error"}, {"first_status": 301, "final_url": "/nowhere"},
        [("reason", "changed", "client_error", "redirect", "low"), ("status", "changed", "404", "301", "low")],
    ),
}  # fmt: skip


def test_an_aspect_that_differs_is_a_change():
    crawls = [[{"url": url, "final_url": url} | case[n] for url, case in DIFFERING.items()] for n in (0, 1)]
    found = {url: [] for url in DIFFERING}
    for row in changes_of(*map(crawl, crawls)):
        found[row["url"]].append(tuple(row[name] for name in ("aspect", "change", "before", "after", "severity")))
    assert found == {url: case[2] for url, case in DIFFERING.items()}


def test_a_page_that_may_no_longer_rank_is_critical_and_one_that_may_again_is_not():
    banned = {"robots_meta": "noindex"}
    assert ("indexable", "changed", "ok", "noindex", "critical") in compare([{}], [banned])
    assert ("indexable", "changed", "noindex", "ok", "medium") in compare([banned], [{}])


@pytest.mark.parametrize(("page", "severity"), [({}, "high"), (GONE, "low")])
def test_only_the_loss_of_a_page_that_could_rank_is_high(page, severity):
    [(*_, found)] = compare([{"url": "/b", "final_url": "/b"} | page, {}], [{}])
    assert found == severity


def test_a_url_that_is_met_for_the_first_time_is_new():
    assert compare([{}], [{}, {"url": "/b", "final_url": "/b"}]) == [("url", "new", None, "ok", "low")]


def test_texts_are_compared_by_hash():
    texts = [ibis_table("page_texts", [{"url": "/a", "text_hash": text}]) for text in ("t1", "t2")]
    assert compare([{}], [{}], *({"page_texts": text} for text in texts)) == [("text", "changed", "t1", "t2", "low")]
    assert compare([{}], [{}], *({"page_texts": text} for text in texts[:1] * 2)) == []


def links(*targets, position="body"):
    rows = [
        {"source": "/a", "ordinal": n, "target": target, "internal": True, "position": position}
        for n, target in enumerate(targets)
    ]
    return ibis_table("links", rows)


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        (links("/b"), links("/b", "/b"), []),
        (links("/b", "/b"), links("/c"), [("links", "changed", "1", "1", "low")]),
        (links(), links("/b", "/c"), [("links", "changed", "0", "2", "low")]),
        (links("/b"), links(), [("links", "changed", "1", "0", "low")]),
        (links(), links("/b", position="footer"), []),
    ],
)
def test_only_other_targets_in_the_body_text_change_the_links(before, after, changes):
    assert [c for c in compare([{}], [{}], {"links": before}, {"links": after}) if c[0] == "links"] == changes


@pytest.mark.parametrize("dialect", ["duckdb", "clickhouse", "pyspark"])
def test_what_is_one_value_can_be_compared_in_the_sql_of_a_larger_engine(dialect):
    def unbound(name, moment):
        return ibis.table(schema_of(name), name=f"{name}_{moment}")

    was, now = (states_of({n: unbound(n, m) for n in ("pages", "indexability", "page_texts")}) for m in "ab")
    changes = compare_states(was, now, pair_up(was, now, []), list(ASPECTS))
    assert "SELECT" in ibis.to_sql(changes, dialect=dialect)


def test_a_table_or_column_one_crawl_does_not_have_leaves_its_aspects_unmeasured_and_unreported():
    old, new = crawl([{"description": "old"}]), crawl([{"description": "new"}])
    poorer = {**old, "pages": old["pages"].drop("description", "json_ld")}
    missing = not_measured(poorer, {**new, "links": links()})
    assert {"description": "pages.description", "links": "links", "text": "page_texts"}.items() <= missing.items()
    assert changes_of(poorer, new) == []
    assert [row["aspect"] for row in changes_of(old, new)] == ["description"]


def test_a_page_that_may_rank_in_neither_crawl_matters_little():
    banned = {"robots_meta": "noindex"}
    assert compare([banned], [banned | {"title": "B", "canonical": "/x"}]) == [
        ("canonical", "new", None, "/x", "low"), ("title", "changed", "A", "B", "low"),
    ]  # fmt: skip


def test_a_template_is_compared_and_stands_with_every_change_of_its_pages():
    templates = [ibis_table("page_templates", [{"url": "/a", "template": name}]) for name in ("article", "product")]
    rows = changes_of(*(crawl([{"title": t}], page_templates=table) for t, table in zip("AB", templates, strict=True)))
    assert [(row["aspect"], row["severity"], row["template"]) for row in rows] == [
        ("template", "medium", "product"), ("title", "medium", "product"),
    ]  # fmt: skip


@pytest.mark.parametrize(("verdict", "severity"), [("disallow_all", "critical"), ("allow_all", "medium")])
def test_a_robots_txt_that_keeps_everybody_out_is_critical(verdict, severity):
    files = [{"robots_files": ibis_table("robots_files", [{"origin": "http://a", "verdict": v, "text": "x"}])}
             for v in ("rules", verdict)]  # fmt: skip
    assert compare([{}], [{}], *files) == [("robots_file", "changed", "rules", verdict, severity)]


def other(url, **columns):
    return {"url": url, "final_url": url} | columns


def test_three_equal_bodies_tell_nobody_which_one_moved():
    old = [other("/1", body_hash="b"), other("/2", body_hash="b")]
    rows = compare(old, [other("/3", body_hash="b")])
    assert sorted(row[1] for row in rows) == ["gone", "gone", "new"]


@pytest.mark.parametrize(
    ("answers", "anchor", "changes"),
    [
        ({"first_status": 301, "final_url": "/new"}, "to b", []),
        ({"first_status": 301, "final_url": "/new"}, "to c", ["anchors"]),
        (GONE, "to b", ["links", "links_in"]),
    ],
    ids=["leads on", "leads on, in other words", "leads nowhere"],
)
def test_a_link_nobody_touched_to_a_page_that_moved_is_no_change_while_it_leads_there(answers, anchor, changes):
    def linking(anchor):
        link = {"source": "/a", "ordinal": 0, "target": "/old", "anchor": anchor, "internal": True, "position": "body"}
        return {"links": ibis_table("links", [link])}

    old, new = (other(url, body_hash="b") for url in ("/old", "/new"))
    rows = compare([other("/a"), old], [other("/a"), old | answers, new], linking("to b"), linking(anchor))
    assert ("url", "moved") in [row[:2] for row in rows]
    assert [row[0] for row in rows if row[0] in ("links", "links_in", "anchors")] == changes


def test_two_addresses_that_lead_to_one_new_page_are_merged_not_moved():
    gone = {"first_status": 301, "final_url": "/3"}
    rows = compare([other("/1"), other("/2")], [other("/1") | gone, other("/2") | gone, other("/3")])
    assert [row for row in rows if row[0] == "url"] == [("url", "new", None, "ok", "low")]


def test_a_short_text_identifies_no_page():
    texts = [
        {"page_texts": ibis_table("page_texts", [{"url": u, "text_hash": "t", "words": 19}])} for u in ("/1", "/2")
    ]
    assert sorted(row[1] for row in compare([other("/1")], [other("/2")], *texts)) == ["gone", "new"]
