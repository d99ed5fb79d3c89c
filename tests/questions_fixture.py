"""A small hand-drawn site as tables: every question of the catalogue finds something in it."""

from datetime import date, datetime, timedelta

import ibis
import pyarrow as pa

from analysis.hit_days import add_up_hits
from analysis.indexability import judge_indexability
from analysis.tables import COLUMNS, arrow_schema_of
from tests.conftest import rows_of

ORIGIN = "https://site.example"
MAP = f"{ORIGIN}/sitemap.xml"
MORNING = datetime(2026, 11, 20, 6)
TODAY = date(2026, 11, 20)
LONG_AGO = date(2026, 10, 22)


def page(path, **columns):
    """Return a page on which nothing is wrong but what is said."""
    url = ORIGIN + path
    sound = {
        "url": url, "final_url": url, "found_by": "link", "first_status": 200, "status": 200, "state": "ok",
        "content_type": "text/html", "robots_allowed": True, "googlebot_allowed": True, "lang": "en",
        "title": f"Title of {path}", "description": f"About {path}", "h1": [f"Heading of {path}"],
    }  # fmt: skip
    return sound | columns


def link(source, ordinal, target, **columns):
    body = {"rel": "", "position": "body", "internal": True}
    return body | {"source": ORIGIN + source, "ordinal": ordinal, "target": ORIGIN + target} | columns


def url(path):
    return ORIGIN + path


def failed(path, status):
    return page(path, first_status=status, status=status, state="http_error", content_type=None)


PAGES = [
    page("/", found_by="start", hreflang=[{"lang": "de", "url": url("/de")}]),
    page("/de", lang="de"),  # does not name the start page back
    page("/lost", found_by="sitemap"),  # nothing links here
    failed("/gone", 404),
    page("/old", first_status=301, final_url=url("/new")),
    page("/new"),
    page("/unsafe", first_status=None, status=None, state="error", reason="tls_error:expired", content_type=None),
    page("/deep"),
    page("/untitled", title=" "),
    page("/twin/1", title="Twin"),
    page("/twin/2", title="twin "),
    page("/silent", description=None),
    page("/headless", h1=[]),
    page("/hidden", robots_meta="noindex"),
    page("/pictures", images=[{"src": url("/1.png"), "alt": None}, {"src": url("/2.png"), "alt": ""}]),
    page("/data", json_ld=[{"text": "{", "error": "unexpected end"}, {"text": "{}", "error": ""}]),
    page("/astray", canonical=url("/gone")),
    page("/sorry", title="Page not found"),
]

LINKED = ["/de", "/gone", "/old", "/deep", "/untitled", "/twin/1", "/twin/2", "/silent", "/headless", "/hidden"]
LINKED += ["/pictures", "/data", "/astray", "/sorry"]
LINKS = [link("/", place, target) for place, target in enumerate(LINKED)]
ELSEWHERE = "https://elsewhere.example/gone"
LINKS += [link("/new", 0, "/") | {"target": ELSEWHERE, "internal": False}]


def text(path, text_hash, words):
    return {"url": url(path), "body_hash": f"b{path}", "text_hash": text_hash, "language": "en", "words": words}


def change(path, aspect, severity):
    return {
        "url": url(path), "aspect": aspect, "change": "changed", "before": "a", "after": "b", "severity": severity,
        "previous_snapshot": "s0",
    }  # fmt: skip


def spent(path, status, cause, worth, hits, day=None):
    row = {"day": day or TODAY, "bot": "Googlebot", "status": status, "cause": cause, "worth": worth, "bytes": 10}
    return row | {"url": url(path), "pattern": url(path.split("?")[0] + "?*"), "hits": hits}


def bot(name, actor, operator, purpose, habit):
    return {
        "bot": name, "actor": actor, "operator": operator, "purpose": purpose, "habit": habit,
        "tokens": [name.lower()], "catalogued": True, "host_names": [],
    }  # fmt: skip


