"""Pages whose main text another page has word for word."""

import ibis.expr.types as ir

from analysis.findings import finding_rows, keep_indexable, keep_shared


def find_same_text_pages(
    page_texts: ir.Table, indexability: ir.Table, hreflang_clusters: ir.Table | None = None, *, min_words: int = 50
) -> ir.Table:
    """Which indexable pages have the same main text as another page?

    Definition: two or more indexable pages whose main texts have the same hash; menus, headers and footers do not
    count. One row a page: `related` is another page with the text, `value` the text's hash, `weight` how many pages
    have it.
    Threshold: `min_words` = 50 words, our own choice without a source: shorter main texts are lists, forms and notices
    that may rightly be alike.
    Left out: pages that may not rank, because a canonical or noindex already says which one counts; texts that differ
    in a word, which near_duplicate_pages finds; alternates of one language cluster, because a page for Austria may
    rightly repeat the one for Germany.
    """
    long_enough = keep_indexable(page_texts, indexability).filter(page_texts.words >= min_words)
    shared = keep_shared(long_enough, ("text_hash",), hreflang_clusters)
    return finding_rows(
        shared, related=shared.other, value=shared.text_hash, weight=shared.pages, evidence="page_texts"
    )
