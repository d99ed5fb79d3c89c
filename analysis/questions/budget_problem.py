"""Whether crawl budget is a problem of this site at all."""

import ibis.expr.types as ir
from ibis import _

from analysis.fetches import fetches_by_url, last_day_of


def judge_budget(
    indexability: ir.Table, ledger: ir.Table, *, bot: str = "", days: int = 14, small: int = 10_000
) -> ir.Table:
    """Does crawl budget keep search bots from fetching all pages of this site?

    Definition: one row where it may: the site is not small, or pages that may rank were not fetched (2xx or 304) in
    the last `days` days of the logs. `pages` may rank, `fetched` of them were fetched in that time, `share` is that
    part; `log_days` is how long the logs are: with fewer than `days`, an unfetched page says little. No row: the site
    is small and all of its pages were fetched, so it has no budget problem, whatever the ledger calls waste.
    Threshold: `days` = 14; `small` = 10,000 pages, below which Google's guide to crawl budget
    (developers.google.com/search/docs/crawling-indexing/large-site-managing-crawl-budget, read on 2026-11-22) need not
    be read unless they change daily. `bot` judges by one crawler instead of all verified ones together.
    Left out: pages that may not rank.
    """
    rows = ledger.filter(ledger.bot == bot) if bot else ledger
    ends = last_day_of(ledger)
    seen = fetches_by_url(rows).cross_join(ends)
    recent = seen.filter(seen.ends - seen.last_day.epoch_days() < days).select(fetched_url="url")
    pages = indexability.filter(indexability.indexable).select("url")
    joined = pages.left_join(recent, pages.url == recent.fetched_url)
    sums = joined.agg(pages=joined.count(), fetched=joined.fetched_url.count()).cross_join(ends)
    answer = sums.mutate(
        unfetched=sums.pages - sums.fetched, share=sums.fetched.cast("float64") / sums.pages.nullif(0),
        log_days=sums.ends - sums.begins + 1,
    )  # fmt: skip
    limited = answer.filter((_.pages > 0) & ((_.unfetched > 0) | (_.pages > small)))
    return limited.select("pages", "fetched", "unfetched", "share", "log_days")
