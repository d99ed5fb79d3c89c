"""A workspace made by hand for views: two crawls, thirty days of logs, and every result a view reads."""

from datetime import date, datetime, timedelta

from app.settings import SiteSettings
from app.workspace import create_workspace
from tests.conftest import rows_of

SITE = "nordlicht-rad.example"
ORIGIN = f"https://{SITE}"
FIRST, LAST = date(2026, 10, 24), date(2026, 11, 22)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
HOSTILE = '<img src=x onerror=alert(1)>![a](http://evil.example/p.png)"><script>alert(2)</script>'
TOPICS = {"t1": "Panniers & luggage", "t2": "Hub dynamo & lights", "t3": "Tour reports", "t4": "Winter cycling"}
SIZES = {"t1": 12, "t2": 9, "t3": 14, "t4": 6}


def page_url(number, topic="t1"):
    return f"{ORIGIN}/en/{TOPICS[topic].split()[0].lower()}/page-about-something-worth-reading-{number}"


URLS = [(page_url(n, topic), topic) for topic, size in SIZES.items() for n in range(size)]
HUB = {topic: page_url(0, topic) for topic in TOPICS}


def site_workspace(root, *, crawl=True, logs=True, results=True, hostile=False):
    """Return a workspace with the site; leave a part out and what needs it is not measured."""
    workspace = create_workspace(root)
    about = SiteSettings(hosts=(SITE,), start=f"{ORIGIN}/", consent=(f"{SITE}:443",))
    workspace = workspace.save(workspace.settings.model_copy(update={"sites": {SITE: about}}))
    if crawl:
        for day in (15, 22):
            write_crawl(workspace, datetime(2026, 11, day, 6), hostile=hostile)
    if logs:
        write_logs(workspace)
    if crawl and results:
        write_results(workspace, logs=logs)
    return workspace


def write_crawl(workspace, at, *, hostile=False):
    pages = [html_page(url) for url, _ in URLS]
    pages += [html_page(f"{ORIGIN}/gone-{n}", state="http_error", status=404, first_status=404) for n in range(5)]
    if hostile:
        pages.append(html_page(f"{ORIGIN}/hostile", title=HOSTILE))
    tables = {
        "pages": pages,
        "links": [
            {"source": HUB[t], "ordinal": n, "target": url, "href": url, "anchor": f"Page {n}", "position": "body",
             "internal": True}
            for n, (url, t) in enumerate(URLS) if url != HUB[t]
        ],
    }  # fmt: skip
    workspace.facts(SITE).write("crawl", batches(tables), {"start": f"{ORIGIN}/"}, at)


def html_page(url, **columns):
    sound = {
        "url": url, "url_found": url, "final_url": url, "found_by": "link", "first_status": 200, "status": 200,
        "state": "ok", "content_type": "text/html", "robots_allowed": True, "googlebot_allowed": True, "lang": "en",
        "title": f"Title of {url[-6:]}", "fetched_at": datetime(2026, 11, 22, 6), "bytes": 61_400,
    }  # fmt: skip
    return sound | columns


def batches(tables):
    for name, rows in tables.items():
        table = rows_of(name, sorted(rows, key=lambda row: [str(v) for v in row.values()]))
        yield from ((name, batch) for batch in table.to_batches())


def write_logs(workspace):
    hits = [
        {"url": URLS[n % len(URLS)][0], "requested_at": datetime.combine(day, datetime.min.time()), "method": "GET",
         "status": 200, "bytes": 61_400, "actor": "search", "bot": "Googlebot", "verification": "verified",
         "client": "66.249.66.1", "agent": "Googlebot", "file": "access.log", "line_no": n}
        for n, day in enumerate(DAYS)
    ]  # fmt: skip
    about = {
        "lines": 184_312, "hits": 184_127, "rejected": 185, "files": 1,
        "first_at": f"{FIRST}T00:00:10", "last_at": f"{LAST}T23:59:50",
    }  # fmt: skip
    files = [{"file": "access.log", "fingerprint": "12-ab", "format": "combined", "lines": 184_312, "hits": 184_127,
              "rejected": 185}]  # fmt: skip
    workspace.facts(SITE).write(
        "logs", batches({"hits": hits, "log_files": files}), about, datetime(2026, 11, 22, 5, 55)
    )


def write_results(workspace, *, logs=True, tables=None):
    """Write what the stages would, and name it the newest crawl's result."""
    crawl = workspace.facts(SITE).newest("crawl")
    chosen = result_tables(crawl.id, logs=logs) | (tables or {})
    derived, keys = workspace.derived(SITE), {}
    for name, rows in chosen.items():
        derived.write(f"make-{name}", "0" * 8, {name: rows_of(name, rows)}, inputs={})
        keys[f"make-{name}"] = "0" * 8
    derived.set_current(crawl.id, keys)


def result_tables(snapshot, *, logs=True):
    tables = {
        "indexability": [{"url": url, "indexable": True, "reason": "ok"} for url, _ in URLS]
        + [{"url": f"{ORIGIN}/gone-{n}", "indexable": False, "reason": "client_error"} for n in range(5)],
        "link_metrics": [
            {"url": url, "inlinks": 0 if orphan(n) else 3, "body_inlinks": 1, "outlinks": 4, "pagerank": 1 / len(URLS),
             "click_depth": None if orphan(n) else 2, "orphan": orphan(n)}
            for n, (url, _) in enumerate(URLS)
        ],
        "topics": [topic_row(topic) for topic in TOPICS],
        "topic_pages": [
            {"url": url, "topic": topic, "x": 10.0 * i + n % 4, "y": 6.0 * (i % 2) + n % 3, "centrality": 0.7}
            for i, topic in enumerate(TOPICS)
            for n, (url, t) in enumerate(URLS)
            if t == topic
        ],
        "findings": findings(snapshot),
        "changes": changes(),
        "link_opportunities": link_opportunities(),
        "brief_proposals": brief_proposals(),
        "brief_lines": brief_lines(snapshot),
        "gaps": gaps(snapshot),
        "page_texts": [
            {"url": url, "text_hash": f"{n:032x}", "language": "en", "words": 640} for n, (url, _) in enumerate(URLS)
        ],
    }  # fmt: skip
    return tables | ({"ledger": ledger(), "bot_days": bot_days()} if logs else {})


