"""How far bots are who their user agents say."""

import ibis.expr.types as ir
from ibis import _

from analysis.bot_sums import bot_rows


def judge_bot_names(hit_days: ir.Table, bots: ir.Table) -> ir.Table:
    """Which bots are who they say they are?

    Definition: requests in a bot's name, by what their addresses prove. verified: in the operator's list, or its host
    name leads to the operator and back. plausible: the log keeps only a block of addresses, all of it in the list, or a
    proxy that is not trusted handed the address on. spoofed: there is a list, and the address is outside. unknown:
    there is nothing to judge by. `ranges` and `ranges_read` say by which list, and of which day.
    Threshold: none.
    Left out: people, and requests that a second file logs as well. A bot without a list is unknown, never spoofed.
    """
    sums = bot_rows(hit_days).group_by("bot").agg(
        hits=_.hits.sum(), verified_hits=_.verified_hits.sum(), plausible_hits=_.plausible_hits.sum(),
        spoofed_hits=_.spoofed_hits.sum(), unknown_hits=_.unknown_hits.sum(),
    )  # fmt: skip
    facts = bots.select("bot", "actor", "operator", "purpose", "ranges", "ranges_read")
    answer = sums.inner_join(facts, "bot").select(
        "bot", "actor", "operator", "purpose", "hits", "verified_hits", "plausible_hits", "spoofed_hits",
        "unknown_hits", "ranges", "ranges_read",
    )  # fmt: skip
    return answer.order_by(answer.hits.desc(), "bot")
