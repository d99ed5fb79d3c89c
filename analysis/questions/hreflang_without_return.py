"""Language alternates that do not name the page that names them."""

import ibis.expr.types as ir

from analysis.findings import finding_rows, keep_indexable


def find_hreflang_without_return(
    pages: ir.Table, indexability: ir.Table, hreflang_links: ir.Table | None = None
) -> ir.Table:
    """Which pages name an alternate in another language that does not name them back?

    Definition: an indexable page whose hreflang names another indexable page of the crawl, and that page's hreflang
    does not name the first. Search engines then ignore the pair ("If two pages don't both point to each other, the
    tags will be ignored", Google, Tell Google about localized versions). `related` is the page without the return
    link, `value` the language it was named for.
    Threshold: none; one missing link breaks the pair.
    Left out: alternates that were not crawled or may not rank, because their own flaw comes first; a page that does
    not name itself; alternates for x-default only, because a language chooser serves all and need not list them;
    alternates that only a Link header or a sitemap names. A return link may stand in any of the three places.
    """
    readable = keep_indexable(pages, indexability)
    unnested = readable.select("url", alternate=readable.hreflang.unnest())
    named = unnested.select("url", target=unnested.alternate.url, lang=unnested.alternate.lang.lower())
    pairs = named.filter((named.lang != "x-default") & (named.target != named.url)).group_by("url", "target")
    known = pairs.agg(lang=lambda t: t.lang.min()).semi_join(readable.select(target="url"), "target")
    returns = named.select(back_from="url", back_to="target")
    unanswered = known.anti_join(returns, [known.target == returns.back_from, known.url == returns.back_to])
    if hreflang_links is not None:
        elsewhere = hreflang_links.filter(hreflang_links.returned).select(answered="url", by="target").distinct()
        unanswered = unanswered.anti_join(
            elsewhere, [unanswered.url == elsewhere.answered, unanswered.target == elsewhere.by]
        )
    return finding_rows(unanswered, related=unanswered.target, value=unanswered.lang, evidence="pages")
