"""AI companies' bots, by what they fetch pages for."""

import ibis.expr.types as ir
from ibis import _

from analysis.bot_sums import of_the_bot


def rank_ai_bots(hit_days: ir.Table, bots: ir.Table) -> ir.Table:
    """Which AI companies fetch this site, and what for?

    Definition: requests of AI bots by purpose (ai_training: to train models, or for data sold for it; ai_search: for an
    index answers are found in; ai_user: for a person's question, as it is asked; ai_other: nobody says), operator and
    bot. `share` is the part of all their requests; `page_hits` are those delivered (2xx or 304).
    Threshold: none.
    Left out: spoofed requests, because they are not the company's. Robots tokens such as Google-Extended are no bots:
    what is fetched for them comes as Googlebot.
    """
    facts = bots.filter(bots.actor == "ai").select("bot", "operator", "purpose")
    rows = of_the_bot(hit_days).inner_join(facts, "bot")
    delivered = rows.status.between(200, 299) | (rows.status == 304)
    rows = rows.mutate(
        verified=(rows.verification == "verified").ifelse(rows.hits, 0), delivered=delivered.ifelse(rows.hits, 0)
    )
    sums = rows.group_by("purpose", "operator", "bot").agg(
        hits=_.hits.sum(), verified_hits=_.verified.sum(), page_hits=_.delivered.sum(), urls=_.url.nunique(),
        bytes=_.bytes.sum(), days=_.day.nunique(), first_at=_.first_at.min(), last_at=_.last_at.max(),
    )  # fmt: skip
    shown = sums.cross_join(sums.agg(all_hits=_.hits.sum()))
    answer = shown.mutate(share=shown.hits.cast("float64") / shown.all_hits).drop("all_hits")
    return answer.order_by(answer.hits.desc(), "bot")
