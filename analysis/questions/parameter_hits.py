"""Which parameters take search bots' requests."""

import ibis.expr.types as ir
from ibis import _


def count_parameter_hits(ledger: ir.Table, *, min_hits: int = 1) -> ir.Table:
    """Which parameters of addresses take the requests of search bots?

    Definition: requests of verified search bots for addresses with a query, by the name of each parameter in it; a
    request with two parameters counts for both. `leaked` are those whose cause is a filter or parameter, a trap or a
    file under ever new versions; `share` is the part of all requests; `urls` are distinct addresses.
    Threshold: `min_hits` = 1 request.
    Left out: values; parameters that trackers add, which are no part of an address here.
    """
    totals = ledger.agg(all_hits=_.hits.sum())
    queried = ledger.filter(ledger.url.contains("?"))
    is_leak = queried.cause.isin(["parameter", "trap", "cache_busted"])
    named = queried.select(
        "url", "hits", leaked=is_leak.ifelse(queried.hits, 0),
        part=queried.url.re_extract(r"\?(.*)$", 1).split("&").unnest(),
    )  # fmt: skip
    rows = named.mutate(parameter=named.part.re_extract("^([^=]*)", 1)).filter(_.parameter != "")
    counted = rows.group_by("parameter").agg(hits=_.hits.sum(), leaked=_.leaked.sum(), urls=_.url.nunique())
    shown = counted.filter(counted.hits >= min_hits).cross_join(totals)
    share = shown.hits.cast("float64") / shown.all_hits
    answer = shown.select("parameter", "hits", "leaked", "urls", share=share)
    return answer.order_by(answer.hits.desc(), "parameter")
