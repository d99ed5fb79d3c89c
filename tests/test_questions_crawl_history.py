from datetime import datetime

from analysis.crawl_counts import count_crawl
from analysis.indexability import judge_indexability
from analysis.questions.crawl_history import trace_crawl_history
from tests.conftest import ibis_table

PAGES = [
    {"url": "/a", "final_url": "/a", "first_status": 200, "state": "ok", "content_type": "text/html",
     "googlebot_allowed": True, "depth": 2},
    {"url": "/b", "final_url": "/b", "first_status": 404, "state": "http_error", "googlebot_allowed": True},
    {"url": "/c", "final_url": "/c", "first_status": None, "state": "error", "googlebot_allowed": True},
]  # fmt: skip


def counted(**tables):
    pages = ibis_table("pages", PAGES)
    every = {"pages": pages, "indexability": judge_indexability(pages), **tables}
    [row] = count_crawl(every, snapshot="s1", closed_at=datetime(2026, 11, 1)).to_pyarrow().to_pylist()
    return row


def test_a_crawl_is_counted_and_what_is_missing_is_none_and_no_zero():
    row = counted(findings=ibis_table("findings", [{"severity": "high"}, {"severity": "high"}]))
    names = ("urls", "ok", "http_error", "error", "indexable", "status_2xx", "no_answer", "deepest", "findings_high")
    assert [row[name] for name in names] == [3, 1, 1, 1, 1, 1, 1, 2, 2]
    assert (row["findings_critical"], row["words"], row["links"], row["templates"]) == (0, None, None, None)


def test_the_oldest_crawl_comes_first_and_each_is_measured_against_the_one_before():
    rows = [{"snapshot": f"s{n}", "closed_at": datetime(2026, 11, n), "urls": urls, "indexable": 5}
            for n, urls in ((3, 9), (1, 4), (2, 7))]  # fmt: skip
    found = trace_crawl_history(ibis_table("crawl_counts", rows)).to_pyarrow().to_pylist()
    assert [(row["snapshot"], row["more_urls"]) for row in found] == [("s1", None), ("s2", 3), ("s3", 2)]
