"""Which folders of the site every bot spends its requests on."""

import ibis.expr.types as ir
from ibis import _

from analysis.bot_sums import bot_rows, bot_sums, section_of


def count_bots_by_section(hit_days: ir.Table, *, min_hits: int = 1) -> ir.Table:
    """Which sections of the site does every bot request?

    Definition: requests in a bot's name by section, the first folder of the address; `/` is what lies in no folder.
    `share` is the part of all the bot's requests; verified, plausible, spoofed and unknown are told apart by address.
    Threshold: `min_hits` = 1 shows every section; a higher one hides small ones, and the shares stay those of all.
    Left out: people, and requests that a second file logs as well.
    """
    rows = bot_rows(hit_days)
    placed = rows.mutate(section=section_of(rows.url))
    sections = placed.group_by("actor", "bot", "section").agg(**bot_sums(), last_at=_.last_at.max())
    totals = rows.group_by("bot").agg(all_hits=_.hits.sum())
    shown = sections.filter(sections.hits >= min_hits).inner_join(totals, "bot")
    answer = shown.mutate(share=shown.hits.cast("float64") / shown.all_hits).drop("all_hits")
    return answer.order_by("bot", answer.hits.desc(), "section")
