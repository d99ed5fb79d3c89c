from datetime import date, datetime
from functools import cache

import ibis
import pytest

from analysis.hit_days import add_up_hits
from analysis.judged_days import DatedCrawl, judge_days
from analysis.ledger import MANY_ADDRESSES, WORTH, count_bot_days, keep_ledger, name_causes, visits_of
from analysis.matches import match_sources
from analysis.page_states import page_states
from analysis.tables import check, schema_of
from tests.conftest import ibis_table

SITE = "https://shop.example"


def hit(path="/", status=200, **changed):
    row = {
        "url": SITE + path, "status": status, "requested_at": datetime(2026, 11, 20, 9), "bytes": 100,
        "actor": "search", "bot": "Googlebot", "verification": "verified", "client": "66.249.66.1",
    }  # fmt: skip
    return row | changed


def page(path, content_type="text/html", depth=1, **changed):
    sound = {"first_status": 200, "status": 200, "state": "ok", "googlebot_allowed": True, "robots_allowed": True}
    row = {"url": SITE + path, "final_url": SITE + path, "content_type": content_type, "depth": depth}
    return sound | row | changed


def text(path, text_hash, words=200):
    return {"url": SITE + path, "text_hash": text_hash, "words": words}


BLOCKED = {"first_status": None, "state": "blocked", "googlebot_allowed": False, "robots_allowed": False}
PAGES = [
    *(page(path) for path in ("/", "/copy", "/list?page=2", "/thin", "/thin-b", "/near", "/near-longer")),
    page("/copy-b", depth=2),
    page("/brief.pdf", "application/pdf"),
    page("/chart", "image/svg+xml"),
    page("/private", None, **BLOCKED),
    page("/search?q=a", None, **BLOCKED),
    page("/open-to-us", googlebot_allowed=False),
    page("/thanks", robots_meta="noindex"),
    page("/shop?color=blue", canonical=f"{SITE}/"),
    page("/moved", first_status=301, final_url=f"{SITE}/"),
    page("/at", depth=2), page("/de"),
]  # fmt: skip
TEXTS = [
    text("/", "a"), text("/copy", "b"), text("/copy-b", "b"), text("/thin", "e", 0), text("/thin-b", "e", 0),
    text("/near", "n"), text("/near-longer", "m"), text("/de", "g"), text("/at", "g"),
]  # fmt: skip
NEAR = [{"url": SITE + a, "rank": 1, "other": SITE + b, "similarity": 0.95} for a, b in
        (("/near", "/near-longer"), ("/near-longer", "/near"))]  # fmt: skip
CLUSTERS = [{"url": SITE + path, "cluster": SITE + "/at", "alternate": True} for path in ("/at", "/de")]
ROBOTS = [{"snapshot": "s1", "origin": SITE, "verdict": "rules",
           "text": "User-agent: *\nDisallow: /private\nUser-agent: bingbot\nDisallow: /copy"}]  # fmt: skip
TRAPS = [{"snapshot": "s1", "rule": "Disallow: /calendar/"}, {"snapshot": "s1", "rule": "Disallow: /list"}]
CRAWL = DatedCrawl("s1", date(2026, 11, 21))


def with_snapshot(table, rows):
    return ibis_table(table, [{k: v for k, v in row.items() if k != "snapshot"} for row in rows]).mutate(
        snapshot=ibis.literal("s1")
    )


def states_of(texts=TEXTS):
    known = ibis_table("page_texts", texts) if texts is not None else None
    near, clusters = ibis_table("near_duplicates", NEAR), ibis_table("hreflang_clusters", CLUSTERS)
    pages = ibis_table("pages", PAGES)
    return page_states(pages, snapshot="s1", page_texts=known, near_duplicates=near, hreflang_clusters=clusters)


def ledger_of(*hits, texts=TEXTS, crawls=(CRAWL,), named=""):
    days = judge_days((hit["requested_at"].date() for hit in hits), crawls, named=named)
    robots, traps = with_snapshot("robots_files", ROBOTS), with_snapshot("traps", TRAPS)
    return keep_ledger(add_up_hits(ibis_table("hits", list(hits))), states_of(texts), days, robots, traps).to_pyarrow()


