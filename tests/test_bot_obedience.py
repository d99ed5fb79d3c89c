from datetime import date, datetime, time

import ibis
import pyarrow as pa
import pytest

from analysis.bot_obedience import judge_obedience, rules_of
from analysis.judged_days import DatedCrawl
from analysis.questions.disallowed_fetches import list_disallowed_fetches
from analysis.questions.robots_obedience import judge_robots_obedience
from analysis.robots_match import read_rules
from analysis.tables import arrow_schema_of
from tests.conftest import ibis_table

SITE = "https://shop.example"
CLOSED = "User-agent: *\nDisallow: /cart\n\nUser-agent: GPTBot\nDisallow: /\n"
OPEN = "User-agent: *\nDisallow:\n"
FIRST = DatedCrawl("s1", date(2026, 11, 10))


def asked(path, day, bot="Googlebot", verification="verified", hits=1):
    at = datetime.combine(date(2026, 11, day), time(8))
    return {
        "day": at.date(), "actor": "search", "bot": bot, "verification": verification, "url": SITE + path,
        "status": 200, "hits": hits, "bytes": 10, "timed": 0, "twins": 0, "first_at": at, "last_at": at,
    }  # fmt: skip


def bot(name, habit="group", *tokens):
    return {"bot": name, "actor": "search", "habit": habit, "tokens": list(tokens) or [name.lower()]}


BOTS = [
    bot("Googlebot"),
    bot("Googlebot-Image", "group", "googlebot-image", "googlebot"),
    bot("GPTBot"),
    bot("AdsBot-Google", "named"),
    bot("ChatGPT-User", "user"),
    bot("Google-Safety", "exempt"),
]


def robots(*crawls):
    """Return the robots.txt of crawls: (snapshot, text), or (snapshot, verdict of an answer without rules)."""
    rows = [
        {"snapshot": snapshot, "origin": SITE, "verdict": "rules", "text": text}
        if "\n" in text
        else {"snapshot": snapshot, "origin": SITE, "verdict": text, "text": None}
        for snapshot, text in crawls
    ]
    return ibis.memtable(pa.Table.from_pylist(rows))


def obedience(requests, files=None, crawls=(FIRST,)):
    table = judge_obedience(
        ibis_table("hit_days", requests),
        ibis_table("bots", BOTS),
        files if files is not None else robots(("s1", CLOSED)),
        crawls,
    )
    schema = arrow_schema_of("bot_obedience")
    return table.select(schema.names).to_pyarrow().cast(schema)


def outcomes(requests, files=None, crawls=(FIRST,)):
    return [row["outcome"] for row in obedience(requests, files, crawls).to_pylist()]


@pytest.mark.parametrize(
    ("bot", "path", "outcome"),
    [
        ("Googlebot", "/cart/7", "disallowed"),
        ("Googlebot", "/shoes", "allowed"),
        ("Googlebot", "/robots.txt", "allowed"),
        ("GPTBot", "/shoes", "disallowed"),
        ("GPTBot", "/robots.txt", "allowed"),
        ("AdsBot-Google", "/cart/7", "allowed"),  # the group for everyone does not speak to it
        ("ChatGPT-User", "/cart/7", "not_bound"),
        ("Google-Safety", "/cart/7", "not_bound"),
    ],
)
def test_a_request_is_held_against_the_group_that_speaks_to_the_bot(bot, path, outcome):
    assert outcomes([asked(path, 12, bot)]) == [outcome]


@pytest.mark.parametrize(
    ("day", "outcome"),
    [(9, "early"), (10, "early"), (11, "disallowed"), (24, "disallowed"), (25, "unknown")],
)
def test_a_rule_counts_from_a_day_after_it_was_read_for_fourteen_days(day, outcome):
    assert outcomes([asked("/cart", day)]) == [outcome]


def test_a_rule_that_was_gone_at_the_next_crawl_accuses_nobody():
    second = DatedCrawl("s2", date(2026, 11, 14))
    both = (FIRST, second)
    files = robots(("s1", CLOSED), ("s2", OPEN))
    assert outcomes([asked("/cart", 12)], files, both) == ["unknown"]
    assert outcomes([asked("/cart", 16)], files, both) == ["allowed"]
    lifted = robots(("s1", OPEN), ("s2", CLOSED))
    assert outcomes([asked("/cart", 12)], lifted, both) == ["allowed"], "it was open when last looked at"


@pytest.mark.parametrize(("verdict", "outcome"), [("allow_all", "allowed"), ("disallow_all", "unknown")])
def test_a_robots_txt_the_crawl_could_not_read_tells_nothing(verdict, outcome):
    assert outcomes([asked("/cart", 12)], robots(("s1", verdict))) == [outcome]


def test_spoofed_requests_are_not_the_bots():
    rows = obedience([asked("/cart", 12, verification="spoofed"), asked("/cart", 12, verification="plausible")])
    assert [(row["verification"], row["rule"], row["line"]) for row in rows.to_pylist()] == [
        ("plausible", "Disallow: /cart", 2)
    ]


def test_the_first_of_a_bots_names_with_a_group_decides():
    text = read_rules("User-agent: googlebot\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n")
    image = rules_of(text, ("googlebot-image", "googlebot"))
    assert (image.decide("/a").allowed, image.decide("/b").allowed) == (False, True)
    assert rules_of(text, ("mj12bot",)).decide("/b").allowed is False
    assert rules_of(text, ("adsbot-google",), named_only=True) is None


def test_bots_that_disobey_are_named_with_address_and_rule():
    table = obedience(
        [
            asked("/cart", 12, hits=3), asked("/shoes", 12, hits=7), asked("/cart", 9, hits=2),
            asked("/cart", 12, "ChatGPT-User"), asked("/shoes", 2, "GPTBot", "unknown"),
        ]
    )  # fmt: skip
    bots, kept = ibis_table("bots", BOTS), ibis.memtable(table)
    verdicts = {row["bot"]: row for row in judge_robots_obedience(kept, bots).to_pyarrow().to_pylist()}
    assert {name: row["verdict"] for name, row in verdicts.items()} == {
        "Googlebot": "disobeys", "ChatGPT-User": "not_bound", "GPTBot": "not_measured"
    }  # fmt: skip
    google = verdicts["Googlebot"]
    assert (google["hits"], google["disallowed_hits"], google["allowed_hits"], google["early_hits"]) == (12, 3, 7, 2)
    assert (google["share"], google["example"]) == (0.3, f"{SITE}/cart")
    assert verdicts["GPTBot"]["share"] is None
    (fetch,) = list_disallowed_fetches(kept, bots).to_pyarrow().to_pylist()
    assert (fetch["url"], fetch["bot"], fetch["rule"], fetch["line"], fetch["hits"], fetch["judged_by"]) == (
        f"{SITE}/cart", "Googlebot", "Disallow: /cart", 2, 3, "s1"
    )  # fmt: skip
