"""What bots load, by template."""

import ibis.expr.types as ir
from ibis import _

from analysis.bot_hits import BELIEVED, share_of, with_template


def of_bots(hit_days: ir.Table) -> ir.Table:
    """Return the requests of bots, without those of impostors."""
    return hit_days.filter((hit_days.actor != "human") & (hit_days.verification != "spoofed"))


def add_up_bytes_per_template(
    hit_days: ir.Table, page_templates: ir.Table | None = None, *, min_hits: int = 1
) -> ir.Table:
    """How many bytes do bots load, template by template?

    Definition: body bytes sent to bots, by kind of bot and template; files of pages (images, scripts, style sheets …)
    and all other addresses are one row each. `share` is that of all bytes sent to bots, `bytes_per_hit` the mean of an
    answer, `verified_hits` those whose sender is verified or plausible.
    Threshold: `min_hits` = 1 request; the shares stay those of all.
    Left out: people; impostors; headers, and what a cache in front answered without logging it.
    """
    bots = of_bots(hit_days)
    verified = bots.verification.isin(BELIEVED).ifelse(bots.hits, 0)
    asked = bots.select("actor", "url", "hits", "bytes", verified=verified)
    urls = asked.group_by("actor", "url").agg(hits=_.hits.sum(), verified=_.verified.sum(), bytes=_.bytes.sum())
    kinds = with_template(urls.select("url").distinct(), page_templates)
    templates = urls.inner_join(kinds, "url").group_by("actor", "kind", "template").agg(
        hits=_.hits.sum(), verified_hits=_.verified.sum(), urls=_.url.nunique(), bytes=_.bytes.sum()
    )  # fmt: skip
    shown = templates.filter(templates.hits >= min_hits).cross_join(templates.agg(all_bytes=_.bytes.sum()))
    shown = shown.mutate(share=share_of(shown.bytes, shown.all_bytes), bytes_per_hit=share_of(shown.bytes, shown.hits))
    columns = ("actor", "kind", "template", "hits", "verified_hits", "urls", "bytes", "share", "bytes_per_hit")
    return shown.select(*columns).order_by(shown.bytes.desc(), "actor", "kind", "template")