CAUSES = [
    ("/", 200, "useful"),
    ("/", 304, "not_modified"),
    ("/thanks", 304, "not_modified"),
    ("/", 301, "redirect"),
    ("/private", 404, "client_error"),
    ("/style.css", 404, "client_error"),
    ("/", 503, "server_error"),
    ("/style.css?v=3", 200, "resource"),
    ("/IMG/A.JPG", 200, "resource"),
    ("/robots.txt", 200, "resource"),
    ("/sitemap_index.xml", 200, "resource"),
    ("/chart", 200, "resource"),
    ("/private", 200, "unknown"),
    ("/search?q=a", 200, "parameter"),
    ("/open-to-us", 200, "useful"),
    ("/calendar/2031-01", 200, "trap"),
    ("/calendar/?month=9", 200, "trap"),
    ("/calendar/2031-01", 404, "client_error"),
    ("/near-longer", 200, "duplicate"),
    ("/near", 200, "useful"),
    ("/at", 200, "useful"),
    ("/thanks", 200, "noindex"),
    ("/shop?color=blue", 200, "canonicalised"),
    ("/shop?color=red", 200, "parameter"),
    ("/?file=a.css", 200, "parameter"),
    ("/list?page=2", 200, "useful"),
    ("/nobody-knows", 200, "not_in_crawl"),
    ("/moved", 200, "not_in_crawl"),
    ("/copy-b", 200, "duplicate"),
    ("/copy", 200, "useful"),
    ("/brief.pdf", 200, "useful"),
    ("/thin-b", 200, "useful"),
]


@cache
def every_cause():
    rows = ledger_of(*(hit(path, status) for path, status, _ in CAUSES)).to_pylist()
    return {(row["url"].removeprefix(SITE), row["status"]): (row["cause"], row["worth"]) for row in rows}


@pytest.mark.parametrize(("path", "status", "cause"), CAUSES)
def test_every_request_has_the_first_cause(path, status, cause):
    assert every_cause()[path, status] == (cause, WORTH[cause])


def test_the_ledger_closes_to_the_hit():
    causes = [*CAUSES, *((f"/app.js?v={n}", 200, "cache_busted") for n in range(MANY_ADDRESSES))]
    others = [hit(actor="ai", bot="GPTBot"), hit(verification="spoofed"), hit(actor="human", bot="", verification=""),
              hit(twin=True)]  # fmt: skip
    hits = [hit(path, status) for path, status, _ in causes] * 3
    ledger = ledger_of(*hits, *others)
    check("ledger", ledger)
    assert sum(ledger["hits"].to_pylist()) == len(hits)
    assert sum(ledger["bytes"].to_pylist()) == 100 * len(hits)
    assert set(ledger["cause"].to_pylist()) == WORTH.keys()


def test_without_texts_no_page_is_called_a_duplicate():
    assert ledger_of(hit("/copy-b"), texts=None)["cause"].to_pylist() == ["useful"]


def counted(*hits):
    return {row["url"].removeprefix(SITE): row["cause"] for row in ledger_of(*hits).to_pylist()}


@pytest.mark.parametrize(
    ("address", "cause"),
    [("/a.css?v={}", "cache_busted"), ("/a.css?17000{}", "cache_busted"), ("/a.jpg?w={}", "resource"),
     ("/a.css?v={}&theme=b", "resource"), ("/page?v={}", "parameter")],
)  # fmt: skip
def test_a_file_under_many_versions_is_cache_busted(address, cause):
    many, few = ([hit(address.format(n)) for n in range(number)] for number in (MANY_ADDRESSES, MANY_ADDRESSES - 1))
    assert set(counted(*many).values()) == {cause}
    assert set(counted(*few).values()) == {"resource" if cause == "cache_busted" else cause}


def test_a_day_is_judged_by_the_crawl_nearest_to_it():
    crawls = [DatedCrawl("s1", date(2026, 11, 10)), DatedCrawl("s2", date(2026, 11, 20))]
    days = [date(2026, 11, day) for day in (15, 16, 20)] + [date(2026, 12, 4), date(2026, 12, 5)]
    judged = [(day.snapshot, day.gap_days, day.judged) for day in judge_days(days, crawls)]
    assert judged == [("s1", 5, "nearest"), ("s2", 4, "nearest"), ("s2", 0, "nearest"), ("s2", 14, "nearest"),
                      ("s2", 15, "too_far")]  # fmt: skip
    assert {(day.snapshot, day.judged) for day in judge_days(days, crawls, named="s1")} == {("s1", "named")}


def test_too_far_from_every_crawl_only_what_the_line_says_is_known():
    late = {"requested_at": datetime(2026, 12, 24)}
    hits = [hit("/", **late), hit("/thanks", **late), hit("/a.css", **late), hit("/gone", 404, **late)]
    by_url = {row["url"].removeprefix(SITE): row for row in ledger_of(*hits).to_pylist()}
    assert {path: row["cause"] for path, row in by_url.items()} == {
        "/": "unknown", "/thanks": "unknown", "/a.css": "resource", "/gone": "client_error",
    }  # fmt: skip
    assert (by_url["/"]["worth"], by_url["/"]["gap_days"], by_url["/"]["judged"]) == ("unknown", 33, "too_far")
    named = {row["url"].removeprefix(SITE): row for row in ledger_of(*hits, named="s1").to_pylist()}
    assert (named["/thanks"]["cause"], named["/thanks"]["judged"]) == ("noindex", "named")
    assert named["/thanks"]["gap_days"] == 33


