"""Ledgers per crawler and what bots leave out, each worked out by hand on a few requests."""

from datetime import date

import ibis
import pyarrow as pa
import pytest

from analysis.base import Clean, Found
from analysis.log_checks import LOG_CHECKS, NOT_YET
from analysis.pickups import sightings, trace_pickups
from analysis.questions import QUESTIONS
from tests.conftest import ibis_table

SITE = "https://a.example"


def booked(path, hits=1, day=1, cause="useful", status=200, bot="Googlebot", worth="useful", **more):
    row = {"day": date(2026, 11, day), "bot": bot, "url": SITE + path, "status": status, "cause": cause, "hits": hits}
    return row | {"worth": worth, "pattern": path.partition("=")[0], "bytes": 10 * hits} | more


def leak(path, hits, cause, day=1, **more):
    return booked(path, hits, day, cause, worth="waste", **more)


def verdict(path, reason="ok"):
    return {"url": SITE + path, "reason": reason, "indexable": reason == "ok"}


def ask(name, *, options=None, **rows):
    tables = {table: ibis_table(table, given) for table, given in rows.items()}
    return QUESTIONS[name].ask(tables, **(options or {}))


def told(answer):
    assert isinstance(answer, Found)
    return [
        row | {"url": row["url"].removeprefix(SITE)} if "url" in row else row
        for row in answer.table.to_pyarrow().to_pylist()
    ]


LEDGER = [
    booked("/", 4, 1), booked("/", 8, 4),
    leak("/?c=a", 3, "parameter", 1), leak("/?c=b", 2, "parameter", 1, disallowed=True, gap_days=5),
    leak("/x", 5, "redirect", 4), leak("/y", 1, "redirect", 4), leak("/z", 7, "redirect", 4, bot="bingbot"),
    booked("/", 2, 3, "server_error", 503, worth="error"),
]  # fmt: skip


def test_each_crawler_has_a_ledger_with_trend_examples_and_what_could_be_saved():
    lines = {(row["bot"], row["cause"]): row for row in told(ask("leak_ledger", ledger=LEDGER))}
    assert {key: (row["hits"], row["saving"]) for key, row in lines.items()} == {
        ("Googlebot", "useful"): (12, 0), ("Googlebot", "parameter"): (5, 5), ("Googlebot", "redirect"): (6, 4),
        ("Googlebot", "server_error"): (2, 0), ("bingbot", "redirect"): (7, 6),
    }  # fmt: skip
    filters, useful = lines["Googlebot", "parameter"], lines["Googlebot", "useful"]
    assert (filters["disallowed"], filters["longest_gap_days"], filters["trend"]) == (2, 5, -1.0)
    assert filters["examples"] == f"{SITE}/?c=a {SITE}/?c=b"
    assert (useful["trend"], useful["share"]) == (1.0, 12 / 25)
    assert lines["Googlebot", "redirect"]["trend"] is None
    assert sum(row["share"] for (bot, _), row in lines.items() if bot == "Googlebot") == pytest.approx(1)
    assert {row["bot"] for row in told(ask("leak_ledger", ledger=LEDGER, options={"bot": "bingbot"}))} == {"bingbot"}


VERDICTS = [verdict("/"), verdict("/a"), verdict("/no", "noindex")]


def test_a_small_site_whose_pages_were_all_fetched_has_no_budget_problem():
    fetched = [booked("/", day=20), booked("/a", day=7), leak("/?c=a", 900, "parameter", 20)]
    assert isinstance(ask("budget_problem", indexability=VERDICTS, ledger=fetched), Clean)
    late = [booked("/", day=20), booked("/a", day=6)]
    (row,) = told(ask("budget_problem", indexability=VERDICTS, ledger=late))
    assert (row["pages"], row["fetched"], row["unfetched"], row["log_days"]) == (2, 1, 1, 15)
    (large,) = told(ask("budget_problem", indexability=VERDICTS, ledger=fetched, options={"small": 1}))
    assert large["unfetched"] == 0
    assert isinstance(ask("budget_problem", indexability=VERDICTS, ledger=fetched, options={"bot": "bingbot"}), Found)


@pytest.mark.parametrize(("last", "stale"), [(15, []), (14, ["/old"]), (1, ["/old"])])
def test_a_page_is_stale_beyond_the_limit_of_its_template(last, stale):
    ledger = [booked(f"/{n}", day=28 + n % 2) for n in range(4)] + [booked("/old", day=last), booked("/gone", 1, 1)]
    verdicts = [verdict(f"/{n}") for n in range(4)] + [verdict("/old"), verdict("/gone", "client_error")]
    answer = ask("stale_pages", indexability=verdicts, ledger=ledger)
    assert [row["url"] for row in (told(answer) if stale else [])] == stale
    assert isinstance(answer, Found if stale else Clean)


def test_orphans_of_the_logs_are_pages_no_way_leads_to():
    ledger = [booked("/linked"), booked("/seeded", 3), booked("/lost", 2), booked("/lost?c=1"), booked("/a.css"),
              booked("/never", status=404)]  # fmt: skip
    pages = [{"url": SITE + path, "found_by": by} for path, by in (("/linked", "link"), ("/seeded", "log"))]
    rows = told(ask("log_orphans", ledger=ledger, pages=pages, indexability=[verdict("/linked"), verdict("/seeded")]))
    assert [(row["url"], row["known_by"], row["reason"]) for row in rows] == [
        ("/seeded", "log", "ok"), ("/lost", "not_met", None),
    ]  # fmt: skip


