"""Templates that search bots wait for."""

import ibis.expr.types as ir
from ibis import _

from analysis.bot_hits import by_search_bots, once, share_of, with_template


def timed_answers(hits: ir.Table) -> ir.Table:
    """Return the requests whose time counts: delivered to search bots, of a log that tells the time."""
    return by_search_bots(once(hits)).filter(hits.status.between(200, 299) & hits.duration_ms.notnull())


def find_slow_templates(
    hits: ir.Table, page_templates: ir.Table | None = None, *, slow_ms: int = 600, min_hits: int = 20
) -> ir.Table:
    """Which templates answer search bots slowly?

    Definition: the time from request to the end of the answer, in ms, of what was delivered (2xx) to search bots
    (verified or plausible), by template: `p50_ms` and `p95_ms` are the times within which half and 95 of 100 answers
    were given (interpolated between the two next ones), `slow_share` the part above `slow_ms`. A template is slow whose
    p95 is `slow_ms` or more. Files of pages and other addresses are one row each; `example` is the slowest address.
    Threshold: `slow_ms` = 600 ms, beyond which Lighthouse calls a server's response slow; 0 shows all templates.
    `min_hits` = 20 answers, because below that a p95 is the slowest of them.
    Left out: logs that tell no time (common and combined do not); redirects, errors and 304, which cost little and
    would hide slow pages; what the network adds.
    """
    timed = timed_answers(hits).select("url", "duration_ms")
    kinds = with_template(timed.select("url").distinct(), page_templates)
    rows = timed.inner_join(kinds, "url")
    rows = rows.mutate(slow=(rows.duration_ms > slow_ms).cast("int64"))
    slowest = rows.group_by("kind", "template").mutate(slowest=_.duration_ms.max())
    slowest = slowest.mutate(example=(slowest.duration_ms == slowest.slowest).ifelse(slowest.url, None))
    templates = slowest.group_by("kind", "template").agg(
        hits=_.count(), urls=_.url.nunique(), p50_ms=_.duration_ms.cast("float64").quantile(0.5),
        p95_ms=_.duration_ms.cast("float64").quantile(0.95), slow=_.slow.sum(), example=_.example.min(),
    )  # fmt: skip
    shown = templates.filter((templates.hits >= min_hits) & (templates.p95_ms >= slow_ms))
    shown = shown.mutate(slow_share=share_of(shown.slow, shown.hits))
    columns = ("kind", "template", "hits", "urls", "p50_ms", "p95_ms", "slow_share", "example")
    return shown.select(*columns).order_by(shown.p95_ms.desc(), "kind", "template")
