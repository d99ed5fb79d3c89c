"""A real site and its own log: every path of the independent join is met, and the ledger closes to the hit."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import ibis
import pyarrow as pa
import pytest

from analysis.hit_days import add_up_hits
from analysis.judged_days import DatedCrawl, judge_days
from analysis.ledger import keep_ledger
from analysis.matches import match_sources
from analysis.page_states import page_states
from analysis.urls import path_of
from crawlers import logfiles
from crawlers.logfiles import LogPlan, import_logs
from tests.conftest import ibis_table
from tests.test_logfiles import collect_here

DEV = Path(__file__).parents[2] / "shared" / "dev"
pytestmark = pytest.mark.skipif(not DEV.is_dir(), reason="../shared/dev is not here")

SITE = "https://www.semicomplete.com"
CRAWL = DatedCrawl("named", date(2025, 1, 1))  # ten years after the log: only a user who names it judges by it


@pytest.fixture(scope="module")
def hits(tmp_path_factory):
    log = DEV / "logs" / "semicomplete" / "access_part1.log"
    plan = LogPlan(SITE, ("www.semicomplete.com",), (log,), b"k" * 32, tmp_path_factory.mktemp("scratch"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(logfiles, "collect", collect_here)
        batches = list(import_logs(plan, (), lambda progress: None, lambda: False))
    return pa.Table.from_batches([batch for name, batch in batches if name == "hits"])


@pytest.fixture(scope="module")
def pages():
    crawled = map(json.loads, (DEV / "crawls" / "semicomplete.com.jsonl").read_text(encoding="utf-8").splitlines())
    return ibis_table("pages", [_page(row) for row in crawled])


def _page(row):
    url = SITE + "/" + row["url"].split("/", 3)[3]
    media = row["type"].partition(";")[0]
    return {
        "url": url, "final_url": url, "first_status": row["status"], "status": row["status"], "content_type": media,
        "state": "ok" if row["status"] < 400 else "http_error", "depth": row["depth"], "googlebot_allowed": True,
        "robots_allowed": True,
    }  # fmt: skip


def test_every_path_of_the_log_has_the_requests_the_independent_join_has(hits):
    counted = Counter((path_of(row["url"]).partition("?")[0], row["status"]) for row in hits.to_pylist())
    join = json.loads((DEV / "logs" / "semicomplete" / "JOIN_part1.json").read_text(encoding="utf-8"))["paths"]
    expected = Counter(
        {
            (path, int(name[1:])): count
            for path, about in join.items()
            for name, count in about.items()
            if name[0] == "s" and name[1:].isdigit()
        }
    )
    # the join's own artefacts: its keys are percent-decoded, and the empty one is //favicon.ico
    ours = Counter({("" if p == "//favicon.ico" else unquote(p), status): n for (p, status), n in counted.items()})
    assert ours == Counter({(unquote(path), status): n for (path, status), n in expected.items()})


def test_the_ledger_of_a_real_log_closes_to_the_hit(hits, pages):
    days = judge_days({at.date() for at in hits["requested_at"].to_pylist()}, [CRAWL], named="named")
    ledger = keep_ledger(add_up_hits(ibis.memtable(hits)), page_states(pages, snapshot="named"), days).to_pyarrow()
    causes = Counter()
    for row in ledger.to_pylist():
        causes[row["cause"]] += row["hits"]
    assert sum(causes.values()) == 308, "requests of Googlebot from its published addresses"
    assert min(causes[cause] for cause in ("useful", "parameter", "not_modified")) > 0


def test_most_pages_of_a_real_log_are_known_to_the_crawl(hits, pages):
    matches = match_sources(add_up_hits(ibis.memtable(hits)), None, pages).to_pyarrow().to_pylist()
    assert sum(row["weight"] for row in matches) == 5_000
    known = [row for row in matches if row["kind"] == "page" and row["matched"]]
    assert len(known) > 100


def test_every_path_the_independent_join_knows_is_matched_or_explained(hits, pages):
    matches = match_sources(add_up_hits(ibis.memtable(hits)), None, pages).to_pyarrow().to_pylist()
    asked = {(unquote(path_of(row["url"]).partition("?")[0]), "?" in row["url"]): row["matched"] for row in matches}
    join = json.loads((DEV / "logs" / "semicomplete" / "JOIN_part1.json").read_text(encoding="utf-8"))["paths"]
    crawlable = {unquote(path) for path, about in join.items() if "crawlable" in about}
    matched = {path for path in crawlable if asked.get((path, False))}
    queried = {path for path in crawlable - matched if (path, True) in asked}  # asked for with a query: another URL
    assert matched | queried == crawlable
    assert len(matched) > 150
    sound = {unquote(path_of(row["url"])) for row in pages.to_pyarrow().to_pylist() if row["first_status"] == 200}
    others = {unquote(path) for path in join} - crawlable
    assert {path for path in others if asked.get((path, False))} & sound == set(), "gone, or no link leads there"