def test_a_pattern_grows_when_its_addresses_multiply_faster_than_requests():
    old = [booked(f"/cal?d={n}", 2, 1) for n in range(10)]
    new = [booked(f"/cal?d={n}", 1, 10) for n in range(100, 160)]
    steady = [booked(f"/list?p={n}", 1, day) for n in range(60) for day in (1, 10)]
    (row,) = told(ask("growing_patterns", ledger=[*old, *new, *steady]))
    assert (row["pattern"], row["new_urls"], row["growth_urls"], row["growth_hits"]) == ("/cal?d", 60, 6.0, 3.0)


def test_parameters_and_kinds_of_files_are_counted_by_name():
    ledger = [leak("/?c=a&s=1", 3, "parameter"), booked("/?c=b", 2), booked("/a.js?v=1", 4), booked("/robots.txt", 1)]
    counted = {row["parameter"]: (row["hits"], row["leaked"]) for row in told(ask("parameter_hits", ledger=ledger))}
    assert counted == {"c": (5, 3), "s": (3, 3), "v": (4, 0)}
    kinds = {row["kind"]: row["hits"] for row in told(ask("resource_share", ledger=ledger))}
    assert kinds == {"page": 5, "script": 4, "robots_txt": 1}


def test_frequency_is_told_by_weight():
    ranks = [{"url": f"{SITE}/{n}", "pagerank": 1 / (n + 1)} for n in range(10)]
    ledger = [booked("/0", 30, 1), booked("/9", 3, 30)]
    rows = told(
        ask("fetch_frequency", indexability=[verdict(f"/{n}") for n in range(10)], ledger=ledger, link_metrics=ranks)
    )
    assert [(row["band"], row["pages"], row["fetches"], row["per_page_30_days"]) for row in rows] == [
        ("top", 1, 30, 30.0), ("middle", 4, 0, 0.0), ("low", 5, 3, 0.6),
    ]  # fmt: skip


def crawl(day, pages, lastmods):
    rows = [{"snapshot": f"s{day}", "url": SITE + p, "text_hash": t, "reason": "ok"} for p, t in pages.items()]
    states = ibis.memtable(pa.Table.from_pylist(rows))
    entries = [{"url": SITE + path, "lastmod": stamp, "sitemap": "m", "loc": path} for path, stamp in lastmods.items()]
    return sightings(states, ibis_table("sitemap_urls", entries), day=ibis.literal(date(2026, 11, day)))


@pytest.fixture(scope="module")
def pickups():
    """Return what happened between two crawls on the 5th and the 15th."""
    before = crawl(5, {"/told": "a", "/silent": "a", "/false": "a", "/same": "a"},
                   dict.fromkeys(("/told", "/silent", "/false"), "2026-11-01"))  # fmt: skip
    after = crawl(15, {"/told": "b", "/silent": "b", "/false": "a", "/same": "a", "/new": "n", "/unseen": "u"},
                  {"/told": "2026-11-10T08:00:00Z", "/silent": "2026-11-01", "/false": "2026-11-14"})  # fmt: skip
    fetches = [booked("/told", day=8), booked("/told", day=12), booked("/silent", day=12), booked("/silent", day=18),
               booked("/new", day=9), booked("/", day=1), booked("/", day=20)]  # fmt: skip
    ledger = ibis_table("ledger", fetches)
    return {"pickups": trace_pickups(before.union(after), ledger).cache(), "ledger": ledger}


def answered(name, pickups):
    return told(QUESTIONS[name].ask(pickups))


def test_new_pages_are_followed_until_a_bot_comes(pickups):
    rows = {row["url"]: row for row in answered("discovery_latency", pickups)}
    assert rows.keys() == {"/new", "/unseen"}
    new, unseen = rows["/new"], rows["/unseen"]
    assert (new["fetched_day"].day, new["days_least"], new["days_most"], new["waiting_days"]) == (9, 0, 4, None)
    assert (unseen["fetched_day"], unseen["waiting_days"]) == (None, 5)


def test_what_the_last_crawl_saw_after_the_logs_end_counts_once_it_was_fetched(pickups):
    ledger = ibis_table("ledger", [booked("/", day=1), booked("/new", day=9), booked("/", day=13)])
    rows = {row["url"]: row for row in answered("discovery_latency", pickups | {"ledger": ledger})}
    assert rows.keys() == {"/new"}


def test_changes_are_followed_from_the_day_they_are_certain(pickups):
    rows = {row["url"]: row for row in answered("change_pickup", pickups)}
    assert rows.keys() == {"/told", "/silent"}
    assert (rows["/told"]["dated_day"].day, rows["/told"]["days_least"], rows["/told"]["days_most"]) == (10, 2, 2)
    assert (rows["/silent"]["dated_day"], rows["/silent"]["days_least"], rows["/silent"]["days_most"]) == (None, 3, 13)


def test_lastmod_is_held_against_the_text_and_against_fetches(pickups):
    (row,) = answered("lastmod_honesty", pickups)
    assert (row["told"], row["silent"], row["unlisted"], row["false_dates"], row["honest"]) == (1, 1, 0, 1, 0.5)
    assert (row["days_told"], row["days_silent"]) == (2.0, 13.0)


def test_every_known_check_of_logs_has_its_question():
    assert [check[:6] for check in LOG_CHECKS] == [f"LOG-{number:02}" for number in range(1, 27)]
    assert NOT_YET.keys() <= LOG_CHECKS.keys()
    named = {name for names in LOG_CHECKS.values() for name in names}
    assert sorted(named - QUESTIONS.keys()) == []
