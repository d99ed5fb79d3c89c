from datetime import date, datetime, time

import pytest

from analysis.questions.ai_bots import rank_ai_bots
from analysis.questions.ai_referrals import trace_ai_referrals
from analysis.questions.ai_topics import find_ai_topics
from analysis.questions.bot_devices import split_devices
from analysis.questions.bot_verification import judge_bot_names
from analysis.questions.bots_by_day import count_bots_by_day
from analysis.questions.bots_by_section import count_bots_by_section
from analysis.questions.bots_by_status import count_bots_by_status
from analysis.questions.robots_readers import rank_robots_readers
from analysis.questions.spoofed_bots import find_spoofed_bots
from tests.conftest import ibis_table

SITE = "https://shop.example"


def asked(path, bot="Googlebot", hits=1, verification="verified", status=200, day=20, actor="search"):
    at = datetime.combine(date(2026, 11, day), time(8))
    return {
        "day": at.date(), "actor": actor, "bot": bot, "verification": verification, "url": SITE + path,
        "status": status, "hits": hits, "bytes": 10 * hits, "timed": 0, "twins": 0, "first_at": at, "last_at": at,
    }  # fmt: skip


def ai(path, bot, hits=1, **columns):
    return asked(path, bot, hits, actor="ai", **{"verification": "unknown", **columns})


def known(name, operator="Google", purpose="search", actor="search", habit="group", **columns):
    told = {"bot": name, "operator": operator, "purpose": purpose, "actor": actor, "habit": habit, "tokens": []}
    return told | {"catalogued": True, "ranges": "", "host_names": []} | columns


BOTS = [
    known("Googlebot", ranges="google-common", ranges_read=date(2026, 11, 22)),
    known("Googlebot-Image"),
    known("bingbot", "Microsoft"),
    known("GPTBot", "OpenAI", "ai_training", "ai"),
    known("OAI-SearchBot", "OpenAI", "ai_search", "ai"),
    known("ChatGPT-User", "OpenAI", "ai_user", "ai", "user"),
    known("ClaudeBot", "Anthropic", "ai_training", "ai"),
]


def answer(table):
    return table.to_pyarrow().to_pylist()


def hit_days(*rows):
    return ibis_table("hit_days", list(rows))


def bots():
    return ibis_table("bots", BOTS)


def test_requests_of_a_day_are_told_apart_by_what_their_address_proves():
    days = answer(
        count_bots_by_day(
            hit_days(
                asked("/a", hits=5), asked("/b", hits=2, verification="spoofed"), asked("/a", status=503),
                asked("/a", hits=4, verification="plausible", day=21),
                asked("/a", "", 90, "", actor="human"),
            )
        )
    )  # fmt: skip
    assert [(row["day"].day, row["bot"], row["hits"], row["verified_hits"], row["spoofed_hits"]) for row in days] == [
        (20, "Googlebot", 8, 6, 2),
        (21, "Googlebot", 4, 0, 0),
    ]
    assert (days[0]["error_hits"], days[0]["urls"], days[1]["plausible_hits"]) == (1, 2, 4)


def test_sections_are_first_folders_and_shares_those_of_the_whole_bot():
    requests = hit_days(
        asked("/shop/shoes/7", hits=6), asked("/shop/", hits=2), asked("/about", hits=1), asked("/?q=1", hits=1),
        asked("/shop/", "bingbot", 3),
    )  # fmt: skip
    sections = answer(count_bots_by_section(requests))
    assert [(row["bot"], row["section"], row["hits"], row["share"]) for row in sections] == [
        ("Googlebot", "/shop/", 8, 0.8),
        ("Googlebot", "/", 2, 0.2),
        ("bingbot", "/shop/", 3, 1.0),
    ]
    (large,) = answer(count_bots_by_section(requests, min_hits=4))
    assert large["share"] == 0.8


def test_of_every_status_the_most_asked_address_is_named():
    statuses = answer(
        count_bots_by_status(
            hit_days(
                asked("/b", status=404, hits=2), asked("/a", status=404, hits=2), asked("/c", status=404),
                asked("/a", hits=5),
            )
        )
    )  # fmt: skip
    assert [(row["status"], row["hits"], row["urls"], row["example"], row["share"]) for row in statuses] == [
        (200, 5, 1, f"{SITE}/a", 0.5),
        (404, 5, 3, f"{SITE}/a", 0.5),
    ]


