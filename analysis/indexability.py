"""Whether a search engine may show a URL, and what decides it."""

import ibis
import ibis.expr.types as ir

# https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag, read on 2026-11-22
_VALUED = "(max-snippet|max-image-preview|max-video-preview|unavailable_after) *:[^,]*"
# The directive stands before any colon, or behind the last one if that is Googlebot's: "otherbot: noindex" is no ban.
_NOINDEX = "(^|googlebot *:)([^:]*[ ,])?(noindex|none)([ ,]|$)"


# Files that prove a site is its owner's, by the names Google, Yandex, Pinterest, Baidu and Naver give, at the root:
# https://support.google.com/webmasters/answer/9008080 and the others' pages, read on 2026-11-25. They hold one line.
_VERIFICATION = (
    r"^https?://[^/]+/(google[0-9a-f]{16}|yandex_[0-9a-f]{16}|pinterest-[0-9a-f]{5,32}|baidu_verify_[\w-]{8,40}"
    r"|naver[0-9a-f]{32})[.]html$"
)

_STEP = "struct<step: string, table: string, value: string, decides: boolean>"


def judge_indexability(pages: ir.Table, robots_answers: ir.Table | None = None) -> ir.Table:
    """Return for every URL of a crawl whether it may rank, with the first reason that decides.

    Definition, in this order: `robots` Googlebot may not fetch it; `redirect` it answers 3xx other than 304;
    `client_error` 4xx; `server_error` 5xx; `not_fetched` no whole answer came (a limit, a time-out, our own ban);
    `not_html` it is no HTML page; `verification` it only proves whose site it is; `noindex` meta robots or
    X-Robots-Tag say noindex or none to all or to Googlebot; `canonicalised` its canonical names a URL that does not
    lead back to it; else `ok`. The order is that of a search engine's way to a page: what it may not fetch it
    cannot read, and what it has not read names no canonical.
    `evidence` are the steps of that way up to the one that decides, each with the table and the value it was read in;
    `robots_answers`, where it is there, adds the rule and its line.
    Left out: directives for other bots; unavailable_after, because it depends on the day it is read.
    """
    judged = _with_verdicts(_with_rules(pages, robots_answers))
    return judged.select(
        url=judged.url,
        indexable=judged.reason == "ok",
        reason=judged.reason,
        detail=_detail(judged),
        evidence=_evidence(judged),
    ).order_by("url")


def _with_rules(pages: ir.Table, robots_answers: ir.Table | None) -> ir.Table:
    """Add what robots.txt says to Googlebot in words, and the table that is read in."""
    if robots_answers is None:
        return pages.mutate(robots_table=ibis.literal("pages"), robots_rule=ibis.null("string"))
    answers = robots_answers.filter(robots_answers.agent == "Googlebot")
    by_rule = answers.rule + " (" + answers.line.cast("string") + ")"
    said = (answers.verdict == "rules").ifelse(by_rule.fill_null("no rule"), answers.verdict)
    answers = answers.select(asked=answers.url, robots_rule=said)
    joined = pages.left_join(answers, pages.url == answers.asked)
    table = joined.asked.notnull().ifelse("robots_answers", "pages")
    return joined.mutate(robots_table=table)


def _with_verdicts(pages: ir.Table) -> ir.Table:
    read = pages.select(
        "url", "first_status", "state", "canonical", "final_url", "robots_meta", "robots_header", "googlebot_allowed",
        "chain", "content_type", "robots_table", "robots_rule",
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
        (page.url.re_search(_VERIFICATION), "verification"),
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


# Evidence: the steps a search engine takes, up to the one that stops it

_LAST = {
    "robots": 1,
    "redirect": 2,
    "client_error": 2,
    "server_error": 2,
    "not_fetched": 2,
    "not_html": 3,
    "verification": 3,
    "noindex": 4,
}
_OF_CANONICAL = 5


def _evidence(judged: ir.Table) -> ir.ArrayValue:
    reason = judged.reason
    last = ibis.cases(*((reason == name, number) for name, number in _LAST.items()), else_=_OF_CANONICAL)
    noindex = reason == "noindex"
    steps = [
        _step(last >= 1, "robots_txt", judged.robots_table, _robots_said(judged), reason == "robots"),
        _step(last >= 2, "redirect", "pages", _hops(judged), reason == "redirect"),
        _step(last >= 2, "status", "pages", _status(judged), (last == 2) & (reason != "redirect")),
        _step(last >= 3, "content_type", "pages", judged.content_type.fill_null("none"), last == 3),
        _step(last >= 4, "robots_header", "pages", judged.robots_header, noindex & _forbids(judged.robots_header)),
        _step(last >= 4, "robots_meta", "pages", judged.robots_meta, noindex & _forbids(judged.robots_meta)),
        _step(last >= _OF_CANONICAL, "canonical", "pages", judged.canonical, reason == "canonicalised"),
    ]
    return ibis.array(steps).filter(lambda step: step.notnull())


def _step(
    is_taken: ir.BooleanValue, step: str, table: str | ir.StringValue, value: ir.StringValue, decides: ir.BooleanValue
) -> ir.Value:
    """Return a step that was taken; null for one that was not, and for what the page does not say."""
    said = ibis.struct({"step": ibis.literal(step), "table": table, "value": value, "decides": decides}).cast(_STEP)
    return ibis.ifelse(is_taken & value.notnull(), said, ibis.null(_STEP))


def _robots_said(judged: ir.Table) -> ir.StringValue:
    return judged.robots_rule.fill_null(judged.googlebot_allowed.ifelse("allowed", "disallowed"))


def _hops(judged: ir.Table) -> ir.StringValue:
    """Return the redirects of a URL, `301 https://a.example/b`, joined by arrows; null where its answer is none."""
    redirects = judged.chain.filter(lambda hop: hop["location"] != "")
    hops = redirects.map(lambda hop: hop["status"].cast("string").fill_null("") + " " + hop["location"]).join(" → ")
    return (judged.reason == "redirect").ifelse(hops, ibis.null("string"))


def _status(judged: ir.Table) -> ir.StringValue:
    """Return the status; null for a redirect, whose hops say more; what went wrong where no whole answer came."""
    answered = judged.first_status.cast("string")
    return ibis.cases(
        (judged.reason == "redirect", ibis.null("string")),
        (judged.reason == "not_fetched", judged.failure),
        else_=answered.fill_null(judged.failure),
    )
