"""Kinds of URLs that cost search bots' requests for nothing."""

import ibis.expr.types as ir
from ibis import _

from analysis.ledger import LEAKS


def find_leaking_patterns(ledger: ir.Table, *, min_hits: int = 10) -> ir.Table:
    """Which kinds of URLs waste the requests of search bots?

    Definition: requests whose cause counts as waste or error, by cause and URL pattern (the address with ids, numbers,
    dates and values replaced), all verified search bots together. `share` is the part of all their requests, not only
    of the wasted ones; `example` is the address with the most requests.
    Threshold: `min_hits` = 10 requests in the window; below that one visitor's typing error looks like a pattern. The
    number is ours: no public source names one.
    Left out: causes that count as useful; the crawl_budget question shows them.
    """
    totals = ledger.agg(all_hits=_.hits.sum())
    leaks = ledger.filter(ledger.worth.isin(LEAKS))
    urls = leaks.group_by("cause", "worth", "pattern", "url").agg(hits=_.hits.sum(), bytes=_.bytes.sum())
    # the address with the most requests, and of equals the first: no engine's own first() is asked for
    most = urls.group_by("cause", "worth", "pattern").mutate(most=_.hits.max())
    examples = most.mutate(example=(most.hits == most.most).ifelse(most.url, None))
    patterns = examples.group_by("cause", "worth", "pattern").agg(
        hits=_.hits.sum(), urls=_.url.nunique(), bytes=_.bytes.sum(), example=_.example.min()
    )
    shown = patterns.filter(patterns.hits >= min_hits).cross_join(totals)
    share = shown.hits.cast("float64") / shown.all_hits
    answer = shown.select("cause", "worth", "pattern", "hits", "urls", "bytes", "example", share=share)
    answer = answer.select("cause", "worth", "pattern", "hits", "share", "urls", "bytes", "example")
    return answer.order_by(answer.hits.desc(), "cause", "pattern")
