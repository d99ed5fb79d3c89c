"""Pages whose main text another page has almost word for word."""

import ibis.expr.types as ir

from analysis.findings import finding_rows, keep_indexable


def find_near_duplicate_pages(
    page_texts: ir.Table, near_duplicates: ir.Table, indexability: ir.Table, *, min_similarity: float = 0.9
) -> ir.Table:
    """Which indexable pages have almost the same main text as another page?

    Definition: of all shingles (three words in a row) of the two main texts, at least `min_similarity` stand in both;
    menus, headers and footers do not count. Both pages are indexable. One row a page: `related` is the closest other
    page, `value` their likeness from 0 to 1, `weight` how many pages are alike.
    Threshold: `min_similarity` = 0.9, the default of Screaming Frog's near duplicates; pairs below 0.9 are not kept.
    Left out: texts below 50 words; pages with the very same text, a finding of their own; alternates of one language
    cluster; pages that may not rank, because a canonical or noindex already says which one counts.
    """
    pairs = keep_indexable(near_duplicates, indexability).filter(near_duplicates.similarity >= min_similarity)
    ranking = indexability.filter(indexability.indexable).select(other="url")
    near = pairs.semi_join(ranking, "other").semi_join(page_texts, "url")
    closest = near.group_by("url").agg(rank=near["rank"].min(), pages=near.near.max())
    rows = closest.join(near.select("url", "rank", "other", "similarity"), ["url", "rank"])
    return finding_rows(
        rows, related=rows.other, value=rows.similarity.round(2), weight=rows.pages, evidence="near_duplicates",
        key=("url", "rank"),
    )  # fmt: skip
