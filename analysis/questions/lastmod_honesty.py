"""Whether sitemaps tell the truth about changes, and whether search bots act on it."""

import ibis.expr.types as ir
from ibis import _

from analysis.fetches import templated
from analysis.pickups import with_latency


def judge_lastmod(pickups: ir.Table, ledger: ir.Table, page_templates: ir.Table | None = None) -> ir.Table:
    """Does the sitemap's lastmod tell the truth, and do search bots come sooner for it?

    Definition: by template, what happened to pages between two crawls: `told` the text changed and lastmod moved,
    `silent` the text changed and lastmod did not, `unlisted` it changed and no sitemap lists the page, `false_dates`
    lastmod moved and the text is the same. `honest` is the part of moved dates that were true. `days_told` and
    `days_silent` are the medians of days, at most, until a verified search bot came; where they are alike, bots do not
    act on the dates.
    Threshold: none.
    Left out: pages that changed neither text nor date; for the days: changes outside the time of the logs.
    """
    changed = pickups.event == "changed"
    events = pickups.filter(pickups.event.isin(["changed", "lastmod"])).select(
        "url",
        told=(changed & pickups.lastmod_moved.fill_null(False)).cast("int64"),
        silent=(changed & ~pickups.lastmod_moved.fill_null(True)).cast("int64"),
        unlisted=(changed & pickups.lastmod_moved.isnull()).cast("int64"),
        false_dates=(pickups.event == "lastmod").cast("int64"),
    )
    sums = templated(events, page_templates).group_by("template").agg(
        told=_.told.sum(), silent=_.silent.sum(), unlisted=_.unlisted.sum(), false_dates=_.false_dates.sum()
    )  # fmt: skip
    medians = _days(pickups, ledger, page_templates)
    joined = sums.left_join(medians, sums.template == medians.timed)
    honest = joined.told.cast("float64") / (joined.told + joined.false_dates).nullif(0)
    answer = joined.select(
        "template", "told", "silent", "unlisted", "false_dates", honest=honest, days_told=joined.days_told,
        days_silent=joined.days_silent,
    )  # fmt: skip
    return answer.order_by("template")


def _days(pickups: ir.Table, ledger: ir.Table, page_templates: ir.Table | None) -> ir.Table:
    known = templated(with_latency(pickups.filter(pickups.event == "changed"), ledger), page_templates)
    days = known.days_most.cast("float64")
    rows = known.select(
        "template", told=known.lastmod_moved.ifelse(days, None), silent=(~known.lastmod_moved).ifelse(days, None)
    )
    medians = rows.group_by("template").agg(days_told=_.told.median(), days_silent=_.silent.median())
    return medians.rename(timed="template")
