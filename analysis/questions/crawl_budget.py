"""The leak ledger in one picture: causes and what they cost."""

import ibis.expr.types as ir
from ibis import _


def add_up_crawl_budget(ledger: ir.Table, *, min_hits: int = 1) -> ir.Table:
    """Where do search bots spend their requests?

    Definition: requests of verified search bots by their first cause, with the distinct URLs and the bytes sent.
    `share` is the part of all such requests. `worth` says what a cause counts as: useful (a page that may rank, an
    unchanged page, a file that pages need), waste, or error. Waste and errors together are what could be saved.
    Threshold: `min_hits` = 1 shows every cause; a higher one hides small causes, and the shares stay those of all.
    Left out: bots that are not verified, because anyone can call himself Googlebot; bots that are no search engine's.
    """
    totals = ledger.agg(all_hits=_.hits.sum())
    causes = ledger.group_by("cause", "worth").agg(hits=_.hits.sum(), urls=_.url.nunique(), bytes=_.bytes.sum())
    shown = causes.filter(causes.hits >= min_hits).cross_join(totals)
    answer = shown.select(
        "cause", "worth", "hits", share=shown.hits.cast("float64") / shown.all_hits, urls=shown.urls, bytes=shown.bytes
    )
    return answer.order_by(answer.hits.desc(), "cause")
