"""Whether a URL may rank: what decides, and in which order."""

import pytest

from analysis.indexability import judge_indexability
from analysis.tables import conform, schema_of
from tests.conftest import ibis_table

PAGE = {
    "url": "https://a.example/x", "final_url": "https://a.example/x", "first_status": 200, "status": 200,
    "state": "ok", "content_type": "text/html", "robots_allowed": True, "googlebot_allowed": True,
}  # fmt: skip


def judge(*pages):
    return judge_indexability(ibis_table("pages", [PAGE | page for page in pages])).to_pyarrow().to_pylist()


@pytest.mark.parametrize(
    ("page", "reason", "detail"),
    [
        ({}, "ok", None),
        ({"googlebot_allowed": False}, "robots", "robots.txt"),
        ({"first_status": 301, "final_url": "https://a.example/y"}, "redirect", "https://a.example/y"),
        ({"first_status": 301, "state": "error", "reason": "timeout", "final_url": "/y"}, "redirect", "/y"),
        ({"first_status": 304}, "ok", None),
        ({"first_status": 410, "state": "http_error"}, "client_error", "410"),
        ({"first_status": 500, "state": "http_error"}, "server_error", "500"),
        ({"first_status": 499, "state": "http_error"}, "client_error", "499"),
        ({"first_status": None, "state": "error", "reason": "dns"}, "not_fetched", "dns"),
        ({"first_status": None, "state": "blocked", "reason": "robots"}, "not_fetched", "robots"),
        ({"content_type": "application/pdf"}, "not_html", None),
        ({"content_type": None, "body_hash": "b0"}, "ok", None),
        ({"robots_meta": "noindex, follow"}, "noindex", "noindex, follow"),
        ({"robots_meta": "max-image-preview:large,noindex"}, "noindex", "max-image-preview:large,noindex"),
        ({"robots_meta": "index,googlebot: noindex"}, "noindex", "index,googlebot: noindex"),
        ({"robots_header": "none"}, "noindex", "none"),
        ({"canonical": "https://a.example/y"}, "canonicalised", "https://a.example/y"),
        ({"canonical": "https://a.example/x"}, "ok", None),
    ],
)
def test_the_first_reason_that_holds_decides(page, reason, detail):
    assert judge(page) == [{"url": PAGE["url"], "indexable": reason == "ok", "reason": reason, "detail": detail}]


@pytest.mark.parametrize(
    ("directives", "forbidden"),
    [
        ("noindex", True),
        ("nofollow,noindex", True),
        ("all, none", True),
        ("googlebot: noindex", True),
        ("otherbot: nofollow, googlebot: nosnippet, noindex", True),
        ("otherbot: noindex", False),
        ("googlebot-news: noindex", False),
        ("otherbot: noindex, googlebot: nofollow", False),
        ("noimageindex", False),
        ("max-image-preview: none", False),
        ("index, follow", False),
        ("", False),
    ],
)
def test_only_a_directive_for_everybody_or_for_googlebot_forbids(directives, forbidden):
    assert [row["indexable"] for row in judge({"robots_header": directives})] == [not forbidden]


def test_a_forbidden_page_is_not_read_further_and_a_redirect_names_no_canonical():
    worst = {"googlebot_allowed": False, "first_status": 301, "robots_meta": "noindex", "canonical": "/y"}
    moved = {"first_status": 302, "robots_meta": "noindex", "canonical": "/y"}
    assert [row["reason"] for row in judge(worst)] == ["robots"]
    assert [row["reason"] for row in judge(moved)] == ["redirect"]
    assert [row["reason"] for row in judge({"robots_meta": "noindex", "canonical": "/y"})] == ["noindex"]


def test_a_canonical_that_redirects_back_takes_nothing_away():
    slash = {"url": "https://a.example/x/", "first_status": 301, "final_url": PAGE["url"]}
    assert [row["reason"] for row in judge({"canonical": slash["url"]}, slash)] == ["ok", "redirect"]


def test_gives_the_contracts_columns_sorted_by_url():
    rows = judge({"url": "https://a.example/z"}, {"url": "https://a.example/b"})
    assert conform("indexability", rows).column("url").to_pylist() == ["https://a.example/b", "https://a.example/z"]
    assert list(rows[0]) == list(schema_of("indexability"))
