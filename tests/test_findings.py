"""The shape of an audit check's answer."""

import ibis
import pyarrow as pa

from analysis.base import FINDING_COLUMNS
from analysis.findings import finding_rows, keep_indexable
from tests.conftest import ibis_table

PLACES = ["/b", "/a", "/c"]
LINKS = ibis.memtable(pa.table({"url": PLACES, "source": PLACES, "ordinal": [2, 10, 0], "n": [1, 1, 5]}))


def test_the_most_frequent_comes_first_and_of_equals_the_first_address():
    rows = finding_rows(LINKS, weight=LINKS.n, evidence="links").to_pyarrow().to_pylist()
    assert [(row["url"], row["weight"]) for row in rows] == [("/c", 5), ("/a", 1), ("/b", 1)]


def test_the_evidence_is_a_table_and_its_key():
    rows = finding_rows(LINKS, evidence="links", key=("source", "ordinal")).to_pyarrow().to_pylist()
    assert {(row["evidence_table"], row["evidence_key"]) for row in rows} == {
        ("links", "/a\t10"),
        ("links", "/b\t2"),
        ("links", "/c\t0"),
    }


def test_what_a_check_does_not_say_is_empty_and_counts_once():
    [row] = finding_rows(LINKS.limit(1), evidence="links").to_pyarrow().to_pylist()
    assert list(row) == list(FINDING_COLUMNS)
    assert (row["related"], row["value"], row["weight"]) == (None, None, 1)


def test_only_what_a_search_engine_may_show_is_kept():
    pages = ibis_table("pages", [{"url": "/a"}, {"url": "/b"}, {"url": "/c"}])
    judged = ibis_table("indexability", [{"url": "/a", "indexable": True}, {"url": "/b", "indexable": False}])
    assert keep_indexable(pages, judged).url.to_pyarrow().to_pylist() == ["/a"]
