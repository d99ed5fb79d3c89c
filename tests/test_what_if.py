"""What a proposal would have changed, worked out by hand on a site of eight pages."""

import ibis
import pytest

from analysis.errors import InputError
from analysis.what_if import (
    NoindexProposal,
    RedirectProposal,
    RobotsProposal,
    problem_of,
    read_site,
    read_visits,
    replay,
)
from app.cli import main
from app.commands.session import Exit
from app.what_if import missing_for, read_pages, read_redirects, replay_text
from tests.conftest import rows_of

SITE = "https://a.example"
PATHS = ["/", "/list", "/list/deep", "/list/listed", "/other", "/gone", "/shop", "/moved"]
WAYS = [("/", "/list"), ("/", "/other"), ("/list", "/list/deep"), ("/list", "/list/listed"), ("/", "/shop")]
REASONS = {"/gone": "client_error", "/moved": "redirect"}


def url(path):
    return SITE + path


def spent(bot, path, hits, cause="useful"):
    return {"bot": bot, "url": url(path), "cause": cause, "hits": hits, "bytes": 10 * hits}


LEDGER = [
    spent("Googlebot", "/list/deep", 5),
    spent("bingbot", "/list/deep", 3),
    spent("Googlebot", "/shop?color=red", 9, "parameter"),
    spent("Googlebot", "/gone", 4, "client_error"),
    spent("Googlebot", "/other", 2),
    spent("Googlebot", "/moved", 6, "redirect"),
]


def tables():
    pages = [{"url": url(p), "final_url": url(p), "found_by": "start" if p == "/" else "link"} for p in PATHS]
    verdicts = [{"url": url(p), "reason": REASONS.get(p, "ok"), "indexable": p not in REASONS} for p in PATHS]
    links = [
        {"source": url(a), "target": url(b), "ordinal": n, "internal": True, "position": "body"}
        for n, (a, b) in enumerate(WAYS)
    ]
    rows = {
        "pages": pages, "links": links, "indexability": verdicts, "ledger": LEDGER,
        "sitemap_urls": [{"url": url("/list/listed"), "sitemap": url("/map"), "loc": url("/list/listed")}],
        "page_templates": [{"url": url("/shop"), "template": "Shop"}, {"url": url("/list/deep"), "template": "List"}],
    }  # fmt: skip
    read = {name: ibis.memtable(rows_of(name, table)) for name, table in rows.items()}
    read["indexability"] = read["indexability"].mutate(segment=ibis.literal("all"))
    return read


@pytest.fixture(scope="module")
def site():
    return read_site(tables())


def outcome(site, proposal, bot=""):
    return replay(read_visits(tables()["ledger"], bot), site, proposal)


def losses(found):
    return {row["url"].removeprefix(SITE): row["loss"] for row in found.lost.to_pylist()}


def test_a_rule_saves_what_it_forbids_and_loses_what_only_led_through_there(site):
    found = outcome(site, RobotsProposal.of(SITE, "User-agent: *\nDisallow: /list$\nDisallow: /*?color=", ""))
    assert [(r["url"].removeprefix(SITE), r["effect"], r["requests"]) for r in found.urls.to_pylist()] == [
        ("/shop?color=red", "saved", 9)
    ]
    assert losses(found) == {"/list": "closed", "/list/deep": "unreachable", "/list/listed": "sitemap_only"}
    told = {"hits": 29, "saved": 9, "closed": 1, "unreachable": 1, "sitemap_only": 1}
    assert found.totals == {"recovered": 0, "opened": 0, "misled": 0, **told}


def test_rules_are_those_of_each_bot_and_what_is_forbidden_today_is_not_saved(site):
    present = "User-agent: *\nDisallow: /list/\nAllow: /other"
    proposed = "User-agent: bingbot\nDisallow: /list/\nUser-agent: *\nDisallow: /other"
    found = outcome(site, RobotsProposal.of(SITE, proposed, present))
    assert {(r["url"].removeprefix(SITE), r["effect"]): r["requests"] for r in found.urls.to_pylist()} == {
        ("/list/deep", "opened"): 5, ("/other", "saved"): 2,
    }  # fmt: skip
    assert outcome(site, RobotsProposal.of(SITE, present, present)).urls.num_rows == 0


