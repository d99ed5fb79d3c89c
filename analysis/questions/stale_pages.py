"""Pages whose last fetch is longer ago than that of others of their template."""

import ibis
import ibis.expr.types as ir
from ibis import _

from analysis.fetches import fetches_by_url, last_day_of, templated


def find_stale_pages(
    indexability: ir.Table,
    ledger: ir.Table,
    page_templates: ir.Table | None = None,
    *,
    times: float = 3.0,
    min_days: int = 14,
) -> ir.Table:
    """Which indexable pages did search bots not fetch for too long?

    Definition: an indexable page whose last fetch (2xx or 304 by a verified search bot) is more days before the end of
    the logs than the limit of its template: `times` the median of its pages, at least `min_days`. `days` is the age,
    `limit_days` the limit, `hits` the requests in the window.
    Threshold: `times` = 3 and `min_days` = 14, our own: no source names one, and what is long depends on the template.
    Left out: pages never fetched in the window, a question of their own (unfetched_pages); pages that may not rank.
    Without templates all pages share one limit.
    """
    seen = fetches_by_url(ledger).semi_join(indexability.filter(indexability.indexable), "url")
    dated = templated(seen, page_templates).cross_join(last_day_of(ledger))
    aged = dated.mutate(days=dated.ends - dated.last_day.epoch_days())
    limits = aged.group_by("template").agg(usual=_.days.median())
    judged = aged.inner_join(limits, "template")
    limit = ibis.greatest(judged.usual.cast("float64") * times, float(min_days))
    stale = judged.mutate(limit_days=limit).filter(_.days > _.limit_days)
    answer = stale.select("url", "template", "last_day", "days", "limit_days", "hits")
    return answer.order_by(answer.days.desc(), "url")
