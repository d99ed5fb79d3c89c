"""Kinds of addresses that multiply faster than they are asked for: traps seen from the logs."""

import ibis.expr.types as ir
from ibis import _

from analysis.fetches import last_day_of


def find_growing_patterns(ledger: ir.Table, *, min_new: int = 50, min_fresh: float = 0.8) -> ir.Table:
    """Which kinds of addresses multiply faster than search bots ask for them?

    Definition: a pattern of which the second half of the window has at least `min_new` addresses the first half did
    not have, making up at least `min_fresh` of its addresses there, while its distinct addresses grew by a larger
    factor than its requests: bots see ever new addresses instead of coming back. `growth_urls` and `growth_hits` are
    second half against first (1: level; empty where the first had none, which counts as growth without bound).
    Threshold: `min_new` = 50 addresses and `min_fresh` = 0.8, our own: below, a new section of a site looks alike.
    Left out: files that pages are built from; failed requests, which tell of bots and not of the site.
    """
    asked = ledger.filter(~ledger.cause.isin(["resource", "client_error", "server_error"]))
    dated = asked.cross_join(last_day_of(ledger))
    late = 2 * (dated.day.epoch_days() - dated.begins) >= dated.ends - dated.begins + 1
    rows = dated.select("pattern", "url", early=late.ifelse(0, dated.hits), late=late.ifelse(dated.hits, 0))
    urls = rows.group_by("pattern", "url").agg(early=_.early.sum(), late=_.late.sum())
    counted = urls.select(
        "pattern", "url", "early", "late",
        had=(urls.early > 0).cast("int64"), has=(urls.late > 0).cast("int64"),
        fresh=((urls.early == 0) & (urls.late > 0)).cast("int64"),
    )  # fmt: skip
    sums = counted.group_by("pattern").agg(
        urls_before=_.had.sum(), urls_after=_.has.sum(), new_urls=_.fresh.sum(), hits_before=_.early.sum(),
        hits_after=_.late.sum(), example=_.url.max(),
    )  # fmt: skip
    grown = sums.mutate(
        growth_urls=sums.urls_after.cast("float64") / sums.urls_before.nullif(0),
        growth_hits=sums.hits_after.cast("float64") / sums.hits_before.nullif(0),
    )  # fmt: skip
    is_fresh = (grown.new_urls >= min_new) & (grown.new_urls.cast("float64") >= min_fresh * grown.urls_after)
    faster = grown.growth_urls.isnull() | (grown.growth_urls > grown.growth_hits)
    answer = grown.filter(is_fresh & faster)
    columns = ("pattern", "new_urls", "urls_before", "urls_after", "hits_before", "hits_after", "growth_urls",
               "growth_hits", "example")  # fmt: skip
    return answer.select(*columns).order_by(answer.new_urls.desc(), "pattern")
