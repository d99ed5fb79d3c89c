"""Pages that search bots fetch and no link leads to."""

import ibis
import ibis.expr.types as ir

from analysis.fetches import fetches_by_url
from analysis.ledger import is_resource


def find_log_orphans(ledger: ir.Table, pages: ir.Table, indexability: ir.Table, *, min_hits: int = 1) -> ir.Table:
    """Which pages do search bots fetch although no page of the site leads there?

    Definition: an address that was delivered (2xx or 304) to a verified search bot and that the crawl knows from the
    logs alone (`known_by` log) or not at all (not_met). `reason` is what a crawl that went there says: ok may rank and
    lacks a link; empty where it did not go. First and last day are those of the window.
    Threshold: `min_hits` = 1 request.
    Left out: files pages are built from; addresses with a query that the crawl did not meet, because filters made up
    by bots are no pages (the ledger counts them); what only a sitemap, alternate or canonical leads to (orphan_pages).
    """
    seen = fetches_by_url(ledger)
    files = seen.filter(~is_resource(seen.url), seen.hits >= min_hits)
    met = pages.select(met_url="url", found_by="found_by")
    verdicts = indexability.select(judged_url="url", reason="reason")
    joined = files.left_join(met, files.url == met.met_url)
    joined = joined.left_join(verdicts, joined.url == verdicts.judged_url)
    known_by = ibis.cases((joined.met_url.isnull(), "not_met"), (joined.found_by == "log", "log"), else_="way")
    told = joined.mutate(known_by=known_by)
    orphans = told.filter((told.known_by == "log") | ((told.known_by == "not_met") & ~told.url.contains("?")))
    answer = orphans.select("url", "known_by", "reason", "hits", "first_day", "last_day")
    return answer.order_by(answer.hits.desc(), "url")
