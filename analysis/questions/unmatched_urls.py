"""URLs that a log or a sitemap knows and the crawl does not."""

import ibis.expr.types as ir


def list_unmatched_urls(matches: ir.Table, *, min_weight: int = 1, pages_only: bool = True) -> ir.Table:
    """Which URLs of the logs and sitemaps does the crawl not know?

    Definition: a URL a server delivered or a sitemap lists that the crawl did not meet, with the requests or entries
    it has. It is an orphan, an old address that still works, or out of the crawl's reach; many of them mean that
    answers that join crawl and logs rest on a part of the site.
    Threshold: `min_weight` = 1 request or entry.
    Left out: files that pages are built from, which a crawl of pages does not fetch, and addresses that were never
    delivered; with `pages_only` off they are listed, too.
    """
    unmatched = matches.filter(~matches.matched & (matches.weight >= min_weight))
    shown = unmatched.filter(unmatched.kind == "page") if pages_only else unmatched
    answer = shown.select("source", "url", "kind", "weight")
    return answer.order_by(answer.weight.desc(), "source", "url")
