"""How often search bots are told that a page is still the one they know."""

import ibis.expr.types as ir
from ibis import _

from analysis.bot_hits import by_search_bots, share_of, with_template


def delivered(hit_days: ir.Table) -> ir.Table:
    """Return the requests of search bots that got the page, or heard that it has not changed."""
    return by_search_bots(hit_days).filter(hit_days.status.isin([200, 304]))


def add_up_not_modified_answers(
    hit_days: ir.Table, page_templates: ir.Table | None = None, *, min_hits: int = 20
) -> ir.Table:
    """How often does the server spare search bots a page that has not changed?

    Definition: requests of search bots (verified or plausible) answered 200 or 304, by bot and template. `share` is the
    part answered 304 (not modified), `repeated` counts requests for an address the bot had already fetched in the
    window: only they can be spared, and only where nothing changed. `bytes` were sent for the answers with 200.
    Threshold: `min_hits` = 20 requests, below which a share says little; the number is ours.
    Left out: whether a page had changed, which a log does not tell; bots that never ask whether it has.
    """
    asked = delivered(hit_days)
    spared = (asked.status == 304).ifelse(asked.hits, 0)
    rows = asked.select("bot", "url", "hits", "bytes", spared=spared)
    urls = rows.group_by("bot", "url").agg(hits=_.hits.sum(), spared=_.spared.sum(), bytes=_.bytes.sum())
    kinds = with_template(urls.select("url").distinct(), page_templates)
    templates = urls.inner_join(kinds, "url").group_by("bot", "kind", "template").agg(
        hits=_.hits.sum(), not_modified=_.spared.sum(), urls=_.url.nunique(), bytes=_.bytes.sum()
    )  # fmt: skip
    shown = templates.filter(templates.hits >= min_hits)
    shown = shown.mutate(share=share_of(shown.not_modified, shown.hits), repeated=shown.hits - shown.urls)
    columns = ("bot", "kind", "template", "hits", "not_modified", "share", "repeated", "bytes")
    return shown.select(*columns).order_by(shown.hits.desc(), "bot", "kind", "template")
