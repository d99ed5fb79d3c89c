"""Whether a search engine may show a URL, and what decides it."""

import ibis
import ibis.expr.types as ir

# https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag, read on 2026-11-22
_VALUED = "(max-snippet|max-image-preview|max-video-preview|unavailable_after) *:[^,]*"
# The directive stands before any colon, or behind the last one if that is Googlebot's: "otherbot: noindex" is no ban.
_NOINDEX = "(^|googlebot *:)([^:]*[ ,])?(noindex|none)([ ,]|$)"


def judge_indexability(pages: ir.Table) -> ir.Table:
    """Return for every URL of a crawl whether it may rank, with the first reason that decides.

    Definition, in this order: `robots` Googlebot may not fetch it; `redirect` it answers 3xx other than 304;
    `client_error` 4xx; `server_error` 5xx; `not_fetched` no whole answer came (a limit, a time-out, our own ban);
    `not_html` it is no HTML page; `noindex` meta robots or X-Robots-Tag say noindex or none to all or to Googlebot;
    `canonicalised` its canonical names a URL that does not lead back to it; else `ok`. The order is that of a search
    engine's way to a page: what it may not fetch it cannot read, and what it has not read names no canonical.
    Left out: directives for other bots; unavailable_after, because it depends on the day it is read.
    """
    judged = _with_verdicts(pages)
    return judged.select(
        url=judged.url, indexable=judged.reason == "ok", reason=judged.reason, detail=_detail(judged)
    ).order_by("url")


def _with_verdicts(pages: ir.Table) -> ir.Table:
    read = pages.select(
        "url", "first_status", "state", "canonical", "final_url", "robots_meta", "robots_header", "googlebot_allowed",
        failure=pages.reason, is_html=_is_html(pages),
    )  # fmt: skip
    # A canonical that redirects back (/a names /a/, which leads to /a) takes nothing away from the page.
    back = pages.select(named=pages.url, leads_to=pages.final_url)
    joined = read.left_join(back, read.canonical == back.named)
    return joined.mutate(reason=_reason(joined))


def _is_html(pages: ir.Table) -> ir.BooleanValue:
    named_html = pages.content_type.isin(["text/html", "application/xhtml+xml"]).fill_null(False)
    return named_html | pages.body_hash.notnull()


def _reason(page: ir.Table) -> ir.StringValue:
    status = page.first_status
    elsewhere = (page.canonical != page.url) & (page.leads_to.fill_null(page.canonical) != page.url)
    return ibis.cases(
        (~page.googlebot_allowed, "robots"),
        (status.between(300, 399) & (status != 304), "redirect"),
        (status.between(400, 499), "client_error"),
        (status >= 500, "server_error"),
        (page.state != "ok", "not_fetched"),
        (~page.is_html, "not_html"),
        (_forbids(page.robots_meta) | _forbids(page.robots_header), "noindex"),
        (elsewhere, "canonicalised"),
        else_="ok",
    )


def _forbids(directives: ir.StringValue) -> ir.BooleanValue:
    return directives.re_replace(_VALUED, "").re_search(_NOINDEX).fill_null(False)


def _detail(judged: ir.Table) -> ir.StringValue:
    """Return what the reason rests on: the address, the status, the directive or what kept the crawl away."""
    directive = _forbids(judged.robots_meta).ifelse(judged.robots_meta, judged.robots_header)
    return ibis.cases(
        (judged.reason == "robots", "robots.txt"),
        (judged.reason == "redirect", judged.final_url),
        (judged.reason.isin(["client_error", "server_error"]), judged.first_status.cast("string")),
        (judged.reason == "not_fetched", judged.failure),
        (judged.reason == "noindex", directive),
        (judged.reason == "canonicalised", judged.canonical),
    )