def test_a_bots_name_is_as_good_as_its_addresses_and_the_list_has_a_date():
    (google, claude) = answer(
        judge_bot_names(
            hit_days(
                asked("/", hits=7), asked("/", hits=2, verification="spoofed"), asked("/", verification="unknown"),
                ai("/", "ClaudeBot", 3),
            ),
            bots(),
        )
    )  # fmt: skip
    assert [google[f"{kind}_hits"] for kind in ("verified", "plausible", "spoofed", "unknown")] == [7, 0, 2, 1]
    assert (google["ranges"], google["ranges_read"]) == ("google-common", date(2026, 11, 22))
    assert (claude["operator"], claude["unknown_hits"], claude["ranges"]) == ("Anthropic", 3, "")


def test_impostors_are_counted_by_client_with_what_the_judgement_rests_on():
    def hit(line, verification, client, year=2026, by="ranges google-common 2026-11-22"):
        at = datetime(year, 11, 20, 8, line)
        return {
            "url": f"{SITE}/{line}", "requested_at": at, "method": "GET", "status": 200, "bytes": 1, "actor": "search",
            "bot": "Googlebot", "verification": verification, "client": client, "line_no": line, "verified_by": by,
        }  # fmt: skip

    rows = [hit(1, "verified", "66.249.66.1"), hit(2, "spoofed", "c1"), hit(3, "spoofed", "c2")]
    (spoofed,) = answer(find_spoofed_bots(ibis_table("hits", rows)))
    assert (spoofed["clients"], spoofed["spoofed_hits"], spoofed["verified_hits"]) == (2, 2, 1)
    assert spoofed["verified_by"] == "ranges google-common 2026-11-22"
    assert (spoofed["gap_days"], spoofed["certainty"]) == (2, "likely")
    years_ago, undated = hit(4, "spoofed", "c1", year=2015), hit(5, "spoofed", "c1", by=None)
    (long_ago,) = answer(find_spoofed_bots(ibis_table("hits", [years_ago])))
    assert (long_ago["gap_days"], long_ago["certainty"]) == (4020, "possible")
    (unknown,) = answer(find_spoofed_bots(ibis_table("hits", [undated])))
    assert (unknown["gap_days"], unknown["certainty"]) == (None, "possible")


def test_ai_bots_are_ranked_by_what_they_fetch_for_without_impostors():
    ranked = answer(
        rank_ai_bots(
            hit_days(
                ai("/a", "GPTBot", 6), ai("/b", "GPTBot", 2, status=404), ai("/a", "ClaudeBot", 1),
                ai("/a", "ChatGPT-User", 1), ai("/a", "ChatGPT-User", 50, verification="spoofed"), asked("/a", hits=9),
            ),
            bots(),
        )
    )  # fmt: skip
    assert [(row["purpose"], row["operator"], row["bot"], row["hits"], row["page_hits"]) for row in ranked] == [
        ("ai_training", "OpenAI", "GPTBot", 8, 6),
        ("ai_user", "OpenAI", "ChatGPT-User", 1, 1),
        ("ai_training", "Anthropic", "ClaudeBot", 1, 1),
    ]
    assert ranked[0]["share"] == 0.8


def test_topics_say_how_much_of_them_was_taken_and_what_for():
    pages = ibis_table("topic_pages", [{"url": SITE + path, "topic": topic} for path, topic in TOPIC_PAGES])
    topics = ibis_table("topics", [{"topic": "k1", "label": "shoes", "pages": 4}, {"topic": "k2", "label": "hats"}])
    taken = answer(
        find_ai_topics(
            hit_days(
                ai("/s1", "GPTBot", 5), ai("/s2", "ClaudeBot", 3), ai("/s1", "ChatGPT-User"), ai("/h1", "GPTBot", 2),
                ai("/s3", "GPTBot", 9, status=404), ai("/none", "GPTBot", 9), asked("/s1", hits=99),
            ),
            bots(), pages, topics,
        )
    )  # fmt: skip
    assert [(row["label"], row["purpose"], row["hits"], row["urls"], row["bots"]) for row in taken] == [
        ("shoes", "ai_training", 8, 2, 2),
        ("hats", "ai_training", 2, 1, 1),
        ("shoes", "ai_user", 1, 1, 1),
    ]
    assert (taken[0]["coverage"], taken[0]["share"]) == (0.5, 0.8)