def hit(line, path, bot, verification, client):
    seen = {"requested_at": MORNING, "method": "GET", "status": 200, "actor": "search", "agent": bot, "file": "log"}
    return seen | {"url": url(path), "bot": bot, "verification": verification, "client": client, "line_no": line}


def dated(line, path, days_ago, status=200, **columns):
    """Return a request of the real Googlebot some days before."""
    at = MORNING - timedelta(days=days_ago, minutes=line)
    told = {"requested_at": at, "status": status, "duration_ms": 900 + line, "bytes": 5_000}
    return hit(line, path, "Googlebot", "verified", "66.249.66.1") | told | columns


LOG = [
    *(
        dated(200 + n, "/search?q=redacted", n, actor="human", bot="", verification="", search_term="Helm")
        for n in range(12)
    ),
    *(dated(10 + day, "/", day, 304 if day % 3 else 200) for day in range(30)),  # slow, and never with its script
    *(dated(50 + day, "/", day) for day in range(30)),
    *(dated(100 + day, "/new", day, 503 if day == 4 else 200) for day in range(8)),
    dated(120, "/sorry", 2),
    dated(121, "/app.js", 29, actor="human", bot="", verification=""),
]

ROWS = {
    "pages": PAGES,
    "links": LINKS,
    "sitemap_urls": [
        {"sitemap": MAP, "ordinal": place, "url": url(path), "loc": url(path)}
        for place, path in enumerate(["/", "/lost", "/hidden", "/nowhere"])
    ],
    "external_urls": [
        {"url": ELSEWHERE, "final_url": ELSEWHERE, "first_status": 404, "status": 404, "state": "http_error"}
    ],
    "sitemap_files": [{"sitemap": MAP, "found_in": "robots", "status": 200, "reason": "xml", "urls": 4}],
    "traps": [
        {
            "kind": "calendar", "pattern": "/events/…", "requests": 40, "held_back": 12, "distinct_bodies": 1,
            "rule": "Disallow: /events/", "examples": [url("/events/2026-01"), url("/events/2031-01")],
        }
    ],
    "robots_answers": [
        {"url": url(path), "agent": "GPTBot", "allowed": path == "/", "rule": f"{verb}: {path}", "line": line,
         "origin": ORIGIN, "verdict": "rules"}
        for line, path, verb in [(2, "/hidden", "Disallow"), (3, "/", "Allow"), (4, "/data", "Disallow")]
    ],
    "page_texts": [text("/twin/1", "t1", 80), text("/twin/2", "t1", 80), text("/new", "t2", 80)],
    "page_metrics": [
        {"url": url("/new"), "title_pixels": 700, "description_pixels": 1_200},
        {"url": url("/deep"), "title_pixels": 300, "wall": "consent_wall"},
    ],
    "structured_data": [
        {"url": url("/new"), "ordinal": 0, "types": ["Artikel"], "syntax": "json-ld",
         "problems": [{"level": "error", "code": "unknown_type", "subject": "Artikel"}]},
    ],
    "rich_results": [{"url": url("/new"), "ordinal": 1, "feature": "Recipe", "missing": ["image"]}],
    "hreflang_links": [
        {"url": url("/"), "target": url("/hidden"), "code": "en-uk", "source": "html",
         "problems": ["code_region", "target_noindex"]},
    ],
    "hreflang_clusters": [{"url": url("/"), "cluster": url("/"), "code": "en", "members": 2, "names": 1}],
    "near_duplicates": [{"url": url("/new"), "rank": 1, "other": url("/deep"), "similarity": 0.95, "near": 1}],
    "page_templates": [
        {"url": url("/"), "template": "Home /", "similarity": 1.0},
        {"url": url("/twin/1"), "template": "Article /twin/…", "similarity": 1.0},
        {"url": url("/twin/2"), "template": "Article /twin/…", "similarity": 0.9},
    ],
    "findings": [
        {"check": "missing_titles", "severity": "high", "url": url(path), "weight": 1, "evidence_table": "pages"}
        for path in ("/twin/1", "/twin/2")
    ],
    "link_metrics": [
        {"url": url("/"), "click_depth": 0, "pagerank": 0.6},
        {"url": url("/deep"), "click_depth": 4, "pagerank": 0.4},
    ],
    "link_opportunities": [
        {
            "source": url("/new"), "target": url("/lost"), "similarity": 0.8, "passage_hash": "p1", "benefit": 70.0,
            "sentence": "The lost valley is worth a day.", "anchor": "lost valley", "target_orphan": True,
        }
    ],
    "topics": [
        {"topic": "k1", "label": "valleys", "pages": 4, "hub": None, "orphans": 1, "cohesion": 0.7},
        {"topic": "k2", "label": "hills", "pages": 3, "hub": url("/new"), "orphans": 0, "cohesion": 0.8},
    ],
    "topic_pages": [{"url": url("/new"), "topic": "k2", "centrality": 0.9}],
    "gaps": [
        {
            "url": url("/new"), "ordinal": 0, "kind": "question", "heading": "What does it cost?", "covered_by": 3,
            "others": 4, "own_similarity": 0.2, "certainty": "likely",
        }
    ],
    "crawl_counts": [
        {"snapshot": "s0", "closed_at": datetime(2026, 11, 13, 6), "urls": 14, "indexable": 9},
        {"snapshot": "s1", "closed_at": MORNING, "urls": 16, "indexable": 10},
    ],
    "changes": [change("/new", "title", "medium"), change("/hidden", "indexable", "critical")],
    "renders": [
        {
            "url": url("/new"), "final_url": url("/new"), "state": "ok", "template": "t1", "words": 90,
            "console": [{"level": "error", "text": "it broke"}, {"level": "info", "text": "hello"}],
            "resources": [{"url": url("/app.js"), "kind": "script", "status": 404, "problem": "http_error"}],
        },
        {"url": url("/deep"), "final_url": url("/deep"), "state": "error", "reason": "timeout"},
    ],
    "render_differences": [
        {"url": url("/new"), "aspect": aspect, "ordinal": 0, "raw": raw, "rendered": rendered, "change": change,
         "same_raw": True}
        for aspect, raw, rendered, change in (
            ("canonical", None, url("/"), "added"),
            ("words", "10", "90", "changed"),
            ("links", url("/x"), None, "removed"),
        )
    ],
    "ledger": [
        spent("/new?sort=price", 200, "parameter", "waste", 40),
        spent("/new?sort=name", 200, "parameter", "waste", 30),
        spent("/new?sort=age", 200, "parameter", "waste", 20),
        spent("/gone", 404, "client_error", "error", 30),
        spent("/", 200, "useful", "useful", 100),
        spent("/secret", 200, "not_in_crawl", "waste", 7),
        spent("/new", 200, "useful", "useful", 3),
        spent("/untitled", 200, "useful", "useful", 2),
        spent("/deep", 200, "useful", "useful", 1, LONG_AGO),
        *(spent(f"/calendar?day={number}", 200, "trap", "waste", 1) for number in range(60)),
    ],
    "pickups": [
        {"url": url(path), "crawl": "s1", "event": event, "after_day": date(2026, 11, 6), "by_day": date(2026, 11, 13),
         "lastmod_moved": moved, "fetched_day": fetched, "bot": fetched and "Googlebot"}
        for path, event, moved, fetched in (
            ("/new", "new", None, TODAY), ("/untitled", "changed", True, TODAY), ("/deep", "lastmod", True, None),
            ("/pictures", "changed", False, None),
        )
    ],
    "hits": [
        hit(1, "/", "Googlebot", "verified", "66.249.66.1"),
        hit(2, "/", "Googlebot", "spoofed", "c1"),
        hit(3, "/new", "Googlebot", "spoofed", "c1"),
        hit(4, "/new", "", "", "c2")
        | {"actor": "human", "referrer": "https://chatgpt.com", "requested_at": datetime(2026, 11, 20, 9)},
        hit(5, "/new", "GPTBot", "unknown", "c3") | {"actor": "ai"},
        hit(6, "/new", "ChatGPT-User", "unknown", "c4") | {"actor": "ai"},
        hit(7, "/robots.txt", "GPTBot", "unknown", "c3") | {"actor": "ai", "status": 404},
        *LOG,
    ],
    "resources": [
        {"source": url("/"), "ordinal": 0, "kind": "script", "target": url("/app.js"), "internal": True},
    ],
    "bots": [
        bot("Googlebot", "search", "Google", "search", "group"),
        bot("GPTBot", "ai", "OpenAI", "ai_training", "group"),
        bot("ChatGPT-User", "ai", "OpenAI", "ai_user", "user"),
    ],
    "bot_obedience": [
        {"day": TODAY, "bot": "GPTBot", "verification": "unknown", "outcome": outcome, "url": url(path), "rule": rule,
         "line": 2, "judged_by": "s0", "hits": 3, "bytes": 30, "first_at": MORNING, "last_at": MORNING}
        for path, outcome, rule in (("/new", "disallowed", "Disallow: /new"), ("/", "allowed", None))
    ],
    "bot_days": [
        {"day": TODAY, "actor": "search", "bot": "Googlebot", "verification": "verified", "hits": 220, "bytes": 50},
        {"day": TODAY, "actor": "human", "bot": "", "verification": "", "hits": 900, "bytes": 90},
    ],
    "log_days": [
        {"day": TODAY, "hits": 60, "people": 40, "bots": 20, "hours": 24, "whole": True, "expected": 95.0,
         "judged": True},
    ],
    "log_breaks": [
        {"day": TODAY, "kind": "fewer_lines", "start": datetime(2026, 11, 20), "expected": 95.0, "found": 60.0,
         "share": 0.63, "people_ratio": 0.6, "bots_ratio": 0.7},
        {"day": TODAY, "kind": "missing_hours", "start": MORNING, "end": MORNING + timedelta(hours=3), "hours": 3,
         "expected": 31.0},
    ],
    "rate_changes": [
        {"day": TODAY, "actor": "search", "bot": "Googlebot", "direction": "down", "before": 90.0, "after": 30.0,
         "ratio": 0.33, "days": 5, "reason": "server_errors", "error_share_before": 0.0, "error_share": 0.2},
    ],
    "matches": [
        {"source": "logs", "url": url("/"), "matched": True, "weight": 100, "kind": "page"},
        {"source": "logs", "url": url("/secret"), "matched": False, "weight": 7, "kind": "page"},
    ],
}  # fmt: skip


