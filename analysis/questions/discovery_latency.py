"""How long search bots take to find new pages."""

import ibis.expr.types as ir

from analysis.fetches import templated
from analysis.pickups import with_latency


def trace_discovery(pickups: ir.Table, ledger: ir.Table, page_templates: ir.Table | None = None) -> ir.Table:
    """How long do search bots take to find new pages?

    Definition: pages that may rank and were new in a crawl within the time of the logs, with the first fetch (2xx or
    304) by a verified search bot. The page came online after `after_day`, the crawl before, and by `by_day`;
    `days_least` and `days_most` bound the days until the fetch and are equal where the sitemap's lastmod dates it
    (`dated_day`). Not fetched by the end of the logs: `waiting_days`. The longest first.
    Threshold: none.
    Left out: pages of the first crawl; pages that came before the logs begin, and those of which nothing was seen
    before they end.
    """
    known = with_latency(pickups.filter(pickups.event == "new"), ledger)
    rows = templated(known, page_templates)
    answer = rows.select(
        "url", "template", "after_day", "by_day", "dated_day", "fetched_day", "bot", "days_least", "days_most",
        "waiting_days",
    )  # fmt: skip
    return answer.order_by(answer.waiting_days.fill_null(-1).desc(), answer.days_most.fill_null(-1).desc(), "url")
