"""Pages that share their title with another page."""

import ibis
import ibis.expr.types as ir

from analysis.findings import finding_rows, keep_indexable


def find_duplicate_titles(pages: ir.Table, indexability: ir.Table) -> ir.Table:
    """Which indexable pages of one language share a title?

    Definition: two or more indexable pages with the same html lang (de-AT counts as de) and the same title, upper and
    lower case and outer white space aside. One row a page: `value` is its title, `related` another page with it,
    `weight` how many pages have it.
    Threshold: none; two pages are enough for a searcher to mistake one for the other.
    Left out: pages without a title, because that is a finding of its own; the same title in two languages, because a
    name (a product, a city) is often the same in both.
    """
    titled = keep_indexable(pages, indexability).mutate(
        wording=lambda t: t.title.fill_null("").strip().lower(),
        language=lambda t: t.lang.fill_null("").split("-")[0],
    )
    named = titled.filter(titled.wording != "")
    same = ibis.window(group_by=[named.language, named.wording])
    grouped = named.mutate(
        pages=named.url.count().over(same), first=named.url.min().over(same), last=named.url.max().over(same)
    )
    shared = grouped.filter(grouped.pages > 1)
    other = (shared.url == shared.first).ifelse(shared.last, shared.first)
    return finding_rows(shared, related=other, value=shared.title.strip(), weight=shared.pages, evidence="pages")
