"""The leak ledger: what verified search bots spent every single request on, each with its one first cause."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis import _

from analysis.judged_days import JudgedDay
from analysis.robots_match import RobotsText, RuleBook, read_rules
from analysis.urls import origin_of, path_of, pattern_of

# A file a page is built from, and what a crawler needs to find pages. Documents such as PDF can rank and are none.
_RESOURCE_FILES = (
    r"^[^?]*\.(css|js|mjs|map|png|jpe?g|gif|webp|avif|svg|ico|bmp|woff2?|ttf|otf|eot|mp3|mp4|webm|webmanifest)([?]|$)"
)
_NEEDED_FILES = r"^[a-z]+://[^/]+/(robots\.txt|[^?]*sitemap[^/?]*\.xml(\.gz)?)([?]|$)"
_RESOURCE_TYPES = r"^(image|font|audio|video)/|css|javascript|ecmascript|^application/manifest"
MANY_ADDRESSES = 5  # of one file, by version in the query: a file has few versions in a month
# Names under which build tools and plugins append a version or a moment to a file; a query without a name is one, too.
_VERSIONS = frozenset(
    "_ build cache cachebuster cb hash nocache rev rnd rand t time timestamp ts v ver version".split()
)

# cause → what it counts as, in the order in which causes are looked for
WORTH = {
    "not_modified": "useful",
    "redirect": "waste",
    "client_error": "error",
    "server_error": "error",
    "cache_busted": "waste",
    "resource": "useful",
    "unknown": "unknown",
    "trap": "waste",
    "noindex": "waste",
    "canonicalised": "waste",
    "parameter": "waste",
    "not_in_crawl": "waste",
    "duplicate": "waste",
    "useful": "useful",
}
LEAKS = ("waste", "error")  # what could be saved

# Crawlers that keep to the group of another one where robots.txt has none of their own, and one that leaves out `*`:
# https://developers.google.com/search/docs/crawling-indexing/overview-google-crawlers, read on 2026-11-22
_OWN_GROUP_ALONE = "adsbot"


def keep_ledger(
    hit_days: ir.Table, states: ir.Table, days: Sequence[JudgedDay], robots: ir.Table | None = None,
    traps: ir.Table | None = None,
) -> ir.Table:  # fmt: skip
    """Return the table `ledger`: all requests of verified search bots by day, bot, URL, status and first cause.

    Definition, in this order. Of the log line alone: `not_modified` 304; `redirect` other 3xx; `client_error` 4xx;
    `server_error` 5xx and above; `cache_busted` a file pages are built from whose query is a version (`?v=3`,
    `?1700000000`), where the file was asked for under at least `MANY_ADDRESSES` of them; `resource` another such file
    (style sheet, script, image, font, sound, film, by name or by the crawl's content type), robots.txt or a sitemap.
    Of the crawl that judges the day (see `judge_days`): `unknown` the day is too far from every crawl; `trap` an
    address that the rule of one of its traps closes and that is no page that may rank; `noindex`, `canonicalised` as
    it found the page; `parameter` an address with a query that is no page of the crawl; `unknown` a URL it met and
    could not read; `not_in_crawl` an address where it met no page, or one that was gone or moved by then; `duplicate`
    a copy as `page_states` says; else `useful`: a page that may rank, or a document.
    Every request is in exactly one row, so the sum of `hits` is the number of requests of verified search bots; one
    that a proxy logged a second time (a twin) is none.
    `disallowed` is no cause: whether robots.txt of that crawl forbids the bot the URL; null where it is not known.
    Worth: `useful`, `not_modified` and `resource` are useful, `unknown` is unknown, 4xx and 5xx are errors, all others
    are waste.
    """
    asked = visits_of(hit_days)
    addresses = describe_addresses(asked, days, robots, traps)
    judged = name_causes(asked, states, ibis.memtable(_days_table(days)), addresses)
    return judged.select(
        "day", "bot", "url", "status", "cause",
        worth=_worth(judged.cause), pattern=judged.pattern, hits=judged.hits, bytes=judged.bytes,
        judged_by=judged.snapshot, gap_days=judged.gap_days, judged=judged.judged, disallowed=judged.disallowed,
    ).order_by("day", "bot", "url", "status", "cause")  # fmt: skip


def visits_of(hit_days: ir.Table) -> ir.Table:
    """Return the requests of verified search bots by day, bot, URL and status, over all imports."""
    verified = hit_days.filter(hit_days.actor == "search", hit_days.verification == "verified", hit_days.hits > 0)
    return verified.group_by("day", "bot", "url", "status").agg(hits=_.hits.sum(), bytes=_.bytes.sum())


def name_causes(asked: ir.Table, states: ir.Table, days: ir.Table, addresses: ir.Table) -> ir.Table:
    """Return visits with the crawl that judges them, what their address is, and the cause `keep_ledger` defines."""
    dated = asked.inner_join(days, "day")
    described = dated.inner_join(addresses, ["snapshot", "bot", "url"])
    near = states.select(
        state_of="snapshot", state_url="url", reason="reason", content_type="content_type", copy="copy"
    )
    is_near = (described.snapshot == near.state_of) & (described.url == near.state_url)
    joined = described.left_join(near, is_near)
    return joined.mutate(cause=_cause(joined))


def _cause(asked: ir.Table) -> ir.StringValue:
    reason = asked.reason.fill_null("not_met")
    has_page = reason.isin(["ok", "not_html", "verification"])
    is_file = is_resource(asked.url) | asked.content_type.re_search(_RESOURCE_TYPES).fill_null(False)
    return ibis.cases(
        (asked.status == 304, "not_modified"),
        (asked.status.between(300, 399), "redirect"),
        (asked.status.between(400, 499), "client_error"),
        (asked.status >= 500, "server_error"),
        (is_file & asked.many_addresses, "cache_busted"),
        (is_file, "resource"),
        (asked.judged == "too_far", "unknown"),
        (asked.trapped & ~has_page, "trap"),
        (reason == "noindex", "noindex"),
        (reason == "canonicalised", "canonicalised"),
        (~has_page & asked.url.contains("?"), "parameter"),
        (reason == "not_fetched", "unknown"),
        (~has_page, "not_in_crawl"),
        (asked["copy"].fill_null(False), "duplicate"),
        else_="useful",
    )


def is_resource(url: ir.StringValue) -> ir.BooleanValue:
    """Return whether an address is, by its name, a file that pages are built from or that leads to pages."""
    lowered = url.lower()
    return lowered.re_search(_RESOURCE_FILES) | lowered.re_search(_NEEDED_FILES)


def _worth(cause: ir.StringValue) -> ir.StringValue:
    return cause.cases(*WORTH.items(), else_="waste")


def _days_table(days: Sequence[JudgedDay]) -> pa.Table:
    schema = pa.schema(
        {"day": pa.date32(), "snapshot": pa.string(), "gap_days": pa.int32(), "judged": pa.string()}.items()
    )
    return pa.Table.from_pylist([asdict(day) for day in days], schema=schema)


# What is asked of addresses themselves is no relational work: it is done once for each

_ADDRESSES = pa.schema(
    {
        "snapshot": pa.string(), "bot": pa.string(), "url": pa.string(), "pattern": pa.string(),
        "many_addresses": pa.bool_(), "trapped": pa.bool_(), "disallowed": pa.bool_(),
    }.items()
)  # fmt: skip


def describe_addresses(
    asked: ir.Table, days: Sequence[JudgedDay], robots: ir.Table | None, traps: ir.Table | None
) -> ir.Table:
    """Return for each crawl, bot and URL the pattern, whether many addresses name its file, traps and robots.txt.

    `robots` are the `robots_files` and `traps` the rows of `traps` of the crawls, each with their `snapshot`.
    """
    dated = asked.inner_join(ibis.memtable(_days_table(days)), "day")
    rows = dated.select("snapshot", "bot", "url").distinct().order_by("snapshot", "bot", "url").to_pyarrow()
    snapshots, bots, urls = (rows[name].to_pylist() for name in ("snapshot", "bot", "url"))
    crowded, closed = _crowded(urls), _trap_rules(traps)
    rules = _robots_texts(robots)
    columns = {
        "snapshot": snapshots, "bot": bots, "url": urls,
        "pattern": [_pattern(url) for url in urls],
        "many_addresses": [_has_version(url) and url.partition("?")[0] in crowded for url in urls],
        "trapped": [_closes(closed.get(s), url) for s, url in zip(snapshots, urls, strict=True)],
        "disallowed": [_forbids(rules, *row) for row in zip(snapshots, bots, urls, strict=True)],
    }  # fmt: skip
    return ibis.memtable(pa.table(columns, schema=_ADDRESSES))


def _pattern(url: str) -> str:
    return pattern_of(url) if url.startswith("http") else url  # `*` is asked for, but no address


def _crowded(urls: Sequence[str]) -> set[str]:
    """Return the addresses that were asked for with many versions in the query."""
    versions: dict[str, set[str]] = {}
    for url in filter(_has_version, urls):
        path, _, query = url.partition("?")
        versions.setdefault(path, set()).add(query)
    return {path for path, found in versions.items() if len(found) >= MANY_ADDRESSES}


def _has_version(url: str) -> bool:
    """Return whether a query is a version and nothing else."""
    name, equals, _ = url.partition("?")[2].partition("=")
    return bool(name) and "&" not in url and (not equals or name.lower() in _VERSIONS)


def _trap_rules(traps: ir.Table | None) -> Mapping[str, RuleBook]:
    """Return the rules that would close the traps of each crawl."""
    if traps is None:
        return {}
    lines: dict[str, list[str]] = {}
    for row in traps.select("snapshot", "rule").order_by("snapshot", "rule").to_pyarrow().to_pylist():
        lines.setdefault(row["snapshot"], ["User-agent: *"]).append(row["rule"])
    return {snapshot: read_rules("\n".join(rules)).rules_for("*") for snapshot, rules in lines.items()}


def _closes(book: RuleBook | None, url: str) -> bool:
    return book is not None and url.startswith("http") and not book.decide(path_of(url)).allowed


Robots = Mapping[tuple[str, str], tuple[str, RobotsText]]


def _robots_texts(robots: ir.Table | None) -> Robots:
    """Return verdict and rules by crawl and origin."""
    if robots is None:
        return {}
    rows = robots.select("snapshot", "origin", "verdict", "text").to_pyarrow().to_pylist()
    return {(row["snapshot"], row["origin"]): (row["verdict"], read_rules(row["text"] or "")) for row in rows}


def _forbids(robots: Robots, snapshot: str, bot: str, url: str) -> bool | None:
    """Return whether a crawl's robots.txt forbids a bot a URL; None where that crawl did not read it."""
    known = robots.get((snapshot, origin_of(url))) if url.startswith("http") else None
    if known is None:
        return None
    verdict, text = known
    if verdict != "rules":
        return verdict != "allow_all"
    book = rules_for_bot(text, bot)
    return path_of(url) != "/robots.txt" and book is not None and not book.decide(path_of(url)).allowed


def rules_for_bot(text: RobotsText, bot: str) -> RuleBook | None:
    """Return the rules a bot keeps to: its own group, that of its family (Googlebot for Googlebot-Image), else `*`.

    None for AdsBot without a group of its own: it leaves out the one for everyone, as Google documents.
    """
    name = bot.lower()
    family = name.partition("-")[0]
    found = next((token for token in (name, family) if token in text.groups), None)
    if found is None and name.startswith(_OWN_GROUP_ALONE):
        return None
    return text.rules_for(found or name)


def count_bot_days(hit_days: ir.Table) -> ir.Table:
    """Return the table `bot_days`: all requests, people's too, by day, actor, bot and verification."""
    came = hit_days.filter(hit_days.hits > 0)  # a sum of twins alone is none
    days = came.group_by("day", "actor", "bot", "verification").agg(hits=_.hits.sum(), bytes=_.bytes.sum())
    return days.order_by("day", "actor", "bot", "verification")