def orphan(number):
    return number % 12 == 11


def topic_row(topic):
    members = [n for n, (_, t) in enumerate(URLS) if t == topic]
    return {
        "topic": topic, "label": TOPICS[topic], "terms": TOPICS[topic].lower().split(" & "), "pages": len(members),
        "languages": [{"language": "en", "pages": len(members)}], "hub": None if topic == "t4" else HUB[topic],
        "orphans": sum(map(orphan, members)), "pagerank": len(members) / len(URLS), "cohesion": 0.62,
    }  # fmt: skip


CAUSES = (
    ("useful", "useful", 300), ("not_modified", "useful", 60), ("parameter", "waste", 70), ("redirect", "waste", 40),
    ("client_error", "error", 12),
)  # fmt: skip


def ledger():
    return [
        {"day": day, "bot": "Googlebot", "url": f"{ORIGIN}/{cause}/{n}" if cause != "useful" else URLS[n % 41][0],
         "status": 200, "cause": cause, "worth": worth, "pattern": f"{ORIGIN}/{cause}/N",
         "hits": hits + 3 * (n % 5) + (130 if cause == "parameter" and n >= 15 else 0), "bytes": 61_400 * hits}
        for n, day in enumerate(DAYS)
        for cause, worth, hits in CAUSES
    ]  # fmt: skip


def bot_days():
    who = (
        ("search", "Googlebot", "verified", 480), ("search", "Googlebot", "spoofed", 75),
        ("ai", "GPTBot", "unknown", 390), ("seo", "AhrefsBot", "unknown", 460), ("other_bot", "curl", "unknown", 80),
        ("human", "", "", 4400),
    )  # fmt: skip
    return [
        {"day": day, "actor": actor, "bot": bot, "verification": verification, "hits": hits, "bytes": hits * 1000}
        for day in DAYS
        for actor, bot, verification, hits in who
    ]


def findings(snapshot):
    rows = [("orphan_pages", "high", url, None) for n, (url, _) in enumerate(URLS) if orphan(n)]
    rows += [("broken_links", "critical", url, f"{ORIGIN}/gone-{n}") for n, (url, _) in enumerate(URLS[:5])]
    rows += [("missing_descriptions", "low", url, None) for url, _ in URLS[5:17]]
    return [
        {"check": check, "severity": severity, "url": url, "related": related, "weight": 1,
         "value": "404" if related else None,
         "evidence_snapshot": snapshot, "evidence_table": "pages", "evidence_key": url}
        for check, severity, url, related in rows
    ]  # fmt: skip


def changes():
    rows = [("url", "new", None, None, "low")] * 4 + [("url", "gone", None, None, "high")]
    rows += [("text", "changed", "a", "b", "low")] * 9 + [("title", "changed", "a", "b", "medium")] * 2
    rows += [("indexable", "changed", "ok", "noindex", "critical")] * 3
    return [
        {"url": f"{ORIGIN}/changed-{n}", "aspect": aspect, "change": change, "before": before, "after": after,
         "severity": severity, "previous_snapshot": "20261115T060000Z"}
        for n, (aspect, change, before, after, severity) in enumerate(rows)
    ]  # fmt: skip


def link_opportunities():
    return [
        {"source": URLS[n][0], "target": URLS[(n + 11) % 41][0], "similarity": 0.81, "passage_hash": f"{n:032x}",
         "ordinal": 1, "sentence": "As soon as the road freezes, only studded tyres help, and they want to be run in.",
         "anchor": "studded tyres", "shared_entities": ["Tyre"], "target_inlinks": 0, "target_orphan": n % 3 == 0,
         "benefit": 92.0 - n, "language": "en"}
        for n in range(14)
    ]  # fmt: skip


def brief_proposals():
    return [
        {"brief": f"b{n}", "url": URLS[n][0], "topic": "t1", "title": f"Brief number {n}", "language": "en",
         "benefit": 80.0 - n, "lines": 3, "digest": f"{n:032x}"}
        for n in range(4)
    ]  # fmt: skip


def brief_lines(snapshot):
    evidence = [
        {"snapshot": snapshot, "table": "pages", "key": URLS[0][0], "url": URLS[0][0], "quote": "A quoted sentence."}
    ]
    return [
        {"brief": f"b{n}", "line_no": line, "section": "outline", "text": f"H2: How much does it carry? {line}",
         "message": None, "certainty": "certain", "evidence": evidence}
        for n in range(4)
        for line in (1, 2, 3)
    ]  # fmt: skip


def gaps(snapshot):
    evidence = [
        {"snapshot": snapshot, "table": "page_passages", "key": "k", "url": URLS[1][0], "quote": "It carries 20 kg."}
    ]
    return [
        {"url": URLS[n][0], "ordinal": 0, "kind": "question", "heading": "How much does it carry?", "covered_by": 5,
         "others": 11, "own_similarity": 0.31, "competitor": False, "certainty": "likely", "evidence": evidence}
        for n in range(6)
    ]  # fmt: skip
