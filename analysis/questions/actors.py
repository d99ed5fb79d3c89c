"""Who asks this site for pages: people and every kind of bot."""

import ibis.expr.types as ir
from ibis import _


def rank_actors(bot_days: ir.Table, *, min_hits: int = 1) -> ir.Table:
    """Who requests this site, and how much?

    Definition: all requests by kind of visitor (search, ai, seo, social, monitoring, feed, archive, other_bot, human)
    and bot, as the user agent says. `verified_hits` are those from addresses the operator publishes; `days` counts the
    days with at least one request.
    Threshold: `min_hits` = 1 shows everybody; the shares stay those of all requests.
    Left out: nothing. Programs that call themselves a browser count as people; a log cannot tell them apart.
    """
    totals = bot_days.agg(all_hits=_.hits.sum())
    verified = (bot_days.verification == "verified").ifelse(bot_days.hits, 0)
    rows = bot_days.select("day", "actor", "bot", "hits", "bytes", verified=verified)
    actors = rows.group_by("actor", "bot").agg(
        hits=_.hits.sum(), verified_hits=_.verified.sum(), bytes=_.bytes.sum(), days=_.day.nunique()
    )
    shown = actors.filter(actors.hits >= min_hits).cross_join(totals)
    share = shown.hits.cast("float64") / shown.all_hits
    answer = shown.select("actor", "bot", "hits", "verified_hits", "bytes", "days", share=share)
    return answer.order_by(answer.hits.desc(), "actor", "bot")