def test_a_redirect_recovers_errors_and_saves_all_but_the_request_that_learns_of_it(site):
    pairs = {url("/gone"): url("/other"), url("/list/deep"): url("/shop"), url("/moved"): url("/shop")}
    found = outcome(site, RedirectProposal(pairs))
    assert {(r["url"].removeprefix(SITE), r["effect"]): r["requests"] for r in found.urls.to_pylist()} == {
        ("/gone", "recovered"): 4, ("/list/deep", "saved"): 4 + 2,
    }  # fmt: skip
    assert losses(found) == {"/list/deep": "closed"}
    assert losses(outcome(site, RedirectProposal({url("/list"): url("/list/deep")}))) == {
        "/list": "closed", "/list/listed": "sitemap_only",
    }  # fmt: skip


def test_what_a_redirect_leads_nowhere_is_not_recovered(site):
    found = outcome(site, RedirectProposal({url("/gone"): url("/nowhere"), url("/other"): url("/gone")}))
    assert [(r["effect"], r["requests"], r["problem"]) for r in found.urls.to_pylist()] == [
        ("misled", 4, "target_unknown"), ("misled", 2, "chain"),
    ]  # fmt: skip
    assert (found.totals["misled"], found.totals["recovered"]) == (6, 0)


@pytest.mark.parametrize(
    ("pairs", "problem"),
    [
        ({"/other": "/shop"}, None),
        ({"/other": "/shop", "/shop": "/"}, "chain"),
        ({"/other": "/moved"}, "chain"),
        ({"/other": "/shop", "/shop": "/other"}, "loop"),
        ({"/other": "/gone"}, "target_error"),
        ({"/other": "/nowhere"}, "target_unknown"),
    ],
)
def test_a_redirect_that_leads_nowhere_good_is_named(site, pairs, problem):
    assert problem_of(site, {url(a): url(b) for a, b in pairs.items()}, url("/other")) == problem


def test_noindex_saves_at_most_what_comes_after_the_first_request(site):
    found = outcome(site, NoindexProposal.of([url("/gone")], ["/list/"], site.indexable), bot="Googlebot")
    assert [(r["url"].removeprefix(SITE), r["requests"]) for r in found.urls.to_pylist()] == [("/list/deep", 4)]
    assert losses(found) == {"/list/deep": "closed", "/list/listed": "closed"}


def test_it_is_told_by_template_and_segment_and_adds_up(site):
    found = outcome(site, RobotsProposal.of(SITE, "User-agent: *\nDisallow: /", ""))
    by_template = {row["template"]: row for row in found.by("template").to_pylist()}
    assert (by_template["Shop"]["saved"], by_template["List"]["saved"]) == (9, 8)
    assert by_template["List"]["closed"] == 1
    for group in ("template", "segment"):
        rows = found.by(group).to_pylist()
        assert sum(row["saved"] for row in rows) == found.totals["saved"] == found.totals["hits"] == 29
        assert sum(row["pages"] for row in rows) == len(site.indexable)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("/old,/new\n# a comment\n\nhttps://a.example/x,https://a.example/y", {"/old": "/new", "/x": "/y"}),
        ("alt;neu\n/old;/new", {"/old": "/new"}),
        ("/old\t/new\t301\n/same\t/same", {"/old": "/new"}),
    ],
)
def test_redirects_are_two_columns_of_addresses_under_any_header(text, pairs):
    assert read_redirects(text, SITE + "/") == {url(a): url(b) for a, b in pairs.items()}


def test_pages_are_addresses_or_patterns():
    assert read_pages("/a\nhttps://a.example/b\n/tag/*\n/c$\nnothing", SITE + "/") == (
        [url("/a"), url("/b")],
        ["/tag/*", "/c$"],
    )


@pytest.mark.parametrize("read", [read_redirects, read_pages])
def test_a_file_without_a_proposal_is_named(read):
    with pytest.raises(InputError, match="what-if-empty"):
        read("nothing, here", SITE + "/")


def test_a_proposal_is_read_from_text_against_the_robots_txt_the_crawl_saw():
    robots = [{"origin": SITE, "verdict": "disallow_all", "text": None}]
    read = tables() | {"robots_files": ibis.memtable(rows_of("robots_files", robots))}
    assert replay_text(read, "robots", "", SITE + "/").totals["opened"] == 29
    assert replay_text(tables(), "noindex", "/other", SITE + "/").totals["saved"] == 1
    assert replay_text(tables(), "redirects", "/gone,/other", SITE + "/").totals["recovered"] == 4
    assert missing_for({"ledger": None, "pages": None}) == "links"


def test_one_proposal_at_a_time(tmp_path, capsys):
    assert main(["what-if", "--workspace", str(tmp_path)]) == Exit.USAGE
    assert "--robots" in capsys.readouterr().err
