from datetime import date, datetime

import pytest

from analysis.questions.actors import rank_actors
from analysis.questions.crawl_budget import add_up_crawl_budget
from analysis.questions.leaking_patterns import find_leaking_patterns
from analysis.questions.spoofed_bots import find_spoofed_bots
from analysis.questions.unfetched_pages import find_unfetched_pages
from analysis.questions.unmatched_urls import list_unmatched_urls
from tests.conftest import ibis_table

SITE = "https://shop.example"


def booked(path, cause, hits, worth="waste", status=200, day=20):
    return {
        "day": date(2026, 11, day), "bot": "Googlebot", "url": SITE + path, "status": status, "cause": cause,
        "worth": worth, "pattern": SITE + path.partition("=")[0], "hits": hits, "bytes": 10 * hits,
    }  # fmt: skip


LEDGER = [
    booked("/", "useful", 40, "useful"),
    booked("/shop?color=a", "parameter", 30),
    booked("/shop?color=a", "parameter", 10, day=21),
    booked("/shop?color=b", "parameter", 40),
    booked("/gone", "client_error", 9, "error", 404),
    booked("/gone", "redirect", 1, status=301),
]


def answer(table):
    return table.to_pyarrow().to_pylist()


def test_the_budget_adds_up_and_shares_are_those_of_all_requests():
    causes = answer(add_up_crawl_budget(ibis_table("ledger", LEDGER)))
    assert [(row["cause"], row["hits"], row["urls"], row["bytes"]) for row in causes] == [
        ("parameter", 80, 2, 800),
        ("useful", 40, 1, 400),
        ("client_error", 9, 1, 90),
        ("redirect", 1, 1, 10),
    ]
    assert sum(row["share"] for row in causes) == pytest.approx(1)
    (largest,) = answer(add_up_crawl_budget(ibis_table("ledger", LEDGER), min_hits=80))
    assert largest["share"] == pytest.approx(80 / 130)


def test_patterns_that_leak_name_their_most_requested_address():
    (leak,) = answer(find_leaking_patterns(ibis_table("ledger", LEDGER)))
    assert (leak["cause"], leak["hits"], leak["urls"]) == ("parameter", 80, 2)
    assert (leak["example"], leak["share"]) == (SITE + "/shop?color=a", pytest.approx(80 / 130))
    assert len(answer(find_leaking_patterns(ibis_table("ledger", LEDGER), min_hits=1))) == 3


@pytest.mark.parametrize(("status", "unfetched"), [(200, ["/b"]), (304, ["/b"]), (500, ["/a", "/b"])])
def test_a_page_counts_as_fetched_when_it_was_delivered(status, unfetched):
    verdicts = [{"url": SITE + path, "indexable": path != "/no", "reason": "ok"} for path in ("/a", "/b", "/no")]
    ledger = ibis_table("ledger", [booked("/a", "useful", 1, status=status)])
    rows = answer(find_unfetched_pages(ibis_table("indexability", verdicts), ledger))
    assert [row["url"].removeprefix(SITE) for row in rows] == unfetched


def claimed(verification, client, bot="Googlebot", day=20):
    moment = datetime(2026, 11, day, 9)
    return {
        "url": SITE + "/",
        "bot": bot,
        "actor": "search",
        "verification": verification,
        "client": client,
        "requested_at": moment,
    }


def test_impostors_are_counted_per_bot_beside_the_real_ones():
    hits = [
        claimed("verified", "66.249.66.1"), claimed("spoofed", "x", day=18), claimed("spoofed", "y", day=19),
        claimed("spoofed", "y"), claimed("unknown", "z", bot="YandexBot"),
    ]  # fmt: skip
    (row,) = answer(find_spoofed_bots(ibis_table("hits", hits)))
    assert (row["bot"], row["spoofed_hits"], row["verified_hits"], row["clients"]) == ("Googlebot", 3, 1, 2)
    assert (row["first_at"].day, row["last_at"].day, row["share"]) == (18, 20, 0.75)


def test_actors_are_ranked_by_requests():
    days = [
        {"day": date(2026, 11, day), "actor": actor, "bot": bot, "verification": verification, "hits": hits, "bytes": 1}
        for day, actor, bot, verification, hits in [
            (20, "search", "Googlebot", "verified", 3), (20, "search", "Googlebot", "spoofed", 1),
            (21, "search", "Googlebot", "verified", 2), (20, "human", "", "", 4),
        ]
    ]  # fmt: skip
    google, people = answer(rank_actors(ibis_table("bot_days", days)))
    assert (google["bot"], google["hits"], google["verified_hits"], google["days"]) == ("Googlebot", 6, 5, 2)
    assert (people["actor"], people["share"]) == ("human", 0.4)


def test_unmatched_pages_are_listed_and_the_rest_on_request():
    rows = [
        {"source": "logs", "url": SITE + path, "matched": matched, "weight": weight, "kind": kind}
        for path, matched, weight, kind in [
            ("/known", True, 9, "page"), ("/old", False, 5, "page"), ("/a.png", False, 7, "resource"),
            ("/x", False, 1, "page"),
        ]
    ]  # fmt: skip
    matches = ibis_table("matches", rows)
    assert [row["weight"] for row in answer(list_unmatched_urls(matches))] == [5, 1]
    assert [row["weight"] for row in answer(list_unmatched_urls(matches, min_weight=5, pages_only=False))] == [7, 5]
