"""The leak ledger: what verified search bots spent every single request on, each with its one first cause."""

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis import _

from analysis.urls import pattern_of

# A file a page is built from, and what a crawler needs to find pages. Documents such as PDF can rank and are none.
_RESOURCE_FILES = (
    r"^[^?]*\.(css|js|mjs|map|png|jpe?g|gif|webp|avif|svg|ico|bmp|woff2?|ttf|otf|eot|mp3|mp4|webm|webmanifest)([?]|$)"
)
_NEEDED_FILES = r"^[a-z]+://[^/]+/(robots\.txt|[^?]*sitemap[^/?]*\.xml(\.gz)?)([?]|$)"
_RESOURCE_TYPES = r"^(image|font|audio|video)/|css|javascript|ecmascript|^application/manifest"

# cause → what it counts as, in the order in which causes are looked for
WORTH = {
    "not_modified": "useful",
    "redirect": "waste",
    "client_error": "error",
    "server_error": "error",
    "resource": "useful",
    "robots": "waste",
    "noindex": "waste",
    "canonicalised": "waste",
    "parameter": "waste",
    "not_in_crawl": "waste",
    "duplicate": "waste",
    "useful": "useful",
}


def keep_ledger(
    hits: ir.Table, pages: ir.Table, indexability: ir.Table, page_texts: ir.Table | None = None
) -> ir.Table:
    """Return the table `ledger`: all requests of verified search bots by day, bot, URL, status and first cause.

    Definition, in this order; the status is that of the log line, all else that of the crawl: `not_modified` 304;
    `redirect` other 3xx; `client_error` 4xx; `server_error` 5xx and above; `resource` a style sheet, script, image,
    font, sound or film by file name or content type, robots.txt or a sitemap; `robots`, `noindex`, `canonicalised` as
    the crawl found the URL; `parameter` an address with a query that is no page of the crawl; `not_in_crawl` an address
    where the crawl met no page, or one that is gone by now; `duplicate` a page with the same main text as another page
    that may rank, which is less deep or has the shorter address; else `useful`: a page that may rank, or a document.
    Every request is in exactly one row, so the sum of `hits` is the number of requests of verified search bots.
    Worth: `useful`, `not_modified` and `resource` are useful, 4xx and 5xx are errors, all others are waste.
    """
    judged = name_causes(hits, pages, indexability, page_texts)
    patterns = _patterns(judged)
    named = judged.inner_join(patterns, "url")
    return named.select(
        "day", "bot", "url", "status", "cause",
        worth=_worth(named.cause), pattern=named.pattern, hits=named.hits, bytes=named.bytes,
    ).order_by("day", "bot", "url", "status", "cause")  # fmt: skip


def name_causes(
    hits: ir.Table, pages: ir.Table, indexability: ir.Table, page_texts: ir.Table | None = None
) -> ir.Table:
    """Return the requests of verified search bots by day, bot, URL and status, with the cause `keep_ledger` defines."""
    asked = _with_crawl(_by_address(hits), pages, indexability, page_texts)
    return asked.mutate(cause=_cause(asked)).select("day", "bot", "url", "status", "cause", "hits", "bytes")


def _by_address(hits: ir.Table) -> ir.Table:
    verified = hits.filter(_.actor == "search", _.verification == "verified")
    rows = verified.select("bot", "url", "status", "bytes", day=_.requested_at.date())
    return rows.group_by("day", "bot", "url", "status").agg(hits=_.count(), bytes=_.bytes.sum())


def _with_crawl(asked: ir.Table, pages: ir.Table, indexability: ir.Table, page_texts: ir.Table | None) -> ir.Table:
    types = pages.select(page_url=pages.url, content_type=pages.content_type)
    verdicts = indexability.select(judged_url=indexability.url, reason=indexability.reason)
    joined = asked.left_join(types, asked.url == types.page_url)
    joined = joined.left_join(verdicts, joined.url == verdicts.judged_url)
    if page_texts is None:
        return joined.mutate(copy_url=ibis.null("string"))
    copies = _copies(pages, indexability, page_texts)
    return joined.left_join(copies, joined.url == copies.copy_url)


def _copies(pages: ir.Table, indexability: ir.Table, page_texts: ir.Table) -> ir.Table:
    """Return the indexable pages whose text another indexable page has, too, without the one that stands for them."""
    may_rank = indexability.filter(indexability.indexable).select("url")
    texts = page_texts.filter(page_texts.words > 0).select("url", "text_hash").semi_join(may_rank, "url")
    placed = texts.inner_join(pages.select("url", "depth"), "url")
    order = [placed.depth, placed.url.length(), placed.url]
    ranked = placed.mutate(place=ibis.row_number().over(group_by="text_hash", order_by=order))
    return ranked.filter(ranked.place > 0).select(copy_url=ranked.url)


def _cause(asked: ir.Table) -> ir.StringValue:
    reason = asked.reason.fill_null("unknown")
    has_page = reason.isin(["ok", "not_html", "verification"])
    return ibis.cases(
        (asked.status == 304, "not_modified"),
        (asked.status.between(300, 399), "redirect"),
        (asked.status.between(400, 499), "client_error"),
        (asked.status >= 500, "server_error"),
        (is_resource(asked.url) | asked.content_type.re_search(_RESOURCE_TYPES).fill_null(False), "resource"),
        (reason == "robots", "robots"),
        (reason == "noindex", "noindex"),
        (reason == "canonicalised", "canonicalised"),
        (~has_page & asked.url.contains("?"), "parameter"),
        (~has_page, "not_in_crawl"),
        (asked.copy_url.notnull(), "duplicate"),
        else_="useful",
    )


def is_resource(url: ir.StringValue) -> ir.BooleanValue:
    """Return whether an address is, by its name, a file that pages are built from or that leads to pages."""
    lowered = url.lower()
    return lowered.re_search(_RESOURCE_FILES) | lowered.re_search(_NEEDED_FILES)


def _worth(cause: ir.StringValue) -> ir.StringValue:
    return cause.cases(*WORTH.items(), else_="waste")


def _patterns(judged: ir.Table) -> ir.Table:
    """Return the pattern of every address. Naming it is no relational work, so it is done on the distinct addresses."""
    urls = judged.select("url").distinct().order_by("url").to_pyarrow()["url"].to_pylist()
    patterns = [pattern_of(url) if url.startswith("http") else url for url in urls]  # `*` is asked for, but no address
    return ibis.memtable(pa.table({"url": pa.array(urls, pa.string()), "pattern": pa.array(patterns, pa.string())}))


def count_bot_days(hits: ir.Table) -> ir.Table:
    """Return the table `bot_days`: all requests, people's too, by day, actor, bot and verification."""
    rows = hits.select("actor", "bot", "verification", "bytes", day=_.requested_at.date())
    days = rows.group_by("day", "actor", "bot", "verification").agg(hits=_.count(), bytes=_.bytes.sum())
    return days.order_by("day", "actor", "bot", "verification")