DISALLOWED = {
    ("Googlebot", "/private"): True, ("Googlebot-Image", "/private"): True, ("bingbot", "/private"): False,
    ("bingbot", "/copy"): True, ("Googlebot", "/copy"): False, ("Googlebot", "/robots.txt"): False,
    ("AdsBot-Google", "/private"): False,
}  # fmt: skip


def test_what_robots_txt_forbids_the_bot_is_marked_beside_the_cause():
    rows = ledger_of(*(hit(path, bot=bot) for bot, path in DISALLOWED)).to_pylist()
    assert {(row["bot"], row["url"].removeprefix(SITE)): row["disallowed"] for row in rows} == DISALLOWED


def test_where_no_robots_txt_was_read_nothing_is_said_of_it():
    (row,) = ledger_of(hit("/a") | {"url": "https://other.example/a"}).to_pylist()
    assert row["disallowed"] is None


def test_days_bots_and_statuses_are_kept_apart():
    later = hit(requested_at=datetime(2026, 11, 21, 0))
    ledger = ledger_of(hit(), hit(), later, hit(bot="bingbot"), hit(status=304))
    assert ledger["hits"].to_pylist() == [2, 1, 1, 1]
    check("ledger", ledger_of())


def test_bot_days_count_people_too():
    hits = ibis_table("hits", [hit(), hit(), hit(actor="human", bot="", verification="")])
    days = count_bot_days(add_up_hits(hits)).to_pyarrow()
    check("bot_days", days)
    assert [(row["actor"], row["hits"], row["bytes"]) for row in days.to_pylist()] == [
        ("human", 1, 100),
        ("search", 2, 200),
    ]


def test_matches_say_what_the_crawl_knows_and_what_it_need_not_know():
    hits = ibis_table("hits", [hit("/"), hit("/"), hit("/old"), hit("/logo.png"), hit("/typo", 404)])
    sitemap = ibis_table("sitemap_urls", [{"url": SITE + "/"}, {"url": SITE + "/new"}])
    matches = match_sources(add_up_hits(hits), sitemap, ibis_table("pages", PAGES)).to_pyarrow()
    check("matches", matches)
    assert [
        (r["source"], r["url"].removeprefix(SITE), r["matched"], r["weight"], r["kind"]) for r in matches.to_pylist()
    ] == [
        ("logs", "/", True, 2, "page"),
        ("logs", "/logo.png", False, 1, "resource"),
        ("logs", "/old", False, 1, "page"),
        ("logs", "/typo", False, 1, "error"),
        ("sitemap", "/", True, 1, "page"),
        ("sitemap", "/new", False, 1, "page"),
    ]


@pytest.mark.parametrize("with_hits", [True, False])
def test_matches_do_without_either_source(with_hits):
    hit_days = add_up_hits(ibis_table("hits", [hit("/")])) if with_hits else None
    matches = match_sources(hit_days, None, ibis_table("pages", PAGES)).to_pyarrow()
    check("matches", matches)
    assert matches.num_rows == (1 if with_hits else 0)


@pytest.mark.parametrize("dialect", ["pyspark", "clickhouse"])
def test_larger_engines_can_be_told_the_same(dialect):
    names = ("pages", "page_texts", "sitemap_urls", "near_duplicates", "hreflang_clusters", "hit_days")
    pages, texts, sitemap_urls, near, clusters, hit_days = (ibis.table(schema_of(name), name=name) for name in names)
    states = page_states(pages, snapshot="s1", page_texts=texts, near_duplicates=near, hreflang_clusters=clusters)
    days = ibis.table({"day": "date", "snapshot": "string", "gap_days": "int32", "judged": "string"}, name="days")
    kinds = {"pattern": "string", "many_addresses": "boolean", "trapped": "boolean", "disallowed": "boolean"}
    addresses = ibis.table({"snapshot": "string", "bot": "string", "url": "string", **kinds}, name="addresses")
    for answer in (
        count_bot_days(hit_days),
        match_sources(hit_days, sitemap_urls, pages),
        name_causes(visits_of(hit_days), states, days, addresses),
    ):
        assert "SELECT" in ibis.to_sql(answer, dialect=dialect)