def drawn_tables(*, turned_round=False):
    """Return the site as Arrow tables; turned round, the rows of each stand in the opposite order."""
    tables = {name: rows_of(name, rows) for name, rows in ROWS.items()}
    judged = judge_indexability(ibis.memtable(tables["pages"])).to_pyarrow()
    tables["indexability"] = judged.cast(arrow_schema_of("indexability"))
    added = add_up_hits(ibis.memtable(tables["hits"])).order_by("day", "url", "status", "bot", "verification")
    tables["hit_days"] = added.select(arrow_schema_of("hit_days").names).to_pyarrow().cast(arrow_schema_of("hit_days"))
    return {name: _turned(table) if turned_round else table for name, table in tables.items()}


def drawn_site(*, turned_round=False, with_segment=False):
    """Return the site as questions get it. Views add a segment to every table with a URL."""
    tables = drawn_tables(turned_round=turned_round)
    if with_segment:
        tables = {name: _with_segment(name, table) for name, table in tables.items()}
    return {name: ibis.memtable(table) for name, table in tables.items()}


def _turned(table):
    return table.take(pa.array(range(table.num_rows - 1, -1, -1)))


def _with_segment(name, table):
    located = {"url", "source"} & {column.name for column in COLUMNS[name]}
    return table.append_column("segment", pa.array(["all"] * table.num_rows)) if located else table
