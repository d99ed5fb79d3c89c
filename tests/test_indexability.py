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
        ({"content_type": "text/html", "robots_meta": "noindex"}, "noindex", "noindex"),
        ({"robots_meta": "noindex, follow"}, "noindex", "noindex, follow"),
        ({"robots_meta": "max-image-preview:large,noindex"}, "noindex", "max-image-preview:large,noindex"),
        ({"robots_meta": "index,googlebot: noindex"}, "noindex", "index,googlebot: noindex"),
        ({"robots_header": "none"}, "noindex", "none"),
        ({"canonical": "https://a.example/y"}, "canonicalised", "https://a.example/y"),
        ({"canonical": "https://a.example/x"}, "ok", None),
    ],
)
def test_the_first_reason_that_holds_decides(page, reason, detail):
    [verdict] = judge(page)
    assert verdict.pop("evidence")
    assert verdict == {"url": PAGE["url"], "indexable": reason == "ok", "reason": reason, "detail": detail}


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/google0123456789abcdef.html", "verification"), ("/yandex_0123456789abcdef.html", "verification"),
        ("/pinterest-1a2b3.html", "verification"), ("/en/google0123456789abcdef.html", "ok"),
        ("/google-ads.html", "ok"), ("/google0123456789abcdef.html?page=2", "ok"),
    ],
)  # fmt: skip
def test_a_file_that_proves_whose_site_it_is_is_no_page_to_rank(path, reason):
    url = f"https://a.example{path}"
    [verdict] = judge({"url": url, "final_url": url})
    assert (verdict["reason"], verdict["indexable"]) == (reason, reason == "ok")


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


def steps(*pages, answers=None):
    [verdict, *_] = (
        judge_indexability(ibis_table("pages", [PAGE | page for page in pages]), answers).to_pyarrow().to_pylist()
    )
    return [(s["step"], s["value"], s["decides"]) for s in verdict["evidence"]]


def test_evidence_of_a_page_that_may_rank_is_every_step_on_the_way():
    page = {"robots_meta": "index,follow", "robots_header": "all", "canonical": PAGE["url"]}
    assert steps(page) == [
        ("robots_txt", "allowed", False), ("status", "200", False), ("content_type", "text/html", False),
        ("robots_header", "all", False), ("robots_meta", "index,follow", False), ("canonical", PAGE["url"], False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("page", "last"),
    [
        ({"googlebot_allowed": False}, ("robots_txt", "disallowed", True)),
        ({"first_status": 410, "state": "http_error"}, ("status", "410", True)),
        ({"first_status": None, "state": "error", "reason": "dns"}, ("status", "dns", True)),
        ({"content_type": "application/pdf"}, ("content_type", "application/pdf", True)),
        ({"content_type": None}, ("content_type", "none", True)),
        ({"robots_header": "none", "canonical": "https://a.example/y"}, ("robots_header", "none", True)),
        ({"robots_header": "all", "robots_meta": "noindex"}, ("robots_meta", "noindex", True)),
        ({"canonical": "https://a.example/y"}, ("canonical", "https://a.example/y", True)),
    ],
)
def test_evidence_ends_at_the_step_that_decides(page, last):
    taken = steps(page)
    assert taken[-1] == last
    assert not any(decides for _, _, decides in taken[:-1])


def test_evidence_of_a_redirect_are_its_hops():
    chain = [
        {"url": PAGE["url"], "status": 301, "location": "https://a.example/y"},
        {"url": "https://a.example/y", "status": 302, "location": "https://a.example/z"},
        {"url": "https://a.example/z", "status": 200, "location": ""},
    ]
    assert steps({"first_status": 301, "chain": chain})[-1] == (
        "redirect", "301 https://a.example/y → 302 https://a.example/z", True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ({"allowed": False, "rule": "Disallow: /x", "line": 7, "verdict": "rules"}, "Disallow: /x (7)"),
        ({"allowed": True, "verdict": "rules"}, "no rule"),
        ({"allowed": True, "verdict": "allow_all"}, "allow_all"),
    ],
)
def test_evidence_names_the_rule_for_googlebot_and_its_line(answer, value):
    about = {"url": PAGE["url"], "origin": "https://a.example"}
    others = {"agent": "sitelore", "allowed": True, "rule": "Allow: /", "line": 1, "verdict": "rules"}
    answers = ibis_table("robots_answers", [about | {"agent": "Googlebot"} | answer, about | others])
    assert steps({"googlebot_allowed": answer["allowed"]}, answers=answers)[0] == (
        "robots_txt", value, not answer["allowed"],
    )  # fmt: skip


def test_evidence_says_which_table_it_was_read_in():
    verdicts = judge({})
    assert {step["table"] for step in verdicts[0]["evidence"]} == {"pages"}
