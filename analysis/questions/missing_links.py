"""Pages close in meaning that should link to each other."""

import ibis.expr.types as ir


def find_missing_links(page_texts: ir.Table, link_opportunities: ir.Table, *, min_benefit: float = 0.0) -> ir.Table:
    """Which pages should link to each other because a passage of one is about the other?

    Definition: a passage of one page that is close in meaning to another page of the same language to which the page
    does not link yet, with the sentence and the words to link. Best benefit first. Looked at are the pages whose main
    text was read.
    Threshold: `min_benefit` = 0 of 100, all that the search for link opportunities kept: it has a threshold of
    similarity of its own, calibrated for the embedding model.
    Left out: pages that may not rank, on either side, and pairs that are already linked.
    """
    on_read_pages = link_opportunities.semi_join(page_texts, link_opportunities.source == page_texts.url)
    worth = on_read_pages.filter(on_read_pages.benefit >= min_benefit)
    return worth.select(
        "source", "target", "anchor", "sentence", "benefit", "similarity", "target_inlinks", "target_orphan"
    ).order_by(worth.benefit.desc(), "source", "target")