TOPIC_PAGES = [("/s1", "k1"), ("/s2", "k1"), ("/s3", "k1"), ("/h1", "k2"), ("/none", None)]


def visit(line, path, day, referrer, **columns):
    return {
        "url": SITE + path, "requested_at": datetime(2026, 11, day, 12), "method": "GET", "status": 200,
        "actor": "human", "bot": "", "verification": "", "client": "c", "referrer": referrer, "file": "log",
        "line_no": line,
    } | columns  # fmt: skip


def test_visits_from_assistants_are_held_against_the_fetches_before_them():
    visits = [
        visit(1, "/a", 20, "https://chatgpt.com"),
        visit(2, "/a", 22, "https://chatgpt.com"),
        visit(3, "/a?utm_source=chatgpt.com", 23, ""),
        visit(4, "/a", 24, "https://www.perplexity.ai"),  # another operator's bots never came
        visit(5, "/b", 24, "https://chatgpt.com"),
        visit(6, "/b", 24, "https://www.google.com"),
        visit(7, "/b", 24, "https://notchatgpt.com"),
        visit(8, "/gone", 24, "https://chatgpt.com", status=404),
        visit(9, "/a", 24, "https://chatgpt.com", actor="ai", bot="ChatGPT-User"),
        visit(10, "/a", 24, "https://chatgpt.com", twin=True),
    ]
    fetches = hit_days(
        ai("/a", "ChatGPT-User", 2, day=21), ai("/a", "OAI-SearchBot", day=23), ai("/b", "GPTBot", day=20),
        ai("/b", "ChatGPT-User", day=20, status=404), ai("/b", "ChatGPT-User", day=20, verification="spoofed"),
    )  # fmt: skip
    sent = answer(trace_ai_referrals(ibis_table("hits", visits), fetches, bots()))
    assert [
        (row["url"], row["assistant"], row["visits"], row["visits_after_fetch"], row["fetches"]) for row in sent
    ] == [
        (f"{SITE}/a", "ChatGPT", 3, 2, 3),
        (f"{SITE}/a", "Perplexity", 1, 0, 0),
        (f"{SITE}/b", "ChatGPT", 1, 0, 0),
    ]
    assert (sent[0]["days_after_fetch"], sent[0]["fetched_at"]) == (0.5, datetime(2026, 11, 23, 8))
    (first, *_) = answer(trace_ai_referrals(ibis_table("hits", visits), fetches, bots(), within_days=0))
    assert first["visits_after_fetch"] == 1


def test_who_reads_robots_txt_is_told_and_who_never_does():
    readers = answer(
        rank_robots_readers(
            hit_days(
                asked("/robots.txt", hits=3), asked("/robots.txt", status=500, day=21), asked("/a", hits=50),
                asked("/img.png", "Googlebot-Image", 9),  # Googlebot reads it for both
                asked("/a", "bingbot", 7), ai("/llms.txt", "GPTBot", 2), ai("/a", "ChatGPT-User", 4),
                asked("/blog/robots.txt", "bingbot"), asked("/robots.txt", "bingbot", verification="spoofed"),
            ),
            bots(),
        )
    )  # fmt: skip
    assert [(row["file"], row["bot"], row["hits"], row["failed_hits"], row["other_hits"]) for row in readers] == [
        ("llms.txt", "GPTBot", 2, 0, 0),
        ("robots.txt", "Googlebot", 4, 1, 50),
        ("robots.txt", "bingbot", 0, 0, 8),
    ]
    assert (readers[1]["days"], readers[1]["delivered_hits"]) == (2, 3)


@pytest.mark.parametrize(("devices", "share"), [(["mobile", "mobile", "desktop", ""], 2 / 3), (["", None], None)])
def test_devices_are_split_among_those_who_name_one(devices, share):
    rows = [
        visit(line, "/", 20, "", actor="search", bot="Googlebot", verification="verified", device=device)
        for line, device in enumerate(devices)
    ]
    spoofed = visit(90, "/", 20, "", actor="search", bot="Googlebot", verification="spoofed", device="desktop")
    (split,) = answer(split_devices(ibis_table("hits", [*rows, spoofed])))
    assert split["mobile_share"] == pytest.approx(share)
    assert split["hits"] == len(devices)
    assert split["unnamed_hits"] == sum(not device for device in devices)
