"""Pages without a title."""

import ibis.expr.types as ir

from analysis.findings import finding_rows, keep_indexable


def find_missing_titles(pages: ir.Table, indexability: ir.Table) -> ir.Table:
    """Which indexable pages have no title?

    Definition: an indexable page without a title element, or with one that holds white space only.
    Threshold: none.
    Left out: pages that may not rank, because nobody sees their title in a search result; titles that a script sets,
    because the crawl reads the HTML as it is sent.
    """
    readable = keep_indexable(pages, indexability)
    untitled = readable.filter(readable.title.fill_null("").strip() == "")
    return finding_rows(untitled, evidence="pages")
