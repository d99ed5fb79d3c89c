from datetime import datetime

import ibis
import pytest

from analysis.ledger import WORTH, count_bot_days, keep_ledger, name_causes
from analysis.matches import match_sources
from analysis.tables import check, schema_of
from tests.conftest import ibis_table

SITE = "https://shop.example"


def hit(path="/", status=200, **changed):
    row = {
        "url": SITE + path, "status": status, "requested_at": datetime(2026, 11, 20, 9), "bytes": 100,
        "actor": "search", "bot": "Googlebot", "verification": "verified", "client": "66.249.66.1",
    }  # fmt: skip
    return row | changed


def page(path, content_type="text/html", depth=1):
    return {"url": SITE + path, "content_type": content_type, "depth": depth}


def verdict(path, reason="ok"):
    return {"url": SITE + path, "reason": reason, "indexable": reason == "ok"}


def text(path, text_hash, words=200):
    return {"url": SITE + path, "text_hash": text_hash, "words": words}


PAGES = [page("/"), page("/copy"), page("/copy-b", depth=2), page("/brief.pdf", "application/pdf"),
         page("/chart", "image/svg+xml"), page("/list?page=2")]  # fmt: skip
VERDICTS = [
    *(verdict(path) for path in ("/", "/copy", "/copy-b", "/list?page=2", "/thin", "/thin-b")),
    *(verdict(path, "not_html") for path in ("/brief.pdf", "/chart")),
    verdict("/private", "robots"),
    verdict("/thanks", "noindex"),
    verdict("/shop?color=blue", "canonicalised"),
    verdict("/moved", "redirect"),
]
TEXTS = [text("/", "a"), text("/copy", "b"), text("/copy-b", "b"), text("/thin", "e", 0), text("/thin-b", "e", 0)]


def ledger_of(*hits, texts=TEXTS):
    tables = ibis_table("hits", list(hits)), ibis_table("pages", PAGES), ibis_table("indexability", VERDICTS)
    return keep_ledger(*tables, ibis_table("page_texts", texts) if texts is not None else None).to_pyarrow()


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
    ("/private", 200, "robots"),
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


@pytest.mark.parametrize(("path", "status", "cause"), CAUSES)
def test_every_request_has_the_first_cause(path, status, cause):
    (row,) = ledger_of(hit(path, status)).to_pylist()
    assert (row["cause"], row["worth"]) == (cause, WORTH[cause])


def test_the_ledger_closes_to_the_hit():
    others = [hit(actor="ai", bot="GPTBot"), hit(verification="spoofed"), hit(actor="human", bot="", verification="")]
    hits = [hit(path, status) for path, status, _ in CAUSES] * 3
    ledger = ledger_of(*hits, *others)
    check("ledger", ledger)
    assert sum(ledger["hits"].to_pylist()) == len(hits)
    assert sum(ledger["bytes"].to_pylist()) == 100 * len(hits)
    assert set(ledger["cause"].to_pylist()) == WORTH.keys()


def test_without_texts_no_page_is_called_a_duplicate():
    assert ledger_of(hit("/copy-b"), texts=None)["cause"].to_pylist() == ["useful"]


def test_days_bots_and_statuses_are_kept_apart():
    later = hit(requested_at=datetime(2026, 11, 21, 0))
    ledger = ledger_of(hit(), hit(), later, hit(bot="bingbot"), hit(status=304))
    assert ledger["hits"].to_pylist() == [2, 1, 1, 1]
    check("ledger", ledger_of())


def test_bot_days_count_people_too():
    hits = ibis_table("hits", [hit(), hit(), hit(actor="human", bot="", verification="")])
    days = count_bot_days(hits).to_pyarrow()
    check("bot_days", days)
    assert [(row["actor"], row["hits"], row["bytes"]) for row in days.to_pylist()] == [
        ("human", 1, 100),
        ("search", 2, 200),
    ]


def test_matches_say_what_the_crawl_knows_and_what_it_need_not_know():
    hits = ibis_table("hits", [hit("/"), hit("/"), hit("/old"), hit("/logo.png"), hit("/typo", 404)])
    sitemap = ibis_table("sitemap_urls", [{"url": SITE + "/"}, {"url": SITE + "/new"}])
    matches = match_sources(hits, sitemap, ibis_table("pages", PAGES)).to_pyarrow()
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
    hits = ibis_table("hits", [hit("/")]) if with_hits else None
    matches = match_sources(hits, None, ibis_table("pages", PAGES)).to_pyarrow()
    check("matches", matches)
    assert matches.num_rows == (1 if with_hits else 0)


@pytest.mark.parametrize("dialect", ["pyspark", "clickhouse"])
def test_larger_engines_can_be_told_the_same(dialect):
    names = ("hits", "pages", "indexability", "page_texts", "sitemap_urls")
    hits, pages, indexability, page_texts, sitemap_urls = (ibis.table(schema_of(name), name=name) for name in names)
    for answer in (
        count_bot_days(hits),
        match_sources(hits, sitemap_urls, pages),
        name_causes(hits, pages, indexability, page_texts),
    ):
        assert "SELECT" in ibis.to_sql(answer, dialect=dialect)
