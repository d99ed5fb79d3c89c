"""Pages that share their title with another page."""

import ibis.expr.types as ir

from analysis.findings import finding_rows, keep_indexable, keep_shared


def find_duplicate_titles(
    pages: ir.Table, indexability: ir.Table, hreflang_clusters: ir.Table | None = None
) -> ir.Table:
    """Which indexable pages of one language share a title?

    Definition: two or more indexable pages with the same html lang (de-AT counts as de) and the same title, upper and
    lower case and outer white space aside. One row a page: `value` is its title, `related` another page with it,
    `weight` how many pages have it.
    Threshold: none; two pages are enough for a searcher to mistake one for the other.
    Left out: pages without a title, because that is a finding of its own; the same title in two languages, because a
    name (a product, a city) is often the same in both; alternates of one language cluster (de-AT and de-CH), because
    they are one page for several countries.
    """
    titled = keep_indexable(pages, indexability).mutate(
        wording=lambda t: t.title.fill_null("").strip().lower(),
        language=lambda t: t.lang.fill_null("").split("-")[0],
    )
    named = titled.filter(titled.wording != "")
    shared = keep_shared(named, ("language", "wording"), hreflang_clusters)
    return finding_rows(shared, related=shared.other, value=shared.title.strip(), weight=shared.pages, evidence="pages")
