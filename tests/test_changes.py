"""What counts as a change between two crawls, and how severe it is."""

import ibis
import pytest

from analysis.changes import compare_crawls
from analysis.indexability import judge_indexability
from analysis.tables import TABLES, conform, schema_of
from tests.conftest import ibis_table

PAGE = {
    "url": "/a", "final_url": "/a", "first_status": 200, "status": 200, "state": "ok",
    "content_type": "text/html", "robots_allowed": True, "googlebot_allowed": True, "title": "A", "h1": ["A"],
}  # fmt: skip
GONE = {"first_status": 410, "status": 410, "state": "http_error", "title": None, "h1": []}


def compare(before, after, **optional):
    earlier, later = (ibis_table("pages", [PAGE | page for page in pages]) for pages in (before, after))
    judged = judge_indexability(earlier), judge_indexability(later)
    rows = compare_crawls(earlier, later, *judged, **optional, previous_snapshot="s1").to_pyarrow().to_pylist()
    assert conform("changes", rows).num_rows == len({(row["url"], row["aspect"]) for row in rows})
    return [tuple(row[name] for name in ("aspect", "change", "before", "after", "severity")) for row in rows]


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ({}, {}, []),
        ({}, {"elapsed_ms": 900, "depth": 4}, []),
        ({}, {"title": "B"}, [("title", "changed", "A", "B", "medium")]),
        ({}, {"title": None}, [("title", "gone", "A", None, "medium")]),
        ({}, {"h1": []}, [("h1", "gone", "A", None, "medium")]),
        ({}, {"description": "new"}, [("description", "new", None, "new", "low")]),
        ({}, {"robots_header": "noarchive"}, [("robots", "new", None, " | noarchive", "medium")]),
        ({"first_status": 404, "state": "http_error"}, {"first_status": 301, "final_url": "/b"},
         [("status", "changed", "404", "301", "low")]),
    ],
)  # fmt: skip
def test_an_aspect_that_differs_is_a_change(before, after, changes):
    assert compare([before], [after]) == changes


def test_a_page_that_may_no_longer_rank_is_critical_and_one_that_may_again_is_not():
    banned = {"robots_meta": "noindex"}
    assert ("indexable", "changed", "ok", "noindex", "critical") in compare([{}], [banned])
    assert ("indexable", "changed", "noindex", "ok", "medium") in compare([banned], [{}])


def test_a_page_that_fails_has_lost_its_rank_but_not_its_title():
    assert compare([{}], [GONE]) == [
        ("indexable", "changed", "ok", "client_error", "critical"),
        ("status", "changed", "200", "410", "high"),
    ]


def test_a_page_that_gives_no_answer_says_why():
    silent = {"first_status": None, "status": None, "state": "error", "reason": "timeout"}
    assert ("status", "changed", "200", "timeout", "high") in compare([{}], [silent])


def test_a_page_that_moves_is_less_than_one_that_fails():
    assert ("status", "changed", "200", "301", "medium") in compare([{}], [{"first_status": 301, "final_url": "/b"}])


@pytest.mark.parametrize(("page", "severity"), [({}, "high"), (GONE, "low")])
def test_only_the_loss_of_a_page_that_could_rank_is_high(page, severity):
    [(*_, found)] = compare([{"url": "/b", "final_url": "/b"} | page, {}], [{}])
    assert found == severity


def test_a_url_that_is_met_for_the_first_time_is_new():
    assert compare([{}], [{}, {"url": "/b", "final_url": "/b"}]) == [("url", "new", None, "ok", "low")]


def test_texts_are_compared_by_hash():
    texts = [ibis_table("page_texts", [{"url": "/a", "text_hash": text}]) for text in ("t1", "t2")]
    assert compare([{}], [{}], texts_before=texts[0], texts_after=texts[1]) == [("text", "changed", "t1", "t2", "low")]
    assert compare([{}], [{}], texts_before=texts[0], texts_after=texts[0]) == []


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
    assert compare([{}], [{}], links_before=before, links_after=after) == changes


@pytest.mark.parametrize("dialect", ["duckdb", "clickhouse", "pyspark"])
def test_can_be_said_in_the_sql_of_a_larger_engine(dialect):
    def unbound(name, moment):
        return ibis.table(schema_of(name), name=f"{name}_{moment}")

    tables = [unbound(name, moment) for name in ("pages", "indexability", "page_texts", "links") for moment in "ab"]
    assert {table.get_name()[:-2] for table in tables} <= TABLES.keys()
    assert "SELECT" in ibis.to_sql(compare_crawls(*tables, previous_snapshot="s1"), dialect=dialect)
